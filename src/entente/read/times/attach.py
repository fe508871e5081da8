"""Which time dates which event: by the tree where it says so, else inherited from the paragraph or the lead."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from entente.lexicon.times import words_for
from entente.read.times.tense import is_predicate, tells_past, verb_beside
from entente.read.tokens import Sentence, Sentences, Token
from entente.records import EventMention, Grain, Status, TimeRef

_NO_DAYS = re.compile(r"EVERY_|.*_REF$|PT[\dX]+[A-Z]$|\.\./|.*/\.\.$")
_LENGTH = re.compile(r"P[\dX]+[A-Z]$")
_ARGUMENTS = frozenset({"obj", "obl", "nsubj", "nmod", "iobj", "compound", "amod", "acl", "appos", "conj"})
_CENTRAL = frozenset({"nsubj", "obj", "root", "conj", "obl"})  # "the anniversary of the recognition" is no news
_SETTING = frozenset({"under", "in", "during", "since", "after", "before", "at"})  # "under a 2013 deal they agreed to"
_LEAD = 3  # paragraphs; what comes later than these does not say when the story happened
_WEEKS = frozenset({"THIS_WEEK", "LAST_WEEK"})
_COARSE = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.LONGER})
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_UNSURE = frozenset({Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL, Status.NEGATED})
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLEDGED, Status.REQUESTED, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class _Owned:
    """A time of a sentence and the predicate or event word it belongs to."""

    time: TimeRef
    owner: int
    head: int


def date_events(
    events: Sequence[EventMention], sentences: Sentences, times: Sequence[TimeRef]
) -> tuple[EventMention, ...]:
    """Return `events` with the time that dates each; None stays where the text gives none."""
    by_sentence = _by_sentence(sentences, times)
    triggers = _triggers(events, sentences)
    owned = {at: _owned(sentences[at], inside, triggers.get(at, {})) for at, inside in by_sentence.items()}
    narrated = _narrated(sentences, owned)
    starts = [sentence.start for sentence in sentences]
    dated = tuple(
        _dated(event, sentences, _sentence_at(starts, event.trigger.start), owned, narrated) for event in events
    )
    return _turned(dated, owned, sentences, narrated)


def _by_sentence(sentences: Sentences, times: Sequence[TimeRef]) -> dict[int, list[TimeRef]]:
    found: dict[int, list[TimeRef]] = {}
    at = 0
    for time in times:
        if time.span is None:
            continue
        while at < len(sentences) and sentences[at].end <= time.span.start:
            at += 1
        if at < len(sentences) and sentences[at].start <= time.span.start:
            found.setdefault(at, []).append(time)
    return found


def _triggers(events: Sequence[EventMention], sentences: Sentences) -> dict[int, dict[int, int]]:
    """Return for each sentence the words that tell events: place of the word to start of the trigger."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, dict[int, int]] = {}
    for event in events:
        at = _sentence_at(starts, event.trigger.start)
        head = sentences[at].head_of(event.trigger) if at >= 0 else None
        if head is not None:
            found.setdefault(at, {})[head.i] = event.trigger.start
    return found


def _sentence_at(starts: Sequence[int], place: int) -> int:
    return bisect_right(starts, place) - 1


# --- the times of one sentence ----------------------------------------------------


def _owned(sentence: Sentence, times: Sequence[TimeRef], triggers: Mapping[int, int]) -> list[_Owned]:
    found = []
    for time in times:
        if time.span is None or not (_names_days(time) or time.anchor.startswith("event:")):
            continue
        head = sentence.head_of(time.span)
        if head is not None and not _names_thing(sentence, time, head, triggers):
            owner = _noun_before(sentence, time, triggers) or _owner(sentence, head, triggers)
            found.append(_Owned(time, owner, head.i))
    return found


