"""Which of the mentions of an event tells it best on the first screen, and whether it can serve as a line at all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from entente.dates import resolve
from entente.lexicon.plover import load_plover
from entente.query.brief.ledger import Ledger
from entente.query.brief.wording import WIDTH, is_clear, is_pronoun, name_parties, tells_actors
from entente.records import ActorKind, ArticleKind, Basis, EventMention, Naming, Role, Span, Status

_THIN = 20  # characters; a shorter gist is a bare noun
_BARE = 30  # one that ends with its event's own word
_GOOD = 70  # characters
_QUARTERS = 4  # of an article: what stands above tells it sooner for its own sake
_SLACK = timedelta(days=1)  # many a page bears the day before, by its server's clock
_FUTURE = frozenset({Status.PLANNED, Status.PLEDGED, Status.REQUESTED})
FACT = frozenset({Status.HAPPENED, Status.ONGOING})
_ACTS = frozenset({("AGREE", Status.PLEDGED), ("REQUEST", Status.REQUESTED)})  # done by being said
_CONTENT = frozenset({Status.ALLEGED, Status.DENIED, Status.REQUESTED, Status.NEGATED})
_STATED = frozenset({Status.ALLEGED, Status.DENIED, Status.HAPPENED, Status.ONGOING, Status.NEGATED})
_SPEECH = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
_PREFERENCE = (Status.HAPPENED, Status.ONGOING, Status.PLEDGED, Status.REQUESTED, Status.PLANNED, Status.NEGATED)


class Teller:
    """Chooses the telling of an event among its mentions, and knows who says so."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def worth(self, mention: EventMention, article_id: str) -> tuple[object, ...]:
        """Order mentions by how well they serve as a line: whole, unspoilt, asserted, in its own voice, sure, early."""
        length = sum(span.end - span.start for span in mention.gist)
        return (
            not self.serves(mention, article_id),
            article_id in self._ledger.rewritten,
            _standing_of(mention),
            bool(self._holders(mention, article_id)),
            mention.trigger.of(self._ledger.contexts[article_id].article.text).endswith("ing"),
            not self._ledger.opens(mention.span, article_id),
            -round(mention.score, 1),
            _QUARTERS * mention.span.start // len(self._ledger.contexts[article_id].article.text),
            abs(length - _GOOD),
            mention.id,
        )

    def serves(self, mention: EventMention, article_id: str) -> bool:
        """Say whether a reader could take the mention for the event: told whole, and not only an expert's remark."""
        context = self._ledger.contexts[article_id]
        quote = context.quote_around(mention.trigger)
        named = tells_actors(mention) or (
            quote is not None and any(r.actor_id in quote.speakers for r in mention.actors)
        )
        whole = _tells_itself(mention, named=named) and is_clear(mention, context)
        unlisted = context.unlisted_speaker(mention.trigger)
        nobody = quote is not None if unlisted is None else is_pronoun(unlisted)
        if nobody and (quote is None or not quote.speakers) and not self._holders(mention, article_id):
            return False  # whose words they are stands elsewhere
        if self._is_of_nobody(mention):
            return False
        views = context.article.kind is ArticleKind.OPINION and self._ledger.has_reports
        return whole and not (views or context.is_comment(mention.trigger) or self._is_to_come(mention, article_id))

    def _is_of_nobody(self, mention: EventMention) -> bool:
        """Say whether only persons who stand for no state say so, to whom nothing is done: unlisted experts."""
        hit = {role.actor_id for role in mention.recipients}
        return bool(mention.holders) and all(one not in hit and self._is_nobody(one) for one in mention.holders)

    def _is_nobody(self, actor_id: str) -> bool:
        actor = self._ledger.actors.get(actor_id)
        return actor is not None and actor.kind is ActorKind.PERSON and actor.party == actor_id

    def is_plain(self, mention: EventMention, article_id: str) -> bool:
        """Say whether a verb tells the event with who did it in the words, as a fact, and well enough for a line."""
        acting = bool(mention.actors) and not any(role.inferred for role in mention.actors)
        done = mention.status in FACT or (mention.event_type, mention.status) in _ACTS
        return acting and mention.is_told and done and self.serves(mention, article_id)

    def _is_to_come(self, mention: EventMention, article_id: str) -> bool:
        """Say whether what is told as done lies after the day of its article: *when they meet on Monday*."""
        published = self._ledger.publications.get(article_id)
        if published is None or published.when.end is None or mention.status not in FACT:
            return False
        when = resolve(mention.time, published.when)
        return when.basis is not Basis.PUBLISHED and when.start is not None and when.start > published.when.end + _SLACK

    def claimed_by(self, mention: EventMention, article_id: str) -> str | None:
        """Return who says so, where that is not the outlet's own voice and the sentence does not open with it."""
        quote = self._ledger.contexts[article_id].quote_around(mention.trigger)
        quoted = quote is not None and bool(quote.speakers)  # printed before the words
        said = mention.status in _STATED or (mention.status in _FUTURE and self._is_of_another(mention, article_id))
        speakers = self._holders(mention, article_id) if said else ()
        if _asks_by_saying(mention):  # "she said that Oslo should pay"
            speakers = tuple(role.actor_id for role in mention.actors)
        if quoted or self._speak_themselves(mention, speakers) or self._names(mention, article_id, speakers):
            return None
        if not speakers:
            unlisted = self._ledger.contexts[article_id].unlisted_speaker(mention.trigger)
            return f"says {unlisted}" if unlisted is not None and mention.is_told else None
        return f"says {name_parties(speakers, self._ledger.actors)}"

    def _speak_themselves(self, mention: EventMention, speakers: Sequence[str]) -> bool:
        """Say whether who says so is who acts: *Chad protested, its ministry said*; of a deed it is only their word."""
        acting = self.parties(role.actor_id for role in mention.actors)
        own = bool(speakers) and self.parties(speakers) <= acting and tells_actors(mention)
        return own and (mention.event_type in _SPEECH or len(speakers) > 1)

    def _names(self, mention: EventMention, article_id: str, actor_ids: Sequence[str]) -> bool:
        """Say whether a line names one of these beside its parties: "Zhang accused ..." needs no "says Zhang"."""
        context = self._ledger.contexts[article_id]
        parties = {role.span for role in (*mention.actors, *mention.recipients)}
        named = (one for span in mention.gist for group in context.mentions_in(span) for one in group)
        return any(
            one.actor_id in actor_ids and one.span not in parties and one.naming is not Naming.PRONOUN for one in named
        )

    def _holders(self, mention: EventMention, article_id: str) -> tuple[str, ...]:
        """Return who says so: somebody in the text, else the state whose voice the page is."""
        publisher = self._ledger.contexts[article_id].article.publisher_actor
        return mention.holders or ((publisher,) if publisher is not None else ())

    def is_claim(self, mention: EventMention, article_id: str) -> bool:
        """Say whether a deed is told only by somebody who had no part in it; of harm its victim has none."""
        part = mention.recipients if not load_plover()[mention.event_type].conflict else ()
        return self._is_of_another(mention, article_id, beside=part)

    def _is_of_another(self, mention: EventMention, article_id: str, *, beside: Sequence[Role] = ()) -> bool:
        """Say whether somebody says so who is neither of its actors nor of those `beside` them."""
        holders = self.parties(self._holders(mention, article_id))
        return bool(holders) and not holders & self.parties(r.actor_id for r in (*mention.actors, *beside))

    def parties(self, actor_ids: Iterable[str]) -> frozenset[str]:
        """Return the states and bodies of their own that the actors belong to."""
        actors = self._ledger.actors
        return frozenset(actors[one].party if one in actors else one for one in actor_ids)

    def as_act(self, mention: EventMention, article_id: str) -> tuple[EventMention, str]:
        """Return the act whose content is alleged, denied or not to be: *agreed to stop* says more than *not done*."""
        if mention.act_id is None or mention.status not in _CONTENT:
            return mention, article_id
        return self._ledger.mentions.get(mention.act_id, (mention, article_id))

    def plain_others(self, mentions: Sequence[tuple[EventMention, str]], best: EventMention) -> Iterator[str]:
        """Yield the mentions that plainly have the event ahead where `best` has it done, or the other way round.

        A noun, a demand or a pledge beside a deed is the same event told less plainly, and no other standing; an act
        of speech (*threatened*) is never ahead, only its content is.
        """
        if best.event_type in _SPEECH:
            return
        standings = FACT if is_ahead(best) else {Status.PLANNED}
        for mention, article_id in mentions:
            if mention.status in standings and mention.is_told and self.serves(mention, article_id):
                yield mention.id


