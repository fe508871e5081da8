"""Frames: which words, in which surroundings, report which PLOVER event, and where its parties stand.

The rows live in `frames/*.toml`, one file a type; the language of a row is described in `docs/frames.md`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

from entente.lexicon.plover import load_plover
from entente.lexicon.tables import LexiconError, load_toml
from entente.records import Status

NONE = "NONE"  # the type of a frequent predicate that is no event

Pos = Literal["verb", "noun", "adj", "modal"]

# Slots that ask for no words of their own.
_NOT_WORDS = frozenset({
    "actorlike", "igo", "person", "individual", "plural", "joint", "infinitive", "factual", "asking", "present",
    "not_to", "time", "said", "ahead", "harm", "case", "own",
})  # fmt: skip
_FILES = (*(name.lower() for name in ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")),
          *(name.lower() for name in ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE")),
          "coerce", "assault", "none")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRow:
    """A row of the tables as written: a family of words that behave alike."""

    lemmas: tuple[str, ...]
    type: str
    example: str
    parties: str = ""  # of the example: "RUS > UKR", "CHN, RUS >"; empty: no event
    pos: Pos = "verb"
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    content: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    status: Status | None = None
    content_status: Status | None = None
    alone: bool = False
    reciprocal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition on the surroundings of a word: one of `slots` is filled, by one of `lemmas` if any are given."""

    slots: tuple[str, ...]
    lemmas: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # of `lemmas`, where they are words: one of them is in the sentence if it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One word's frame: when it fires, what it means, and the slots its parties are looked for in.

    `actor` and `recipient` are alternatives in order of preference; a `+` inside one takes several slots at once.
    """

    id: str
    lemma: str
    pos: Pos
    event_type: str
    needs: tuple[Condition, ...]
    bars: tuple[Condition, ...]
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    content: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    content_status: Status | None
    alone: bool
    reciprocal: bool
    row: FrameRow = field(repr=False)
    asked: tuple[frozenset[str], ...] = field(repr=False)  # the words of each need that asks for some

    @property
    def is_event(self) -> bool:
        """Whether the word reports an event at all."""
        return self.event_type != NONE

    @property
    def is_judgement(self) -> bool:
        """Whether it acts by being said: whoever says that Chad undermines the truce accuses Chad."""
        return self.pos != "modal" and self.actor == (("holder",),)

    @property
    def is_announcement(self) -> bool:
        """Whether what it asks for lies ahead, so that telling of it is the act: "will retaliate"."""
        return any("ahead" in need.slots for need in self.needs)

    @property
    def weight(self) -> int:
        """How much of the surroundings it asks for: the more, the earlier it is tried."""
        return sum(2 if test.lemmas else 1 for test in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _WordClass:
    name: str
    lemmas: tuple[str, ...]


class Frames:
    """All frames, by word and part of speech, the most demanding first."""

    def __init__(self, frames: tuple[Frame, ...], classes: Mapping[str, frozenset[str]]) -> None:
        grouped: defaultdict[tuple[str, str], list[Frame]] = defaultdict(list)
        for frame in frames:
            grouped[frame.lemma, frame.pos].append(frame)
        self._by_word = {word: tuple(sorted(rows, key=lambda f: -f.weight)) for word, rows in grouped.items()}
        self._classes = classes

    def of(self, lemma: str, pos: str) -> tuple[Frame, ...]:
        """Return the frames of a word, the most demanding first."""
        return self._by_word.get((lemma, pos), ())

    def words(self, name: str) -> frozenset[str]:
        """Return a class of words of `frames/words.toml`."""
        return self._classes[name]

    def __iter__(self) -> Iterator[Frame]:
        for rows in self._by_word.values():
            yield from rows

    def __len__(self) -> int:
        return sum(len(rows) for rows in self._by_word.values())


@cache
def load_frames() -> Frames:
    """Return every frame of `frames/*.toml`, checked: types, modes, slots, no two alike."""
    classes = {row.name: frozenset(row.lemmas) for row in load_toml("frames/words.toml", _WordClass, table="class")}
    frames: dict[str, Frame] = {}
    for name in _FILES:
        for number, row in enumerate(_rows(name), start=1):
            where = f"frames/{name}.toml: frame {number} ({row.lemmas[0]})"
            for frame in _expand(row, classes, where):
                if frame.id in frames:
                    raise LexiconError(f"{where}: {frame.id!r} is there already")
                frames[frame.id] = frame
    return Frames(tuple(frames.values()), classes)


def load_rows() -> tuple[FrameRow, ...]:
    """Return the rows as written, for their examples."""
    return tuple(row for name in _FILES for row in _rows(name))


def _rows(name: str) -> tuple[FrameRow, ...]:
    if not resources.files("entente.lexicon").joinpath(f"frames/{name}.toml").is_file():
        return ()
    return load_toml(f"frames/{name}.toml", FrameRow, table="frame")


# Where the parties stand unless a row says otherwise. Slots of nouns: `poss` is a possessor, an adjective or a noun
# in front ("Russia's, Russian, Russia"); `host` is the subject of the verb that the noun is an object of.
_ACTOR = {"verb": "subj", "noun": "poss|by|host", "adj": "subj", "modal": "holder"}
_RECIPIENT = {"verb": "obj", "noun": "on|against|to|toward|of", "adj": "to|of|with", "modal": "subj"}


def _expand(row: FrameRow, classes: Mapping[str, frozenset[str]], where: str) -> Iterator[Frame]:
    _check(row, where)
    needs = tuple(_condition(text, classes, where) for text in row.needs)
    bars = tuple(_condition(text, classes, where) for text in row.bars)
    plover = load_plover().get(row.type)
    for lemma in row.lemmas:
        yield Frame(
            id=" ".join((f"{lemma}.{row.pos[0]}", *row.needs)),
            lemma=lemma,
            pos=row.pos,
            event_type=row.type,
            needs=needs,
            bars=bars,
            actor=_path(row.actor or _ACTOR[row.pos]),
            recipient=_path(_RECIPIENT[row.pos] if row.recipient is None else row.recipient),
            content=tuple((row.content or "").split("|")) if row.content else (),
            modes=row.modes,
            contexts=row.contexts,
            status=row.status or (plover.status if plover else Status.HAPPENED),
            content_status=row.content_status,
            alone=row.alone,
            reciprocal=row.reciprocal,
            row=row,
            asked=tuple(need.words for need in needs if need.words),
        )


def _check(row: FrameRow, where: str) -> None:
    plover = load_plover()
    if row.type != NONE and row.type not in plover:
        raise LexiconError(f"{where}: event type {row.type!r} is not in plover.toml")
    unknown = [mode for mode in row.modes if mode not in plover[row.type].modes]
    if unknown:
        raise LexiconError(f"{where}: {row.type} has no mode {unknown}")
    if row.type != NONE and ">" not in row.parties:
        raise LexiconError(f"{where}: `parties` of the example must read 'actors > recipients'")


def _path(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("+")) for part in text.split("|") if part)


def _condition(text: str, classes: Mapping[str, frozenset[str]], where: str) -> Condition:
    slots, _, words = text.partition(":")
    lemmas: set[str] = set()
    for word in words.split("|") if words else ():
        if word.startswith("@") and word[1:] not in classes:
            raise LexiconError(f"{where}: no class of words {word!r}")
        lemmas |= classes[word[1:]] if word.startswith("@") else {word}
    first, *more = slots.split("|")
    found = frozenset(lemmas)
    return Condition(slots=(first, *more), lemmas=found, words=frozenset() if first in _NOT_WORDS else found)
