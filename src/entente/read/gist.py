"""The words of a sentence that tell one event, asides left out: what a screen can print and a reader can check.

A gist is a list of spans, in order of the text: the subject (its own, or the one it shares with the verb before
it), the predicate with its objects, then the rest of the clause in pieces that a narrow screen may drop from the end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from entente.read.tokens import Sentence, Sentences, Token
from entente.records import EventMention, Span

_SUBJECTS = ("nsubj", "csubj", "expl")
_ASIDES = frozenset({"advcl", "parataxis", "discourse", "vocative", "appos", "acl:relcl", "list", "dislocated", "dep"})
_LIGHT = frozenset(
    {"hold", "have", "make", "take", "give", "sign", "pay", "issue", "impose", "launch", "conduct", "carry"}
)
_WONDERING = frozenset({"how", "when", "where", "why", "whether", "that", "who", "which", "whom"})  # they open clauses
_RELATIVE = frozenset({"that", "which", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_VERBAL = frozenset({"VERB", "AUX"})
_DASHES = frozenset({",", ";", ":", "-", "–", "—", "--"})


def tell_events(events: tuple[EventMention, ...], sentences: Sentences) -> tuple[EventMention, ...]:
    """Return `events`, each with the words that tell it."""
    starts = {sentence.start: sentence for sentence in sentences}
    return tuple(_tell(event, starts[event.span.start]) if event.span.start in starts else event for event in events)


def _tell(event: EventMention, sentence: Sentence) -> EventMention:
    trigger = sentence.head_of(event.trigger)
    actors = [role.span for role in event.actors]
    return event if trigger is None else replace(event, gist=find_gist(sentence, trigger, actors))


def find_gist(sentence: Sentence, trigger: Token, actors: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the spans of the clause or noun phrase that `trigger` heads; `actors` stand in for a missing subject."""
    head = _predicate(sentence, trigger)
    kept = {token.i for piece in _pieces(sentence, head) for token in piece}
    subject = _subject(sentence, head)
    if subject is None and head.upos == "VERB":
        subject = _doer(sentence, actors)
    for noun in filter(None, (subject, _missing_object(sentence, head))):
        kept |= {
            token.i for token in _trimmed(sentence, noun, also="acl") if token.head != noun.i or token.rel != "case"
        }
    return _runs(sentence, kept)


def _predicate(sentence: Sentence, trigger: Token) -> Token:
    """Return the word whose clause tells the event: the verb that carries *talks*, *is due* of *is due to visit*."""
    head = sentence.head(trigger)
    if trigger.upos in _NOMINAL and head is not None and head.upos == "VERB":
        carried = trigger.deprel == "nsubj:pass" or (trigger.rel == "obj" and head.lemma in _LIGHT)
        return _governing(sentence, head) if carried else trigger
    return _governing(sentence, trigger)


def _governing(sentence: Sentence, verb: Token) -> Token:
    """Climb from an infinitive to the verb or adjective it completes, which says whether it was done."""
    head = sentence.head(verb)
    while verb.rel == "xcomp" and head is not None and head.upos in {"VERB", "ADJ"}:
        if sentence.children(head, "obj"):  # "urged Rome to sign": another subject
            break
        verb, head = head, sentence.head(head)
    return verb


def _pieces(sentence: Sentence, head: Token) -> Iterator[tuple[Token, ...]]:
    yield (head,)
    for child in sentence.children(head):
        if child.rel == "mark" and child.form.lower() in {"to", "due"}:
            yield (child, *sentence.children(child, "fixed"))  # "urged Rome to sign", "is due to meet"
        if child.rel in {"mark", "cc", "conj", "punct", "case", *_SUBJECTS} or child.lemma in _WONDERING:
            continue
        if _is_aside(child) and not _completes(sentence, head, child):
            continue
        if head.rel in {"ccomp", "advcl"} and child.rel == "obl" and _precedes_subject(sentence, head, child):
            continue  # "said on Tuesday Moscow is ready": the day of the saying; "three days after the court ruled"
        yield tuple(_trimmed(sentence, child))


