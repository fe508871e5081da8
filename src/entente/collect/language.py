"""The language of an article: English is seen from its small words, for the rest py3langid is asked."""

import re
from collections.abc import Sequence

from entente.records import Part, Span

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(_WORD.findall("the of and to in a that on with for is was by its has said"))
_ENOUGH = 0.16  # share of those words: English news .25 to .40, other languages below .08
_OPENING = 120  # words: tables and lists of names come further down
_SAMPLE = 6000  # characters
_SHORT = 20  # words under which statistics of letters guess wildly ("Xi meets Putin" comes out Estonian)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_UNREAD = frozenset({Part.FURNITURE, Part.PAGE_DATE, Part.BYLINE, Part.CREDIT})


def find_language(text: str, parts: Sequence[tuple[Part, Span]]) -> str:
    """Return the ISO 639-1 code of the language of the body; a few words in Latin letters count as English."""
    sample = _body(text, parts)[:_SAMPLE] or text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if _is_english(words) or _is_english(words[:_OPENING]):
        return "en"
    latin = len(_LATIN.findall(sample)) > len(sample) / 3
    if len(words) < _SHORT and latin:
        return "en"
    if not words:
        return "en"
    from py3langid import classify  # noqa: PLC0415  # its model loads in a second and a half

    return str(classify(sample)[0])


def _is_english(words: Sequence[str]) -> bool:
    return bool(words) and sum(word in _ENGLISH for word in words) >= _ENOUGH * len(words)


def _body(text: str, parts: Sequence[tuple[Part, Span]]) -> str:
    pieces, place = [], 0
    for part, span in parts:
        if part in _UNREAD:
            pieces.append(text[place : span.start])
            place = span.end
    return "".join((*pieces, text[place:])).strip()
