"""From bytes to text: the encoding is found, never assumed, and what could not be decoded is said."""

import codecs
import re
from dataclasses import dataclass

from entente.collect.pages import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 64_000  # bytes that decide the encoding
_ZEROS_OF_UTF16 = 0.25  # Latin text in UTF-16 has a zero in every other byte; even Chinese text has some
_BROKEN_UTF8 = 0.34  # share of bad among non-ASCII sequences up to which a text is damaged UTF-8 and not another code
_CONTROLS = 0.02  # share of control characters above which bytes are no text
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTI_BYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_IN_RUNS = 0.34  # share of non-ASCII bytes beside another: Latin codes 0 to .2, Cyrillic, Greek and Asian codes .9
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and what had to be done to get it; `damaged` counts characters that were lost."""

    text: str
    notes: tuple[str, ...] = ()
    damaged: int = 0


def decode(content: bytes) -> Decoded:
    """Return the text of `content`; a byte order mark is taken off and said.

    Raises `Unreadable` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            return _checked(text, (f"byte order mark of {encoding} removed",))
    if zeros := _utf16_without_mark(content[:_HEAD]):
        return _checked(content.decode(zeros, errors="replace"), (f"decoded as {zeros}",))
    try:
        return _checked(content.decode("utf-8"), ())
    except UnicodeDecodeError:
        pass
    encoding = find_encoding(content[:_HEAD])
    text = content.decode(encoding, errors="replace")
    return _checked(text, () if encoding == "utf-8" else (f"decoded as {encoding}",))


def find_encoding(head: bytes) -> str:
    """Return the name of the encoding of a file that starts with `head`."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding[: -len("-le")]
    zeros = _utf16_without_mark(head)
    if zeros is not None:
        return zeros
    high, valid = len(_HIGH.findall(head)), _MULTI_BYTE.findall(head)
    bad = high - sum(map(len, valid))
    if bad <= _BROKEN_UTF8 * (len(valid) + bad):
        return "utf-8"
    if sum(map(len, _HIGH_RUN.findall(head))) <= _IN_RUNS * high:
        return "cp1252"
    return _guess(head)


def without_surrogates(text: str) -> tuple[str, int]:
    """Return `text` with halves of broken pairs (JSON may hold them) replaced, and how many there were."""
    return _SURROGATE.subn("�", text) if _SURROGATE.search(text) else (text, 0)


def _utf16_without_mark(head: bytes) -> str | None:
    if len(head) < 4 or b"\0" not in head:
        return None
    odd = head[1::2].count(0) / len(head[1::2])
    even = head[0::2].count(0) / len(head[0::2])
    if max(odd, even) < _ZEROS_OF_UTF16 or min(odd, even) > max(odd, even) / 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(head: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # 40 ms that UTF-8 files do not pay

    best = from_bytes(head).best()
    return best.encoding if best is not None else "cp1252"


def _checked(text: str, notes: tuple[str, ...]) -> Decoded:
    head = text[:_HEAD]
    if len(_CONTROL.findall(head)) > _CONTROLS * len(head):
        raise Unreadable("this is not text (a program's own format?); save it as plain text, HTML, CSV or JSON lines")
    return Decoded(text=text, notes=notes, damaged=text.count("�"))
