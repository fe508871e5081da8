"""Write the trained network as one int8 ONNX graph of fused operators, with its labels.

    python -m training.export_onnx --checkpoint FILE --out DIR

The graph reads one paragraph: ids, shapes (word pieces) and firsts (words), all int64 of one dimension.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import ATTENTION_HEADS, HIDDEN, LAYERS

Floats = NDArray[np.float32]
_FUSED = "com.microsoft"


class Graph:
    """A graph under construction: nodes and constants, names given by the caller."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **options: Any) -> str:
        """Add a node with one output and return the name of that output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **options))
        return output

    def linear(self, source: str, weight: Floats, bias: Floats | None, name: str) -> str:
        """Multiply by `weight` (out x in, as torch keeps it) and add `bias`."""
        product = self.add("MatMul", [source, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        if bias is None:
            return product
        return self.add("Add", [product, self.constant(f"{name}.bias", bias)], name)

    def gelu(self, source: str, weight: Floats, bias: Floats, name: str) -> str:
        """Multiply by `weight`, add `bias`, and bend."""
        product = self.add("MatMul", [source, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        return self.add("BiasGelu", [product, self.constant(f"{name}.bias", bias)], name, domain=_FUSED)


def build(weights: dict[str, Floats]) -> onnx.ModelProto:
    """Return the network as a graph over one paragraph."""
    graph = Graph()
    pieces = _embed(graph, weights)
    for i in range(LAYERS):
        pieces = _layer(graph, weights, i, pieces)
    words = _words(graph, weights, pieces)
    outputs = _heads(graph, weights, words)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [length])
        for name, length in (("ids", "pieces"), ("shapes", "pieces"), ("firsts", "words"))
    ]
    made = helper.make_graph(graph.nodes, "entente_en", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
    model = helper.make_model(made, opset_imports=opsets, producer_name="entente")
    model.ir_version = 9
    return model


def _embed(graph: Graph, weights: dict[str, Floats]) -> str:
    """Sum the embeddings; word pieces are kept as one byte a number with a scale a row."""
    table = weights["pieces.weight"]
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    bytes_ = np.rint(table / np.maximum(scale, 1e-12)).astype(np.int8)
    rows = graph.add("Gather", [graph.constant("pieces.bytes", bytes_), "ids"], "pieces.row")
    floats = graph.add("Cast", [rows], "pieces.float", to=TensorProto.FLOAT)
    sizes = graph.add("Gather", [graph.constant("pieces.scale", scale.astype(np.float32)), "ids"], "pieces.size")
    piece = graph.add("Mul", [floats, sizes], "piece")
    shape = graph.add("Gather", [graph.constant("written.weight", weights["written.weight"]), "shapes"], "written")
    length = graph.add("Shape", ["ids"], "length")
    zero, one = (graph.constant(f"number.{n}", np.array([n], np.int64)) for n in (0, 1))
    places = graph.constant("places.weight", weights["places.weight"])
    place = graph.add("Slice", [places, zero, length, zero, one], "place")
    total = graph.add("Add", [graph.add("Add", [piece, place], "piece.place"), shape], "embedded")
    normal = _norm(graph, weights, "norm", total)
    return graph.add("Unsqueeze", [normal, zero], "paragraph")


def _norm(graph: Graph, weights: dict[str, Floats], name: str, source: str) -> str:
    gain = graph.constant(f"{name}.gain", weights[f"{name}.weight"])
    shift = graph.constant(f"{name}.shift", weights[f"{name}.bias"])
    return graph.add("LayerNormalization", [source, gain, shift], f"{name}.out", axis=-1, epsilon=1e-12)


def _layer(graph: Graph, weights: dict[str, Floats], i: int, source: str) -> str:
    at = f"layers.{i}"
    parts = ("query", "key", "value")
    joined = np.concatenate([weights[f"{at}.{p}.weight"].T for p in parts], axis=1)
    bias = np.concatenate([weights[f"{at}.{p}.bias"] for p in parts])
    seen = graph.add(
        "Attention",
        [source, graph.constant(f"{at}.qkv", joined), graph.constant(f"{at}.qkv.bias", bias)],
        f"{at}.seen",
        domain=_FUSED,
        num_heads=ATTENTION_HEADS,
    )
    first = _skip(graph, weights, seen, source, f"{at}.out", f"{at}.norm1")
    wide = graph.gelu(first, weights[f"{at}.widen.weight"], weights[f"{at}.widen.bias"], f"{at}.widen")
    return _skip(graph, weights, wide, first, f"{at}.narrow", f"{at}.norm2")


def _skip(  # noqa: PLR0917
    graph: Graph, weights: dict[str, Floats], source: str, around: str, linear: str, norm: str
) -> str:
    product = graph.linear(source, weights[f"{linear}.weight"], None, linear)
    gain = graph.constant(f"{norm}.gain", weights[f"{norm}.weight"])
    shift = graph.constant(f"{norm}.shift", weights[f"{norm}.bias"])
    bias = graph.constant(f"{linear}.bias", weights[f"{linear}.bias"])
    inputs = [product, around, gain, shift, bias]
    return graph.add("SkipLayerNormalization", inputs, norm, domain=_FUSED, epsilon=1e-12)


def _words(graph: Graph, weights: dict[str, Floats], pieces: str) -> str:
    flat = graph.add("Squeeze", [pieces, "number.0"], "flat")
    first = graph.add("Gather", [flat, "firsts"], "first")
    shapes = graph.add("Gather", ["shapes", "firsts"], "first.shape")
    shape = graph.add("Gather", [graph.constant("shape.weight", weights["shape.weight"]), shapes], "shape")
    return graph.add("Concat", [first, shape], "words", axis=-1)


def _heads(graph: Graph, weights: dict[str, Floats], words: str) -> list[onnx.ValueInfoProto]:
    root = graph.constant("root", weights["root"][None, :])
    above = graph.add("Concat", [root, words], "above.words", axis=0)
    for name in ("upos", "xpos", "opens"):
        scores = graph.linear(words, weights[f"{name}.weight"], weights[f"{name}.bias"], f"{name}.scores")
        if name != "opens":
            graph.add("ArgMax", [scores], name, axis=-1, keepdims=0)
    hidden = graph.gelu(words, weights["names.0.weight"], weights["names.0.bias"], "names.hidden")
    graph.linear(hidden, weights["names.2.weight"], weights["names.2.bias"], "names.scores")
    bent = {
        name: graph.gelu(source, weights[f"{name}.weight"], weights[f"{name}.bias"], f"{name}.bent")
        for name, source in (("arc_below", words), ("arc_above", above), ("rel_below", words), ("rel_above", above))
    }
    arc, rel = weights["arc.weight"], weights["rel.weight"]
    below = graph.linear(bent["arc_below"], arc[:, :-1], arc[:, -1], "arc.below")
    turned = graph.add("Transpose", [bent["arc_above"]], "arc.above", perm=[1, 0])
    graph.add("MatMul", [below, turned], "arcs")
    graph.linear(bent["rel_below"], rel[:, :-1], rel[:, -1], "relations.below")
    graph.add("Identity", [bent["rel_above"]], "relations.above")
    float_, int_ = TensorProto.FLOAT, TensorProto.INT64
    outputs = (
        ("upos", int_, ["words"]),
        ("xpos", int_, ["words"]),
        ("opens.scores", float_, ["words", 1]),
        ("names.scores", float_, ["words", "tags"]),
        ("arcs", float_, ["words", "heads"]),
        ("relations.below", float_, ["words", "relations"]),
        ("relations.above", float_, ["heads", "depth"]),
    )
    return [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in outputs]


def export(checkpoint: Path, out: Path, *, seven_bits: bool) -> None:
    """Write model.fp32.onnx beside the checkpoint, model.onnx (int8) and labels.json to `out`."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = {name: tensor.float().numpy() for name, tensor in saved["network"].items()}
    if weights["pieces.weight"].shape[1] != HIDDEN:
        raise ValueError(f"{checkpoint}: embeddings are not {HIDDEN} wide")
    floats = checkpoint.with_suffix(".fp32.onnx")
    onnx.save(build(weights), floats)
    quantize_dynamic(
        floats,
        out / "model.onnx",
        op_types_to_quantize=["MatMul", "Attention"],
        nodes_to_exclude=["arcs"],
        per_channel=True,
        reduce_range=seven_bits,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )
    (out / "labels.json").write_text(json.dumps(saved["labels"], indent=1) + "\n", "utf-8")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seven-bits", action="store_true", help="weights that no processor can overflow")
    args = parser.parse_args()
    export(args.checkpoint, args.out, seven_bits=args.seven_bits)


if __name__ == "__main__":
    main()
