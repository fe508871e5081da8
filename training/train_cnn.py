"""Train the floor: a spaCy CNN with the same data, the same variation, and a clock.

python -m training.train_cnn --treebanks DIR --out DIR --minutes 40
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example as SpacyExample
from thinc.api import Adam, Config
from thinc.backends.numpy_ops import NumpyOps

from training.chunks import Chunk, join_quotations, make_chunks
from training.sources import Corpus, load_corpus
from training.vary import Donors, load_donors, other_names, other_typography

SEED = 20261121
RATE, WARM_STEPS = 2e-3, 200


def numpy_gemm(_ops: Any, x: Any, y: Any, out: Any = None, **turned: bool) -> Any:
    """Multiply with numpy: OpenBLAS reaches about three times the speed of thinc's BLIS on AVX-512."""
    a, b = (x.T if turned.get("trans1") else x), (y.T if turned.get("trans2") else y)
    return np.dot(a, b) if out is None else np.dot(a, b, out=out)


def to_example(chunk: Chunk, vocab: Any) -> SpacyExample:
    """Return `chunk` as a spaCy example over its gold words."""
    words = [w for e in chunk for w in e.words]
    forms, spaces = [w.form for w in words], [w.space_after for w in words]
    has_tree = all(e.has_tree for e in chunk)
    gold = Doc(vocab, words=forms, spaces=spaces, **(_tree(chunk) if has_tree else {}))
    spans, start = [], 0
    for e in chunk:
        spans += [Span(gold, start + n.first, start + n.last, label=n.label) for n in e.names or ()]
        start += len(e.words)
    named = all(e.names is not None for e in chunk)
    gold.set_ents(spans if named else [], default="outside" if named else "missing")
    return SpacyExample(Doc(vocab, words=forms, spaces=spaces), gold)


def _tree(chunk: Chunk) -> dict[str, list[Any]]:
    heads: list[int] = []
    for e in chunk:
        at = len(heads)
        heads += [at + (i if w.head == -1 else w.head or 0) for i, w in enumerate(e.words)]
    words = [w for e in chunk for w in e.words]
    return {
        "heads": heads,
        "deps": ["ROOT" if w.head == -1 else w.deprel for w in words],
        "tags": [w.xpos for w in words],
        "pos": [w.upos for w in words],
    }


def epoch(corpus: Corpus, donors: Donors, vocab: Any, rng: random.Random) -> Iterator[SpacyExample]:
    """Yield one epoch in random order: new chunks, names and typography each time."""
    chunks: list[Chunk] = [join_quotations(c) for c in make_chunks(corpus.trees, rng)]
    chunks += [(e,) for e in corpus.names_only]
    rng.shuffle(chunks)
    for chunk in chunks:
        varied = (other_typography(other_names(e, donors, rng, share=0.3), rng) for e in chunk)
        yield to_example(tuple(varied), vocab)


def batched(examples: Iterator[SpacyExample], words: int) -> Iterator[list[SpacyExample]]:
    """Yield lists of examples of about `words` words."""
    current: list[SpacyExample] = []
    total = 0
    for example in examples:
        current.append(example)
        total += len(example.reference)
        if total >= words:
            yield current
            current, total = [], 0
    if current:
        yield current


def train(args: argparse.Namespace) -> None:
    """Train until the clock runs out and write the averaged pipeline."""
    NumpyOps.gemm = numpy_gemm
    spacy.util.fix_random_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311 -- no secret
    corpus = load_corpus(args.treebanks)
    donors = load_donors(args.treebanks / "ner" / "politicians.json", Path(__file__).parent, corpus.trees)
    nlp = spacy.util.load_model_from_config(Config().from_disk(Path(__file__).with_name("cnn.cfg")), auto_fill=True)
    nlp.meta.update(name="entente_cnn", version="0.1.0", license="CC BY-SA 4.0")
    first = list(epoch(corpus, donors, nlp.vocab, random.Random(1)))  # noqa: S311
    nlp.initialize(lambda: first)
    optimiser = Adam(learn_rate=RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    dev = [to_example(c, nlp.vocab) for c in make_chunks(corpus.development, random.Random(1))]  # noqa: S311
    began, step, words, number = time.time(), 0, 0, 0
    share = 0.0
    while share < 1:
        number += 1
        for batch in batched(epoch(corpus, donors, nlp.vocab, rng), 300 if number == 1 else 900):
            share = (time.time() - began) / (60 * args.minutes)
            if share >= 1:
                break
            optimiser.learn_rate = RATE * min(1, (step + 1) / WARM_STEPS) * max(0.02, 1 - share)
            nlp.update(batch, sgd=optimiser, drop=0.15, losses={})
            step, words = step + 1, words + sum(len(e.reference) for e in batch)
        with nlp.use_params(optimiser.averages):
            _report(nlp, dev, args.out, number, time.time() - began, words)
            nlp.to_disk(args.out / "model")


def _bare(doc: Doc) -> Doc:
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def _report(  # noqa: PLR0917
    nlp: Any, dev: Sequence[SpacyExample], out: Path, number: int, seconds: float, words: int
) -> None:
    scores = nlp.evaluate([SpacyExample(_bare(e.reference), e.reference) for e in dev])
    row = {"epoch": number, "seconds": round(seconds), "words": words}
    row |= {k: round(100 * scores[k], 2) for k in ("dep_uas", "dep_las", "pos_acc", "sents_f", "ents_f")}
    print(json.dumps(row), flush=True)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "epochs.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40.0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
