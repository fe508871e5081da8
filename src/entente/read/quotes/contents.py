"""What a cue reports, read off the tree: clauses, infinitives, `accused X of ...`, `called X a ...`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from entente.lexicon.cues import Cue, Takes, load_reporting
from entente.read.quotes.frames import Frame
from entente.read.quotes.phrases import VESSELS, child_with_case, is_passive, subject_of
from entente.read.tokens import Sentence, Token
from entente.records import Span

_PREPOSITIONS = {Takes.OF: "of", Takes.FOR: "for", Takes.AGAINST: "against", Takes.AS: "as", Takes.ON: "on"}
_CLAUSAL = ("advcl", "xcomp", "acl", "obl", "nmod", "ccomp")
_DROPPED = frozenset({"that", "but", "and", "however", "yet", "so", *_PREPOSITIONS.values()})  # before a content
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "earlier"}
)
_FINITE = frozenset({"nsubj", "expl", "csubj", "cop"})  # what only a clause with a verb of its own has
_SUBORDINATE = frozenset({"when", "while", "as", "after", "before", "because", "although", "though", "since", "until"})
_HEARD = frozenset({"tell", "inform", "remind", "warn", "assure", "notify", "ask", "advise", "promise"})
_OF_THINGS = frozenset({"deny", "demand"})  # what is denied or demanded may be a thing
_GRANTED = frozenset(  # what is denied to somebody, not said to be untrue
    {
        "effort", "bid", "request", "access", "visa", "entry", "bail", "motion", "petition", "appeal", "permission",
        "application", "right", "chance", "aid", "service", "injunction", "petitioner", "stay", "asylum", "parole",
    }
)  # fmt: skip
_TOLD = frozenset({"claim", "report", "allegation", "accusation", "charge", "suggestion", "assertion", "notion"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Words that a cue reports, and the step that found them."""

    span: Span
    frame: Frame
    cue: Cue
    rule: str


def find_regions(frame: Frame) -> Iterator[Region]:
    """Yield every content that the tree hangs on `frame`."""
    for shape, span, rule in (*_clauses(frame), *_infinitives(frame), *_obliques(frame), *_objects(frame)):
        cue = frame.taking(shape)
        if cue is not None and span.start < span.end and not span.overlaps(frame.cue):
            yield Region(span=span, frame=frame, cue=cue, rule=rule)


_Found = Iterator[tuple[Takes, Span, str]]


def _clauses(frame: Frame) -> _Found:
    sentence, head = frame.sentence, frame.head
    if not frame.taking(Takes.CLAUSE) and not frame.taking(Takes.QUOTE):
        return
    if frame.aside is not None:
        yield Takes.CLAUSE, _around(sentence, head, frame.aside), "clause around"
        return
    if head.upos != "VERB":
        yield from _noun_clauses(frame)
        return
    found = False
    for clause in _complements(frame):
        if clause.i > head.i and not _is_finite(sentence, clause):
            continue
        if clause.i < head.i and head.rel == "parataxis":
            continue  # part of the clause that the cue stands behind
        found = True
        words = _words(sentence, clause)
        if frame.cues[0].lemma in _HEARD:
            words = _past_hearer(sentence, clause, words)
        words = _past_time(words, head)
        span = _largest(frame, words)
        yield Takes.CLAUSE, _from_start(sentence, span) if clause.i < head.i else span, "clause"
    if not found:
        yield from _loose_clauses(frame)


def _complements(frame: Frame) -> Iterator[Token]:
    """Yield the content clauses of a verb: its own, those of its particle, those hung on its hearer by mistake."""
    sentence, head = frame.sentence, frame.head
    yield from sentence.children(head, "ccomp")
    for child in sentence.children(head, "xcomp", "obj", "iobj", "obl"):
        if child.end == frame.cue.end:
            yield from sentence.children(child, "ccomp")
        elif child.rel == "obl" and child.lemma not in VESSELS:
            continue
        elif child.i > head.i and child.rel != "xcomp" and child.lemma not in _TOLD:
            for clause in sentence.children(child, "acl"):
                if frame.taking(Takes.CLAUSE) and _opens_content(sentence, clause):
                    yield clause


def _from_start(sentence: Sentence, span: Span) -> Span:
    """Return the words before a cue from the start of their sentence on: all of them are reported."""
    for token in sentence.tokens:
        if token.end > span.start:
            break
        if token.form in {'"', ":", ";"} or _is_cue(token):
            return span
    return Span(sentence.start, span.end)


def _noun_clauses(frame: Frame) -> _Found:
    sentence, head = frame.sentence, frame.head
    for clause in sentence.children(head, "acl", "ccomp", "appos"):
        if clause.i > head.i and _opens_content(sentence, clause):
            yield Takes.CLAUSE, _largest(frame, _words(sentence, clause)), "clause"


