"""From raw text to trees: words, sentences, heads, relations and names, as CoNLL 2018 scores them.

Words are matched by their characters; a dependency counts when the word, its head and the relation with its
subtype are all right, so a wrong word or sentence end costs what it costs a user.
"""

import gzip
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from pathlib import Path

from training.sources import load_crossner, load_ewt, load_gum, load_pud
from training.treebank import Example, Word, genre

from entente.pipelines import pipeline_file
from entente.read.parse import Parser, load_parser
from entente.read.parse.normal import plain_form, plain_text
from entente.read.parse.words import find_words
from entente.read.tokens import Sentence
from entente.records import Span
from evals.measure import Measure, bootstrap, f1
from evals.where import SHARED

TREEBANKS = SHARED / "treebanks"
_CORE = ("nsubj", "obj", "nsubj:pass")
_PUBLISHED = "en_core_web_sm/md/trf on their own test and labels: LAS 89.9/90.0/93.8, names F 84.3/84.7/89.9"
_MEASURED_APART = """
import resource, sys, time
started = time.perf_counter()
from entente.read.parse import load_parser
from entente.records import Span
parser = load_parser(sys.argv[1])
loaded = time.perf_counter() - started
text = sys.stdin.read()
parser(text, [Span(0, len(text))])
print(loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

Place = tuple[int, int]  # characters, spaces not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a treebank or a parser says of one document, by character."""

    words: dict[Place, tuple[Place | None, str]]  # head and relation
    sentences: frozenset[Place]
    names: frozenset[tuple[Place, str]]
    agents: frozenset[tuple[Place, Place | None]]  # the doer of a passive, and the passive


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Gold and raw text of one document; `named` is false where nobody marked names."""

    text: str
    paragraphs: tuple[Span, ...]
    gold: Parsed
    named: bool


def run() -> list[Measure]:
    """Measure the parser named by `ENTENTE_PIPELINE` (a folder, for one of spaCy's), else the shipped one."""
    if not TREEBANKS.exists():
        print("parse: ../shared/treebanks is not there, nothing measured")
        return []
    return measure(load_parser(os.environ.get("ENTENTE_PIPELINE", "en")))


def measure(parser: Parser) -> list[Measure]:
    """Return all measures of `parser`."""
    key = "parse" if parser.name == "en" else f"parse.{Path(parser.name).name}"
    measures: list[Measure] = []
    words, seconds = 0, 0.0
    for name, examples in _sets():
        documents = list(documents_of(examples))
        started = time.process_time()
        parsed = [parser(document.text, document.paragraphs) for document in documents]
        if name != "crossner":
            seconds += time.process_time() - started
            words += sum(map(len, (s for sentences in parsed for s in sentences)))
        counts = [count(d, as_parsed(d.text, s)) for d, s in zip(documents, parsed, strict=True)]
        measures += _scores(f"{key}.{name}", counts, trees=name != "crossner")
    loaded, megabytes = _apart(parser.name)
    return [
        *measures,
        _offsets(),
        Measure(name=f"{key}.words_per_s", value=words / seconds, n=words, note="one thread"),
        Measure(name=f"{key}.load_seconds", value=loaded),
        Measure(name=f"{key}.memory_mb", value=megabytes, note="peak of a fresh process"),
        Measure(name=f"{key}.size_mb", value=_size(parser.name), note=_PUBLISHED),
    ]


def _sets() -> Iterator[tuple[str, Sequence[Example]]]:
    yield "ewt", load_ewt(TREEBANKS, "test")
    yield "pud", load_pud(TREEBANKS)
    yield "gum_news", [e for e in load_gum(TREEBANKS, "test") if genre(e.document) == "news"]
    yield "crossner", load_crossner(TREEBANKS, "test")


def documents_of(examples: Sequence[Example]) -> Iterator[Document]:
    """Put documents together again: sentences of a paragraph on one line."""
    for _, group in groupby(examples, key=lambda e: e.document):
        yield _document(list(group))


def _document(examples: Sequence[Example]) -> Document:
    text, starts = "", [0]
    gold: dict[Place, tuple[Place | None, str]] = {}
    sentences: set[Place] = set()
    names: set[tuple[Place, str]] = set()
    agents: set[tuple[Place, Place | None]] = set()
    bare = 0
    for i, example in enumerate(examples):
        if i and example.opens_paragraph:
            text = text.rstrip() + "\n"
            starts.append(len(text))
        places = []
        for word in example.words:
            text += word.letters + " " * word.space_after
            length = len("".join(word.letters.split()))
            places.append((bare, bare + length))
            bare += length
        sentences.add((places[0][0], places[-1][1]))
        for place, word in zip(places, example.words, strict=True):
            head = None if word.head is None or word.head < 0 else places[word.head]
            gold[place] = (head, word.deprel or "")
        agents |= {(places[i], gold[places[i]][0]) for i in _agents(example.words)}
        names |= {((places[n.first][0], places[n.last - 1][1]), n.label) for n in example.names or ()}
    spans = tuple(Span(a, b) for a, b in pairwise([*starts, len(text)]))
    return Document(
        text=text,
        paragraphs=spans,
        gold=Parsed(words=gold, sentences=frozenset(sentences), names=frozenset(names), agents=frozenset(agents)),
        named=all(e.names is not None for e in examples),
    )


def _agents(words: Sequence[Word]) -> Iterator[int]:
    """Yield the agents of passives: PUD does not mark them, so there they are the `obl` with *by* of a participle."""
    below: dict[int | None, list[Word]] = {}
    for word in words:
        below.setdefault(word.head, []).append(word)
    for i, word in enumerate(words):
        by = any(child.deprel == "case" and child.form.lower() == "by" for child in below.get(i, ()))
        passive = word.head is not None and word.head >= 0 and words[word.head].xpos == "VBN"
        if word.deprel == "obl:agent" or (word.deprel == "obl" and by and passive):
            yield i


def as_parsed(text: str, sentences: Sequence[Sentence]) -> Parsed:
    """Return what a parser said, by characters without spaces."""
    bare, total = [], 0
    for letter in text:
        bare.append(total)
        total += not letter.isspace()
    bare.append(total)
    words: dict[Place, tuple[Place | None, str]] = {}
    names: set[tuple[Place, str]] = set()
    for sentence in sentences:
        places = [(bare[t.start], bare[t.end]) for t in sentence.tokens]
        for token, place in zip(sentence.tokens, places, strict=True):
            words[place] = (None if token.head is None else places[token.head], token.deprel)
        names |= {((places[e.first][0], places[e.last][1]), e.label) for e in sentence.entities}
    ends = frozenset((bare[s.start], bare[s.end]) for s in sentences)
    agents = frozenset((place, head) for place, (head, relation) in words.items() if relation == "obl:agent")
    return Parsed(words=words, sentences=ends, names=frozenset(names), agents=agents)


def count(document: Document, found: Parsed) -> Counter[str]:
    """Count what `found` has, what the gold has, and what both have."""
    gold = document.gold
    counts: Counter[str] = Counter()
    counts.update({"words.gold": len(gold.words), "words.found": len(found.words)})
    counts.update({"sentences.gold": len(gold.sentences), "sentences.found": len(found.sentences)})
    counts["sentences.both"] = len(gold.sentences & found.sentences)
    counts.update({"agents.gold": len(gold.agents), "agents.found": len(found.agents)})
    counts["agents.both"] = len(gold.agents & found.agents)
    if document.named:
        counts.update({"names.gold": len(gold.names), "names.found": len(found.names)})
        counts["names.both"] = len(gold.names & found.names)
        for label in ("PER", "ORG", "LOC"):
            counts[f"{label}.gold"] = sum(n[1] == label for n in gold.names)
            counts[f"{label}.found"] = sum(n[1] == label for n in found.names)
            counts[f"{label}.both"] = sum(n[1] == label for n in gold.names & found.names)
    for _, relation in gold.words.values():
        counts[f"{relation}.gold"] += 1
    for place, (head, relation) in found.words.items():
        counts[f"{relation}.found"] += 1
        if place not in gold.words:
            continue
        right_head, right_relation = gold.words[place]
        counts["words.both"] += 1
        counts["uas.both"] += head == right_head
        same = head == right_head and relation == right_relation
        counts["las.both"] += same
        counts[f"{relation}.both"] += same
        counts["plain.both"] += head == right_head and relation.split(":")[0] == right_relation.split(":")[0]
    return counts


def _scores(key: str, counts: Sequence[Counter[str]], *, trees: bool) -> list[Measure]:
    def score(measured: str, base: str = "") -> Measure:
        def value(units: Sequence[Counter[str]]) -> float:
            both, found, gold = (
                sum(unit[f"{name}.{kind}"] for unit in units)
                for name, kind in ((measured, "both"), (base or measured, "found"), (base or measured, "gold"))
            )
            return f1(both, found, gold)

        gold = sum(unit[f"{base or measured}.gold"] for unit in counts)
        done = bootstrap(f"{key}.{measured.replace(':', '_')}", counts, value)
        return Measure(name=done.name, value=done.value, low=done.low, high=done.high, n=gold)

    measures = [score("names"), *(score(label) for label in ("PER", "ORG", "LOC"))]
    if not trees:
        return measures
    return [
        score("words"),
        score("sentences"),
        score("uas", "words"),
        score("las", "words"),
        score("plain", "words"),
        *(score(relation) for relation in _CORE),
        score("agents"),
        *measures,
    ]


def _offsets() -> Measure:
    """Return 1 if every letter of the corpus is in exactly one word, and every word is its letters; else 0."""
    wrong = words = 0
    for text in _corpus():
        last = 0
        for word in find_words(text):
            between = plain_text(text[last : word.start])
            shifted = plain_form(text[word.start : word.end]) != word.form
            wrong += word.start < last or shifted or any(letter.isalnum() for letter in between)
            last, words = word.end, words + 1
    return Measure(name="parse.offsets_kept", value=float(wrong == 0), n=words, note=f"{wrong} words changed")


def _corpus() -> Iterator[str]:
    """Yield the texts of the shared corpus: every one of the small files, every twentieth of bulk."""
    for path in sorted((SHARED / "corpus").glob("*.jsonl*")):
        bulk = path.suffix == ".gz"
        with gzip.open(path, "rt", encoding="utf-8") if bulk else path.open(encoding="utf-8") as rows:
            for row in islice(rows, 0, None, 20 if bulk else 1):
                yield from (value for value in json.loads(row).values() if isinstance(value, str))


def _apart(name: str) -> tuple[float, float]:
    """Return seconds to load and peak megabytes of a fresh process that parses one document."""
    text = next(documents_of(load_pud(TREEBANKS)[:30])).text
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED_APART, name], input=text, capture_output=True, text=True, check=True
    )
    loaded, megabytes = map(float, done.stdout.split())
    return loaded, megabytes


def _size(name: str) -> float:
    folder = Path(name) if Path(name).is_dir() else Path(str(pipeline_file(name, "")))
    return sum(path.stat().st_size for path in folder.rglob("*") if path.suffix not in (".py", ".pyc")) / 1e6


if __name__ == "__main__":
    rows = run()
    for one in rows:
        interval = "" if one.low is None else f"[{one.low:.3f} {one.high:.3f}]"
        print(f"{one.name:<32} {one.value:9.3f} {interval:<15} n={one.n} {one.note}")
    if len(sys.argv) > 1:
        values = {one.name: round(one.value, 4) for one in rows}
        Path(sys.argv[1]).write_text(json.dumps(values, indent=1) + "\n", "utf-8")
