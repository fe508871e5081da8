"""The words that report what somebody said, thinks, pledges or refuses: one cue a row of `cues.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from entente.lexicon.tables import LexiconError, load_csv
from entente.records import CueClass


class Takes(StrEnum):
    """In which shape a cue takes its content."""

    QUOTE = "quote"  # words in quotation marks next to it: "...," he said
    CLAUSE = "clause"  # a finite clause: said (that) ...
    INFINITIVE = "to"  # vowed to ..., urged X to ...
    GERUND = "gerund"  # denied taking ...
    OBJECT = "object"  # rejected claims that ..., praised the "courage" of ...
    OF = "of"  # accused X of ...
    FOR = "for"  # called for ...
    ON = "on"  # called on X to ...
    AGAINST = "against"  # warned against ...
    AS = "as"  # described X as ...
    NAME = "name"  # called X a ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that reports, the class of what it reports, and an example with the speaker and content to be found.

    `particle` is a word that must stand by it (`point out`). A `factive` cue takes its content to be true.
    """

    lemma: str
    upos: str
    cue_class: CueClass
    takes: tuple[Takes, ...]
    speaker: str
    example: str
    content: str
    particle: str | None = None
    factive: bool = False

    @property
    def reporting(self) -> bool:
        """Whether it reports words rather than a thought or an act: words in quotation marks may follow it."""
        return Takes.QUOTE in self.takes


Cues = Mapping[tuple[str, str], tuple[Cue, ...]]


@cache
def load_cues() -> Cues:
    """Return the cues by (lemma, UPOS), the most usual reading first."""
    found: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for cue in load_csv("cues.csv", Cue):
        if cue.content not in cue.example or cue.speaker not in cue.example:
            raise LexiconError(f"cues.csv: {cue.lemma}: the example holds not both its speaker and its content")
        found[cue.lemma, cue.upos] = (*found.get((cue.lemma, cue.upos), ()), cue)
    return MappingProxyType(found)


@cache
def load_cue_classes() -> frozenset[str]:
    """Return the parts of speech that cues are of: no other word need be looked up."""
    return frozenset(upos for _, upos in load_cues())


@cache
def load_reporting() -> frozenset[tuple[str, str]]:
    """Return the (lemma, UPOS) of the cues that report words."""
    return frozenset(key for key, cues in load_cues().items() if any(cue.reporting for cue in cues))


@cache
def load_cue_forms() -> Mapping[str, str]:
    """Return the lemma of each regular form of a cue verb: `underlined` tells no lemmatizer of its silent e."""
    verbs = {lemma for lemma, upos in load_cues() if upos == "VERB"}
    return MappingProxyType({form: lemma for lemma in sorted(verbs) for form in _forms(lemma)})


def _forms(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("e")
    doubled = lemma + lemma[-1]
    return (*(stem + ending for ending in ("ed", "ing", "es")), lemma + "s", doubled + "ed", doubled + "ing")
