"""Where a sentence reports: its cues, each with who speaks by it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.lexicon.cues import Cue, Cues, Takes, load_cue_classes, load_cue_forms
from entente.read.quotes.phrases import (
    Speaker,
    child_with_case,
    find_speaker,
    is_passive,
    name_speaker,
    speaker_of,
    subject_of,
)
from entente.read.tokens import Sentence, Token
from entente.records import Span

_NO_VERB = frozenset({"amod", "compound", "case", "fixed", "flat"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})
# verbs that put a noun into words: made a claim, voiced fears
_VOICED = frozenset(
    {
        "make", "issue", "express", "voice", "repeat", "raise", "send", "offer", "give", "deliver", "air",
        "reiterate", "restate", "have", "level", "lodge", "renew", "release", "share", "hold", "put", "post",
        "sign",
    }
)  # fmt: skip
_HEADS = frozenset({"PROPN", "NOUN", "PRON"})
_PAST = ("ed", "said", "told")
_NO_PAST = frozenset({"be", "will", "would", "can", "could", "may", "might", "must", "should", "do"})
_OWNERS = _HEADS | {"ADJ", "NUM", "DET"}
_IN_A_NAME = _HEADS | {"DET", "ADJ", "NUM", "ADP", "PART"}
_ASIDE_TAIL = 14  # words after the verb of an aside: said in a statement on Monday
_QUOTING = frozenset({"quote", "cite"})
_UTTERING = frozenset({"say", "tell", "state", "declare", "write", "add", "warn", "claim", "describe", "call"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One cue in its sentence: the head word, its readings in the table, and who speaks."""

    sentence: Sentence
    head: Token
    cues: tuple[Cue, ...]
    cue: Span
    speaker: Speaker | None
    aside: Span | None = None  # ", she said," between commas, with them
    parted: int | None = None  # where it starts, when it only looks like a part of what the cue before it reports

    def taking(self, shape: Takes) -> Cue | None:
        """Return the reading of the cue that takes its content in this shape."""
        for cue in self.cues:
            if shape in cue.takes:
                return cue
        return None


def is_quoted(frame: Frame) -> bool:
    """Say whether somebody else quotes the speaker: quoted Lee as | saying."""
    governor = frame.sentence.head(frame.head)
    return governor is not None and governor.lemma in _QUOTING and frame.head.form.lower().endswith("ing")


def find_frames(sentence: Sentence, cues: Cues) -> tuple[Frame, ...]:
    """Return the cues of `sentence` in order, negated ones left out: what is not said is not reported."""
    found, forms, classes = [], load_cue_forms(), load_cue_classes()
    for token in sentence.tokens:
        if token.upos not in classes:
            continue
        readings = cues.get((token.lemma, token.upos))
        if readings is None and token.upos == "VERB":
            form = sentence.words[token.i]
            readings = cues.get((forms.get(form, ""), "VERB")) or cues.get((form, "ADJ"))
        if readings is None or token.rel in _NO_VERB:
            continue
        readings, last = _with_particles(sentence, token, readings)
        if not readings or _is_negated(sentence, token):
            continue
        cue = Span(token.start, (last or token).end)
        beside = find_aside(sentence, token) if token.upos == "VERB" and readings[0].reporting else None
        speaker, aside = beside or (_speaker(sentence, token, readings[0].upos), None)
        found.append(Frame(sentence=sentence, head=token, cues=readings, cue=cue, speaker=speaker, aside=aside))
    return tuple(_lifted(found))


def _lifted(frames: list[Frame]) -> Iterator[Frame]:
    """Yield `frames`, those that share the speaker of the cue before them with it: said ..., adding that ..."""
    leading: Frame | None = None
    for frame in frames:
        place = _parted_at(frame) if leading is not None and _lies_under(frame, leading) else None
        if leading is not None and place is not None:
            yield replace(frame, speaker=leading.speaker, parted=place)
            continue
        if frame.head.upos == "VERB" and frame.cues[0].reporting and frame.speaker is not None:
            leading = leading or frame
        yield frame


def _lies_under(frame: Frame, leading: Frame) -> bool:
    return any(above is leading.head for above in frame.sentence.ancestors(frame.head))


def _parted_at(frame: Frame) -> int | None:
    """Return where "..., later telling reporters that ..." or "... was shut and added that ..." starts."""
    sentence, head = frame.sentence, frame.head
    if head.upos != "VERB" or head.i == 0 or sentence.children(head, "nsubj", "aux"):
        return None
    form = head.form.lower()
    if form.endswith("ing"):
        place = head.i - 1
        while place > 0 and sentence[place].upos == "ADV":
            place -= 1
        comma = sentence[place].form == "," and not sentence.children(head, "mark")
        return sentence[place].start if place > 0 and comma else None
    governor = sentence.head(head)
    if head.rel != "conj" or governor is None or not form.endswith(_PAST):
        return None
    # A past tense cannot share the auxiliary of "was shut" or "would leave": it goes with the cue, also in the past.
    # Nor does it stand beside a noun: called it "fragile" and said ...
    shared = governor.upos != "VERB" or any(child.lemma in _NO_PAST for child in sentence.children(governor, "aux"))
    joined = sentence.children(head, "cc")
    return joined[0].start if shared and joined else None


