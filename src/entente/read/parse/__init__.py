"""Parse: words, trees and names of each paragraph, whichever engine reads them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from entente.read.tokens import Sentence
from entente.records import Span

__all__ = ["Parser", "load_parser"]


class Parser(Protocol):
    """Turns stretches of an article into sentences; nothing behind this line knows which engine ran."""

    @property
    def name(self) -> str:
        """The name it was loaded by."""

    @property
    def digest(self) -> str:
        """A digest of everything that decides a parse: weights, tables, code."""

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return the sentences of `paragraphs` of `text`, in order; offsets are those of `text`."""


def load_parser(name: str = "en", *, known_names: Mapping[str, str] | None = None) -> Parser:
    """Load "en" (shipped), any installed spaCy pipeline by its name, or one in a folder by its path.

    `known_names` maps names to PER, ORG or LOC; they are found before the model's own.
    """
    if name == "en":
        from entente.read.parse.minilm import MiniLMParser  # noqa: PLC0415  # engines are loaded where used

        return MiniLMParser(known_names)
    from entente.read.parse.spacy_engine import SpacyParser  # noqa: PLC0415  # spaCy alone costs 4 s

    return SpacyParser(name, known_names)
