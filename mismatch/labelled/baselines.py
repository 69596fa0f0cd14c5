"""What the ranking is compared with, in the same run: keyword search and plain embeddings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mismatch.labelled.prepared import Encode, Prepared

Floats = NDArray[np.float64]
_K1, _B = 1.5, 0.75


def baselines(prepared: Prepared, encode: Encode) -> dict[str, Floats]:
    """Scores of every pair by the name of the method; all see the whole texts as they are."""
    asked, told = prepared.texts, prepared.resumes
    return {
        "TF-IDF, words": _tfidf(asked, told, analyzer="word"),
        "TF-IDF, letters": _tfidf(asked, told, analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        "BM25": _bm25(asked, told),
        "embeddings of whole texts": np.asarray(encode(asked) @ encode(told).T, dtype=np.float64),
        "mean of passage embeddings": _means(prepared),
    }


def _tfidf(asked: list[str], told: list[str], **settings: object) -> Floats:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(**settings)
    rows = vectorizer.fit_transform(told)
    return np.asarray((vectorizer.transform(asked) @ rows.T).toarray(), dtype=np.float64)


def _bm25(asked: list[str], told: list[str]) -> Floats:
    """Okapi's BM25 with counts of the pool itself."""
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer()
    counts = counter.fit_transform(told).toarray().astype(np.float64)
    queries = (counter.transform(asked).toarray() > 0).astype(np.float64)
    holding = (counts > 0).sum(axis=0)
    rarity = np.log(1 + (len(told) - holding + 0.5) / (holding + 0.5))
    lengths = counts.sum(axis=1, keepdims=True)
    gains = counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * lengths / lengths.mean()))
    return np.asarray(queries @ (gains * rarity).T, dtype=np.float64)


def _means(prepared: Prepared) -> Floats:
    width = prepared.asked[0].shape[1]
    asked = np.stack([_direction(rows, width) for rows in prepared.asked])
    told = np.stack([_direction(rows, width) for rows in prepared.told])
    return np.asarray(asked @ told.T, dtype=np.float64)


def _direction(rows: NDArray[np.float32] | None, width: int) -> NDArray[np.float32]:
    if rows is None:
        return np.zeros(width, dtype=np.float32)
    mean: NDArray[np.float32] = rows.mean(axis=0)
    return mean / np.linalg.norm(mean)
