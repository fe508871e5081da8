"""Where sentences of news may end: what a rule can say before any model is asked."""

import re
from collections.abc import Sequence

from entente.read.parse.words import Word

Verdict = bool | None
"""True: a sentence starts here. False: none does. None: the model decides."""

_STOPS = frozenset((".", "!", "?", "...", "....", "?!", "!?", "!!", "!!!", "??", "???", ".."))
_HARD_STOPS = frozenset((".", "!", "?", "?!", "!?", "!!", "!!!", "??", "???"))
_CLOSERS = frozenset(('"', "'", ")", "]", "}"))
_OPENING_CURLY, _CLOSING_CURLY = frozenset("“„«"), frozenset("”»")
# Ranks, titles and words that are always followed by the name or the number they belong to.
_LEANING = (
    "mr. mrs. ms. mx. messrs. mme. mlle. dr. prof. rev. hon. fr. st. ste. mt. ft. gen. lt. col. maj. adm. capt. "
    "cmdr. cdr. sgt. cpl. pvt. brig. supt. insp. det. gov. sen. sens. rep. reps. pres. amb. min. sec. atty. msgr. "
    "no. nos. art. arts. vol. fig. ch. res. vs. v. i.e. e.g. cf. viz. pp. p. ca. approx. est."
)
_LEANS_ON_NEXT = frozenset(_LEANING.split())
_MAY_END = re.compile(r"(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|Plc|Bros|al|Ph\.D)\.")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BEFORE_YEARS = frozenset({"In", "By", "Since", "Until", "During", "From"})  # they open the sentence with it
_INITIAL = re.compile(r"[A-Z]\.")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /,]+[A-ZÀ-Þ][\w.'’-]*){0,5}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?|"
    r"[A-Z][\w.'’-]+(?:[ /,]+[A-Z\d][\w.'’-]*){0,6})"
    r"(?P<agency> ?\((?:[A-Z][\w.&/ -]{1,30})\))? ?(?:—|–|--|-(?= )|:(?= ))+ ?",
)
_LONGEST_DATELINE = 60


def judge_starts(text: str, words: Sequence[Word]) -> list[Verdict]:
    """Say for each of `words`, one paragraph of `text`, whether a sentence starts with it.

    A sentence never ends inside quotation marks that close later in the paragraph, nor after
    an initial, a rank or an abbreviation that leans on the next word.
    """
    depth = open_quotations(text, words)
    verdicts: list[Verdict] = [True] if words else []
    verdicts += [False if depth[i] else _judge(words, i) for i in range(1, len(words))]
    return _with_dateline(text, words, verdicts)


def _judge(words: Sequence[Word], i: int) -> Verdict:
    """Judge the boundary before word `i`, outside quotations."""
    form = words[i].form
    before = i - 1
    while before > 0 and words[before].form in _CLOSERS and not words[before].spaced:
        before -= 1
    last = words[before].form
    if (form in _CLOSERS and not words[i].spaced) or form in _STOPS or form in (",", ";", ":", "%"):
        return False
    if last in (",", ";"):
        return False
    if _YEAR.fullmatch(last) and before and words[before - 1].form in _BEFORE_YEARS:
        return False  # "In 1999 Chad left": behind a comma or not
    if last in _STOPS:
        asked = last[-1] in "?!" and words[i - 1].form in ('"', "'")  # “Will it hold?” Lavrov asked.
        return None if asked else _after_stop(words, i, last)
    if form in ('"', "'") and _is_small(words, i + 1):
        return False  # called it an "act of war"
    if last.lower() in _LEANS_ON_NEXT or (_INITIAL.fullmatch(last) and form[:1].isupper()):
        return False
    if _MAY_END.fullmatch(last):
        return None if form[:1].isupper() or form in ('"', "'") else False
    return None


def _is_small(words: Sequence[Word], i: int) -> bool:
    """Say whether word `i` touches the one before it and has a small first letter."""
    return i < len(words) and not words[i].spaced and words[i].form[:1].islower()


def _after_stop(words: Sequence[Word], i: int, stop: str) -> Verdict:
    """Judge the boundary before word `i` that follows a stop, perhaps with closing marks between."""
    form = words[i].form
    opens = form if form not in ('"', "'", "(", "[") or i + 1 == len(words) else words[i + 1].form
    if not words[i].spaced or opens[:1].islower():
        return None if stop in _HARD_STOPS and form not in ("-", "--", "—", "–") else False
    if stop in _HARD_STOPS and (opens[:1].isupper() or opens[:1].isdigit()) and stop != "..":
        return True
    return None


def open_quotations(text: str, words: Sequence[Word]) -> list[bool]:
    """Say for each word whether it stands inside quotation marks, the closing one included.

    Only marks that close within the paragraph count: an opening mark without a partner (a quotation
    that runs on into the next paragraph) holds nothing together.
    """
    inside = [False] * len(words)
    opened: int | None = None
    for i, word in enumerate(words):
        if word.form != '"':
            continue
        if _opens(text, words, i, already=opened is not None):
            opened = i
        elif opened is not None:
            for k in range(opened + 1, i + 1):
                inside[k] = True
            opened = None
    return inside


def _opens(text: str, words: Sequence[Word], i: int, *, already: bool) -> bool:
    """Say whether the quotation mark at `i` opens; a straight one is judged by the spaces around it."""
    mark = text[words[i].start]
    if mark in _OPENING_CURLY or mark in _CLOSING_CURLY:
        return mark in _OPENING_CURLY
    touches_next = i + 1 < len(words) and not words[i + 1].spaced
    touches_last = i > 0 and not words[i].spaced
    if touches_next != touches_last:
        return touches_next
    return not already


def _with_dateline(text: str, words: Sequence[Word], verdicts: list[Verdict]) -> list[Verdict]:
    """Let a dateline ("BEIJING (AP) —") be a sentence of its own."""
    if not words:
        return verdicts
    start = words[0].start
    match = _DATELINE.match(text, start, min(len(text), start + _LONGEST_DATELINE))
    if match is None or not (match.group("agency") or text[start : start + 3].isupper()):
        return verdicts
    after = next((i for i, word in enumerate(words) if word.start >= match.end()), None)
    if after is None or (words[after - 1].form == ":" and not match.group("agency")):
        return verdicts
    return [True, *([False] * (after - 1)), True, *verdicts[after + 1 :]]
