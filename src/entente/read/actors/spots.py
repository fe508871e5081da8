"""Spots: the names in a sentence, from the gazetteer and from the parser's model, one to a token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil

from entente.lexicon.actors import Form, FormKind, gazetteer, lowered
from entente.lexicon.roles import word_class
from entente.read.tokens import Entity, Sentence, Sentences, Token
from entente.records import Span

_PEOPLE = {FormKind.PERSON, FormKind.SURNAME}
_LONGER = {"PER": "younger", "ORG": "namesake_body", "LOC": "namesake_place"}  # what a word behind a name makes of it
_LOST_CAPITALS = 0.004  # capitals among letters; news has .03 to .06


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `first` to `last` that are a name: its listed forms, or the label the model gave it, or both."""

    first: int
    last: int
    span: Span
    forms: tuple[Form, ...]
    label: str | None  # PER, ORG, LOC
    kinds: frozenset[FormKind] = frozenset()  # of its forms

    def head(self, sentence: Sentence) -> Token:
        """Return the token of the name whose head lies outside it."""
        inside = range(self.first, self.last + 1)
        return next((sentence[i] for i in inside if sentence[i].head not in inside), sentence[self.first])


def find_spots(text: str, sentences: Sentences) -> tuple[tuple[Spot, ...], ...]:
    """Return the names of each sentence in order; no token belongs to two."""
    loose = lost_capitals(text)
    return tuple(tuple(sorted(_spots(text, s, loose=loose), key=lambda spot: spot.first)) for s in sentences)


def lost_capitals(text: str) -> bool:
    """Whether a text as a whole has no capital letters, as machine-spun copies often do."""
    enough = ceil(_LOST_CAPITALS * len(text))
    capitals = sum(1 for _ in islice(filter(str.isupper, text), enough))  # the first lines of most texts hold them
    if capitals == enough:
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 0 and capitals / letters < _LOST_CAPITALS


def _spots(text: str, sentence: Sentence, *, loose: bool) -> Iterator[Spot]:
    listed = list(_listed(text, sentence, loose=loose))
    named = [spot for spot in (_from_entity(sentence, entity) for entity in sentence.entities) if spot is not None]
    listed += _uncapitalised(sentence)
    longer = [found for spot in (*listed, *named) if (found := _named_after(sentence, spot)) is not None]
    taken: set[int] = set()
    for spot in (
        *longer,
        *sorted((*listed, *named), key=lambda spot: (_rank(spot, named), spot.first - spot.last)),
    ):
        places = range(spot.first, spot.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            yield spot


def _named_after(sentence: Sentence, spot: Spot) -> Spot | None:
    """Return the longer name that a person's name begins: a son's, a body's, a building's."""
    following = sentence[spot.last + 1] if spot.last + 1 < len(sentence) else None
    if following is None or not spot.kinds or not spot.kinds <= _PEOPLE or not following.form[0].isupper():
        return None
    word = following.form.lower().rstrip(".")
    label = next((label for label, words in _LONGER.items() if word in word_class(words)), None)
    if label is None:
        return None
    return Spot(spot.first, following.i, Span(spot.span.start, following.end), (), label)


def _rank(spot: Spot, named: list[Spot]) -> int:
    """Return who wins: listed names, except inside a longer name of a person ("Gao Feng" is no place)."""
    if not spot.forms:
        return {"PER": 1, "ORG": 2}.get(spot.label or "", 3)
    length = spot.last - spot.first
    inside = any(
        other.label == "PER"
        and other.first <= spot.first <= spot.last <= other.last
        and other.last - other.first > length
        for other in named
    )
    return 4 if inside and not (length and FormKind.PERSON in spot.kinds) else 0


def _listed(text: str, sentence: Sentence, *, loose: bool) -> Iterator[Spot]:
    for hit in gazetteer().find(text, start=sentence.start, end=sentence.end, loose=loose):
        first = bisect_right(sentence.tokens, hit.span.start, key=lambda token: token.end)
        last = bisect_left(sentence.tokens, hit.span.end, lo=first, key=lambda token: token.start) - 1
        if first <= last and text[hit.span.end : hit.span.end + 1] != "$":  # US$140
            label = next((e.label for e in sentence.entities if e.first <= first and last <= e.last), None)
            yield Spot(first, last, hit.span, hit.forms, label, frozenset(form.kind for form in hit.forms))


def _uncapitalised(sentence: Sentence) -> Iterator[Spot]:
    known = lowered()
    if known.keys().isdisjoint(sentence.words):
        return
    for token in sentence.tokens:
        if token.form in known:
            form = known[token.form]
            yield Spot(token.i, token.i, Span(token.start, token.end), (form,), None, frozenset({form.kind}))


def _from_entity(sentence: Sentence, entity: Entity) -> Spot | None:
    first, last = entity.first, entity.last
    tokens = sentence.tokens
    while first < last and tokens[last].form in {"'s", "’s", "'", ",", "."}:
        last -= 1
    while first < last and tokens[first].form.lower() in {"the", "a", "an"}:
        first += 1
    words = [token.form for token in tokens[first : last + 1]]
    if not any(len(word) > 1 and word[0].isupper() for word in words):
        return None
    return Spot(first, last, Span(tokens[first].start, tokens[last].end), (), entity.label)
