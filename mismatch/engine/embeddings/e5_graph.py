"""The ONNX graph of multilingual-e5-small, written node by node so that every text gets its own quantisation.

Usual dynamic int8 takes one scale for a whole batch: a text's vector then depends on its neighbours. Here each token
has its own scale, matrices have one per output, and sums are exact integers. Weights use seven bits: two products
of an unsigned and a signed byte then fit sixteen bits, which processors without VNNI would otherwise overflow.
Additions and normalisations stay separate nodes: onnxruntime's fused ones are several times slower on a CPU.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from mismatch.engine.embeddings.e5_weights import BLOCK, Nibbles, Weights

INPUT = "ids"
OUTPUT = "tokens"
_CONTRIB = "com.microsoft"
_WEIGHT_LIMIT = 64
_TOKEN_LIMIT = 127
_ZERO = 128


class _Graph:
    """Collects nodes and constants; every method returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Any) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def nibbles(self, name: str, values: NDArray[np.uint8]) -> str:
        packed = (values[:, 0::2] | (values[:, 1::2] << 4)).tobytes()
        tensor = TensorProto(name=name, data_type=TensorProto.UINT4, dims=values.shape, raw_data=packed)
        self.constants.append(tensor)
        return name

    def node(self, kind: str, inputs: Sequence[str], name: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def split(self, source: str, names: Sequence[str]) -> Sequence[str]:
        self.nodes.append(helper.make_node("Split", [source], names, name=f"{source}/split", axis=-1, num_outputs=3))
        return names


def write_graph(weights: Weights) -> onnx.ModelProto:
    """The encoder from token ids (texts × tokens, no padding) to the last hidden states."""
    graph = _Graph()
    _add_constants(graph)
    state = _embed(graph, weights)
    for layer in range(weights.shape.layers):
        state = _add_layer(graph, weights, f"l{layer}", state)
    graph.node("Identity", [state], OUTPUT)
    return _model(graph, weights.shape.hidden)


def _model(graph: _Graph, hidden: int) -> onnx.ModelProto:
    ids = helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "length"])
    tokens = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", "length", hidden])
    body = helper.make_graph(graph.nodes, "multilingual-e5-small", [ids], [tokens], graph.constants)
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10)


def _add_constants(graph: _Graph) -> None:
    graph.constant("one", np.float32(1))
    graph.constant("zero", np.uint8(_ZERO))
    graph.constant("step", np.float32(1 / _TOKEN_LIMIT))
    graph.constant("least", np.float32(1e-12))
    graph.constant("last", np.array([-1], np.int64))
    graph.constant("origin", np.array([0], np.int64))


def _embed(graph: _Graph, weights: Weights) -> str:
    """Word + position + type, normalised. The words stay in the four bits they came in."""
    words, vectors = weights.words, weights.vectors
    middle = np.full(words.scales.shape, 8, np.uint8)
    table = [graph.nibbles("words", words.values), INPUT, graph.constant("words/scales", words.scales)]
    table.append(graph.nibbles("words/zeros", middle))
    word = graph.node("GatherBlockQuantized", table, "word", _CONTRIB, block_size=BLOCK, gather_axis=0, quantize_axis=1)
    hidden = weights.shape.hidden
    places = vectors["emb.pos"].reshape(-1, hidden) + vectors["emb.type"].reshape(-1, hidden)[0]
    length = graph.node("Shape", [INPUT], "length", start=1, end=2)
    place = graph.node("Slice", [graph.constant("places", places), "origin", length], "place")
    return _normalise(graph, weights, "emb.ln", graph.node("Add", [word, place], "embedded"))


def _add_layer(graph: _Graph, weights: Weights, layer: str, state: str) -> str:
    query_key_value = _linear(graph, weights, f"{layer}.qkv", [f"{layer}.{part}" for part in "qkv"], state)
    parts = graph.split(query_key_value, [f"{layer}.{part}/out" for part in "qkv"])
    attended = graph.node("MultiHeadAttention", parts, f"{layer}.attended", _CONTRIB, num_heads=weights.shape.heads)
    projected = _linear(graph, weights, f"{layer}.ao", [f"{layer}.ao"], attended)
    state = _normalise(graph, weights, f"{layer}.aln", graph.node("Add", [projected, state], f"{layer}.ao/sum"))
    wide = _linear(graph, weights, f"{layer}.fi", [f"{layer}.fi"], state)
    active = graph.node("Gelu", [wide], f"{layer}.active", _CONTRIB)
    narrow = _linear(graph, weights, f"{layer}.fo", [f"{layer}.fo"], active)
    return _normalise(graph, weights, f"{layer}.oln", graph.node("Add", [narrow, state], f"{layer}.fo/sum"))


def _normalise(graph: _Graph, weights: Weights, name: str, state: str) -> str:
    gain = graph.constant(f"{name}.w", weights.vectors[f"{name}.w"])
    offset = graph.constant(f"{name}.b", weights.vectors[f"{name}.b"])
    epsilon = weights.shape.epsilon
    return graph.node("LayerNormalization", [state, gain, offset], f"{name}/out", axis=-1, epsilon=epsilon)


def _linear(graph: _Graph, weights: Weights, name: str, sources: Sequence[str], state: str) -> str:
    """``state`` times the matrices of ``sources`` side by side, plus their biases."""
    matrix, scales = _seven_bits([weights.matrices[f"{source}.w"] for source in sources])
    bias = np.concatenate([weights.vectors[f"{source}.b"] for source in sources])
    token_bytes, token_scale = _quantise_tokens(graph, name, state)
    operands = [token_bytes, graph.constant(f"{name}.w", matrix), "one", graph.constant(f"{name}.s", scales), "zero"]
    product = graph.node("MatMulIntegerToFloat", operands, f"{name}/product", _CONTRIB)
    scaled = graph.node("Mul", [product, token_scale], f"{name}/scaled")
    return graph.node("Add", [scaled, graph.constant(f"{name}.b", bias)], f"{name}/linear")


def _quantise_tokens(graph: _Graph, name: str, state: str) -> tuple[str, str]:
    """Each token's numbers as bytes around 128, and the token's own scale."""
    highest = graph.node("ReduceMax", [state, "last"], f"{name}/highest", keepdims=1)
    lowest = graph.node("ReduceMin", [state, "last"], f"{name}/lowest", keepdims=1)
    span = graph.node("Max", [highest, graph.node("Neg", [lowest], f"{name}/negated"), "least"], f"{name}/span")
    scale = graph.node("Mul", [span, "step"], f"{name}/scale")
    ratio = graph.node("Div", [state, scale], f"{name}/ratio")
    return graph.node("QuantizeLinear", [ratio, "one", "zero"], f"{name}/bytes"), scale


def _seven_bits(matrices: Sequence[Nibbles]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Matrices side by side as (inputs, outputs) in −64…64, with one scale an output."""
    dense = np.concatenate([matrix.dense() for matrix in matrices])
    scales = np.maximum(np.abs(dense).max(axis=1), 1e-12) / _WEIGHT_LIMIT
    return np.rint(dense / scales[:, None]).astype(np.int8).T, scales.astype(np.float32)
