"""Where, when and between whom an episode is, and what it is called, from the events that most of its articles tell."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, reduce
from itertools import combinations
from typing import TypeVar

from entente.dates import hull, overlap, resolve_events
from entente.group.episodes.labels import show_label, show_title
from entente.lexicon.actors.rows import place_rows, state_names
from entente.records import ActorMention, Article, ArticleKind, Basis, EventMention, Grain, Reading, Role, Status, When

Value = TypeVar("Value", str, tuple[str, ...], tuple[str, tuple[str, ...]])

_Act = tuple[str, tuple[str, ...]]  # type, modes
_UNKNOWN = When(start=None, end=None, grain=Grain.LONGER, basis=Basis.PUBLISHED)
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.PLEDGED, Status.REQUESTED, Status.ALLEGED})
_DATED = frozenset({Basis.EXPLICIT, Basis.RELATIVE})
_BEFORE, _AFTER = timedelta(days=7), timedelta(days=3)  # around publication: what a report is about
_LEAD = 0.4  # share of the text in which the news stands; background counts for less
_BACKGROUND = 0.3
_OPENS = 2.0  # weight of what an article opens with
_AS_TOLD = 0.34  # a day told by at least this share of the articles that tell the main day is of the episode
_LONGEST = 6  # days of an episode before and after its main day
_LOOSE = 3  # days; an event known less well dates no episode
_SEVERAL = 3  # articles
_VIEWS = frozenset({ArticleKind.OPINION, ArticleKind.ANALYSIS})
_INITIALS = 4  # letters; a longer word in capitals is a dateline
_DAY = timedelta(days=1)
_WORD = re.compile(r"[^\W\d_]{4,}")
_OPENING = 600  # characters
_MEETING = "CONSULT"
_DONE_ON_PAPER = frozenset({"SANCTION", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "AID"})  # at no place
_ON_THE_GROUND = frozenset({"ASSAULT", "MOBILIZE"})
_WORDS_ONLY = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
_OTHER_ACTS = 2  # their rank as name-givers, after visits and talks
_TITLE = 0.25  # share of the weight of the heaviest act that the name-giving act has


@dataclass(frozen=True, slots=True)
class Pages:
    """The articles of an episode, taken anew each time they are gone through: there may be hundreds."""

    ids: Sequence[str]
    fetch: Callable[[str], tuple[Article, Reading]]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[tuple[Article, Reading]]:
        return map(self.fetch, self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What the head of an episode shows."""

    label: str
    when: When
    place: str | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One mention as it counts for its episode."""

    article_id: str
    mention: EventMention
    when: When
    weight: float
    actors: tuple[str, ...]  # parties
    recipients: tuple[str, ...]

    @property
    def parties(self) -> frozenset[str]:
        """All parties, on either side."""
        return frozenset((*self.actors, *self.recipients))


def paint(articles: Pages, published: Mapping[str, When]) -> Portrait:
    """Return the portrait of the episode that `articles` tell."""
    named = {m.actor_id: m for _, reading in articles for m in reading.mentions if m.actor_id is not None}
    told = [one for article, reading in articles for one in _tell(article, reading, published.get(article.id), named)]
    parties = _main_parties(told)
    central = [one for one in told if set(parties) <= one.parties] or told
    when = _when(central, [published[article.id] for article, _ in articles if article.id in published])
    on_the_day = [one for one in central if _is_dated(one.when) and overlap(one.when, when)]
    place = _place(on_the_day, _left_behind(on_the_day or central), articles, parties)
    needed = 2 if len(articles) >= _SEVERAL else 1  # tellers of what gives an episode its name
    title = _title(on_the_day or central, named, _headline(articles, central), needed=needed)
    label = show_label(place=place, when=when, title=title)
    return Portrait(label=label, when=when, place=place, parties=parties)


def _tell(
    article: Article, reading: Reading, published: When | None, named: Mapping[str, ActorMention]
) -> Iterator[_Told]:
    """Yield the mentions of `reading` that tell what is or will be, those of the lead with more weight."""
    whens = dict(resolve_events(reading.events, published or _UNKNOWN))
    for mention in reading.events:
        if mention.status in _TOLD:
            early = mention.span.start < _LEAD * len(article.text)
            weight = _OPENS if mention.span.start < reading.lead_end else 1.0 if early else _BACKGROUND
            yield _Told(
                article_id=article.id,
                mention=mention,
                when=whens[mention.id],
                weight=weight * mention.score,
                actors=_parties(mention.actors, named),
                recipients=_parties(mention.recipients, named),
            )


def _parties(roles: Iterable[Role], named: Mapping[str, ActorMention]) -> tuple[str, ...]:
    mentions = (named.get(role.actor_id) for role in roles)
    parties = (mention.party if mention else role.actor_id for mention, role in zip(mentions, roles, strict=True))
    return tuple(dict.fromkeys(party for party in parties if party is not None))


def _main_parties(told: Sequence[_Told]) -> tuple[str, ...]:
    """Return the two parties that most is told between, else the one that most is told of."""
    between = _heaviest(
        (tuple(sorted(pair)), one.weight) for one in told for pair in combinations(sorted(one.parties), 2)
    )
    alone = _heaviest((party, one.weight) for one in told for party in sorted(one.parties))
    return between or ((alone,) if alone else ())


def _when(told: Sequence[_Told], published: Sequence[When]) -> When:
    """Return the days told by most articles, the later of two, with their neighbours; else those of publication."""
    tellers: defaultdict[date, set[str]] = defaultdict(set)
    for one in told:
        for day in _days(one, published):
            tellers[day].add(one.article_id)
    if not tellers:
        return reduce(hull, published) if published else _UNKNOWN
    main = max(tellers, key=lambda day: (len(tellers[day]), day))
    enough = {day for day, by in tellers.items() if len(by) >= _AS_TOLD * len(tellers[main])}
    first = last = main
    while first - _DAY in enough and (main - first).days < _LONGEST:
        first -= _DAY
    while last + _DAY in enough and (last - main).days < _LONGEST:
        last += _DAY
    return When(start=first, end=last, grain=Grain.DAY, basis=Basis.EVENT)


def _days(told: _Told, published: Sequence[When]) -> Iterator[date]:
    """Yield the days of an event that its text dates, near those on which the articles were published."""
    when = told.when
    if when.basis not in _DATED or when.start is None or when.end is None or not _is_dated(when):
        return
    starts = [one.start for one in published if one.start is not None]
    ends = [one.end for one in published if one.end is not None]
    if starts and ends and not min(starts) - _BEFORE <= when.start <= max(ends) + _AFTER:
        return
    for step in range((when.end - when.start).days + 1):
        yield when.start + step * _DAY


def _is_dated(when: When) -> bool:
    """Say whether an event is known to within days: a visit *earlier this month* neither dates nor names an episode."""
    return when.start is None or when.end is None or (when.end - when.start).days <= _LOOSE


def _place(told: Sequence[_Told], left: frozenset[str], articles: Pages, parties: Sequence[str]) -> str | None:
    """Return the city that most articles name as the place of what they tell or in their lead, none in `left`.

    Of what is done on the ground it lies in the country of a party: truce talks in Algiers are not where others fight.
    """
    main = _main_act(told)
    cities = set() if main is not None and main[0] in _DONE_ON_PAPER else _cities(articles)
    ground = main is not None and main[0] in _ON_THE_GROUND
    behind = {city for city, _, country in cities if country in left or (ground and country not in parties)}
    told_at = {(city, one.article_id) for one in told if (city := _city(one.mention.place)) is not None}
    named = told_at | {(city, article_id) for city, article_id, _ in cities}
    return _most_told(((city, article_id) for city, article_id in named if city not in behind), len(articles))


def _cities(articles: Pages) -> set[tuple[str, str, str | None]]:
    """Return the cities that the leads name as places, each with the article that does and the state it lies in."""
    return {
        (city, article.id, mention.country)
        for article, reading in articles
        for mention in reading.mentions
        if mention.reading == "place"
        and mention.span.start < reading.lead_end
        and (city := _city(mention.span.of(article.text))) is not None
    }


def _left_behind(told: Sequence[_Told]) -> frozenset[str]:
    """Return the states from which a visit or an attack set out, where most that is told is one: it is not there."""
    main = _main_act(told)
    if main is None or (main[0] != "ASSAULT" and "visit" not in main[1]):
        return frozenset()
    like = [one for one in told if (one.mention.event_type, one.mention.modes[:1]) == main]
    return frozenset(p for one in like for p in one.actors) - {p for one in like for p in one.recipients}


def _main_act(told: Sequence[_Told]) -> _Act | None:
    acts: defaultdict[_Act, float] = defaultdict(float)
    for one in told:
        acts[one.mention.event_type, one.mention.modes[:1]] += one.weight
    return min(acts, key=lambda act: (-round(acts[act], 6), act), default=None)


def _most_told(places: Iterable[tuple[str, str]], n_articles: int) -> str | None:
    """Return the place that most articles tell, none if of several articles less than a third do."""
    tellers = Counter(place for place, _ in sorted(places))
    place = min(tellers, key=lambda place: (-tellers[place], place), default=None)
    return place if place is None or 3 * tellers[place] >= n_articles or n_articles < _SEVERAL else None


def _city(place: str | None) -> str | None:
    """Return `place` if it is a name of somewhere inside a state: no state's name or adjective, no seat of power."""
    if place is None or not place[0].isupper() or place.removeprefix("the ") in _no_cities():
        return None
    return place.title() if place.isupper() and len(place) > _INITIALS else place


