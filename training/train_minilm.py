"""Fine-tune the shipped network on a clock; keep the best epoch.

python -m training.train_minilm --treebanks DIR --encoder DIR --out DIR --minutes 85
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.arrays import UNKNOWN, Arrays, Labels, Numbering, labels_of
from training.chunks import Chunk, join_quotations, make_chunks
from training.inputs import check_inputs
from training.network import Network, Scores, load_encoder, relation_scores
from training.sources import Corpus, load_corpus
from training.vary import Donors, load_donors, other_names, other_typography

SEED = 20261121
PIECES_A_BATCH = 1000
ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
WARM_STEPS = 150
_FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded arrays."""

    ids: Tensor
    shapes: Tensor
    firsts: Tensor
    mask: Tensor
    sentence: Tensor  # -1 where padded
    opens: Tensor
    upos: Tensor
    xpos: Tensor
    head: Tensor
    deprel: Tensor
    name: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Development scores with gold words and sentences, per cent."""

    uas: float
    las: float
    upos: float
    names: float
    sentences: float

    @property
    def total(self) -> float:
        """What the best epoch is chosen by."""
        return self.las + 0.5 * self.names + 0.2 * self.sentences


def pad(arrays: Sequence[Arrays]) -> Batch:
    """Return the arrays of one batch."""

    def table(rows: list[list[int]], filler: int) -> Tensor:
        width = max(map(len, rows))
        return torch.tensor([row + [filler] * (width - len(row)) for row in rows])

    return Batch(
        ids=table([a.ids for a in arrays], 0),
        shapes=table([a.shapes for a in arrays], 0),
        firsts=table([a.firsts for a in arrays], 0),
        mask=table([[1] * len(a.ids) for a in arrays], 0).bool(),
        sentence=table([a.sentence for a in arrays], -1),
        opens=table([a.opens for a in arrays], UNKNOWN),
        upos=table([a.upos for a in arrays], UNKNOWN),
        xpos=table([a.xpos for a in arrays], UNKNOWN),
        head=table([a.head for a in arrays], UNKNOWN),
        deprel=table([a.deprel for a in arrays], UNKNOWN),
        name=table([a.name for a in arrays], UNKNOWN),
    )


def batches(arrays: Sequence[Arrays], rng: random.Random | None) -> Iterator[Batch]:
    """Yield batches of chunks of like length; in random order with `rng`."""
    order = list(arrays)
    if rng:
        rng.shuffle(order)
    pools = [order[k : k + 1500] for k in range(0, len(order), 1500)]
    cut: list[list[Arrays]] = []
    for pool in pools:
        current: list[Arrays] = []
        for one in sorted(pool, key=lambda a: len(a.ids)):
            if current and len(one.ids) * (len(current) + 1) > PIECES_A_BATCH:
                cut.append(current)
                current = []
            current.append(one)
        cut.append(current)
    if rng:
        rng.shuffle(cut)
    return (pad(chunk) for chunk in cut)


def allowed_arcs(batch: Batch, arcs: Tensor) -> Tensor:
    """Return arc scores where a word may hang only on the root or on a word of its own sentence."""
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    root = torch.ones_like(same[:, :, :1])
    return arcs.float().masked_fill(~torch.cat((root, same), 2), _FORBIDDEN)


def loss_of(scores: Scores, batch: Batch) -> Tensor:
    """Return the weighted sum of the losses of all heads."""

    def entropy(logits: Tensor, gold: Tensor) -> Tensor:
        if not bool((gold != UNKNOWN).any()):
            return logits.sum() * 0
        return functional.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN)

    known = batch.opens != UNKNOWN
    opening = (
        functional.binary_cross_entropy_with_logits(scores.opens[known].float(), batch.opens[known].float())
        if bool(known.any())
        else scores.opens.sum() * 0
    )
    return (
        0.4 * entropy(scores.upos, batch.upos)
        + 0.3 * entropy(scores.xpos, batch.xpos)
        + entropy(allowed_arcs(batch, scores.arcs), batch.head)
        + entropy(relation_scores(scores, batch.head.clamp(min=0)), batch.deprel)
        + entropy(scores.names, batch.name)
        + 0.5 * opening
    )


def measure(network: Network, arrays: Sequence[Arrays]) -> Measured:
    """Score `network` on development chunks with gold words and sentences."""
    network.eval()
    n = uas = las = upos = 0
    found = gold = both = opened = opens = right_opens = 0
    with torch.inference_mode():
        for batch in batches(arrays, None):
            scores = network(batch.ids, batch.shapes, batch.firsts, batch.mask)
            heads = allowed_arcs(batch, scores.arcs).argmax(-1)
            relations = relation_scores(scores, heads).argmax(-1)
            real = batch.head != UNKNOWN
            right = (heads == batch.head) & real
            n += int(real.sum())
            uas += int(right.sum())
            las += int((right & (relations == batch.deprel)).sum())
            upos += int(((scores.upos.argmax(-1) == batch.upos) & real).sum())
            guess = (scores.opens > 0) & real
            opened, opens = opened + int(guess.sum()), opens + int((batch.opens == 1).sum())
            right_opens += int((guess & (batch.opens == 1)).sum())
            tags = scores.names.argmax(-1)
            for row, want in zip(tags.tolist(), batch.name.tolist(), strict=True):
                kept = [(t, w) for t, w in zip(row, want, strict=True) if w != UNKNOWN]
                mine, theirs = _spans([t for t, _ in kept]), _spans([w for _, w in kept])
                found, gold, both = found + len(mine), gold + len(theirs), both + len(mine & theirs)
    network.train()
    return Measured(
        uas=100 * uas / n,
        las=100 * las / n,
        upos=100 * upos / n,
        names=200 * both / max(1, found + gold),
        sentences=200 * right_opens / max(1, opened + opens),
    )


def _spans(tags: Sequence[int]) -> set[tuple[int, int, int]]:
    """Return (start, end, class) of BIO numbers: odd begins, even and positive continues."""
    spans: set[tuple[int, int, int]] = set()
    start, kind = 0, 0
    for place, tag in enumerate([*tags, 0]):
        goes_on = tag > 0 and tag % 2 == 0 and tag // 2 == kind
        if kind and not goes_on:
            spans.add((start, place, kind))
            kind = 0
        if tag and not goes_on:
            start, kind = place, (tag + 1) // 2
    return spans


def epoch_arrays(corpus: Corpus, donors: Donors, numbering: Numbering, rng: random.Random) -> list[Arrays]:
    """Return one epoch: new chunks, names and typography each time."""
    chunks: list[Chunk] = [join_quotations(c) for c in make_chunks(corpus.trees, rng)]
    chunks += [(example,) for example in corpus.names_only]
    varied = (tuple(other_typography(other_names(e, donors, rng, share=0.3), rng) for e in chunk) for chunk in chunks)
    return [arrays for arrays in map(numbering, varied) if arrays is not None]


def train(args: argparse.Namespace) -> None:
    """Train until the clock runs out."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311 -- no secret
    check_inputs(args.treebanks, args.encoder)
    corpus = load_corpus(args.treebanks)
    here = Path(__file__).parent
    donors = load_donors(args.treebanks / "ner" / "politicians.json", here, corpus.trees)
    labels = labels_of([(e,) for e in corpus.trees])
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    numbering = Numbering(tokenizer, labels)
    development = [
        arrays
        for arrays in map(numbering, map(join_quotations, make_chunks(corpus.development, random.Random(1))))  # noqa: S311
        if arrays is not None
    ]
    network = Network(labels)
    load_encoder(network, args.encoder / "model.safetensors")
    if args.start is not None:
        saved = torch.load(args.start, weights_only=True)
        if {kind: tuple(names) for kind, names in saved["labels"].items()} != asdict(labels):
            raise ValueError(f"{args.start}: its labels are not those of the treebanks")
        network.load_state_dict(saved["network"])
        rng.seed(SEED + args.epochs)
    _run(args, corpus, donors, numbering, network, development, labels, rng)