def _names_thing(sentence: Sentence, time: TimeRef, head: Token, triggers: Mapping[int, int]) -> bool:
    """Say whether a year only tells which thing is meant (`cheated on the 1987 pact`), not when it was done to it."""
    noun = sentence.head(head)
    before = time.grain is Grain.YEAR and noun is not None and noun.upos in {"NOUN", "PROPN"} and head.i < noun.i
    if not before or noun is None or noun.i in triggers:
        return False
    return not any(case.form.lower() in _SETTING for case in sentence.children(noun, "case"))


def _names_days(time: TimeRef) -> bool:
    """Say whether a time names days at all: no repetition, no bare length, no open end."""
    return not _NO_DAYS.match(time.value) and (bool(time.direction) or not _LENGTH.match(time.value))


def _noun_before(sentence: Sentence, time: TimeRef, triggers: Mapping[int, int]) -> int | None:
    """Return the event noun that a month or year stands right behind: `its invasion of the island in 1974`."""
    if time.grain not in _COARSE or time.span is None:
        return None
    first = sentence.at(time.span)[0].i
    for at in range(first - 1, max(first - 6, -1), -1):
        if at in triggers and sentence[at].upos == "NOUN":
            return at
        if sentence[at].upos in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"}:
            return None
    return None


def _owner(sentence: Sentence, head: Token, triggers: Mapping[int, int]) -> int:
    """Return the nearest event word or predicate above a time; the verb it stands beside before that."""
    if head.i in triggers:
        return head.i
    beside = verb_beside(sentence, head, frozenset())
    if beside is not None:
        return beside.i
    above = [node for node in sentence.ancestors(head) if node.i in triggers or is_predicate(sentence, node)]
    return above[0].i if above else sentence.root.i


def _dated(
    event: EventMention,
    sentences: Sentences,
    at: int,
    owned: Mapping[int, Sequence[_Owned]],
    narrated: Sequence[TimeRef | None],
) -> EventMention:
    word = sentences[at].head_of(event.trigger) if at >= 0 else None
    if word is None:
        return event
    time = _told(event, sentences[at], word, owned.get(at, ()))
    if time is None and _is_narrated(event, sentences[at], word):
        time = narrated[at]
    return replace(event, time=time)


def _told(event: EventMention, sentence: Sentence, word: Token, here: Sequence[_Owned]) -> TimeRef | None:
    """Return the time that the sentence itself gives the event."""
    if (opened := _opened_by(sentence, word, here)) is not None:
        return replace(opened, link="clause")
    for place in _clause(sentence, word):
        own = [each for each in here if each.owner == place and _fits(event, each, word)]
        if own:
            nearest = min(own, key=lambda each: (each.time.grain in _COARSE, abs(each.head - word.i)))
            return replace(nearest.time, link="clause")
    if (below := _below(event, sentence, word, here)) is not None:
        return replace(below, link="clause")
    if (shared := _of_sentence(event, sentence, word, here)) is not None:
        return replace(shared, link="sentence")
    return None


def _opened_by(sentence: Sentence, word: Token, here: Sequence[_Owned]) -> TimeRef | None:
    """Return the time that a clause tells of: `the last one was in late July, when she flew to Oslo`."""
    for node in (word, *sentence.ancestors(word)):
        when = next((c for c in sentence.children(node, "advmod", "mark") if c.form.lower() == "when"), None)
        if when is not None:
            before = [token for token in sentence.tokens[max(when.i - 2, 0) : when.i] if token.form != ","][-1:]
            ends = before[0].end if before else -1
            return next((each.time for each in here if each.time.span is not None and each.time.span.end == ends), None)
        if is_predicate(sentence, node):
            return None
    return None


def _fits(event: EventMention, owned: _Owned, word: Token) -> bool:
    """Keep what is to come away from what has happened, unless the time is the event's very own."""
    if owned.time.anchor.startswith("event:"):
        return False  # these are turned into times of the calendar, or round, afterwards
    return owned.owner == word.i or owned.time.direction <= 0 or event.status not in _DONE