def _loose_clauses(frame: Frame) -> _Found:
    """Yield the clause that stands beside the cue as its equal: "he said: the talks ..."."""
    sentence, head = frame.sentence, frame.head
    for clause in sentence.children(head, "parataxis"):
        if clause.i > head.i and subject_of(sentence, clause) is not None and not _is_cue(clause):
            yield Takes.CLAUSE, _largest(frame, _words(sentence, clause)), "clause after"
            return
    governor = sentence.head(head)
    if governor is None or head.rel != "parataxis" or is_passive(sentence, head):
        return
    if not any(child.lemma in _SUBORDINATE for child in sentence.children(governor, "mark", "advmod")):
        yield Takes.CLAUSE, _largest(frame, _words(sentence, governor, apart=[head])), "clause around"


def _is_cue(verb: Token) -> bool:
    return (verb.lemma, verb.upos) in load_reporting()


def _around(sentence: Sentence, cue: Token, aside: Span) -> Span:
    """Return the words before the aside "..., she said, ...", or those after it where the main clause stands there."""
    before = Span(sentence.start, aside.start)
    told = sentence.head(cue) or next(iter(sentence.children(cue, "ccomp", "parataxis")), None)
    if told is not None and told.start >= aside.end and cue.rel in {"parataxis", "root"}:
        return Span(min(aside.end, sentence.end), sentence.end)
    last = [token for token in sentence.tokens if token.end <= aside.start][-1:]
    if last and last[0].upos in {"SCONJ", "CCONJ"}:
        return Span(min(aside.end, sentence.end), sentence.end)
    heads = (sentence.head(token) for token in sentence.tokens if token.end <= aside.start and token.rel in _FINITE)
    if any(head is not None and head.end <= aside.start for head in heads):
        return before
    return Span(min(aside.end, sentence.end), sentence.end)


def _is_finite(sentence: Sentence, clause: Token) -> bool:
    """Say whether a clause after its cue has a subject or an introducing word; "said, smiling" has neither."""
    return bool(sentence.children(clause, "nsubj", "csubj", "expl")) or _opens_content(sentence, clause)


def _opens_content(sentence: Sentence, clause: Token) -> bool:
    if any(child.lemma in {"that", "whether", "if"} for child in sentence.children(clause, "mark")):
        return True
    objects = sentence.children(clause, "obj")  # a second object shows that the first, "that", is none
    return len(objects) > 1 and objects[0].lemma == "that" and objects[0].i < clause.i


def _past_hearer(sentence: Sentence, clause: Token, words: list[Token]) -> list[Token]:
    """Return `words` without a hearer the parser took for a subject: told Le Monde | there was no raid."""
    subjects = sentence.children(clause, "nsubj", "expl")
    if len(subjects) < 2 or not words or subjects[1].i > clause.i:
        return words
    first = sentence.subtree(subjects[0])
    if first[0].i != words[0].i:
        return words
    return [token for token in words if token.i > first[-1].i]


def _past_time(words: list[Token], cue: Token) -> list[Token]:
    """Return `words` without a day that belongs to the cue: said on Monday | it would leave."""
    start = 0
    while start < len(words) and words[start].i == cue.i + 1 + start and _tells_time(words[start]):
        start += 1
    return words[start:]


def _tells_time(token: Token) -> bool:
    return token.lemma.lower() in _DAYS or (token.lemma == "on" and token.upos == "ADP")


def _infinitives(frame: Frame) -> _Found:
    sentence, head = frame.sentence, frame.head
    if frame.taking(Takes.INFINITIVE):
        for clause in sentence.children(head, "xcomp", "ccomp", "acl", "advcl"):
            marks = [child.lemma for child in sentence.children(clause, "mark")]
            if clause.i > head.i and "to" in marks and clause.upos in {"VERB", "AUX", "ADJ", "NOUN"}:
                yield Takes.INFINITIVE, _with_object(frame, _largest(frame, _words(sentence, clause))), "infinitive"
    if frame.taking(Takes.GERUND):
        for clause in sentence.children(head, "xcomp", "ccomp", "advcl"):
            if clause.i > head.i and _is_gerund(sentence, clause):
                yield Takes.GERUND, _largest(frame, _words(sentence, clause)), "gerund"


def _is_gerund(sentence: Sentence, clause: Token) -> bool:
    """Say whether a clause opens with its -ing form: denied | being behind it."""
    first = next((token for token in sentence.subtree(clause) if token.upos not in {"ADV", "PART", "PUNCT"}), clause)
    return first.form.lower().endswith("ing") and first.upos in {"VERB", "AUX"}


