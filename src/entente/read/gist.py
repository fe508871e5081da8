"""The words of a sentence that tell one event, asides left out: what a screen can print and a reader can check.

An event is told by a whole statement: the nearest finite clause that holds its word, so that *the men jailed by Chad*
is not told as *the men*, where the sentence says that they *were freed*. A gist is a list of spans, in order of the
text.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from entente.dates import WEEKDAYS
from entente.lexicon.frames import load_frames
from entente.read.events.forms import MEASURES, SAME_IN_PAST
from entente.read.tokens import Sentence, Sentences, Token
from entente.records import EventMention, Span, Status

_SUBJECTS = ("nsubj", "csubj", "expl")
_OUTSIDE = frozenset(
    {"parataxis", "discourse", "vocative", "appos", "list", "dislocated", "dep", "orphan", "reparandum"}
)
_COMPLEMENTS = frozenset({"obj", "nsubj", "obl", "xcomp", "ccomp"})
_INTO = frozenset({"in", "into", "on", "to", "at", "with"})
_CLAUSES = frozenset({"advcl", "acl"})
_WONDERING = frozenset({"how", "when", "where", "why", "whether", "that", "who", "which", "whom"})  # they open clauses
_CONDITIONS = frozenset({"if", "unless", "lest"})
_CONNECTIVES = frozenset({
    "so", "also", "meanwhile", "however", "thus", "moreover", "instead", "nevertheless", "too", "indeed", "then",
})  # fmt: skip
_ASIDES = frozenset({  # phrases that only join a sentence to the one before it
    "on the other hand", "on the one hand", "in short", "in fact", "in addition", "in turn", "by contrast",
    "as a result", "for example", "for instance", "at the same time", "in other words", "after all", "of course",
    "in response",
})  # fmt: skip
_NEWS = frozenset(
    {"ACCUSE", "AGREE", "CONSULT", "REQUEST", "THREATEN"}
)  # of attitudes and deeds an aside is background
_CAUSATIVES = frozenset({
    "have", "let", "make", "help", "see", "hear", "watch", "insist", "demand", "request", "propose", "recommend",
})  # fmt: skip
_SHARING = frozenset({"join", "follow", "unite"})
_SPEECHES = frozenset({"speech", "address", "interview", "letter", "message", "tweet", "article", "report"})
_RELATIVE = frozenset({"who", "which", "that"})
_VERBAL = frozenset({"VERB", "AUX"})
_DASHES = frozenset({",", ";", ":", "-", "–", "—", "--", "(", ")"})
_BREAKS = frozenset({*_DASHES, '"', "”", "“", "'", "’"})
_CLOSING = frozenset({*_DASHES, ".", "!", "?"})
_GAP = 8  # characters; more of them between two words hold something that was not parsed
_LONG = 140  # characters up to the word; behind more, a statement goes without the clauses that it can do without


def tell_events(events: tuple[EventMention, ...], sentences: Sentences) -> tuple[EventMention, ...]:
    """Return `events`, each with the words that tell it."""
    starts = {sentence.start: sentence for sentence in sentences}
    return tuple(_tell(event, starts[event.span.start]) if event.span.start in starts else event for event in events)


def _tell(event: EventMention, sentence: Sentence) -> EventMention:
    trigger = sentence.head_of(event.trigger)
    if trigger is None:
        return event
    is_stated = states(sentence, trigger, event.status_cues)
    background = event.event_type not in _NEWS and (event.time is None or event.time.link != "clause")
    if background:  # "Chad, which opposed the pact, ..."
        head = _path(sentence, trigger)[-1]
        aside = any(subject.lemma in _RELATIVE for subject in sentence.children(head, *_SUBJECTS))
        is_stated = is_stated and not (aside and _is_relative(sentence, head))
    off = event.status_cues if event.status is Status.NEGATED else ()
    return replace(event, gist=find_gist(sentence, trigger, off), is_stated=is_stated)


def states(sentence: Sentence, trigger: Token, cues: Collection[Span]) -> bool:
    """Say whether the statement that holds `trigger` states its event: no word above it tells of something else.

    A clause without a finite verb (*signing a deal*) states nothing for itself. What only shows how far the event is
    tells of nothing else (`cues`; *the talks began*), nor does a verb that lends a noun its subject (*launched an
    attack*), nor the law that brings it about. A present with the name of a day (*meets her on Friday*) states nothing
    that is sure: before the day it is a plan, under a picture it is done.
    """
    path = _path(sentence, trigger)
    path = path[trigger.upos == "AUX" :] or path
    if _is_participle(sentence, path[-1]) or _is_present_of_a_day(sentence, path[-1]):
        return False
    return all(
        any(cue.overlaps(Span(above.start, above.end)) for cue in cues) or _lends(sentence, below, above)
        for below, above in pairwise(path)
    )


def _is_participle(sentence: Sentence, verb: Token) -> bool:
    return verb.upos == "VERB" and verb.form.endswith("ing") and not sentence.children(verb, "aux")


def _is_present_of_a_day(sentence: Sentence, verb: Token) -> bool:
    lemma, form = verb.lemma.lower(), verb.form.lower()
    helped = any(word.rel == "aux" or word.form.lower() == "to" for word in sentence.children(verb, "aux", "mark"))
    bare = form == lemma and lemma not in SAME_IN_PAST and not helped
    present = verb.upos == "VERB" and (bare or form in {f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"})
    inside = sentence.subtree(verb)
    before = sentence.tokens[max(inside[0].i - 1, 0)].form  # "comes Monday when she meets him"
    return present and (before in WEEKDAYS or any(word.i > verb.i and word.form in WEEKDAYS for word in inside))


def _lends(sentence: Sentence, below: Token, above: Token) -> bool:
    """Say whether `above` only helps to tell the event of the word `below` it."""
    words = load_frames().words
    if above.upos == "NOUN":
        counted = below.rel == "nmod" and above.lemma in MEASURES  # "a wave of strikes"
        return counted or (below.rel == "acl" and above.lemma in words("law"))
    if below.deprel == "nsubj":
        return above.lemma in words("stages")
    if below.rel == "advcl" and above.lemma in _SHARING:  # "joined Oslo in accusing Lima"
        return any(mark.form.lower() == "in" for mark in sentence.children(below, "mark"))
    if below.rel == "obl" and not any(case.form.lower() in _INTO for case in sentence.children(below, "case")):
        return False  # "pays for tariffs"
    return below.rel in _COMPLEMENTS and above.lemma in words("light")


def find_gist(sentence: Sentence, trigger: Token, off: Collection[Span] = ()) -> tuple[Span, ...]:
    """Return the spans of the statement that tells of `trigger`, or of the noun phrase if no clause holds it.

    Of two statements the other is left out, unless it calls the event `off`: "were to meet, but he cancelled".
    """
    path = _path(sentence, trigger)
    whole = _kept(sentence, path, brief=False)
    ahead = sum(len(sentence[i].form) + 1 for i in whole if i <= trigger.i)
    told = whole if ahead <= _LONG else _kept(sentence, path, brief=True)
    for other in sentence.children(path[-1], "conj"):
        if any(cue.overlaps(Span(other.start, other.end)) for cue in off):
            told |= {token.i for token in _trimmed(sentence, other, set(), brief=True)}
    return _runs(sentence, told)


def _path(sentence: Sentence, trigger: Token) -> tuple[Token, ...]:
    """Return the words from `trigger` up to the head of the statement that holds it."""
    path = [trigger]
    while not _states(sentence, path[-1]):
        word, above = path[-1], sentence.head(path[-1])
        if above is None or (word.rel in _OUTSIDE and word.rel != "appos"):
            break
        path.append(above)
        if word.rel == "appos":
            break
    return tuple(path)


def _states(sentence: Sentence, word: Token) -> bool:
    """Say whether `word` heads a statement: a clause with a subject of its own, shared, or plainly understood."""
    if _is_relative(sentence, word):
        if _is_said_in(sentence, word):
            return True
        # "a claim, which Oslo denies" needs the claim
        whole = not any(noun.lemma in _RELATIVE for noun in sentence.children(word, "obj"))
        return whole and _is_set_off(sentence, word) and _subject(sentence, word) is not None
    if _is_infinitive(sentence, word) or _is_caused(sentence, word) or _is_condition(sentence, word):
        return False
    if any(subject.lemma not in _RELATIVE for subject in sentence.children(word, *_SUBJECTS)):
        return True
    above = sentence.head(word)
    if above is None or word.upos not in _VERBAL:
        return above is None
    if word.rel == "conj":
        return above.upos in _VERBAL and _states(sentence, above)
    plain = word.rel == "ccomp" or (word.rel == "advcl" and word.form.endswith("ing") and word.i > above.i)
    opened = any(child.form.lower() != "to" for child in sentence.children(word, "mark", "case"))  # "is to meet"
    return plain and not opened and _subject(sentence, word) is not None


def _is_said_in(sentence: Sentence, clause: Token) -> bool:
    """Say whether a clause tells what is said in a speech or paper: *a letter in which Chad accused Mali of lies*."""
    paper = sentence.head(clause)
    opens = any(
        child.lemma == "which" and any(case.form.lower() == "in" for case in sentence.children(child, "case"))
        for child in sentence.children(clause, "obl")
    )
    said = paper is not None and paper.lemma in load_frames().words("statement") | _SPEECHES
    return opens and said and bool(sentence.children(clause, "nsubj"))


def _kept(sentence: Sentence, path: tuple[Token, ...], *, brief: bool) -> set[int]:
    """Return the places of the words of the statement; `brief` leaves out every clause that is not on the path."""
    head, on_path = path[-1], {token.i for token in path}
    kept = {head.i}
    for child in sentence.children(head):
        if child.i in on_path or not _is_left_out(sentence, head, child):
            kept |= {token.i for token in _trimmed(sentence, child, on_path, brief=brief)}
    kept |= {token.i for token in _shared_modals(sentence, head)}
    subject = _subject(sentence, head)
    if subject is not None:
        kept |= {token.i for token in _trimmed(sentence, subject, on_path, brief=brief, without=head)}
        bound = (case for case in sentence.children(subject, "case") if case.i < subject.i)  # "for Oslo to join"
        kept -= {token.i for case in bound for token in sentence.subtree(case)}  # "according to the envoy, who met her"
    kept = kept.union(*(name for name in _names(sentence) if not kept.isdisjoint(name)))
    return kept - _behind_open_asides(sentence, kept, path[0])


def _behind_open_asides(sentence: Sentence, kept: Collection[int], trigger: Token) -> set[int]:
    """Return the places behind an apposition that no comma closes: "met Xi, the first talks since they fell out"."""
    ordered = sorted(kept)
    for before, after in pairwise(ordered):
        aside = sentence.tokens[before + 1 : after]
        closed = "PUNCT" in {sentence[i].upos for i in (after - 1, after)}
        opened = aside and aside[0].form == "," and not closed
        if opened and after > trigger.i and any(word.rel == "appos" and word.head in kept for word in aside):
            return {i for i in ordered if i >= after}
    return set()


def _names(sentence: Sentence) -> Iterator[range]:
    """Yield the places of the words of each name: none is cut in two."""
    return (range(entity.first, entity.last + 1) for entity in sentence.entities)


def _shared_modals(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Return the auxiliaries that a verb in the infinitive shares with the one above: *will* meet her and *tour*."""
    above = sentence.head(head)
    shares = above is not None and head.rel == "conj" and head.form.lower() == head.lemma
    if above is None or not shares or sentence.children(head, "aux", "mark"):
        return ()
    return tuple(aux for aux in sentence.children(above, "aux") if aux.i < above.i)