def _with_particles(
    sentence: Sentence, token: Token, readings: tuple[Cue, ...]
) -> tuple[tuple[Cue, ...], Token | None]:
    """Return the readings whose particle stands by the cue, and that particle."""
    if all(reading.particle is None for reading in readings):
        return readings, None
    beside = {child.lemma: child for child in sentence.children(token) if token.i < child.i <= token.i + 3}
    for reading in readings:
        if reading.particle and reading.particle in beside:
            return (reading,), beside[reading.particle]
    return tuple(reading for reading in readings if reading.particle is None), None


def _is_negated(sentence: Sentence, token: Token) -> bool:
    """Say whether the cue, or the verb it completes ("declined to say"), is negated."""
    if any(child.lemma in _NEGATIONS for child in sentence.children(token, "advmod", "det")):
        return True
    governor = sentence.head(token)
    if governor is None or token.rel != "xcomp":
        return False
    return governor.lemma in {"decline", "refuse", "fail"} or any(
        child.lemma in _NEGATIONS for child in sentence.children(governor, "advmod")
    )


def find_aside(sentence: Sentence, verb: Token) -> tuple[Speaker, Span] | None:
    """Return the speaker and the extent of ", the minister said on Monday," where commas set it apart."""
    first = verb.i
    while first > 0 and sentence[first - 1].upos in {"AUX", "ADV"}:
        first -= 1
    named = first
    while first > 0 and _is_in_name(sentence[first - 1]):
        first -= 1
    comma = first - 1
    if comma > 0 and sentence[comma].form == '"':
        comma -= 1
    if first in {0, named} or sentence[comma].form != "," or sentence[first].upos in {"ADP", "CCONJ", "ADV"}:
        return None
    last = _end_of_aside(sentence, verb)
    if last is None:
        return None
    run = sentence.tokens[first:named]
    head = next((token for token in run if token.upos in _HEADS and not first <= (token.head or -1) < named), None)
    if head is None or head.lemma.lower() in {"i", "we", "you"}:
        return None
    speaker = speaker_of(sentence, head, span=Span(run[0].start, run[-1].end))
    return speaker, Span(sentence[comma].start, last.end)


def _is_in_name(token: Token) -> bool:
    return token.upos in _IN_A_NAME or token.form == "-"


def _end_of_aside(sentence: Sentence, verb: Token) -> Token | None:
    """Return the comma or the stop after `verb` and at most a time, a place or a hearer."""
    for token in sentence.tokens[verb.i + 1 : verb.i + _ASIDE_TAIL]:
        if token.form in {",", "."}:
            return token
        if not _is_in_name(token) or token.upos == "PRON":
            return None
    return None


def _speaker(sentence: Sentence, token: Token, upos: str) -> Speaker | None:
    if upos == "VERB":
        return _quoted_speaker(sentence, token) or find_speaker(sentence, token)
    if upos == "ADJ":
        subject = subject_of(sentence, token)
        return name_speaker(sentence, subject) if subject else None
    return _owner(sentence, token)


def _quoted_speaker(sentence: Sentence, verb: Token) -> Speaker | None:
    """Return who is quoted in "the agency quoted Lee as saying" and "Lee was quoted by the agency as saying"."""
    governor = sentence.head(verb)
    uttered = verb.lemma in _UTTERING and verb.form.lower().endswith("ing")
    if uttered and governor is not None and governor.lemma in _QUOTING:
        quoting = governor
    else:
        return None
    agent = find_speaker(sentence, quoting)
    if is_passive(sentence, quoting):
        said, via = subject_of(sentence, quoting), agent.span if agent else None
    else:
        said, via = next(iter(sentence.children(quoting, "obj", "iobj")), None), agent.span if agent else None
    speaker = name_speaker(sentence, said) if said else None
    return speaker_of(sentence, speaker.head, span=speaker.span, via=via) if speaker else None


def _owner(sentence: Sentence, noun: Token) -> Speaker | None:
    """Return whose claim, threat or view a noun is: its possessor, its author, or who voices it."""
    for owner in _owners(sentence, noun):
        if owner.upos in _OWNERS and owner.lemma not in {"i", "we", "you", "my", "our", "your"}:
            return speaker_of(sentence, owner)
    return None


def _owners(sentence: Sentence, noun: Token) -> Iterator[Token]:
    yield from sentence.children(noun, "nmod:poss")
    for preposition in ("by", "from"):
        author = child_with_case(sentence, noun, preposition, "nmod", "obl")
        if author is not None:
            yield author
    governor = sentence.head(noun)
    if governor is not None and noun.rel == "obj" and governor.lemma in _VOICED:
        voiced = find_speaker(sentence, governor)
        if voiced is not None:
            yield voiced.head
