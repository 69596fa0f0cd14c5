"""How fast the default embedding model is: load, passages, long texts, and a drop of résumés."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from mismatch.engine.embeddings.build import build_default_model
from mismatch.engine.embeddings.embedder import OnnxEmbedder

_VOCABULARY = """
опыт разработка проект команда сервис клиент отчёт система данные анализ внедрение поддержка договор
склад managed delivered built team platform revenue reporting process customers suppliers budget
planning quality Python SQL Excel SAP 1С Kubernetes — 2019 35 % , ; CRM ERP Москва London
"""
_WORDS = _VOCABULARY.split()
_PASSAGES = 40


def bench_embeddings(models_dir: Path, resumes: int = 20, processes: int = 2) -> dict[str, float]:
    """Figures by name, in milliseconds unless the name says otherwise. Builds the model when it is missing."""
    folder = build_default_model(models_dir, lambda _: None)
    figures: dict[str, float] = {}
    started = time.perf_counter()
    embedder = OnnxEmbedder(folder)
    figures["cold load"] = (time.perf_counter() - started) * 1000
    figures |= _single_texts(embedder)
    for threads in (1, 2):
        figures[f"eight résumés, {threads} threads"] = _eight_resumes(OnnxEmbedder(folder, threads=threads))
    figures |= _resumes_one_by_one(embedder, resumes)
    figures["peak memory, MB"] = _peak_megabytes()
    figures[f"{resumes} résumés, {processes} processes, s"] = _resumes_in_parallel(folder, resumes, processes)
    return figures


def fictional_passages(seed: int, count: int = _PASSAGES) -> list[str]:
    """Passages of 4 to 28 words, about 25 tokens each: what two pages hold."""
    random = Random(seed)  # noqa: S311 - texts for a clock, not secrets
    return [" ".join(random.choices(_WORDS, k=random.randint(4, 28))) for _ in range(count)]


def _single_texts(embedder: OnnxEmbedder) -> dict[str, float]:
    random = Random(1)  # noqa: S311 - as above
    short, long = (" ".join(random.choices(_WORDS, k=words)) for words in (20, 300))
    return {
        "20 words": _milliseconds(lambda: embedder.encode([short]), 30),
        "300 words": _milliseconds(lambda: embedder.encode([long]), 5),
    }


def _eight_resumes(embedder: OnnxEmbedder) -> float:
    """As many as the worker takes at once."""
    passages = [text for seed in range(8) for text in fictional_passages(seed)]
    return _milliseconds(lambda: embedder.encode(passages), 2)


def _milliseconds(work: Callable[[], object], times: int) -> float:
    work()
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) / times * 1000


def _resumes_one_by_one(embedder: OnnxEmbedder, resumes: int) -> dict[str, float]:
    texts = [fictional_passages(seed) for seed in range(resumes)]
    tokens = sum(embedder.count_tokens(text) for passages in texts for text in passages)
    started = time.process_time()
    for passages in texts:
        embedder.encode(passages)
    seconds = time.process_time() - started
    return {"a résumé, CPU": seconds / resumes * 1000, "a token, CPU": seconds / tokens * 1000}


def _resumes_in_parallel(folder: Path, resumes: int, processes: int) -> float:
    """Wall seconds of warm processes of one thread each: how the workers run."""
    with multiprocessing.get_context("spawn").Pool(processes, _warm, (folder,)) as pool:
        pool.map(_encode, range(processes), chunksize=1)
        started = time.perf_counter()
        pool.map(_encode, range(resumes), chunksize=1)
        return time.perf_counter() - started


_warmed: list[OnnxEmbedder] = []


def _warm(folder: Path) -> None:
    _warmed.append(OnnxEmbedder(folder))


def _encode(seed: int) -> int:
    return len(_warmed[0].encode(fictional_passages(seed)))


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