def _clause(sentence: Sentence, word: Token) -> Iterator[int]:
    """Yield the words whose times date `word`, the nearest first: itself, its light verb, its noun, its first twin."""
    yield word.i
    node = word
    while node.head is not None and (
        node.rel in _ARGUMENTS or (node.rel == "xcomp" and _governed_lightly(sentence, node))
    ):
        if node.upos == "VERB" and node.rel in {"acl", "amod"}:
            break
        node = sentence[node.head]
        yield node.i
        if is_predicate(sentence, node) and node.rel not in {"conj", "xcomp"}:
            break
    for child in sentence.children(word, "obj", "xcomp", "obl", "acl"):
        if child.rel != "obl" or _is_setting(sentence, child):
            yield child.i


def _is_setting(sentence: Sentence, child: Token) -> bool:
    """Say whether what hangs on a verb is the occasion it took place at: `during a meeting in June`."""
    return any(case.form.lower() in {"during", "at", "in"} for case in sentence.children(child, "case"))


def _governed_lightly(sentence: Sentence, node: Token) -> bool:
    governor = sentence.head(node)
    return governor is not None and governor.lemma in words_for("light")


def _below(event: EventMention, sentence: Sentence, word: Token, here: Sequence[_Owned]) -> TimeRef | None:
    """Return a month or year of the calendar deep below a past act: `left a treaty that bans them in 2019`."""
    years = [each for each in here if each.time.grain in _COARSE and each.time.anchor == "calendar"]
    if not years or event.status not in _DONE or word.upos != "VERB":
        return None
    inside = {node.i for node in sentence.subtree(word)}
    return next((each.time for each in years if each.head in inside and each.time.direction <= 0), None)


def _of_sentence(event: EventMention, sentence: Sentence, word: Token, here: Sequence[_Owned]) -> TimeRef | None:
    """Return a day told elsewhere in the sentence that the event can have happened on."""
    ahead = event.status is Status.PLANNED
    fitting = [
        each
        for each in here
        if each.time.grain is Grain.DAY
        and (each.time.direction > 0) == ahead
        and not each.time.anchor.startswith("event")
        and not _is_aside(sentence, each, word)
    ]
    above = {node.i for node in sentence.ancestors(word)}
    near = [each for each in fitting if each.owner in above] or fitting
    if event.status in _UNSURE or event.act_id is not None:
        return _of_claim(sentence, word, here)
    if not near:
        return _above(event, above, here)
    return min(near, key=lambda each: abs(each.head - word.i)).time


def _above(event: EventMention, above: Collection[int], here: Sequence[_Owned]) -> TimeRef | None:
    """Return the past month or year of what an act explains: `protested in 2016 after the king jailed a priest`."""
    if event.status not in _DONE:
        return None
    years = (each.time for each in here if each.time.grain in _COARSE and each.owner in above)
    return next((time for time in years if time.direction <= 0 and not time.anchor.startswith("event")), None)


def _is_aside(sentence: Sentence, owned: _Owned, word: Token | None) -> bool:
    """Say whether a time stands in a relative clause that `word` does not: `arrested a man who fled on Monday`."""
    owner = sentence[owned.owner]
    clauses = (node for node in (owner, *sentence.ancestors(owner)) if node.deprel == "acl:relcl")
    clause = next(clauses, None)
    return clause is not None and (word is None or word.i not in {node.i for node in sentence.subtree(clause)})


def _of_claim(sentence: Sentence, word: Token, here: Sequence[_Owned]) -> TimeRef | None:
    """Return the month or year that the act of telling sets a claim in: `told him in June 2019 that he approved`."""
    above = {node.i for node in sentence.ancestors(word)}
    set_in = [each for each in here if each.time.anchor == "calendar" and each.time.grain in _COARSE]
    return next((each.time for each in set_in if each.owner in above and each.time.direction <= 0), None)


# --- inherited times ---------------------------------------------------------------


