"""MiniLM with heads for tags, trees, names and sentence starts (torch; training only)."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from entente.read.parse.pieces import SHAPES
from training.arrays import Labels

HIDDEN, ATTENTION_HEADS, LAYERS = 384, 12, 6
SHAPE, ARC, RELATION, NAME = 32, 256, 80, 128
DROPOUT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the heads say of the words of a batch."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    opens: Tensor
    arcs: Tensor  # words x (root + words)
    below: Tensor  # words x relations x RELATION + 1
    above: Tensor  # (root + words) x RELATION + 1


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.widen, self.narrow = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        def split(t: Tensor) -> Tensor:
            return t.unflatten(-1, (ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).flatten(2))))
        return self.norm2(x + self.drop(self.narrow(functional.gelu(self.widen(x)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.written = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.drop = nn.Dropout(DROPOUT)
        wide = HIDDEN + SHAPE
        self.upos = nn.Linear(wide, len(labels.upos))
        self.xpos = nn.Linear(wide, len(labels.xpos))
        self.opens = nn.Linear(wide, 1)
        self.names = nn.Sequential(nn.Linear(wide, NAME), nn.GELU(), nn.Linear(NAME, len(labels.names)))
        self.root = nn.Parameter(torch.zeros(wide))
        self.arc_below, self.arc_above = nn.Linear(wide, ARC), nn.Linear(wide, ARC)
        self.rel_below, self.rel_above = nn.Linear(wide, RELATION), nn.Linear(wide, RELATION)
        self.arc = nn.Linear(ARC + 1, ARC, bias=False)
        self.rel = nn.Linear(RELATION + 1, len(labels.deprel) * (RELATION + 1), bias=False)
        nn.init.normal_(self.arc.weight, std=0.02)
        nn.init.normal_(self.rel.weight, std=0.02)
        nn.init.zeros_(self.written.weight)

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor, mask: Tensor) -> Scores:
        x = self.pieces(ids) + self.places.weight[: ids.shape[1]] + self.written(shapes)
        x = self.drop_small(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        words = torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, HIDDEN))
        words = self.drop(torch.cat((words, self.shape(torch.gather(shapes, 1, firsts))), -1))
        return self.read_words(words)

    def drop_small(self, x: Tensor) -> Tensor:
        return functional.dropout(x, 0.1, self.training)

    def read_words(self, words: Tensor) -> Scores:
        """Score the words of a batch: (batch, words, HIDDEN + SHAPE)."""
        above = torch.cat((self.root.expand(words.shape[0], 1, -1), words), 1)
        arc_below, arc_above = self._small(self.arc_below, words), self._small(self.arc_above, above)
        rel_below, rel_above = self._small(self.rel_below, words), self._small(self.rel_above, above)
        return Scores(
            upos=self.upos(words),
            xpos=self.xpos(words),
            names=self.names(words),
            opens=self.opens(words).squeeze(-1),
            arcs=self.arc(_with_one(arc_below)) @ arc_above.transpose(1, 2),
            below=self.rel(_with_one(rel_below)).unflatten(-1, (-1, RELATION + 1)),
            above=_with_one(rel_above),
        )

    def _small(self, layer: nn.Linear, x: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(layer(x)), DROPOUT, self.training)


def relation_scores(scores: Scores, heads: Tensor) -> Tensor:
    """Return the score of every relation between each word and its head (0 is the root)."""
    above = torch.gather(scores.above, 1, heads[:, :, None].expand(-1, -1, scores.above.shape[-1]))
    return (scores.below @ above.unsqueeze(-1)).squeeze(-1)


def _with_one(x: Tensor) -> Tensor:
    return torch.cat((x, torch.ones_like(x[..., :1])), -1)


def load_encoder(network: Network, weights: Path) -> None:
    """Copy the tensors of a BERT file in safetensors format into `network`; freeze the word embeddings."""
    tensors = load_file(weights)
    token_type = tensors["embeddings.token_type_embeddings.weight"][0]
    copies = {
        "pieces.weight": tensors["embeddings.word_embeddings.weight"],
        "places.weight": tensors["embeddings.position_embeddings.weight"] + token_type,
        "norm.weight": tensors["embeddings.LayerNorm.weight"],
        "norm.bias": tensors["embeddings.LayerNorm.bias"],
    }
    ours = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(LAYERS):
        for name, theirs in ours.items():
            for kind in ("weight", "bias"):
                copies[f"layers.{i}.{name}.{kind}"] = tensors[f"encoder.layer.{i}.{theirs}.{kind}"]
    _, unexpected = network.load_state_dict(copies, strict=False)
    if unexpected:
        raise ValueError(f"{weights}: tensors {unexpected} have no place in the network")
    network.pieces.weight.requires_grad_(False)  # saves the dense update of 11.7 M weights