def _asks_by_saying(mention: EventMention) -> bool:
    """Say whether a demand is made by saying what others must do: then who says so asks."""
    verb, _, needs = mention.frame.partition(" ")
    by_saying = verb.endswith(".m") or "said:subj" in needs
    return mention.event_type == "REQUEST" and by_saying and not tells_actors(mention)


def _standing_of(mention: EventMention) -> int:
    """Return the place of a mention's status among those a line prefers; a bare noun does not say that it was done."""
    if mention.status not in _PREFERENCE:
        return len(_PREFERENCE)
    named = mention.status is Status.HAPPENED and not mention.is_told
    return len(_PREFERENCE) - 1 if named else _PREFERENCE.index(mention.status)


def _tells_itself(mention: EventMention, *, named: bool) -> bool:
    """Say whether the gist is enough for a reader: it states the event, names a recipient if any, is no bare noun."""
    if not mention.is_stated:
        return False
    aimed = not mention.recipients or any(r.span.overlaps(span) for r in mention.recipients for span in mention.gist)
    if mention.status is Status.REQUESTED and mention.event_type != "REQUEST" and mention.act_id is None:
        return False  # "an order to strike": whose demand it is stands elsewhere
    if mention.status in FACT and not named:
        return False  # who did it stands outside the clause, and so may what says that it was done
    if mention.status is Status.NEGATED and not _shows(mention.status_cues, mention.gist):
        return False  # "urged Rome to stop meddling" is no report that Rome does not meddle
    # what tells the event must stand before the words that a long line leaves out
    ahead = sum(min(span.end, mention.trigger.start) - span.start for span in mention.gist if span < mention.trigger)
    length = sum(span.end - span.start for span in mention.gist)
    ends = bool(mention.gist) and mention.gist[-1].end == mention.trigger.end  # "he criticised"
    return aimed and ahead < WIDTH and length >= (_BARE if ends else _THIN)


def is_ahead(mention: EventMention) -> bool:
    """Say whether a mention has its event still ahead."""
    return mention.status in _FUTURE


def _shows(cues: Sequence[Span], gist: Sequence[Span]) -> bool:
    return any(cue.overlaps(span) for cue in cues for span in gist)
