"""Why: for anything in the record, the words it rests on and every step that led to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.query.brief.wording import Context, sentence_of, show_day, show_when
from entente.query.ids import Found
from entente.query.lines import LineWriter
from entente.records import Article, Dispute, Event, EventMention, Groups, Matter, Quote, Role, Span, TimeRef, When
from entente.store import Record

_MENTIONS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was decided, and its reason in words."""

    about: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a thing is, the steps that led to it, and the explanations it rests on."""

    title: str
    id: str
    steps: tuple[Step, ...]
    below: tuple["Explanation", ...] = ()


def explain(record: Record, found: Found) -> Explanation:
    """Return why the thing that `found` names stands in the record as it does."""
    return _Explainer(record).explain(found)


class _Explainer:
    def __init__(self, record: Record) -> None:
        self._record = record
        self._lines = LineWriter(record)
        self._world = record.world()
        self._whens = dict(self._world.whens)
        self._origins = dict(self._world.origins)

    def explain(self, found: Found) -> Explanation:
        if found.kind == "event":
            return self.event(self._lines.events[found.id])
        if found.kind == "mention":
            return self.mention(found.id)
        if found.kind == "quote":
            return self.quote(found.id)
        if found.kind == "article":
            return explain_article(self._record, found.id)
        return self.rest(found)

    def event(self, event: Event) -> Explanation:
        shown = event.mentions[:_MENTIONS_SHOWN]
        left = len(event.mentions) - len(shown)
        steps = [
            Step(about="type", said=" ".join((event.event_type, *event.modes, *event.contexts))),
            Step(about="date", said=_dated(event.when)),
            Step(about="standing", said=event.standing.value),
            *(Step(about="position", said=said) for said in self._positions(event)),
            Step(about="behind it", said=_behind(event)),
        ]
        if left:
            steps.append(Step(about="left out", said=f"{left} more mentions: entente export mentions"))
        return Explanation(
            title=self._lines.line(event).sentence,
            id=event.id,
            steps=tuple(steps),
            below=tuple(self.mention(one) for one in shown),
        )

    def _positions(self, event: Event) -> Iterator[str]:
        for position in event.positions:
            holder = self._name(position.holder) if position.holder else "the outlets' own voice"
            yield f"{holder}: {position.status.value} ({len(position.mentions)} mentions)"

    def mention(self, mention_id: str) -> Explanation:
        mention, context = self._lines.mention(mention_id)
        text = context.article.text
        steps = [
            Step(about="words", said=mention.span.of(text)),
            Step(about="where", said=_where(context.article, mention.span)),
            Step(about="trigger", said=f"{mention.trigger.of(text)} (frame {mention.frame})"),
            Step(about="type", said=" ".join((mention.event_type, *mention.modes, *mention.contexts))),
            *(Step(about="actor", said=self._role(role, context)) for role in mention.actors),
            *(Step(about="recipient", said=self._role(role, context)) for role in mention.recipients),
            *self._circumstances(mention, context),
            *(Step(about="because", said=why) for why in mention.why),
            Step(about="score", said=f"{mention.score:.2f}"),
        ]
        return Explanation(title=sentence_of(mention, context), id=mention.id, steps=tuple(steps))

    def _circumstances(self, mention: EventMention, context: Context) -> Iterator[Step]:
        text = context.article.text
        shown = ", ".join(f"“{cue.of(text)}”" for cue in mention.status_cues)
        kind = f", {mention.status_kind.value}" if mention.status_kind else ""
        yield Step(about="status", said=f"{mention.status.value}{kind}" + (f", shown by {shown}" if shown else ""))
        if mention.holders or mention.via:
            holders = " and ".join(map(self._name, mention.holders)) or "the outlet"
            yield Step(about="who says so", said=holders + (f", via {mention.via}" if mention.via else ""))
        if mention.act_id:
            yield Step(about="content of", said=mention.act_id)
        if mention.content_type or mention.matter:
            yield Step(about="of what", said=" ".join(filter(None, (mention.content_type, mention.matter))))
        yield Step(about="time", said=_timed(mention.time, text))
        if mention.id in self._whens:
            yield Step(about="date", said=_dated(self._whens[mention.id]))
        if mention.place:
            yield Step(about="place", said=mention.place)
        if mention.id in self._origins:
            yield Step(about="origin", said=self._origins[mention.id])

    def _role(self, role: Role, context: Context) -> str:
        own = [one for one in context.reading.mentions if one.actor_id == role.actor_id and one.span == role.span]
        reason = f": {own[0].naming.value}, {own[0].reason}" if own else ""
        inferred = f"; not in the clause: {role.inferred}" if role.inferred else ""
        return f"“{role.span.of(context.article.text)}” is {self._name(role.actor_id)}{reason}{inferred}"

    def quote(self, quote_id: str) -> Explanation:
        article_id = quote_id.partition(":")[0]
        context = self._lines.context(article_id)
        quote = next(one for one in context.reading.quotes if one.id == quote_id)
        return Explanation(
            title=quote.content.of(context.article.text), id=quote.id, steps=tuple(self._said(quote, context.article))
        )

    def _said(self, quote: Quote, article: Article) -> Iterator[Step]:
        yield Step(about="where", said=_where(article, quote.content))
        if quote.cue:
            kind = f" ({quote.cue_class.value})" if quote.cue_class else ""
            yield Step(about="cue", said=f"“{quote.cue.of(article.text)}”{kind}")
        if quote.speaker:
            names = " and ".join(map(self._name, quote.speakers)) or "nobody the record knows"
            yield Step(about="speaker", said=f"“{quote.speaker.of(article.text)}” is {names}")
        if quote.via:
            yield Step(about="via", said=quote.via)
        yield Step(about="directness", said=quote.directness.value)
        yield Step(about="because", said=quote.rule)

    def rest(self, found: Found) -> Explanation:
        """Explain an episode, a dispute, a saying, a matter or an actor by what it rests on."""
        members = {
            "episode": ("articles", self._articles_of(found.id)),
            "dispute": ("mentions", [m for d in self._world.disputes if d.id == found.id for m in _in_dispute(d)]),
            "saying": ("quotes", [q for s in self._world.sayings if s.id == found.id for _, q in s.variants]),
            "matter": ("mentions", [m for x in self._world.matters if x.id == found.id for m in _in_matter(x)]),
            "actor": ("events", [e.id for e in self._world.events if found.id in (*e.actors, *e.recipients)]),
        }
        about, ids = members[found.kind]
        shown = ids[:_MENTIONS_SHOWN]
        explain = {"articles": self._article, "mentions": self.mention, "quotes": self.quote, "events": self._event}[
            about
        ]
        count = Step(about=about, said=f"{len(ids)}" + (f", {len(shown)} shown" if len(shown) < len(ids) else ""))
        return Explanation(
            title=f"{found.kind} {self._name(found.id)}", id=found.id, steps=(count,), below=tuple(map(explain, shown))
        )

    def _articles_of(self, episode_id: str) -> list[str]:
        return [
            i for episode in self._record.groups().episodes if episode.id == episode_id for i in episode.article_ids
        ]

    def _article(self, article_id: str) -> Explanation:
        return explain_article(self._record, article_id)

    def _event(self, event_id: str) -> Explanation:
        line = self._lines.line(self._lines.events[event_id])
        return Explanation(title=line.sentence, id=event_id, steps=(Step(about=line.word, said=line.when),))

    def _name(self, actor_id: str) -> str:
        actor = self._lines.actors.get(actor_id)
        return f"{actor.name} ({actor_id})" if actor else actor_id


def explain_article(record: Record, article_id: str, *, only_date: bool = False) -> Explanation:
    """Return why an article has its date, and, unless only that is asked, its copies, parts and episode."""
    article, groups = record.article(article_id), record.groups()
    steps = list(_publication(article, groups))
    if not only_date:
        steps += _relations(article, groups)
        steps += [Step(about=part.value, said=_shortened(span.of(article.text))) for part, span in article.parts]
        steps += [Step(about="note", said=note) for note in article.notes]
    return Explanation(title=article.name, id=article.id, steps=tuple(steps))


def _publication(article: Article, groups: Groups) -> Iterator[Step]:
    publication = next((one for one in groups.publications if one.article_id == article.id), None)
    if publication is None:
        yield Step(about="published", said="not known: nothing in the article or around it gives its date")
    else:
        yield Step(about="published", said=f"{_dated(publication.when)}, confidence {publication.score:.2f}")
        for evidence in publication.evidence:
            yield Step(about="evidence", said=evidence)
        for day, reason in publication.rejected:
            yield Step(about="rejected", said=f"{show_day(day)}: {reason}")
    for proposal in article.proposals:
        words = f": “{proposal.span.of(article.text)}”" if proposal.span else ""
        yield Step(about="proposed", said=f"{show_day(proposal.day)}, from the {proposal.basis.value}{words}")


def _relations(article: Article, groups: Groups) -> Iterator[Step]:
    yield Step(about="kind", said=article.kind.value)
    for group in groups.copies:
        for copy in group.copies:
            if copy.article_id == article.id:
                lead = group.lead or "a text that is not in the record"
                yield Step(about="copy", said=f"{copy.kind.value} of {lead}: {copy.signal}")
            elif group.lead == article.id:
                yield Step(about="copied by", said=f"{copy.article_id}, {copy.kind.value}: {copy.signal}")
    for rewriting in groups.rewritings:
        if rewriting.article_id == article.id and rewriting.kind is not None:
            for mark in rewriting.marks:
                yield Step(about=rewriting.kind.value, said=mark)
    for episode in groups.episodes:
        if article.id in episode.article_ids:
            yield Step(about="episode", said=f"{episode.label} ({episode.id})")


def _in_dispute(dispute: Dispute) -> list[str]:
    return [mention for _, positions in dispute.items for one in positions for mention in one.mentions]


def _in_matter(matter: Matter) -> list[str]:
    return [mention for stage in matter.stages for mention in stage.mentions]


def _dated(when: When) -> str:
    return f"{show_when(when) or 'not known'} ({when.grain.value}, {when.basis.value})"


def _timed(time: TimeRef | None, text: str) -> str:
    if time is None:
        return "the text gives none"
    words = f"“{time.span.of(text)}”" if time.span else "inherited"
    return f"{words} = {time.value}, from the {time.anchor} ({time.rule}, found in the {time.link})"


def _behind(event: Event) -> str:
    low, high = event.n_newsrooms
    newsrooms = f"{low}" if low == high else f"{low} to {high}"
    return f"{event.n_reports} reports, {newsrooms} newsrooms, {event.n_origins} origins"


def _where(article: Article, span: Span) -> str:
    return f"{article.name}, line {article.text.count(chr(10), 0, span.start) + 1}, characters {span.start}-{span.end}"


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
