"""Names that are known beforehand, found before the model's own."""

from collections.abc import Iterator, Mapping, Sequence

from entente.read.parse.words import Word
from entente.read.tokens import Entity


class KnownNames:
    """Names with their label (PER, ORG, LOC); the longest match wins, and wins over the model."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._labels = {tuple(name.split()): label for name, label in names.items()}
        self._longest: dict[str, int] = {}
        for words in self._labels:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def merged(self, words: Sequence[Word], found: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Return the known names of a sentence and those of `found` that touch none of them."""
        known = tuple(self._find([word.form for word in words]))
        if not known:
            return found
        free = (f for f in found if all(f.last < k.first or k.last < f.first for k in known))
        return tuple(sorted((*known, *free), key=lambda entity: entity.first))

    def _find(self, forms: Sequence[str]) -> Iterator[Entity]:
        place = 0
        while place < len(forms):
            for length in range(self._longest.get(forms[place], 0), 0, -1):
                label = self._labels.get(tuple(forms[place : place + length]))
                if label is not None:
                    yield Entity(first=place, last=place + length - 1, label=label)
                    place += length - 1
                    break
            place += 1