def _is_left_out(sentence: Sentence, head: Token, child: Token) -> bool:
    """Say whether a word below the head of a statement is no part of it: what binds it to the sentence around it."""
    if child.rel == "mark":
        return child.form.lower() not in {"to", "due"}
    if child.rel == "conj":  # one statement of two; but "urged Rome in a letter and in talks to sign" is one
        return not _is_infinitive(sentence, child) or _is_infinitive(sentence, head)
    if child.rel in {"cc", "punct", "case"} or child.lemma in _WONDERING:
        return True
    if child.rel == "advmod" and child.lemma in _CONNECTIVES:
        return True
    if child.rel in {"obl", "advmod", "nmod"} and child.i < head.i and _words(sentence, child) in _ASIDES:
        return True
    # "said on Tuesday Moscow is ready": the day of the saying; "three days after the court ruled"
    return head.rel in {"ccomp", "advcl"} and child.rel == "obl" and _precedes_subject(sentence, head, child)


def _words(sentence: Sentence, top: Token) -> str:
    return " ".join(token.form.lower() for token in sentence.subtree(top) if token.upos != "PUNCT")


def _precedes_subject(sentence: Sentence, head: Token, child: Token) -> bool:
    return any(child.i < subject.i for subject in sentence.children(head, *_SUBJECTS))


