"""Read a shipped graph back into a checkpoint, its weights rounded as shipped, so that training can go on from it.

python -m training.import_onnx --pipeline DIR --out FILE
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import LAYERS

Floats = NDArray[np.float32]
_HEADS = {
    "upos": "upos.scores",
    "xpos": "xpos.scores",
    "opens": "opens.scores",
    "names.0": "names.hidden",
    "names.2": "names.scores",
    "arc_below": "arc_below.bent",
    "arc_above": "arc_above.bent",
    "rel_below": "rel_below.bent",
    "rel_above": "rel_above.bent",
}


class Constants:
    """The constants of a graph that `export_onnx` wrote, as floats."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.arrays = {c.name: numpy_helper.to_array(c) for c in graph.initializer}

    def __getitem__(self, name: str) -> Floats:
        if name in self.arrays:
            return self.arrays[name]
        steps = self.arrays[f"{name}_quantized"].astype(np.float32) - self.arrays[f"{name}_zero_point"]
        return steps * self.arrays[f"{name}_scale"]

    def linear(self, name: str) -> tuple[Floats, Floats]:
        """Return weight (out x in, as torch keeps it) and bias."""
        return self[f"{name}.weight"].T, self[f"{name}.bias"]


def read_back(graph: onnx.GraphProto) -> dict[str, Floats]:
    """Return the tensors of `Network` by its names."""
    constants = Constants(graph)
    tensors = {name: constants[name] for name in ("places.weight", "written.weight", "shape.weight")}
    tensors["pieces.weight"] = constants["pieces.bytes"].astype(np.float32) * constants["pieces.scale"]
    tensors["root"] = constants["root"][0]
    for name in ("norm", *(f"layers.{i}.norm{k}" for i in range(LAYERS) for k in (1, 2))):
        tensors[f"{name}.weight"], tensors[f"{name}.bias"] = constants[f"{name}.gain"], constants[f"{name}.shift"]
    for i in range(LAYERS):
        weights = np.split(constants[f"layers.{i}.qkv"].T, 3)
        biases = np.split(constants[f"layers.{i}.qkv.bias"], 3)
        for part, weight, bias in zip(("query", "key", "value"), weights, biases, strict=True):
            tensors[f"layers.{i}.{part}.weight"], tensors[f"layers.{i}.{part}.bias"] = weight, bias
    linears = {f"layers.{i}.{part}": f"layers.{i}.{part}" for i in range(LAYERS) for part in ("out", "widen", "narrow")}
    for ours, theirs in (linears | _HEADS).items():
        tensors[f"{ours}.weight"], tensors[f"{ours}.bias"] = constants.linear(theirs)
    for ours, theirs in (("arc", "arc.below"), ("rel", "relations.below")):
        weight, bias = constants.linear(theirs)
        tensors[f"{ours}.weight"] = np.concatenate((weight, bias[:, None]), axis=1)
    return tensors


def main() -> None:
    """Read the options and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", type=Path, required=True, help="folder with model.onnx and labels.json")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    tensors = read_back(onnx.load(args.pipeline / "model.onnx").graph)
    network = {name: torch.tensor(np.ascontiguousarray(array)) for name, array in tensors.items()}
    labels = json.loads((args.pipeline / "labels.json").read_text("utf-8"))
    torch.save({"network": network, "labels": labels}, args.out)


if __name__ == "__main__":
    main()
