"""Conditions of the patterns of time, by name: what must stand around the words for them to be a time."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from entente.lexicon.times import words_for
from entente.read.times.found import Found, Piece
from entente.read.times.patterns import Match
from entente.read.tokens import Sentence

_ENDING = frozenset(".,;:!?)]\"”'’-—–")
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "august", "april", "june"})
_NOUN_AFTER = frozenset({"NOUN", "PROPN", "PRON", "DET", "VERB", "ADJ", "NUM", "AUX", "X", "ADV", "ADP"})

Check = Callable[[Sentence, Sequence[Piece], Match], bool]


def _around(pieces: Sequence[Piece], match: Match) -> tuple[str, str]:
    """Return the forms before and after the match, empty at the ends of the sentence."""
    before = pieces[match.first - 1].form if match.first else ""
    after = pieces[match.after].form if match.after < len(pieces) else ""
    return before, after


def _in_name(sentence: Sentence, token: int) -> bool:
    """Say whether the token is part of a longer name (`Fox News Sunday`, `Theresa May`)."""
    return any(name.first <= token <= name.last and name.last > name.first for name in sentence.entities)


def _is_person(sentence: Sentence, token: int) -> bool:
    return any(name.first <= token <= name.last and name.label == "PER" for name in sentence.entities)


def _is_year(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    before, after = _around(pieces, match)
    year = int(match.bound["year"])
    word = pieces[match.first]
    if isinstance(word, Found) or not 1700 <= year <= 2060 or after in {"%", "percent", "km", "miles"}:
        return False
    token = sentence[word.token]
    counted = sentence.head(token)
    if token.rel == "nummod" and counted and counted.upos == "NOUN" and counted.form.lower().endswith("s"):
        return before == "the"
    if token.i + 1 < len(sentence) and counted and counted.i > token.i and counted.upos == "NOUN":
        return True  # the 2017 visit
    return before in words_for("before_year") or (not before and after == ",") or before in {",", "'s"}


def _is_month(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    before, _ = _around(pieces, match)
    word = pieces[match.first]
    if isinstance(word, Found) or _in_name(sentence, word.token) or _is_person(sentence, word.token):
        return False
    if word.form not in _AMBIGUOUS_MONTHS:
        return True
    if sentence[word.token].upos in {"AUX", "VERB"}:
        return False
    return before in words_for("before_month") and sentence[word.token].deprel not in {"nsubj", "flat", "appos"}


def _is_weekday(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    word = pieces[match.first]
    if isinstance(word, Found) or _in_name(sentence, word.token):
        return False
    before = pieces[match.first - 1] if match.first else None
    return before is None or "NOTDAY" not in before.kinds


def _is_season(_sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    """Take `in the summer`, not `the Arab Spring` or `a fall in prices`."""
    before, after = _around(pieces, match)
    return before in words_for("before_season") and after not in {"of", "in", "from"}


def _is_day_of_the_month(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    return _around(pieces, match)[0] in {"on", "until", "by"} and _ends_there(sentence, pieces, match)


def _ends_there(_sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    _, after = _around(pieces, match)
    return not after or after in _ENDING or after in {"of", "in", "at", "for", "and", "after", "when", "\0"}


def _is_nine_eleven(_sentence: Sentence, _pieces: Sequence[Piece], match: Match) -> bool:
    return match.bound["slashed"] == "9/11"


def _is_repeated(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    """Take adverbs and adjectives (`meets daily`), not names of papers (`the Daily News`) or `an annual ...`."""
    word = pieces[match.first]
    if isinstance(word, Found) or not word.raw.islower():
        return False
    return sentence[word.token].upos == "ADV" or match.after == len(pieces)


def _is_no_share(_sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    """Leave `three-quarters of its oil` alone."""
    unit = match.bound.get("unit") or match.bound.get("one")
    return unit != "Q" or _around(pieces, match)[1] != "of"


def _has_complement(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    if match.after == len(pieces):
        return False
    following = pieces[match.after]
    if isinstance(following, Found):
        return True
    return following.form not in _ENDING and sentence[following.token].upos in _NOUN_AFTER


def _has_no_complement(sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    last = pieces[match.after - 1]
    if last.form in {"earlier", "later", "previously", "afterwards", "afterward"}:
        return True
    return not _has_complement(sentence, pieces, match)


def _is_range(_sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    """Join only times of one fineness, and never what is a range already."""
    times = [piece for piece in pieces[match.first : match.after] if isinstance(piece, Found)]
    first, last = times
    plain = not any("/" in time.value or "LENGTH" in time.kinds for time in times)
    return plain and (first.grain is last.grain or last.value.startswith("THIS_"))


def _is_no_length(_sentence: Sentence, pieces: Sequence[Piece], match: Match) -> bool:
    """Bound only by plain times, and never by a range."""
    return all("/" not in piece.value for piece in pieces[match.first : match.after] if isinstance(piece, Found))


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "complement": _has_complement,
        "day-of-the-month": _is_day_of_the_month,
        "ends-there": _ends_there,
        "month": _is_month,
        "nine-eleven": _is_nine_eleven,
        "no-complement": _has_no_complement,
        "no-share": _is_no_share,
        "not-length": _is_no_length,
        "range": _is_range,
        "repeated": _is_repeated,
        "season": _is_season,
        "weekday": _is_weekday,
        "year": _is_year,
    }
)
