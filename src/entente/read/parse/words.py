"""Words as Universal Dependencies of English cuts them, each with its place in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from entente.read.parse.normal import plain_form, plain_text


class Word(NamedTuple):
    """One word, or one part of a contraction."""

    start: int
    end: int
    form: str  # straight quotes, no invisible characters
    spaced: bool  # a space stands before it, or it opens the stretch


# Prefixes that EWT and GUM keep with their word; every other hyphen between letters is a word of its own.
_BOUND = (
    "anti|bi|co|counter|de|e|ex|extra|hyper|inter|intra|mega|micro|mid|mini|mis|mono|multi|non|over|"
    "pan|para|poly|post|pre|pro|proto|pseudo|quasi|re|semi|sub|super|trans|tri|ultra|un|uni|wi"
)
_CLOSED_UP = (  # abbreviations that never end a sentence by themselves or always keep their full stop
    "Mr|Mrs|Ms|Mx|Messrs|Mme|Mlle|Dr|Prof|St|Ste|Mt|Ft|Sr|Jr|Inc|Ltd|Co|Corp|Bros|Plc|Ave|Blvd|Rd|Dept|Univ|"
    "Gov't|Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Tues|Thurs|Calif|Conn|Colo|Fla|Mich|Minn|Okla|Penn|Tenn|Wis|"
    "Capt|Cmdr|Cdr|Sgt|Cpl|Brig|Supt|Insp|Messrs"
)
_BEFORE_NAME = "Gen|Lt|Col|Maj|Adm|Gov|Sen|Sens|Rep|Reps|Pres|Amb|Min|Sec|Rev|Hon|Fr|Pvt|Det|Atty|Supt|Msgr|Sheikh"
_BEFORE_NUMBER = "No|Nos|Art|Arts|Vol|Fig|Sec|Ch|Res|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|no|nos|vol|fig|pp|p"
_BEFORE_COMMA = "Ala|Ariz|Ark|Del|Ga|Ill|Ind|Kan|Ky|La|Mass|Miss|Mo|Mont|Neb|Nev|Ore|Pa|Tex|Va|Vt|Wash|Wyo|Ont|Que"
_SMALL = "i\\.e|e\\.g|a\\.m|p\\.m|a\\.k\\.a|cf|vs|v|etc|approx|viz|al|ca|est"
_ABBREVIATION = (
    r"(?:[A-Z]\.){2,}(?:[A-Z](?![A-Za-z]))?"  # U.S. but also U.S with its full stop lost
    r"|Ph\.D\.|D\.Phil\.|M\.Sc\.|B\.Sc\."
    rf"|(?:{_CLOSED_UP})\.(?![A-Za-z0-9])"
    rf"|(?:{_BEFORE_NAME})\.(?=-?\s?[A-Z“\"])"
    rf"|(?:{_BEFORE_NUMBER})\.(?=\s?\d)"
    rf"|(?:{_BEFORE_COMMA})\.(?=,|\s[a-z(])"
    rf"|(?:{_SMALL})\.(?![A-Za-z0-9])"
    r"|[A-HJ-Z]\.(?=\s?[A-Z][\w.'])"  # an initial; "I." ends a sentence more often
)
_ADDRESS_END = r"[^\s<>()\".,;:!?'\]]"
_PATTERN = re.compile(
    "|".join(
        (
            rf"(?i:https?://|ftp://|www\.)[^\s<>()\"]*{_ADDRESS_END}",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"[\w-]+(?:\.[\w-]+)*\.(?i:com|org|net|edu|gov|mil|info|ru|cn|uk)(?![\w.]*\w)",
            r"[@#][A-Za-z_]\w*",
            r"[\w-]*\w\.(?:doc|docx|pdf|xls|xlsx|htm|html|txt|jpg|DOC|XLS|PDF)(?![^\W_])",
            r"[:;]-?[()DP](?![^\W_])",  # a smile
            _ABBREVIATION,
            r"\.{2,}|…+|--+|—+|–+|==+|\*\*+|__+|~~+|[!?]{2,}|''|``|<<+|>>+",
            r"\d{1,4}(?:/\d{1,4}){1,2}(?![\d/])",  # 9/11, 11/28/2000
            r"\d+(?:-\d+){2,}",  # telephone numbers, 2000-11-28
            r"\d+(?:[.,:]\d+)*(?:(?:'?s|st|nd|rd|th)(?![^\W_]))",  # 1990s, 20th
            r"[A-Za-z]{1,4}-\d+[A-Za-z]*(?:-\d+)*(?![^\W_])",  # B-29s, F-35
            rf"mid-\d+s?|(?i:{_BOUND})-[^\W\d_]+",
            r"\d+(?:[.,:]\d+)*",
            r"[^\W\d_](?:&[A-Z]+)",
            r"[^\W_]+(?:['\u200b-\u200f\u2060\u00ad\u0300-\u036f][^\W_]+|[\u0300-\u036f])*",
            r"\S",
        ),
    ),
)
_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)(km|mph|kph|kg|cm|mm|bn|tn|pm|am|hrs?|GB|MB|MW|GW|C|F|m|b|k|ft|lb|lbs|p)")
_CLITIC = re.compile(r"(?i)(?<=[^\W_])(n't|'s|'re|'ve|'ll|'d|'m)$")
_CLITIC_AFTER_MARK = re.compile(r"(?i)'(?:s|re|ve|ll|d|m)(?![^\W_])")
_TWO_WORDS = {
    "cannot": 3,
    "gonna": 3,
    "wanna": 3,
    "gotta": 3,
    "gimme": 3,
    "dont": 2,
    "didnt": 3,
    "doesnt": 4,
    "wont": 2,
    "cant": 2,
    "isnt": 2,
    "wasnt": 3,
    "havent": 4,
    "couldnt": 5,
    "wouldnt": 5,
    "ive": 1,
    "im": 1,
}
_WHOLE = frozenset(("let's-go", "o'clock"))


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]`; offsets are those of `text`.

    Every character that is not a space or invisible belongs to exactly one word.
    """
    stretch = text[start : len(text) if end is None else end]
    plain = plain_text(stretch)
    words: list[Word] = []
    last = -1
    for first, after in _cuts(plain):
        form = plain_form(stretch[first:after])
        words.append(Word(start + first, start + after, form, first > last))
        last = after
    return words


def _cuts(plain: str) -> Iterator[tuple[int, int]]:
    place = 0
    while match := _next(plain, place):
        place = match.end()
        yield from _parts(plain, match.start(), match.end())


def _next(plain: str, place: int) -> re.Match[str] | None:
    """Return the next word at or after `place`, "'s" after a closing mark included."""
    while place < len(plain) and plain[place].isspace():
        place += 1
    if plain.startswith("'", place) and place and not plain[place - 1].isspace():
        clitic = _CLITIC_AFTER_MARK.match(plain, place)
        if clitic:
            return clitic
    return _PATTERN.match(plain, place)


def _parts(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a contraction, or of a number with its unit, else the word whole."""
    letters = plain[start:end]
    clitic = _CLITIC.search(letters)
    unit = _UNIT.fullmatch(letters)
    if clitic and letters.lower() not in _WHOLE and not letters[0].isdigit():
        cut = start + clitic.start()
    elif unit:
        cut = start + len(unit.group(1))
    elif letters.lower() in _TWO_WORDS:
        cut = start + _TWO_WORDS[letters.lower()]
    else:
        yield start, end
        return
    yield start, cut
    yield cut, end
