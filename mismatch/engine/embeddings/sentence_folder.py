"""The weights as a float32 folder that sentence-transformers opens: the yardstick for the int8 model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from mismatch.engine.embeddings.e5_vocabulary import make_tokenizer
from mismatch.engine.embeddings.e5_weights import Weights

_TOKENS = {"bos": 0, "cls": 0, "pad": 1, "eos": 2, "sep": 2, "unk": 3}
_LINEARS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_MODULES = ("Transformer", "Pooling", "Normalize")


def write_sentence_folder(weights: Weights, folder: Path) -> None:
    """Write configuration, weights, tokenizer and pooling of the model into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(_tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})
    make_tokenizer(weights.pieces, weights.special).save(str(folder / "tokenizer.json"))
    length = weights.shape.positions
    tokens = {f"{name}_token": weights.pieces[index][0] for name, index in _TOKENS.items()}
    _write(folder / "config.json", _bert_config(weights))
    _write(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": length, **tokens},
    )
    _write(folder / "sentence_bert_config.json", {"max_seq_length": length, "do_lower_case": False})
    _write(folder / "modules.json", [_module(index, name) for index, name in enumerate(_MODULES)])
    pooling = {"word_embedding_dimension": weights.shape.hidden, "pooling_mode_mean_tokens": True}
    _write(folder / "1_Pooling" / "config.json", pooling)
    _write(folder / "2_Normalize" / "config.json", {})


def _module(index: int, name: str) -> dict[str, Any]:
    path = f"{index}_{name}" if index else ""
    return {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{name}"}


def _bert_config(weights: Weights) -> dict[str, Any]:
    shape = weights.shape
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": len(weights.pieces),
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": float(np.float32(shape.epsilon)),
        "hidden_act": "gelu",
        "pad_token_id": weights.special.padding,
    }


def _tensors(weights: Weights) -> dict[str, NDArray[np.float32]]:
    hidden, vectors = weights.shape.hidden, weights.vectors
    types = np.resize(vectors["emb.type"].reshape(-1, hidden), (weights.shape.token_types, hidden))
    tensors = {
        "embeddings.word_embeddings.weight": weights.words.dense(),
        "embeddings.position_embeddings.weight": vectors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": types,
        "embeddings.LayerNorm.weight": vectors["emb.ln.w"],
        "embeddings.LayerNorm.bias": vectors["emb.ln.b"],
    }
    for layer in range(weights.shape.layers):
        tensors |= _layer_tensors(weights, layer)
    return {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}


def _layer_tensors(weights: Weights, layer: int) -> dict[str, NDArray[np.float32]]:
    tensors = {}
    for short, name in _LINEARS.items():
        tensors[f"encoder.layer.{layer}.{name}.weight"] = weights.matrices[f"l{layer}.{short}.w"].dense()
        tensors[f"encoder.layer.{layer}.{name}.bias"] = weights.vectors[f"l{layer}.{short}.b"]
    for short, name in _NORMS.items():
        tensors[f"encoder.layer.{layer}.{name}.weight"] = weights.vectors[f"l{layer}.{short}.w"]
        tensors[f"encoder.layer.{layer}.{name}.bias"] = weights.vectors[f"l{layer}.{short}.b"]
    return tensors


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