def _subject(sentence: Sentence, head: Token) -> Token | None:
    """Return the subject of `head`: its own, what its *who* stands for, or the one it shares with a verb above it."""
    own = next(iter(sentence.children(head, *_SUBJECTS)), None)
    above = sentence.head(head)
    if _is_relative(sentence, head):
        return above if own is not None and own.lemma in _RELATIVE else own
    if own is not None or above is None or head.upos not in _VERBAL:
        return own
    if head.rel == "ccomp":  # "Xi invited Putin, the Kremlin said": parsers give Xi to "said"
        return next((t for t in sentence.children(above, *_SUBJECTS) if t.i < head.i < above.i), None)
    shares = head.rel == "xcomp" or (head.rel in {"conj", "advcl"} and above.upos in _VERBAL)
    return _subject(sentence, above) if shares else None


def _is_relative(sentence: Sentence, word: Token) -> bool:
    """Say whether a clause describes its noun (*the truce Oslo brokered*); one with a mark says what it is about."""
    return word.rel == "acl" and not sentence.children(word, "mark")


def _is_condition(sentence: Sentence, clause: Token) -> bool:
    return any(child.lemma in _CONDITIONS for child in sentence.children(clause, "mark"))


def _is_caused(sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody has, sees or wants another do it: "offered to have her travel", "insist that he leave"."""
    above = sentence.head(verb)
    marks = (mark.form.lower() for mark in sentence.children(verb, "mark"))
    bare = verb.form.lower() == verb.lemma and not sentence.children(verb, "aux") and not {*marks} - {"that"}
    return bare and verb.rel in {"ccomp", "xcomp"} and above is not None and above.lemma in _CAUSATIVES


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb stands with *to*; *is to meet* is finite."""
    marked = any(child.form.lower() == "to" for child in sentence.children(verb, "mark"))
    return marked and not any(child.lemma == "be" for child in sentence.children(verb, "aux"))


def _trimmed(
    sentence: Sentence, top: Token, on_path: set[int], *, brief: bool, without: Token | None = None
) -> Iterator[Token]:
    """Yield the words below `top` and itself, asides left out; `without` is a clause told elsewhere."""
    inside = [top]
    while inside:
        word = inside.pop()
        if word is not without and (word.i in on_path or not _is_aside(sentence, word, brief=brief)):
            yield word
            inside += sentence.children(word)


def _is_aside(sentence: Sentence, word: Token, *, brief: bool) -> bool:
    """Say whether a phrase only adds to what is told: set off from it, or outside the clause."""
    if word.rel in _OUTSIDE:
        if word.rel == "appos" and _is_second(sentence, word):
            return False  # "declared the envoy, Jan Smit, persona non grata"
        return word.rel not in {"parataxis", "appos"} or _is_set_off(sentence, word)  # "leader Xi Jinping" is one name
    if word.rel not in _CLAUSES or _is_headless(sentence, word):
        return False
    opens = sentence.subtree(word)[0].rel in {"mark", "case"}
    completes = word.rel == "advcl" and opens and not sentence.children(word, *_SUBJECTS)
    return _is_set_off(sentence, word) or (brief and not completes)


def _is_second(sentence: Sentence, word: Token) -> bool:
    """Say whether a noun behind an object is no name of it: the object has one already."""
    above = sentence.head(word)
    return above is not None and above.rel == "obj" and word not in sentence.children(above, "appos")[:1]


def _is_set_off(sentence: Sentence, word: Token) -> bool:
    """Say whether a clause stands ahead of its head, or a comma or a dash lies between them."""
    first = sentence.subtree(word)[0]
    # "As prices fall, he left"; but "what they called crimes" is one phrase
    ahead = word.head is not None and word.i < word.head and word.rel != "acl"
    closed = sentence[first.i - 1].form in _BREAKS and sentence[first.i - 1].form != ")"  # "joined (and led) it in ..."
    return ahead or closed or first.form in _BREAKS


def _is_headless(sentence: Sentence, clause: Token) -> bool:
    """Say whether the head of a relative clause says nothing without it: *what they call a partnership*."""
    head = sentence.head(clause)
    return head is not None and head.lemma in {"what", "whatever", "whoever", "those", "that"}


def _runs(sentence: Sentence, kept: Iterable[int]) -> tuple[Span, ...]:
    """Return the kept tokens as runs with only punctuation between them; at either end of a run it is left out.

    Where a page has set furniture into the sentence, a run ends.
    """
    runs: list[list[Token]] = []
    for i in sorted(kept):
        between = sentence.tokens[runs[-1][-1].i + 1 : i] if runs else ()
        apart = runs and sentence[i].start - runs[-1][-1].end > _GAP
        if runs and not apart and all(token.upos == "PUNCT" for token in between):
            runs[-1] += [*between, sentence[i]]
        else:
            runs.append([sentence[i]])
    return tuple(Span(run[0].start, run[-1].end) for run in map(_bare, runs) if run)


def _bare(run: list[Token]) -> list[Token]:
    first, last = 0, len(run)
    while first < last and run[first].form in _DASHES:
        first += 1
    while last > first and run[last - 1].form in _CLOSING:
        last -= 1
    if [token.form for token in run[max(last - 2, first) : last]] == ["according", "to"]:  # whose source was cut off
        return _bare(run[first : last - 2])
    return run[first:last]
