"""What every format of file is turned into before it becomes an article."""

from dataclasses import dataclass


class Unreadable(Exception):  # noqa: N818  # it is a state of the input, not a mistake of ours
    """Something cannot be read; the message says why and what to do, in a person's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a row, or the head of a page, says about its article; None where it says nothing."""

    id: str | None = None
    url: str | None = None
    text: str | None = None
    html: str | None = None
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None  # as it was written


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article before its parts are known: where it was found, its fields, and what was done to its bytes."""

    name: str  # path as given, `path:row`, or `-`
    relative: str  # the same, below the given folder
    fields: Fields
    digest: str  # SHA-256 of its bytes
    notes: tuple[str, ...] = ()
    file: str | None = None  # the file it fills, with its whole path; None for rows and pasted text
    damaged: int = 0  # characters that could not be decoded
