"""Other names and other typography for training sentences, so that news as it is does not surprise."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.treebank import Example, Name, Word

# Words the actor gazetteer knows as places or bodies must not turn into persons: swapping them once
# taught a model that "Kremlin" is a person.
_GAZETTEER = (
    "kremlin pentagon downing elysee élysée bundestag bundesrat duma knesset quai zhongnanhai house rashtrapati "
    "foggy bottom turtle bay hill capitol brussels westminster whitehall holyrood quirinale planalto"
)
_KEPT = frozenset(_GAZETTEER.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """The words of a name with their inner tree; the word with head -1 hangs where the old name hung."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Donors:
    """Names to substitute, by label."""

    by_label: dict[str, tuple[Donor, ...]]


def load_donors(politicians: Path, lists: Path, examples: Sequence[Example]) -> Donors:
    """Collect names of persons, bodies and places: lists, and the names of the training data."""
    people = [_person(name) for name in json.loads(politicians.read_text("utf-8")) if _may_stand_in(name)]
    bodies = [_body(line) for line in _lines(lists / "organisations.txt")]
    places = [_body(line) for line in _lines(lists / "places.txt")]
    seen: dict[str, list[Donor]] = {"ORG": [], "LOC": [], "PER": []}
    for example in examples:
        for name in example.names or ():
            donor = _from_example(example, name)
            if donor is not None:
                seen[name.label].append(donor)
    return Donors(
        by_label={
            "PER": (*people, *seen["PER"]),
            "ORG": (*(bodies * 10), *seen["ORG"]),
            "LOC": (*(places * 10), *seen["LOC"]),
        },
    )


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def _may_stand_in(name: str) -> bool:
    return name.isprintable() and not _KEPT & set(name.lower().split())


def _person(name: str) -> Donor:
    parts = name.split()
    return Donor(
        words=tuple(_proper(part, -1 if i == 0 else 0, "flat") for i, part in enumerate(parts)),
    )


def _body(name: str) -> Donor:
    """Return a name whose last word is the head, or the last before its first "of"."""
    parts = name.split()
    cuts = [i for i, part in enumerate(parts) if part == "of"]
    end = cuts[0] if cuts else len(parts)
    words = [_proper(parts[i], -1 if i == end - 1 else end - 1, "compound") for i in range(end)]
    if cuts:
        below = len(parts) - 1
        words.append(Word(form="of", lemma="of", upos="ADP", xpos="IN", head=below, deprel="case", space_after=True))
        for i in range(end + 1, len(parts)):
            last = i == below
            words.append(_proper(parts[i], end - 1 if last else below, "nmod" if last else "compound"))
    return Donor(words=tuple(words))


def _proper(form: str, head: int, deprel: str) -> Word:
    return Word(form=form, lemma=form, upos="PROPN", xpos="NNP", head=head, deprel=deprel, space_after=True)


def _from_example(example: Example, name: Name) -> Donor | None:
    """Return the name as a donor when it is a tree of its own, with one way in and none below it."""
    if not example.has_tree or any(w.form.lower() in _KEPT for w in example.words[name.first : name.last]):
        return None
    place = _way_in(example.words, name)
    if place is None:
        return None
    return Donor(
        words=tuple(
            replace(word, head=-1 if i == place else (word.head or 0) - name.first)
            for i, word in enumerate(example.words[name.first : name.last], start=name.first)
        ),
    )


def _way_in(words: Sequence[Word], name: Name) -> int | None:
    """Return the only word of `name` whose head is outside, None when others hang on its inner words."""
    inside = range(name.first, name.last)
    entries = [i for i in inside if words[i].head not in inside]
    if len(entries) != 1:
        return None
    below = [w.head for i, w in enumerate(words) if i not in inside and w.head in inside]
    return entries[0] if all(head == entries[0] for head in below) else None


def other_names(example: Example, donors: Donors, rng: random.Random, *, share: float) -> Example:
    """Return `example` with about `share` of its names replaced by others of their class."""
    for name in sorted(example.names or (), key=lambda n: -n.first):
        words = example.words[name.first : name.last]
        kept = any(w.form.lower() in _KEPT for w in words) or not words[0].form[:1].isupper()
        if kept or rng.random() > share:
            continue
        example = _swap(example, name, rng.choice(donors.by_label[name.label]), rng)
    return example


def _swap(example: Example, name: Name, donor: Donor, rng: random.Random) -> Example:
    new = donor.words
    if name.label == "PER" and name.last - name.first == 1 and new[0].head == -1:
        new = (replace(rng.choice((new[0], new[-1])), head=-1),)
    place = name.first
    if example.has_tree:
        entry = _way_in(example.words, name)
        if entry is None or new[0].head is None:
            return example
        place = entry
    old, grown = example.words, len(new) - (name.last - name.first)
    root = next((i for i, w in enumerate(new) if w.head == -1), 0)

    def moved(head: int | None) -> int | None:
        if head is None or head < name.first:
            return head
        return name.first + root if head < name.last else head + grown

    def dressed(i: int, word: Word) -> Word:
        space = old[name.last - 1].space_after if i == len(new) - 1 else word.space_after
        if not example.has_tree:
            return Word(form=word.form, space_after=space)
        if i == root:
            return replace(word, head=moved(old[place].head), deprel=old[place].deprel, space_after=space)
        return replace(word, head=name.first + (word.head or 0), space_after=space)

    words = (
        *(replace(w, head=moved(w.head)) for w in old[: name.first]),
        *(dressed(i, w) for i, w in enumerate(new)),
        *(replace(w, head=moved(w.head)) for w in old[name.last :]),
    )
    names = tuple(
        replace(n, last=n.last + grown)
        if n is name
        else replace(n, first=n.first + grown, last=n.last + grown)
        if n.first > name.first
        else n
        for n in example.names or ()
    )
    return replace(example, words=words, names=names)


def other_typography(example: Example, rng: random.Random) -> Example:
    """Return `example` as another desk would set it: dashes, capitals of a headline, no final full stop."""
    words = example.words
    draw = rng.random()
    if draw < 0.02:
        words = tuple(replace(w, form=w.form.upper()) for w in words)
    elif draw < 0.04:
        words = tuple(replace(w, form=_headline(w, i)) for i, w in enumerate(words))
    elif draw < 0.05:
        words = tuple(replace(w, form=w.form.lower()) for w in words)
    if rng.random() < 0.5:
        dash = rng.choice(("—", "–", "--"))
        words = tuple(replace(w, form=dash) if _is_dash(words, i) else w for i, w in enumerate(words))
    if rng.random() < 0.04:
        words = _without_stop(words, example)
    return replace(example, words=words)


def _headline(word: Word, place: int) -> str:
    small = word.upos in ("ADP", "DET", "CCONJ", "PART") and place > 0
    return word.form if small or not word.form[:1].isalpha() else word.form[0].upper() + word.form[1:]


def _is_dash(words: Sequence[Word], i: int) -> bool:
    if words[i].form in ("--", "—", "–"):
        return not words[i - 1].form.isdigit()
    return words[i].form == "-" and 0 < i < len(words) - 1 and words[i].space_after and words[i - 1].space_after


def _without_stop(words: tuple[Word, ...], example: Example) -> tuple[Word, ...]:
    last = len(words) - 1
    named = any(name.last > last for name in example.names or ())
    if last > 2 and not named and words[last].form == "." and all(w.head != last for w in words):
        return (*words[: last - 1], replace(words[last - 1], space_after=True))
    return words