def _optimiser(network: Network) -> torch.optim.AdamW:
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (encoder if name.split(".")[0] in ("places", "norm", "layers") else heads).append(parameter)
    groups: list[dict[str, Any]] = [
        {"params": encoder, "lr": ENCODER_RATE, "base": ENCODER_RATE},
        {"params": heads, "lr": HEAD_RATE, "base": HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def _run(  # noqa: PLR0917
    args: argparse.Namespace,
    corpus: Corpus,
    donors: Donors,
    numbering: Numbering,
    network: Network,
    development: list[Arrays],
    labels: Labels,
    rng: random.Random,
) -> None:
    optimiser = _optimiser(network)
    began, step, words, epoch, best = time.time(), 0, 0, args.epochs, 0.0
    log: list[dict[str, Any]] = []
    next_note, saved_early = 60.0, 0.0
    if args.start is not None:
        scored = measure(network, development)
        best = scored.total  # a run that makes it no better saves nothing
        print(json.dumps({"epoch": epoch, **asdict(scored)}), flush=True)
    network.train()
    while True:
        epoch += 1
        for batch in batches(epoch_arrays(corpus, donors, numbering, rng), rng):
            spent = time.time() - began
            share = spent / (60 * args.minutes)
            if share >= 1:
                break
            rate = min(1.0, (step + 1) / WARM_STEPS) * max(0.01, 1 - share) * args.rate
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * rate
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                scores = network(batch.ids, batch.shapes, batch.firsts, batch.mask)
                loss = loss_of(scores, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step, words = step + 1, words + int((batch.sentence >= 0).sum())
            if spent > next_note:
                next_note += 60
                print(
                    f"t={spent:.0f}s epoch={epoch} step={step} words={words} loss={float(loss.detach()):.2f}",
                    flush=True,
                )
            if args.early and spent - saved_early > 60 * args.early:
                saved_early = spent
                _save(args.out / "early.pt", network, labels)
        scored = measure(network, development)
        row = {"epoch": epoch, "seconds": round(time.time() - began), "steps": step, "words": words, **asdict(scored)}
        log.append(row)
        print(json.dumps(row), flush=True)
        (args.out / "epochs.json").write_text(json.dumps(log, indent=1), "utf-8")
        if scored.total > best:
            best = scored.total
            _save(args.out / "best.pt", network, labels)
        if time.time() - began >= 60 * args.minutes:
            return


def _save(path: Path, network: Network, labels: Labels) -> None:
    fresh = path.with_suffix(".new")
    torch.save({"network": network.state_dict(), "labels": asdict(labels)}, fresh)
    fresh.replace(path)


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors, tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=85.0)
    parser.add_argument("--early", type=float, default=12.0, help="minutes between early checkpoints")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from, of an earlier run or of import_onnx")
    parser.add_argument("--epochs", type=int, default=0, help="epochs behind that checkpoint")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates; less to go on")
    parser.add_argument("--bf16", action="store_true", help="autocast; only faster where the CPU has AMX")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