def _obliques(frame: Frame) -> _Found:
    sentence, head = frame.sentence, frame.head
    for shape in (Takes.OF, Takes.FOR, Takes.AGAINST, Takes.ON):
        if not frame.taking(shape):
            continue
        clause = child_with_case(sentence, head, _PREPOSITIONS[shape], *_CLAUSAL)
        if clause is None and shape is Takes.OF:
            things = sentence.children(head, "obj")
            clause = child_with_case(sentence, things[0], "of", "acl", "advcl", "nmod") if things else None
        if clause is None or clause.i < head.i:
            continue
        words = _largest(frame, _words(sentence, clause))
        if shape is Takes.OF or head.lemma == "blame":
            words = _with_reason(sentence, _with_object(frame, words), head)
        if shape is Takes.ON:
            words = _through(sentence, words, head)
        yield shape, words, f"{_PREPOSITIONS[shape]} ..."


def _with_reason(sentence: Sentence, words: Span, head: Token) -> Span:
    """Return `words` with the reason or time that follows them at once: accused X of lying | because ..."""
    for clause in sentence.children(head, "advcl"):
        inside = sentence.subtree(clause)
        if clause.start > words.end and inside[0].start <= words.end + 1:
            words = Span(words.start, inside[-1].end)
    return words


def _through(sentence: Sentence, words: Span, head: Token) -> Span:
    """Return `words` up to the end of the infinitive that hangs beside them: called on X to stop."""
    for clause in sentence.children(head, "xcomp", "advcl"):
        if clause.start >= words.start:
            words = Span(words.start, max(words.end, sentence.subtree(clause)[-1].end))
    return words


def _objects(frame: Frame) -> _Found:
    sentence, head = frame.sentence, frame.head
    if (frame.taking(Takes.AS) or frame.taking(Takes.NAME)) and head.upos == "VERB":
        yield from _descriptions(frame)
    cue = frame.taking(Takes.OBJECT)
    if cue is None:
        return
    if sentence.children(head, "iobj"):
        return
    for thing in sentence.children(head, "obj"):
        if thing.i > head.i and thing.upos != "PRON":
            if head.lemma == "deny" and thing.lemma in _GRANTED:
                continue
            rule = "object" if head.lemma in _OF_THINGS or thing.lemma in _TOLD else "object in marks"
            yield Takes.OBJECT, _largest(frame, _words(sentence, thing, keep_all=True)), rule


def _descriptions(frame: Frame) -> _Found:
    """Yield `X as ...` and `X a ...`; where X is a pronoun or stands before the verb, the description alone."""
    sentence, head = frame.sentence, frame.head
    if frame.taking(Takes.AS):
        described = child_with_case(sentence, head, "as", *_CLAUSAL)
        if described is not None and described.i > head.i:
            yield Takes.AS, _with_object(frame, _largest(frame, _words(sentence, described))), "description"
            return
    if frame.taking(Takes.NAME):
        things = sentence.children(head, "obj", "iobj")
        for described in (*sentence.children(head, "xcomp", "obl", "ccomp"), *things[1:]):
            cased = sentence.children(described, "case", "mark")
            if described.i > head.i and not cased and described.upos != "VERB":
                yield Takes.NAME, _with_object(frame, _largest(frame, _words(sentence, described))), "description"
                return


def _with_object(frame: Frame, words: Span) -> Span:
    """Return `words` from the object of the cue on, where it stands between the two and is no pronoun."""
    for thing in frame.sentence.children(frame.head, "obj", "iobj"):
        inside = frame.sentence.subtree(thing)
        if thing.i > frame.head.i and thing.upos != "PRON" and inside[0].start < words.start:
            return Span(inside[0].start, words.end)
    return words


def _words(
    sentence: Sentence, clause: Token, *, apart: list[Token] | None = None, keep_all: bool = False
) -> list[Token]:
    """Return the words under `clause` in order, without those under the heads `apart` and its introducing word."""
    left_out: set[int] = set()
    for other in apart or ():
        if other.i != clause.i:
            left_out.update(token.i for token in sentence.subtree(other))
    if not keep_all:
        for child in sentence.children(clause, "mark", "case", "cc"):
            if child.lemma in _DROPPED and child.i < clause.i:
                left_out.add(child.i)
    return [token for token in sentence.subtree(clause) if token.i not in left_out]


def _largest(frame: Frame, words: list[Token]) -> Span:
    """Return the longest stretch of `words` that runs past neither the cue nor its speaker."""
    runs: list[list[Token]] = []
    for barrier in sorted((frame.cue, *([frame.speaker.span] if frame.speaker else []))):
        runs.append(words[: bisect_right(words, barrier.start, key=lambda token: token.end)])
        words = words[bisect_left(words, barrier.end, key=lambda token: token.start) :]
    spans = [Span(run[0].start, run[-1].end) for run in (*runs, words) if run]
    return max(spans, key=lambda span: span.end - span.start, default=Span(0, 0))