@cache
def _no_cities() -> frozenset[str]:
    states = (word for row in state_names().values() for word in (*row.names, *row.adjectives, *row.demonyms))
    seats = (row.form for row in place_rows() if row.kind == "seat")
    return frozenset(word.removeprefix("the ") for word in (*states, *seats))


def _title(
    told: Sequence[_Told], named: Mapping[str, ActorMention], headline: str | None, *, needed: int
) -> str | None:
    """Return what to call an episode: a visit or talks by their sides, other acts by a headline where there is one."""
    acts: defaultdict[_Act, float] = defaultdict(float)
    tellers: defaultdict[_Act, set[str]] = defaultdict(set)
    for one in told:
        act = one.mention.event_type, one.mention.modes[:1]
        acts[act] += one.weight
        tellers[act].add(one.article_id)
    enough = _TITLE * max(acts.values(), default=0.0)
    for act in sorted(acts, key=lambda act: (_title_rank(act), -round(acts[act], 6), act)):
        if _title_rank(act) > 0 and headline is not None:
            return headline
        known = acts[act] >= enough and (len(tellers[act]) >= needed or headline is None)
        if known and (title := _show_act(act, told, named)) is not None:
            return title
    return headline


def _title_rank(act: _Act) -> int:
    """Return what makes the better name: a visit, talks, an act, words."""
    event_type, modes = act
    if event_type == _MEETING:
        return 0 if "visit" in modes else 1
    return _OTHER_ACTS + (event_type in _WORDS_ONLY)


