"""The folders of data that may train the shipped pipeline, read into sentences; see DATA_CARD.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.gum_names import with_gum_names
from training.treebank import (
    GUM_GENRES,
    Example,
    example_from_columns,
    genre,
    read_columns,
    read_conllu,
    read_iob2,
    with_uner,
)

CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
_PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


class ForbiddenGenreError(ValueError):
    """A document whose licence forbids commercial use is among the training data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything that trains, and what it is measured on while it trains."""

    trees: tuple[Example, ...]
    names_only: tuple[Example, ...]
    development: tuple[Example, ...]


def load_corpus(folder: Path) -> Corpus:
    """Read the training and development data below `folder`."""
    return Corpus(
        trees=(*load_ewt(folder, "train"), *load_gum(folder, "train")),
        names_only=(*load_wikigold(folder), *load_crossner(folder, "train"), *load_crossner(folder, "dev")),
        development=(*load_ewt(folder, "dev"), *load_gum(folder, "dev")),
    )


def load_ewt(folder: Path, part: str) -> tuple[Example, ...]:
    """Return EWT with the names of UNER."""
    tagged = read_iob2(folder / "uner" / f"en_ewt-ud-{part}.iob2")
    return tuple(with_uner(e, tagged.get(e.sentence_id)) for e in read_conllu(folder / "ewt" / f"{part}.conllu"))


def load_gum(folder: Path, part: str, genres: frozenset[str] = GUM_GENRES) -> tuple[Example, ...]:
    """Return the sentences of GUM whose genre is in `genres`; a genre that is not free is an error."""
    examples = tuple(read_conllu(folder / "gum" / f"{part}.conllu"))
    check_genres(examples)
    return tuple(with_gum_names(e) for e in examples if genre(e.document) in genres)


def check_genres(examples: Sequence[Example]) -> None:
    """Raise where a GUM document is of a genre that may not train what we ship."""
    for example in examples:
        kind = genre(example.document)
        if kind is not None and kind not in GUM_GENRES:
            raise ForbiddenGenreError(f"{example.document}: genre {kind!r} may not train the shipped weights")


def load_pud(folder: Path) -> tuple[Example, ...]:
    """Return PUD with the names of UNER, matched by their letters: sentence ids differ."""
    tagged = read_iob2(folder / "uner" / "en_pud-ud-test.iob2")
    by_letters = {"".join(form for form, _ in pairs): pairs for pairs in tagged.values()}
    return tuple(_pud(e, by_letters) for e in read_conllu(folder / "pud" / "test.conllu"))


def _pud(example: Example, by_letters: dict[str, list[tuple[str, str]]]) -> Example:
    key = "".join(row for row in example.text.split())
    found = next((by_letters[k] for k in (key, "".join(w.form for w in example.words)) if k in by_letters), None)
    return with_uner(example, found)


def load_wikigold(folder: Path) -> tuple[Example, ...]:
    """Return WikiGold."""
    path = folder / "ner" / "wikigold.conll.txt"
    return tuple(example_from_columns(s, f"wikigold-{i}", _PLAIN) for i, s in enumerate(read_columns(path)))


def load_crossner(folder: Path, part: str) -> tuple[Example, ...]:
    """Return one part of CrossNER politics."""
    path = folder / "ner" / "crossner-politics" / f"{part}.txt"
    return tuple(example_from_columns(s, f"crossner-{part}-{i}", CROSSNER) for i, s in enumerate(read_columns(path)))
