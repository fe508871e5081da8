"""Disputes: contents that one holder asserts and another denies, whatever the day, item by item."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.merge.events.conflict import WORDS
from entente.merge.events.events import find_positions
from entente.merge.told import Told, stems
from entente.records import Dispute, Status

_ASSERTS = frozenset({Status.HAPPENED, Status.ONGOING, Status.ALLEGED})
_ONE_ITEM = 0.5  # share of the shorter wording's words that agree
_DENYING = frozenset({"deny", "rebuff", "refute", "dispute", "dismiss"})  # frames
_HAPPENED = Status.HAPPENED
_COMMON_WORDS = 2
_LABEL_WORDS = 9


def find_disputes(mentions: Sequence[Told]) -> tuple[Dispute, ...]:
    """Return the disputes of `mentions` (in canonical order), those that most articles tell first."""
    by_act: defaultdict[tuple[str, frozenset[str]], list[Told]] = defaultdict(list)
    for told in (*mentions, *_find_bare_denials(mentions)):
        if told.actors.parties and told.mention.status in _ASSERTS | {Status.DENIED}:
            by_act[told.mention.event_type, told.actors.parties].append(told)
    found = [contents for told in by_act.values() for contents in _contents(told) if _is_disputed(contents)]
    found.sort(key=lambda contents: (-len({told.article_id for told in contents}), contents[0].rank))
    return tuple(_make(contents) for contents in found)


def _find_bare_denials(mentions: Sequence[Told]) -> Iterator[Told]:
    """Yield, for "a claim Beijing denies", the denial of what others in the episode allege of Beijing in like words.

    The sentence of the denial must hold two words of the allegation, one of them of its matter.
    """
    alleged: defaultdict[tuple[str | None, frozenset[str]], list[Told]] = defaultdict(list)
    for told in mentions:
        known = told.holder is not None and told.episode_id is not None
        if known and told.mention.status is Status.ALLEGED and told.mention.event_type not in WORDS:
            alleged[told.episode_id, told.actors.parties].append(told)
    for told in mentions:
        if not _is_bare_denial(told):
            continue
        claims = [claim for claim in alleged[told.episode_id, told.actors.parties] if _speaks_of(told, claim)]
        if claims:
            yield _as_denial(told, claims[0])


def _is_bare_denial(told: Told) -> bool:
    mention = told.mention
    denies = mention.frame.partition(".")[0] in _DENYING
    return denies and mention.event_type == "REJECT" and mention.content_type is None and mention.status is _HAPPENED


def _speaks_of(denial: Told, claim: Told) -> bool:
    words = stems(denial.sentence or "")
    if claim.holder in denial.actors.parties or not (words & claim.matter or not claim.matter):
        return False
    return len(words & (stems(claim.act) | claim.matter)) >= _COMMON_WORDS


def _as_denial(denial: Told, claim: Told) -> Told:
    """Return `denial` as a mention of what `claim` alleges, denied by its own actor."""
    mention = replace(
        denial.mention, event_type=claim.mention.event_type, status=Status.DENIED, matter=claim.mention.matter
    )
    holder = min(denial.actors.parties)
    return replace(
        denial, mention=mention, recipients=claim.recipients, matter=claim.matter, act=claim.act, holder=holder
    )


def _contents(mentions: Sequence[Told]) -> Iterator[list[Told]]:
    """Yield the mentions of one type and actors by content: the same matter, recipients inside each other.

    Only what is denied opens a content, because most acts are never disputed.
    """
    denials = [told for told in mentions if told.mention.status is Status.DENIED]
    contents: list[list[Told]] = []
    for told in (*denials, *(told for told in mentions if told.mention.status in _ASSERTS)):
        content = next((content for content in contents if _same_content(content[0], told)), None)
        if content is not None:
            content.append(told)
        elif told.mention.status is Status.DENIED:
            contents.append([told])
    yield from (sorted(content, key=lambda told: told.rank) for content in contents)


def _same_content(denied: Told, told: Told) -> bool:
    other_matter = denied.matter and told.matter and not denied.matter & told.matter
    one, other = denied.recipients.parties, told.recipients.parties
    return not other_matter and (one <= other or other <= one) and _can_be_meant(denied, told)


def _can_be_meant(denied: Told, told: Told) -> bool:
    """Say whether `told` is what was denied: of the same matter, in the same words, or claimed in the same episode."""
    if denied.matter & told.matter or _same_item(denied, told) or _same_item(told, denied):
        return True
    claimed = told.mention.status is Status.ALLEGED or told.holder is not None
    if told.mention.event_type in WORDS:  # who is said to have scolded is not what others deny
        return False
    return claimed and denied.episode_id is not None and denied.episode_id == told.episode_id


def _is_disputed(contents: Sequence[Told]) -> bool:
    deniers = {told.holder for told in contents if told.mention.status is Status.DENIED}
    return bool(deniers) and any(told.mention.status in _ASSERTS and told.holder not in deniers for told in contents)


def _make(contents: Sequence[Told]) -> Dispute:
    widest = max(contents, key=lambda told: len(told.recipients.parties))
    return Dispute(
        id=contents[0].mention.id,
        event_type=contents[0].mention.event_type,
        actors=tuple(sorted(contents[0].actors.parties)),
        recipients=tuple(sorted(widest.recipients.parties)),
        matter=next((told.mention.matter for told in contents if told.matter), None),
        items=tuple((_label(item), find_positions(item)) for item in _items(contents)),
    )


def _items(contents: Sequence[Told]) -> list[list[Told]]:
    """Return the mentions by what exactly is claimed, each item led by its fullest wording."""
    items: list[list[Told]] = []
    for told in sorted(contents, key=lambda told: (-len(stems(told.act)), told.rank)):
        item = next((item for item in items if _same_item(item[0], told)), None)
        if item is None:
            items.append([told])
        else:
            item.append(told)
    return [sorted(item, key=lambda told: told.rank) for item in items]


def _same_item(lead: Told, told: Told) -> bool:
    claimed = stems(told.act)
    return len(stems(lead.act) & claimed) >= _ONE_ITEM * len(claimed)


def _label(item: Sequence[Told]) -> str:
    shortest = min(item, key=lambda told: (len(told.act), told.rank))
    words = shortest.act.split()
    return " ".join(words[:_LABEL_WORDS]) + (" …" if len(words) > _LABEL_WORDS else "")