def _show_act(act: _Act, told: Sequence[_Told], named: Mapping[str, ActorMention]) -> str | None:
    like = [one for one in told if (one.mention.event_type, one.mention.modes[:1]) == act]
    actor = _heaviest((one.mention.actors[0].actor_id, one.weight) for one in like if one.mention.actors)
    other = _heaviest((one.recipients[0], one.weight) for one in like if one.recipients)
    if actor is None or other is None or ("visit" in act[1] and _travels(other, like)):
        return None
    return show_title(*act, _name(actor, named), _name(other, named))


def _travels(host: str, visits: Sequence[_Told]) -> bool:
    """Say whether the host of a visit is told to travel as well: two leaders who meet in a third country."""
    away = sum(one.weight for one in visits if host in one.actors)
    at_home = sum(one.weight for one in visits if host in one.recipients)
    return 2 * away >= at_home


def _name(actor_id: str, named: Mapping[str, ActorMention]) -> str:
    return named[actor_id].name if actor_id in named else actor_id


def _headline(articles: Pages, central: Sequence[_Told]) -> str | None:
    """Return the headline whose words most of the articles open with, the first of those that tie.

    Those of reports that tell most of what is `central` come before all others.
    """
    pages = [(a.headline, f"{a.headline or ''} {a.text[:_OPENING]}") for a, _ in articles]
    opened = [_words(told) for _, told in pages]
    told: defaultdict[str, float] = defaultdict(float)
    for one in central:
        told[one.article_id] += one.weight
    tellers = {article_id for article_id in told if 2 * told[article_id] >= max(told.values())}
    news = [a.headline for a, _ in articles if a.headline and a.kind not in _VIEWS and a.id in tellers]
    headlines = dict.fromkeys(news or [headline for headline, _ in pages if headline])
    stated = [headline for headline in headlines if not headline.endswith("?")]  # a question tells no news
    return max(stated or headlines, key=lambda headline: _share(_words(headline), opened), default=None)


def _share(words: frozenset[str], opened: Sequence[frozenset[str]]) -> float:
    """Return which share of `words` the articles open with, on average."""
    return sum(len(words & told) for told in opened) / max(1, len(words))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _heaviest(values: Iterable[tuple[Value | None, float]]) -> Value | None:
    """Return the value with the most weight, the least of those that tie; None has none."""
    weights: defaultdict[Value, float] = defaultdict(float)
    for value, weight in values:
        if value:
            weights[value] += weight
    return min(weights, key=lambda value: (-round(weights[value], 6), value)) if weights else None
