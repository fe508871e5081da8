"""Tokens and sentences: what the parser gives to every other step of reading, and nothing else does.

They live and die inside `read`. Names and labels are those of CoNLL-U and Universal Dependencies 2;
offsets are characters of the article's text as it came, so `text[token.start:token.end]` are its letters.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from entente.records import Span


class _Plain(dict[str, str]):
    """Relations without their subtypes, each cut once: rules ask for them a million times a hundred articles."""

    def __missing__(self, deprel: str) -> str:
        self[deprel] = deprel.partition(":")[0]
        return self[deprel]


_PLAIN = _Plain()
_PLACE, _START, _END = attrgetter("i"), attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word: its letters, its place in the article, and its place in the tree."""

    i: int  # position in the sentence, from 0
    start: int
    end: int
    form: str  # normalised for the parser: straight quotes, plain spaces
    lemma: str  # lower case, except for proper nouns
    upos: str
    head: int | None  # position of the head in the sentence; None for the root
    deprel: str  # with its subtype: "nsubj:pass"

    @property
    def rel(self) -> str:
        """The relation without its subtype."""
        return _PLAIN[self.deprel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name found by the parser's model: tokens `first` to `last` (both included) and PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The tokens of one sentence with its tree and names, and what every step asks of them, made once."""

    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    paragraph: int = 0  # counts from 0 over the article
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)  # the forms in lower case
    lemmas: tuple[str, ...] = field(init=False, repr=False, compare=False)  # in lower case, of names as well
    _below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head is not None:
                below[token.head].append(token)
        object.__setattr__(self, "_below", tuple(map(tuple, below)))
        object.__setattr__(self, "words", tuple([token.form.lower() for token in self.tokens]))
        object.__setattr__(self, "lemmas", tuple([token.lemma.lower() for token in self.tokens]))

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @property
    def start(self) -> int:
        """Where the sentence starts in the article."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the sentence ends in the article."""
        return self.tokens[-1].end

    @property
    def span(self) -> Span:
        """The characters of the sentence."""
        return Span(self.start, self.end)

    @property
    def root(self) -> Token:
        """The head of the whole sentence."""
        return next(token for token in self.tokens if token.head is None)

    def head(self, token: Token) -> Token | None:
        """Return the head of `token`, None for the root."""
        return None if token.head is None else self.tokens[token.head]

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """Return the direct dependents of `token` in order; with `relations`, only those (subtypes match too)."""
        below = self._below[token.i]
        if not relations or not below:
            return below
        return tuple([child for child in below if child.deprel in relations or _PLAIN[child.deprel] in relations])

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Return `token` and everything below it, in order of the text."""
        found = [token]
        for node in found:
            found.extend(self._below[node.i])
        return tuple(sorted(found, key=_PLACE))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the head of `token`, its head, and so on up to the root."""
        while token.head is not None:
            token = self.tokens[token.head]
            yield token

    def at(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap `span`."""
        first = bisect_right(self.tokens, span.start, key=_END)
        return self.tokens[first : bisect_left(self.tokens, span.end, lo=first, key=_START)]

    def head_of(self, span: Span) -> Token | None:
        """Return the token of `span` whose head lies outside it, the first if several."""
        inside = self.at(span)
        places = {token.i for token in inside}
        return next((token for token in inside if token.head is None or token.head not in places), None)


Sentences = tuple[Sentence, ...]
