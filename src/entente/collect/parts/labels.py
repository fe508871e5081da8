"""The label of every line: by its words, by its form, and by where it stands to the body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

from entente.collect.parts.datelines import find_dateline, is_dateline
from entente.collect.parts.extent import SENTENCES, Trait, Weighed, find_extent, find_trait
from entente.collect.parts.forms import find_form, is_about_author
from entente.collect.parts.insets import find_insets
from entente.collect.parts.lines import Line, find_lines, fold
from entente.collect.parts.phrases import find_phrase
from entente.lexicon.outlets import masthead
from entente.records import Part, Span

_TITLE_WORDS = range(4, 31)
_TITLE_REACH = 8  # lines above the body in which a title without a known headline is looked for
_SAME_TITLE = 0.6  # share of the words of a headline or address that a line repeats
_UNDER_TITLE = frozenset({Part.PAGE_DATE, Part.BYLINE})
_NEAR_HEAD = 12  # lines above the body whose dates and names are those of the article
_NEAR_FOOT = 4
_ABOUT_LINES = 2  # at the end of the body
_HEADING_WORDS = 14
_SKIPPED = frozenset({Trait.COMMENTS, Trait.NEWSLETTER, Trait.RELATED, Trait.FURNITURE, Trait.DOUBLED, Trait.SIGNS})
_OPENS_LINKS = frozenset({Trait.RELATED, Trait.NEWSLETTER})
_LINKS = frozenset({Trait.TITLE, Trait.SHORT, Trait.LONG, Trait.TITLE_WITH_FIGURES, Trait.SHORT_WITH_FIGURES})
_LEAST_MAIN = 200  # characters
_OWN_WORDS = 4  # a shorter line may stand in the main content by chance
_NO_HINTS: Mapping[int, Part] = MappingProxyType({})
_SLUG_WORD = re.compile(r"[a-z]{3,}")

Labelled = tuple[Part, Span]


def label_parts(
    text: str,
    *,
    headline: str | None = None,
    url: str | None = None,
    main: Sequence[str] = (),
    hints: Mapping[int, Part] = _NO_HINTS,
) -> tuple[Labelled, ...]:
    """Return the parts of `text` that are not body, in order, without overlap.

    Of a page in HTML `main` are the lines an extractor takes for the main content, and `hints` what its tags say of
    lines, by the place they start at.
    """
    lines = find_lines(text)
    weighed = weigh_lines(lines, headline=headline, url=url, hints=hints)
    inside = _main_places(lines, main)
    extent = range(min(inside), max(inside) + 1) if inside else find_extent(weighed)
    labels = list(_label_lines(weighed, extent, headline, hints=hints, inside=inside))
    return tuple(_spans(lines, labels))


def weigh_lines(
    lines: Sequence[Line], *, headline: str | None, url: str | None, hints: Mapping[int, Part] = _NO_HINTS
) -> tuple[Weighed, ...]:
    """Return `lines` with what is known of each by its words and its form."""
    titles = [words for words in (_title_words(headline), _slug_words(url)) if len(words) > 2]
    weighed = []
    for place, line in enumerate(lines):
        phrase = find_phrase(line)
        kind = phrase.kind if phrase else None
        form = find_form(line) if phrase is None else None
        if hints.get(line.span.start) is Part.CAPTION:
            kind, form = None, Part.CAPTION
        trait = find_trait(lines, place, kind=kind, form=form)
        weighed.append(Weighed(line=line, kind=kind, form=form, trait=trait, titles=_repeats(line, titles)))
    return tuple(weighed)


def _main_places(lines: Sequence[Line], main: Sequence[str]) -> frozenset[int]:
    """Return the places of the lines that are in the main content; none if that is too little to be an article."""
    folded = frozenset(map(fold, main))
    if sum(map(len, folded)) < _LEAST_MAIN:
        return frozenset()
    whole = f" {' '.join(map(fold, main))} "
    return frozenset(
        place
        for place, line in enumerate(lines)
        if line.folded in folded or (line.words > _OWN_WORDS and f" {line.folded} " in whole)
    )


def _label_lines(
    lines: Sequence[Weighed],
    extent: range,
    headline: str | None,
    *,
    hints: Mapping[int, Part] = _NO_HINTS,
    inside: frozenset[int] = frozenset(),
) -> Iterator[Part | None]:
    title = _find_title(lines, extent, headline) | _main_heading(lines, extent, hints)
    links = False
    for place, one in enumerate(lines):
        if one.trait in SENTENCES or one.trait is Trait.ENTRY:
            links = False
        links = links or one.trait in _OPENS_LINKS
        if place in title:
            yield Part.HEADLINE
        elif one.form is not None:
            yield _form_here(one.form, place, extent)
        elif place in range(extent.stop - _ABOUT_LINES, extent.stop) and is_about_author(one.line):
            yield Part.CREDIT
        elif inside and place not in inside:
            yield Part.FURNITURE
        elif place in extent or not extent:
            yield _inside(lines, place, links=links and not inside)
        elif place == extent.start - 1 and is_dateline(one.line):
            yield Part.DATELINE
        else:
            yield Part.FURNITURE


def _main_heading(lines: Sequence[Weighed], extent: range, hints: Mapping[int, Part]) -> frozenset[int]:
    """Return the places of the lines above or at the start of the body that the page marks as its first heading."""
    head = extent.start + 2 if extent else len(lines)
    return frozenset(p for p in range(min(head, len(lines))) if hints.get(lines[p].line.span.start) is Part.HEADLINE)


def _form_here(form: Part, place: int, extent: range) -> Part:
    """Return `form` at the head, inside and at the foot of the body; elsewhere it belongs to other articles."""
    near = not extent or extent.start - _NEAR_HEAD <= place < extent.stop + _NEAR_FOOT
    return form if near else Part.FURNITURE


def _inside(lines: Sequence[Weighed], place: int, *, links: bool) -> Part | None:
    one = lines[place]
    if one.trait in _SKIPPED or (links and one.trait in _LINKS):
        return Part.FURNITURE
    if one.line.ends or one.line.words > _HEADING_WORDS or one.trait is Trait.ENTRY:
        return None
    below = lines[place + 1].trait if place + 1 < len(lines) else None
    return Part.HEADING if below in SENTENCES else None


def _find_title(lines: Sequence[Weighed], extent: range, headline: str | None) -> frozenset[int]:
    """Return the places of the lines that are the title: the known one, else the last above the body like one.

    One above a date or the name of who wrote is the title, what stands below these may be a caption.
    """
    head = extent.start + 1 if extent else min(len(lines), 3)
    known = frozenset(place for place in range(head) if lines[place].titles and not lines[place].kind)
    if known or headline is not None:
        return _first_sentence_apart(lines, known, extent, headline)
    above = range(extent.start - 1, max(-1, extent.start - 1 - _TITLE_REACH), -1) if extent else range(0)
    titles = [place for place in above if _is_title(lines[place])]
    signed = (place for place in titles if lines[place + 1].form in _UNDER_TITLE)
    last = next(signed, titles[0] if titles else None)
    if last is None:
        return frozenset()
    return frozenset(place for place in range(extent.start) if lines[place].line.folded == lines[last].line.folded)


def _first_sentence_apart(
    lines: Sequence[Weighed], known: frozenset[int], extent: range, headline: str | None
) -> frozenset[int]:
    """Leave the first line of the body out of the title unless it is nothing but the headline."""
    first = extent.start
    if first not in known or not extent:
        return known
    same = headline is not None and fold(lines[first].line.text) == fold(headline)
    return known if same else known - {first}


def _is_title(one: Weighed) -> bool:
    plain = one.kind is None and one.form is None and one.trait is not Trait.SIGNS
    if masthead(one.line.text) is not None:
        return False
    return plain and one.line.words in _TITLE_WORDS and not one.line.text.endswith((".", ":"))


def _title_words(headline: str | None) -> frozenset[str]:
    return frozenset(fold(headline).split()) if headline else frozenset()


def _slug_words(url: str | None) -> frozenset[str]:
    slug = max(urlsplit(url).path.split("/"), key=len) if url else ""
    return frozenset(_SLUG_WORD.findall(slug.lower()))


def _repeats(line: Line, titles: Sequence[frozenset[str]]) -> bool:
    if not titles or line.words not in _TITLE_WORDS:
        return False
    words = set(line.folded.split())
    return any(len(words & title) >= max(3, _SAME_TITLE * len(title)) for title in titles)


def _spans(lines: Sequence[Line], labels: Sequence[Part | None]) -> Iterator[Labelled]:
    """Yield the labelled spans in order; a dateline is cut off the first line of the body, insets out of each."""
    opened = False
    for line, label in zip(lines, labels, strict=True):
        if label is not None:
            yield label, line.span
            continue
        dateline = None if opened else find_dateline(line)
        opened = True
        if dateline is not None:
            yield Part.DATELINE, dateline
        yield from ((Part.FURNITURE, inset) for inset in find_insets(line))
