"""News typography made plain for the parser, without moving a single offset."""

import re

_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
        **dict.fromkeys("\u202f\u205f\u3000\u1680\t\r\n\f\v\u0085\u2028\u2029", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2012\u2212", "–"),
        "―": "—",
    },
)
_INVISIBLE_INSIDE_WORD = re.compile(r"(?<=\S)[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e](?=\S)")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")


def plain_text(text: str) -> str:
    """Return `text` with straight quotes and plain spaces, character for character as long as before.

    An invisible character between two letters (a soft hyphen, a zero-width space) is kept, so that the
    word around it stays whole; `plain_form` drops it from the form.
    """
    kept = {match.start(): match.group() for match in _INVISIBLE_INSIDE_WORD.finditer(text)}
    plain = text.translate(_ONE_FOR_ONE)
    if not kept:
        return plain
    letters = list(plain)
    for place, letter in kept.items():
        letters[place] = letter
    return "".join(letters)


def plain_form(letters: str) -> str:
    """Return the form of the word written as `letters`: straight quotes, no invisible characters.

    >>> plain_form("don’t"), plain_form("``"), plain_form("…")
    ("don't", '"', '...')
    """
    form = _INVISIBLE.sub("", letters).translate(_ONE_FOR_ONE).strip()
    if form == "''":
        return '"'
    return form.replace("…", "...") or letters
