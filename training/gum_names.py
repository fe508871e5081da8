"""Flat PER, ORG and LOC names from the nested entities of GUM."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.treebank import Example, Name, Word

_LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
_TITLE_WORDS = (
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president senator sen. rep. governor gov. king queen "
    "prince princess sir lord lady judge justice chief captain capt. general gen. minister secretary chairman "
    "director mayor pope congressman congresswoman representative ambassador god mom dad"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_INSIDE_NAME = frozenset(("compound", "amod", "nummod", "flat", "goeswith", "nmod:unmarked", "nmod:poss"))


def with_gum_names(example: Example) -> Example:
    """Return `example` with the names among its entities: those whose head is a proper noun."""
    found = (_name(example.words, first, last, label) for first, last, label in _entities(example.words))
    longest_first = sorted((name for name in found if name), key=lambda n: (n.first - n.last, n.first))
    kept: list[Name] = []
    for name in longest_first:
        if all(name.last <= other.first or other.last <= name.first for other in kept):
            kept.append(name)
    return replace(example, names=tuple(sorted(kept, key=lambda n: n.first)))


def _entities(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, label) of the entities that open and close in the sentence."""
    open_: list[tuple[str, str, int]] = []
    for place, word in enumerate(words):
        marks = _ENTITY.search(word.misc)
        for opened, closed, number in _BRACKET.findall(marks.group(1) if marks else ""):
            if opened:
                parts = opened.split("-")
                if closed:
                    yield place, place + 1, parts[1]
                else:
                    open_.append((parts[0], parts[1], place))
                continue
            match = next((e for e in reversed(open_) if e[0] == number), None)
            if match:
                open_.remove(match)
                yield match[2], place + 1, match[1]


def _name(words: Sequence[Word], first: int, last: int, entity: str) -> Name | None:
    """Return the proper name at the head of an entity, None when its head is a common noun."""
    label = _LABELS.get(entity)
    head = next(
        (i for i in range(first, last) if not first <= (words[i].head or 0) < last or words[i].head == -1), None
    )
    if label is None or head is None or words[head].upos != "PROPN":
        return None
    inside = _grow(words, first, last, head, label)
    start = end = head
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    skipped = _TITLES | {"the", "a", "an"} if label == "PER" else {"the", "a", "an"}
    while start < end and words[start].form.lower() in skipped:
        start += 1
    only_title = label == "PER" and start == end and words[start].form.lower() in _TITLES
    if only_title or not words[start].form[:1].isupper():
        return None
    return Name(first=start, last=end + 1, label=label)


def _grow(words: Sequence[Word], first: int, last: int, head: int, label: str) -> set[int]:
    inside = {head}
    grown = True
    while grown:
        more = {
            i for i in range(first, last) if i not in inside and words[i].head in inside and _belongs(words, i, label)
        }
        grown = bool(more)
        inside |= more
    return inside


def _belongs(words: Sequence[Word], i: int, label: str) -> bool:
    word = words[i]
    relation = word.deprel or ""
    capital = word.upos in ("PROPN", "NUM") or word.form[:1].isupper()
    if relation.startswith("flat") or relation == "goeswith":
        return True
    if relation in _INSIDE_NAME:
        return capital
    if relation == "nmod" and label != "PER":
        return word.upos == "PROPN" and any(
            w.head == i and w.deprel == "case" and w.form.lower() in ("of", "for", "and") for w in words
        )
    if relation in ("case", "det", "cc"):
        above = words[word.head].deprel if word.head is not None and word.head >= 0 else ""
        return above == "nmod"
    return relation == "punct" and word.form == "-"