def _is_narrated(event: EventMention, sentence: Sentence, word: Token) -> bool:
    """Say whether the event is part of what the article tells as just happened, not its background."""
    if event.status not in _TOLD or (word.upos in {"NOUN", "PROPN"} and word.rel not in _CENTRAL):
        return False
    verb = next((node for node in (word, *sentence.ancestors(word)) if is_predicate(sentence, node)), None)
    return verb is None or tells_past(sentence, verb)


def _narrated(sentences: Sentences, owned: Mapping[int, Sequence[_Owned]]) -> list[TimeRef | None]:
    """Return for each sentence the day its paragraph told last before it, else the first day of the lead."""
    lead: TimeRef | None = None
    week: TimeRef | None = None  # "this week" in the lead, for want of a day
    told: list[TimeRef | None] = []
    here: TimeRef | None = None
    for at, sentence in enumerate(sentences):
        if at and sentence.paragraph != sentences[at - 1].paragraph:
            here = None
        told.append(replace(here, link="paragraph") if here else None)
        for each in owned.get(at, ()):
            if week is None and sentence.paragraph < _LEAD and each.time.value in _WEEKS and each.time.direction <= 0:
                week = each.time
            just = each.time.grain is Grain.DAY and each.time.direction <= 0 and each.time.anchor == "publication"
            if just and not _is_aside(sentence, each, None):
                here = each.time
                if lead is None and sentence.paragraph < _LEAD:
                    lead = each.time
    first = lead or week
    inherited = replace(first, link="lead") if first else None
    return [time or inherited for time in told]


# --- times told from other events -----------------------------------------------------


def _turned(
    events: Sequence[EventMention],
    owned: Mapping[int, Sequence[_Owned]],
    sentences: Sentences,
    narrated: Sequence[TimeRef | None],
) -> tuple[EventMention, ...]:
    """Read `A came three weeks after B`: from A's own day where it has one, else from B's, else B from A."""
    by_trigger = {event.trigger.start: event for event in events}
    told: dict[int, TimeRef | None] = {}
    for at, times in owned.items():
        for each in times:
            if not each.time.anchor.startswith("event:"):
                continue
            other = by_trigger.get(int(each.time.anchor.partition(":")[2]))
            first = _event_at(sentences[at], each.owner, by_trigger)
            first = None if first is other else first
            own = next((one.time for one in times if one.owner == each.owner and one is not each), None)
            if first is None and own is None:
                own = narrated[at]  # "the meeting came weeks after", where no event was read in the meeting itself
            told |= {event.trigger.start: event.time for event in _told_apart(first, other, own, each.time)}
    return tuple(
        replace(event, time=told[event.trigger.start]) if event.trigger.start in told and _undated(event) else event
        for event in events
    )


def _event_at(sentence: Sentence, owner: int, by_trigger: Mapping[int, EventMention]) -> EventMention | None:
    """Return the event of a predicate, or of its subject or object (`the meeting came`)."""
    words = (sentence[owner], *sentence.children(sentence[owner], "nsubj", "obj"))
    return next((by_trigger[word.start] for word in words if word.start in by_trigger), None)


def _told_apart(
    first: EventMention | None, other: EventMention | None, own: TimeRef | None, apart: TimeRef
) -> Iterator[EventMention]:
    """Yield whichever of two events is dated by their distance: `first` lies in its direction from `other`."""
    plain = own is not None and not any(mark in own.value for mark in "/@+") and "-P" not in own.value
    if own is not None and plain and other is not None and _undated(other):
        value = f"{own.value}{'-' if apart.direction > 0 else '+'}{apart.value}"
        yield replace(other, time=replace(own, value=value, rule=apart.rule, link="clause"))
    elif own is None and first is not None and other is not None:
        if _undated(other):
            turned = replace(apart, anchor=f"event:{first.trigger.start}", direction=-apart.direction)
            yield replace(other, time=turned)
        elif _undated(first):
            yield replace(first, time=apart)


def _undated(event: EventMention) -> bool:
    return event.time is None or event.time.link in {"paragraph", "lead", "sentence"}
