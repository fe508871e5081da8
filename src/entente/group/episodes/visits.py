"""Who visits whom in an article: the same leaders in the other capital are another happening, whatever the words."""

from collections import Counter
from collections.abc import Mapping

from entente.records import Article, Reading, Status

_LEAD = 0.6  # share of the text that tells the news; visits recalled further down do not count
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})

Direction = tuple[str, str]  # visitor, host
Visits = Mapping[frozenset[str], Direction]  # of each two parties, which way the article tells them to have gone


def find_visits(article: Article, reading: Reading) -> Visits:
    """Return, for each two parties between whom `article` tells visits, the way most of them went."""
    parties = {mention.actor_id: mention.party for mention in reading.mentions if mention.actor_id is not None}
    ways: Counter[Direction] = Counter()
    for event in reading.events:
        if event.event_type != "CONSULT" or "visit" not in event.modes or event.status not in _TOLD:
            continue
        if event.span.start < _LEAD * len(article.text):
            visitors = {parties.get(role.actor_id) for role in event.actors} - {None}
            hosts = {parties.get(role.actor_id) for role in event.recipients} - {None}
            ways.update((one, other) for one in visitors for other in hosts if one and other and one != other)
    return {frozenset(way): way for way, n in ways.items() if n > ways[way[::-1]]}


def are_opposed(one: Visits, other: Visits) -> bool:
    """Say whether two articles tell visits between the same parties that went opposite ways, and none that agrees."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[pair] != other[pair] for pair in shared)
