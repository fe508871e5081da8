"""The words of a sentence as times see them: cut at hyphens, numbers read, each with its kinds."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from entente.lexicon.times import load_time_words
from entente.read.tokens import Sentence

_NO_KINDS: Mapping[str, str] = MappingProxyType({})
_INSIDE = re.compile(r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?|[^\W\d_]+(?:\.[^\W\d_]+)*\.?|['’]s?|[-–—‐‑]|\S")
_DASHES = frozenset("-–—‐‑")
_TO_THE_END = 1 << 20  # of its token, which may hold more letters than the form
_ISO = re.compile(r"(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d$")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})$")
_DECADE = re.compile(r"(?:(1[5-9]|20)?([0-9])0)s$")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)$")
_HALF_OF_DAY = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_ABBREVIATED = frozenset(
    {
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    }
)  # fmt: skip
_APOSTROPHES = frozenset({"'", "`"})
_OPENING = _ABBREVIATED | _APOSTROPHES  # what may be the first of two joined words, besides numbers


class Word(NamedTuple):  # a tuple, because every word of every article becomes one
    """One word: its form in lower case, its kinds with its value as each, its letters and its token."""

    form: str
    raw: str
    start: int
    end: int
    token: int  # position in the sentence
    kinds: Mapping[str, str]


def words_of(sentence: Sentence) -> list[Word]:
    """Return the words of `sentence`, with number words, abbreviations and clock times joined."""
    return _joined(
        [
            Word(form, raw, min(token.start + first, token.end), min(token.start + last, token.end), token.i, kinds)
            for token in sentence.tokens
            for form, raw, first, last, kinds in _pieces(token.form)
        ]
    )


@lru_cache(maxsize=1 << 14)
def _pieces(letters: str) -> tuple[tuple[str, str, int, int, Mapping[str, str]], ...]:
    """Return form, letters, start, end and kinds of each word in a token; five tokens of six have been met before."""
    if letters.isalpha() or len(letters) == 1 or _ISO.match(letters):
        return (_piece(letters, 0, _TO_THE_END),)
    return tuple(_piece(inside.group(), inside.start(), inside.end()) for inside in _INSIDE.finditer(letters))


def _piece(raw: str, first: int, last: int) -> tuple[str, str, int, int, Mapping[str, str]]:
    form = "-" if raw in _DASHES else raw.lower().replace("’", "'")
    return form, raw, first, last, _kinds(form, raw)


def _kinds(form: str, raw: str) -> Mapping[str, str]:
    if form[0].isdigit():
        return _number_kinds(form)
    kinds = load_time_words().get(form)
    if kinds is None:
        return _apostrophe_decade(form)
    if "MONTH" in kinds and raw[0].islower():
        return _NO_KINDS
    if "ORDINAL" in kinds:
        return {**kinds, "TH": f"{int(kinds['ORDINAL']):02}"}
    return kinds


def _apostrophe_decade(form: str) -> Mapping[str, str]:
    if form[0] != "'":
        return _NO_KINDS
    return {"DECADE": f"19{form[1]}X"} if re.fullmatch(r"'[2-9]0s", form) else _NO_KINDS


def _number_kinds(form: str) -> Mapping[str, str]:
    digits = form.rstrip("stndrh")
    if not digits.isdigit():
        return _shaped_kinds(form)
    number = int(digits)
    if digits != form:
        return _ordinal_kinds(form, number)
    kinds = {"NUM": str(number)} if number < 1000 else {}
    if number <= 31 and len(form) <= 2 and number:
        kinds["DAY"] = f"{number:02}"
    if len(form) == 4 and 1500 <= number <= 2099:
        kinds["YEAR"] = form
    return kinds


def _ordinal_kinds(form: str, number: int) -> Mapping[str, str]:
    if decade := _DECADE.match(form):
        return {"DECADE": f"{decade[1] or '19'}{decade[2]}X"}
    if not 1 <= number <= 31 or form.endswith("s"):
        return _NO_KINDS
    return {"DAY": f"{number:02}", "TH": f"{number:02}", "ORDINAL": str(number)}


def _shaped_kinds(form: str) -> Mapping[str, str]:
    if _ISO.match(form):
        return {"ISO": form}
    if slashed := _SLASHED.match(form):
        first, second = int(slashed[1]), int(slashed[2])
        month, day = (second, first) if first > 12 else (first, second)  # month first, unless that cannot be
        return {"DATE": f"{slashed[3]}-{month:02}-{day:02}"}
    if clock := _CLOCK.match(form):
        return {"HM": f"{int(clock[1]):02}:{clock[2]}"}
    return {"SLASHED": form} if "/" in form else _NO_KINDS


def _joined(words: list[Word]) -> list[Word]:
    """Join what is one word to a reader: `twenty-five`, `Sept .`, `10:35 a.m.`, `' 80s`."""
    joined: list[Word] = []
    done = 0
    for at in [at for at, word in enumerate(words[:-1]) if word.kinds or word.form in _OPENING]:
        word, taken = _join_at(words, at) if at >= done else (words[at], 1)
        if taken > 1:
            joined += [*words[done:at], word]
            done = at + taken
    return joined + words[done:]


def _join_at(words: list[Word], at: int) -> tuple[Word, int]:
    """Return the word that begins at `at`, which is not the last, and how many it is made of."""
    word, following = words[at], words[at + 1]
    if "TENS" in word.kinds:
        return _joined_tens(words, at)
    if following.form == "." and word.form in _ABBREVIATED and word.raw[0].isupper():
        kinds = load_time_words().get(word.form + ".", _NO_KINDS)
        return _spanning(word, following, word.form + ".", kinds), 2
    if "HM" in word.kinds or word.kinds.get("NUM", "").isdigit():
        half = _HALF_OF_DAY.get(following.form.rstrip("."))
        return (word, 1) if half is None else _joined_clock(word, following, half)
    if word.form in _APOSTROPHES and "DECADE" in following.kinds and word.end == following.start:
        return _spanning(word, following, word.form + following.form, following.kinds), 2
    return word, 1


def _joined_tens(words: list[Word], at: int) -> tuple[Word, int]:
    word = words[at]
    last = at + 2 if words[at + 1].form == "-" and at + 2 < len(words) else at + 1
    unit = words[last].kinds.get("NUM", "")
    if unit.isdigit() and int(unit) < 10 and words[last].form.isalpha():
        number = str(int(word.kinds["TENS"]) + int(unit))
        return _spanning(word, words[last], f"{word.form}-{words[last].form}", {"NUM": number}), last - at + 1
    return word, 1


def _joined_clock(word: Word, following: Word, half: int) -> tuple[Word, int]:
    hour, _, minute = (word.kinds.get("HM") or word.kinds["NUM"]).partition(":")
    if not 0 < int(hour) <= 12:
        return word, 1
    clock = f"{int(hour) % 12 + half:02}" + (f":{minute}" if minute else "")
    return _spanning(word, following, f"{word.form} {following.form}", {"CLOCK": clock}), 2


def _spanning(first: Word, last: Word, form: str, kinds: Mapping[str, str]) -> Word:
    return Word(form=form, raw=first.raw, start=first.start, end=last.end, token=first.token, kinds=kinds)
