"""The one word and the sentence a reader sees for an event; codes never appear."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from entente.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Event,
    EventMention,
    Grain,
    Naming,
    Quote,
    Reading,
    Span,
    Status,
    When,
)

# Type of an act that happened -> the reader's word; every other status has a word of its own.
_ACT_WORDS: Mapping[str, str] = {
    "AGREE": "pledged",
    "REQUEST": "demanded",
    "ACCUSE": "accused",
    "SUPPORT": "backed",
    "REJECT": "rejected",
    "THREATEN": "warned",
    "CONCEDE": "conceded",
}
_STATUS_WORDS: Mapping[Status, str] = {
    Status.ONGOING: "going on",
    Status.PLANNED: "planned",
    Status.PLEDGED: "pledged",
    Status.REQUESTED: "demanded",
    Status.ALLEGED: "alleged",
    Status.DENIED: "denied",
    Status.NEGATED: "not done",
    Status.HYPOTHETICAL: "open",
}
_DENYING = frozenset({"deny", "dispute", "refute", "denial"})
_SIGNING = frozenset({"sign", "ink", "issue", "release", "ratify", "conclude", "finalise", "finalize", "adopt"})
_INVITING = frozenset({"invite", "invitation"})  # who invites has not agreed to anything
_AUTHORISING = frozenset({"authorize", "authorise", "approve"})
_WORRYING = frozenset({"concerned", "alarmed", "troubled", "concern", "alarm"})
_OWNED = frozenset({"its", "his", "her", "their", "our", "my", "your", "whose", "hers", "theirs"})
_SPEAKING = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours"})
_VAGUE = frozenset({"its", "their"})
_ONE_PERSON = frozenset({"he", "him", "she", "her"})
_COMMON = frozenset({  # what may open a sentence and is no name
    "a", "an", "the", "one", "two", "three", "some", "several", "many", "other", "officials", "diplomats", "sources",
    "authorities", "police", "witnesses", "analysts", "experts", "activists", "residents", "doctors", "media", "both",
})  # fmt: skip
_SIDES = ("sides", "parties")
_MARKS = re.compile('["“”«»„]')
_BARE_POSSESSIVE = re.compile(r"[’'](?=\s)")
_LOOSE = re.compile(r"\s+([,.;:!?’'](?=\s|$|s\b))")
_OPEN_SUBJECT = re.compile(
    r"(?:it|he|she|they|this|these|those|we|i|you|who|which|what|its|his|her|their|our)\b", re.IGNORECASE
)
_OPEN_OBJECT = re.compile(
    r"[\"”’']? (?:(?:it|them)\b|one (?:to|from|for|in|at|by|with)\b|(?:this|that|these|those|one|so)$)", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:similar|the same|such an?) (?!(?:to|as|time|day|week|month|year)\b)\w+\b(?! (?:as|to)\b)", re.IGNORECASE
)
_LONG_AGO = re.compile(
    r"\b(?:previously|historically|traditionally|formerly|in the past|(?:in|over) (?:the|recent) (?:years|decades)"
    r"|for (?:many )?(?:years|decades)|(?:has|have|had) (?:long|repeatedly))\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"to |\w+ing\b")  # "Kishida" + "to meet Zelensky" is a sentence of headlines
_GAP = " "
_ELLIPSIS = " … "
_SURELY = 0.7  # a "they" of states that is known less well is named wrongly too often: "told the diplomats that they"
_BARE = 30  # characters
_LEAD_UP = 70
WIDTH = 150  # longer sentences are cut at a piece of the clause, never inside a word


@dataclass(frozen=True, slots=True)
class Context:
    """What wording one article's mentions needs: its text, its actors by place, its direct quotations."""

    article: Article
    reading: Reading
    actors: Mapping[str, Actor]
    _at: dict[int, list[ActorMention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.reading.mentions:
            self._at.setdefault(mention.span.start, []).append(mention)

    def mentions_in(self, span: Span) -> list[list[ActorMention]]:
        """Return the mentions inside `span`, those of one group together, in order."""
        return [self._at[start] for start in sorted(self._at) if span.start <= start < span.end]

    def mentions_at(self, start: int) -> Sequence[ActorMention]:
        """Return the mentions that start there."""
        return self._at.get(start, ())

    def is_comment(self, span: Span) -> bool:
        """Say whether `span` lies in what an expert, a journalist or a private person said."""
        inside = [quote for quote in self.reading.quotes if span in quote.content]
        speakers = {speaker for quote in inside for speaker in quote.speakers}
        return any(m.reading == "commentator" and m.actor_id in speakers for m in self.reading.mentions)

    def unlisted_speaker(self, span: Span) -> str | None:
        """Return the words for who says what holds `span`, where they name no listed actor: `two officials`."""
        inside = [quote for quote in self.reading.quotes if span in quote.content]
        if not inside or any(quote.speakers for quote in inside):
            return None
        spoken = max(inside, key=lambda quote: quote.content.start).speaker
        if spoken is None:
            return None
        words = _join((spoken.of(self.article.text),))
        first, gap, rest = words.partition(_GAP)
        return f"{first.lower()}{gap}{rest}" if first.lower() in _COMMON else words

    def quote_around(self, span: Span) -> Quote | None:
        """Return the direct quotation that holds all of `span`."""
        text = self.article.text
        for quote in self.reading.quotes:
            opened = quote.content.start > 0 and bool(_MARKS.match(text[quote.content.start - 1]))
            if opened and span in quote.content:
                return quote
        return None


def word_of(event_type: str, status: Status, frame: str = "") -> str:
    """Return the reader's word for an event of `event_type` that stands at `status`.

    To deny is not to refuse, and a paper that was signed is done: PLOVER has one type for each two.
    """
    verb = frame.partition(".")[0]
    if status is Status.HAPPENED and verb in _DENYING:
        return "denied"
    if event_type == "THREATEN" and verb in _AUTHORISING:
        return "planned"  # whoever authorises a strike threatens with it
    if status is Status.HAPPENED and verb in _INVITING:
        return "done"
    if status is Status.NEGATED and event_type == "REJECT":
        return "open"  # whoever "won't rule out talks" has not held any
    if status is Status.HAPPENED and verb in _SIGNING:
        return "done"
    if status is Status.HAPPENED and event_type == "ACCUSE" and (verb in _WORRYING or "@concern" in frame):
        return "worried"
    if status is Status.HAPPENED:
        return _ACT_WORDS.get(event_type, "done")
    return _STATUS_WORDS[status]


def sentence_of(mention: EventMention, context: Context) -> str:
    """Return what `mention` says in the article's own words, with a name where a reader could not know who is meant."""
    pieces: list[str] = []
    unknown = _find_unknown(mention, context)
    for span in mention.gist or (mention.trigger,):
        pieces.append(_piece(span, context, named=_GAP.join(pieces), unknown=unknown))
    told = _join(pieces)
    if len(told) > WIDTH:
        told = told[:WIDTH].rsplit(_GAP, 1)[0] + " …"
    quote = context.quote_around(mention.trigger)
    speaker = speaker_of(quote, context) if quote is not None else None
    if speaker is not None:
        return f"{speaker}: “{_MARKS.sub('', _quoted(mention, context))}”"
    if len(told) < _BARE and mention.gist and mention.gist[-1].end == mention.trigger.end:
        return _around(mention, context)
    if not tells_actors(mention) and not _has_subject(mention):
        names = name_all((role.actor_id for role in mention.actors), context)
        link = _GAP if _UNFINISHED.match(told) else ": "
        told = f"{names}{link}{told}" if names else told
    return told[:1].upper() + told[1:]


def _has_subject(mention: EventMention) -> bool:
    """Say whether words stand before the event's own: whoever they name, another name would not fit before them."""
    return bool(mention.gist) and mention.gist[0].start < mention.trigger.start


def _around(mention: EventMention, context: Context) -> str:
    """Return the words that lead up to a gist too bare to tell anything: `... a claim Beijing denies`."""
    start = max(mention.span.start, mention.trigger.start - _LEAD_UP)
    words = context.article.text[start : mention.trigger.end]
    if start == mention.span.start:
        return _join((words,))
    return "… " + _join((words.partition(_GAP)[2],))


def speaker_of(quote: Quote, context: Context) -> str | None:
    """Return the name of who is quoted, None where nobody is known."""
    if quote.speakers:
        return name_all(quote.speakers, context)
    return None


def name_all(actor_ids: Iterable[str], context: Context) -> str:
    """Return the names of the actors as this article calls them: `Xi and Putin`."""
    who = tuple(actor_ids)
    states = any(_is_unnamed(one, context) for one in who)  # "the rulers of Chad and Mali", of whom one has a name
    names = list(dict.fromkeys(_short_name(one, context, states=states) for one in who))
    return _GAP.join((", ".join(names[:-1]), "and", names[-1])) if len(names) > 1 else "".join(names)


def show_when(when: When | None) -> str:
    """Return a time as a reader writes it: `16-17 May 2024`, `May 2024`, `2023`, empty if unknown."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start is None:
        return f"by {show_day(when.end)}"
    if when.end is None:
        return f"since {show_day(when.start)}"
    return _interval(when.start, when.end, when.grain)


def _interval(start: date, end: date, grain: Grain) -> str:
    if start == end:
        return show_day(start)
    if grain is Grain.YEAR and start.year == end.year:
        return str(start.year)
    if grain is Grain.MONTH and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if start.year != end.year:
        return f"{show_day(start)} - {show_day(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%B} - {show_day(end)}"
    return f"{start.day}-{show_day(end)}"


def show_day(day: date | None) -> str:
    """Return a day as `12 June 2024`."""
    return "" if day is None else f"{day.day} {day:%B} {day.year}"


def is_clear(mention: EventMention, context: Context) -> bool:
    """Say whether a reader knows who the first word of the telling is, and what its object: no pronoun for nobody."""
    start = mention.gist[0].start if mention.gist else mention.trigger.start
    if mention.gist and _OPEN_OBJECT.match(context.article.text[mention.trigger.end : mention.gist[-1].end]):
        return False  # "she warned them": of a line nothing stands before
    if mention.gist and _COMPARED.search(context.article.text, start, mention.gist[-1].end):
        return False  # "made a similar offer": to one that stands elsewhere
    if _OPEN_SUBJECT.match(context.article.text, start) is None:
        return True
    if context.quote_around(mention.trigger) is not None:
        return True  # printed with its speaker
    acting = frozenset(role.span for role in (*mention.actors, *mention.recipients))
    named = [one for one in context.mentions_at(start) if context.quote_around(one.span) is None]
    return any(_wants_name(one, context, acting) and not _is_vague(one, context, acting) for one in named)


def recalls(mention: EventMention, context: Context) -> bool:
    """Say whether a telling says itself that it is of long ago, or has gone on for long: *has long threatened*."""
    return any(_LONG_AGO.search(span.of(context.article.text)) for span in mention.gist)


def tells_actors(mention: EventMention) -> bool:
    """Say whether the words that tell an event name who acts."""
    return any(role.span.overlaps(span) for role in mention.actors for span in mention.gist)


def _quoted(mention: EventMention, context: Context) -> str:
    """Return the speaker's own words; what is left out between them shows."""
    spans = mention.gist or (mention.trigger,)
    return _join(_ELLIPSIS.join(span.of(context.article.text) for span in spans).split(_GAP))


def _find_unknown(mention: EventMention, context: Context) -> frozenset[Span]:
    """Return the pronouns and groups of the telling that need a name: what it opens with, and who is acted upon.

    Others stay as the article has them: it is they that are taken for the wrong party most often, and a reader who
    knows how the sentence opens finds them out.
    """
    acting = frozenset(role.span for role in (*mention.actors, *mention.recipients))
    groups = [group for span in mention.gist or (mention.trigger,) for group in context.mentions_in(span)]
    opening = [group[0] for group in groups if not _is_vague(group[0], context, acting)][:1]
    opening = [one for one in opening if _wants_name(one, context, acting)]
    persons = [group[0] for group in groups if group[0].span in acting and _is_one_person(group[0], context)]
    return frozenset(one.span for one in (*opening, *persons) if context.quote_around(one.span) is None)


def _is_one_person(mention: ActorMention, context: Context) -> bool:
    return mention.span.of(context.article.text).lower() in _ONE_PERSON and _is_stand_in(mention)


def _piece(span: Span, context: Context, *, named: str, unknown: frozenset[Span]) -> str:
    """Return the words of `span`, those that are `unknown` named."""
    told, place = [], span.start
    for group in context.mentions_in(span):
        first = group[0]
        if first.span not in unknown or first.span.end > span.end or first.span.start < place:
            continue
        names = name_all((m.actor_id for m in group if m.actor_id is not None), context)
        if names in named:
            continue
        if _is_owner(first, context):
            names += "’s"
        told += [context.article.text[place : first.span.start], names]
        place = first.span.end
        if _BARE_POSSESSIVE.match(context.article.text, place):  # "the leaders' talks"
            told.append("’s")
            place += 1
    return "".join((*told, context.article.text[place : span.end]))


def _wants_name(mention: ActorMention, context: Context, acting: frozenset[Span]) -> bool:
    """Say whether a name reads better than the words; an *it* that is no party stays, it may be the matter."""
    words = mention.span.of(context.article.text).lower()
    reflexive = words.endswith(("self", "selves")) or words in {"each other", "one another"}
    itself = reflexive or words in _SPEAKING or (words == "it" and mention.span not in acting)
    several = len({one.actor_id for one in context.mentions_at(mention.span.start)}) > 1
    unsure = several and mention.kind is not ActorKind.PERSON and mention.score < _SURELY
    return (
        _is_stand_in(mention) and not itself and not unsure and not words.endswith(_SIDES)
    )  # whose sides they are is often missed


def _is_stand_in(mention: ActorMention) -> bool:
    return mention.actor_id is not None and mention.naming in {Naming.PRONOUN, Naming.GROUP}


def is_pronoun(words: str) -> bool:
    """Say whether words that open a telling stand for somebody named before."""
    return _OPEN_SUBJECT.fullmatch(words) is not None


def _is_vague(mention: ActorMention, context: Context, acting: frozenset[Span]) -> bool:
    """Say whether a possessive may belong to anybody named before: the *their* of *in their statement, they said*."""
    actor_follows = any(0 <= span.start - mention.span.end <= 1 for span in acting)  # "its envoys said"
    return not actor_follows and mention.span.of(context.article.text).lower() in _VAGUE


def _is_owner(mention: ActorMention, context: Context) -> bool:
    return mention.span.of(context.article.text).lower() in _OWNED


def _short_name(actor_id: str, context: Context, *, states: bool) -> str:
    """Return the surname the article uses for a person, the state behind it with `states`, else the table's name."""
    actor = context.actors.get(actor_id)
    home = context.actors.get(actor.country or "") if actor is not None and actor.kind is ActorKind.PERSON else None
    if states and home is not None:
        return home.name
    forms = _forms_of(actor_id, context)
    single = [form for form in forms if _GAP not in form.strip()]
    if single:
        return max(sorted(set(single)), key=single.count)
    return actor.name if actor is not None else forms[0] if forms else actor_id.lstrip("~")


def _is_unnamed(actor_id: str, context: Context) -> bool:
    """Say whether the tables alone know a person: the article has only the office."""
    actor = context.actors.get(actor_id)
    return actor is not None and actor.kind is ActorKind.PERSON and not _forms_of(actor_id, context)


def _forms_of(actor_id: str, context: Context) -> list[str]:
    """Return how the article writes the name of a person."""
    return [
        m.span.of(context.article.text)
        for m in context.reading.mentions
        if m.actor_id == actor_id and m.naming is Naming.NAME and m.kind is ActorKind.PERSON
    ]


def _join(pieces: Iterable[str]) -> str:
    told = _GAP.join(_GAP.join(pieces).split())
    told = _LOOSE.sub(r"\1", told)
    if told.count("(") != told.count(")"):
        told = told.replace("(", "").replace(")", "")
    return _MARKS.sub("", told) if _unpaired(told) else told


def _unpaired(words: str) -> bool:
    return words.count("“") != words.count("”") or words.count('"') % 2 == 1


def parties_of(event: Event, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return the states and bodies of their own that take part in `event`, on either side."""
    sides = (*event.actors, *event.recipients)
    return frozenset(actors[actor].party if actor in actors else actor for actor in sides)


def name_parties(parties: Iterable[str], actors: Mapping[str, Actor]) -> str:
    """Return the table's names of `parties`: `China and Russia`."""
    names = list(dict.fromkeys(actors[i].name if i in actors else i.lstrip("~") for i in parties))
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