def _precedes_subject(sentence: Sentence, head: Token, child: Token) -> bool:
    return any(child.i < subject.i for subject in sentence.children(head, *_SUBJECTS))


def _is_headless(sentence: Sentence, clause: Token) -> bool:
    """Say whether the head of a relative clause says nothing without it: *what they call a partnership*."""
    head = sentence.head(clause)
    return head is not None and head.lemma in {"what", "whatever", "whoever", "those", "that"}


def _is_aside(token: Token) -> bool:
    return token.deprel in _ASIDES or token.rel in _ASIDES


def _completes(sentence: Sentence, head: Token, clause: Token) -> bool:
    """Say whether an adverbial clause is what was asked or done: *to* or *of* and a verb, without a comma before it."""
    if clause.rel != "advcl" or clause.i < head.i or sentence.children(clause, *_SUBJECTS):
        return False
    first = sentence.subtree(clause)[0]
    return first.rel in {"mark", "case"} and first.i > 0 and sentence[first.i - 1].form not in _DASHES


def _subject(sentence: Sentence, head: Token) -> Token | None:
    """Return the subject of `head`, shared ones and the antecedents of relative clauses included."""
    own = next(iter(sentence.children(head, *_SUBJECTS)), None)
    above = sentence.head(head)
    if above is None or head.upos not in _VERBAL:
        return own
    if own is not None:
        return above if head.deprel == "acl:relcl" and own.lemma in {"who", "which", "that"} else own
    if head.rel == "conj" and above.upos in _VERBAL:
        return _subject(sentence, above)
    return above if head.rel == "acl" and not _is_infinitive(sentence, head) else None


def _doer(sentence: Sentence, actors: Iterable[Span]) -> Token | None:
    """Return the noun that names who acts, where a verb has no subject: *Rome* of *thanked Rome for freeing him*."""
    inside = (actor for actor in actors if sentence.start <= actor.start < sentence.end)
    noun = next(filter(None, map(sentence.head_of, inside)), None)
    while noun is not None and noun.rel in _BEFORE_NOUN:
        noun = sentence.head(noun)
    return noun


def _missing_object(sentence: Sentence, head: Token) -> Token | None:
    """Return what a relative clause is about, if it says *that*: *the concessions* of *that Chad agreed to make*."""
    above = sentence.head(head)
    if head.deprel != "acl:relcl" or above is None:
        return None
    objects = (t for verb in (head, *sentence.children(head, "xcomp")) for t in sentence.children(verb, "obj"))
    return above if any(t.lemma in _RELATIVE for t in objects) else None


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(child.form.lower() == "to" for child in sentence.children(verb, "mark"))


def _trimmed(sentence: Sentence, top: Token, *, also: str = "") -> Iterator[Token]:
    """Yield the subtree of `top` without relative clauses, appositions, other asides and `also`."""
    inside = [top]
    yield top
    while inside:
        for child in sentence.children(inside.pop()):
            if (_is_aside(child) and not _is_headless(sentence, child)) or child.rel == also:
                continue
            inside.append(child)
            yield child


def _runs(sentence: Sentence, kept: Iterable[int]) -> tuple[Span, ...]:
    """Return the kept tokens as runs of neighbours; punctuation at either end of a run is left out."""
    runs: list[list[Token]] = []
    for i in sorted(kept):
        if runs and runs[-1][-1].i == i - 1:
            runs[-1].append(sentence[i])
        else:
            runs.append([sentence[i]])
    return tuple(Span(run[0].start, run[-1].end) for run in map(_bare, runs) if run)


def _bare(run: list[Token]) -> list[Token]:
    first, last = 0, len(run)
    while first < last and run[first].form in _DASHES:
        first += 1
    while last > first and run[last - 1].form in {*_DASHES, ".", "!", "?"}:
        last -= 1
    return run[first:last]
