"""The look-ups that every part of the brief shares, made once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entente.query.brief.wording import Context, parties_of
from entente.records import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    CopyKind,
    Episode,
    Event,
    EventMention,
    Groups,
    Naming,
    Publication,
    Reading,
    Span,
    World,
)

_POWERS = frozenset({ActorKind.STATE, ActorKind.IGO})
_ABROAD = _POWERS | {ActorKind.PERSON}
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A record's articles in the order of the screen, with letters, and everything by its id."""

    articles: tuple[tuple[Article, Reading], ...]
    letters: Mapping[str, str]  # article id -> letter
    actors: Mapping[str, Actor]
    contexts: Mapping[str, Context]  # article id -> what wording needs
    mentions: Mapping[str, tuple[EventMention, str]]  # mention id -> mention, article id
    publications: Mapping[str, Publication]
    rewritten: tuple[str, ...]  # article ids
    leads: Mapping[str, str]  # id of a copy -> id of the text it is a copy of
    episodes: tuple[Episode, ...]  # most articles first, then newest first
    commentators: frozenset[str]  # actor ids of experts, journalists, private persons
    groups: Groups
    world: World

    @property
    def has_reports(self) -> bool:
        """Whether some of the articles are more than somebody's opinion."""
        return any(article.kind is not ArticleKind.OPINION for article, _ in self.articles)

    @classmethod
    def of(cls, articles: Sequence[tuple[Article, Reading]], groups: Groups, world: World) -> "Ledger":
        """Return the ledger of a record."""
        episodes = tuple(sorted(groups.episodes, key=_episode_order))
        ordered = _in_screen_order(articles, episodes)
        actors = {actor.id: actor for actor in world.actors}
        return cls(
            articles=ordered,
            letters={article.id: letter(i) for i, (article, _) in enumerate(ordered)},
            actors=actors,
            contexts={article.id: Context(article, reading, actors) for article, reading in ordered},
            mentions={m.id: (m, article.id) for article, reading in ordered for m in reading.events},
            publications={publication.article_id: publication for publication in groups.publications},
            rewritten=_rewritten(groups),
            leads={copy.article_id: group.lead for group in groups.copies for copy in group.copies if group.lead},
            episodes=episodes,
            commentators=frozenset(
                m.actor_id for _, r in ordered for m in r.mentions if m.reading == "commentator" and m.actor_id
            ),
            groups=groups,
            world=world,
        )

    def letters_of(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the letters of the articles, in order; machine-rewritten ones carry a star."""
        found = sorted((self.letters[i], i) for i in set(article_ids) if i in self.letters)
        return tuple(f"{name}*" if i in self.rewritten else name for name, i in found)

    def place_in_lead(self, span: Span, article_id: str) -> int | None:
        """Return in which of the first sentences of an article `span` stands, None below them; above is the first."""
        lead = self.contexts[article_id].reading.lead
        return next((place for place, sentence in enumerate(lead) if span.start < sentence.end), None)

    def opens(self, span: Span, article_id: str) -> bool:
        """Say whether `span` stands in the first sentences of an article: what it tells there is its news."""
        return self.place_in_lead(span, article_id) is not None

    def of_pair(self, episode: Episode) -> frozenset[str]:
        """Return the articles of an episode that name its parties; all if none names them all."""
        told = (i for i in episode.article_ids if i in self.contexts)
        naming = {i for i in told if {*episode.parties} <= {m.party for m in self.contexts[i].reading.mentions}}
        return frozenset(naming or episode.article_ids)

    def article_of(self, mention_id: str) -> str:
        """Return the id of the article that holds a mention."""
        return self.mentions[mention_id][1]

    def parties(self, event: Event) -> frozenset[str]:
        """Return the states and bodies of their own that take part in `event`."""
        return parties_of(event, self.actors)

    def acts_abroad(self, actor_id: str) -> bool:
        """Say whether somebody acts for a state or for several: no court or parliament, whose acts are home affairs."""
        actor = self.actors.get(actor_id)
        party = self.actors.get(actor.party) if actor is not None else None
        return actor is not None and actor.kind in _ABROAD and party is not None and party.kind in _POWERS

    def main_parties(self) -> tuple[str, ...]:
        """Return the two parties most events are between, none if no event has two."""
        pairs: Counter[tuple[str, ...]] = Counter()
        for event in self.world.events:
            pair = tuple(sorted(self.parties(event)))
            if len(pair) == 2:
                pairs[pair] += event.n_reports
        return min(pairs, key=lambda pair: (-pairs[pair], pair)) if pairs else ()

    def n_commentators(self) -> int:
        """Return how many experts, journalists and private persons are quoted by name."""
        return len({name for _, reading in self.articles for name in _quoted_commentators(reading)})


def _rewritten(groups: Groups) -> tuple[str, ...]:
    """Return the articles that show the marks of a machine's hand, or are another's text in other words."""
    marked = {found.article_id for found in groups.rewritings if found.kind is not None}
    kinds = {CopyKind.REWRITTEN, CopyKind.TRANSLATED}
    return tuple(sorted(marked | {c.article_id for group in groups.copies for c in group.copies if c.kind in kinds}))


def _quoted_commentators(reading: Reading) -> set[str]:
    quoted = {speaker for quote in reading.quotes for speaker in quote.speakers}
    return {
        mention.actor_id
        for mention in reading.mentions
        if mention.reading == "commentator" and mention.actor_id in quoted and mention.naming is Naming.NAME
    }


def letter(i: int) -> str:
    """Return the letter of the article at place `i`: A to Z, then AA."""
    head, tail = divmod(i, len(_ALPHABET))
    return (letter(head - 1) if head else "") + _ALPHABET[tail]


def _episode_order(episode: Episode) -> tuple[int, int, str]:
    newest = episode.when.start.toordinal() if episode.when.start else 0
    return (-len(episode.article_ids), -newest, episode.id)


def _in_screen_order(
    articles: Sequence[tuple[Article, Reading]], episodes: Sequence[Episode]
) -> tuple[tuple[Article, Reading], ...]:
    place = {article_id: i for i, episode in enumerate(episodes) for article_id in episode.article_ids}
    return tuple(sorted(articles, key=lambda pair: (place.get(pair[0].id, len(episodes)), pair[0].name, pair[0].id)))
