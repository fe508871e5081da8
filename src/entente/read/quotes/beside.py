"""Cues that stand beside quoted words: after them ("...," she said), before them (she said: "..."), or around."""

from collections.abc import Sequence
from dataclasses import dataclass

from entente.lexicon.cues import Takes
from entente.read.quotes.frames import Frame, is_quoted
from entente.read.quotes.marks import Segment
from entente.read.quotes.page import Page, words_between
from entente.read.quotes.phrases import Speaker, find_speaker, noun_phrase, speaker_of
from entente.read.tokens import Sentence, Token
from entente.records import CueClass, Span

_STOPS = frozenset(",?!—–-…")
_BETWEEN = frozenset({"ADV", "AUX", "PART", "PUNCT"})
_NOUNS = frozenset({"PROPN", "NOUN", "PRON"})
_NAMES = _NOUNS | {"DET", "ADJ", "NUM"}
_LONGEST_NAME = 25  # words between quoted words and the cue after them
_SHORT_WORD = 3  # letters; shorter words of a title may be small
_LONGEST_TITLE = 9  # words
_LONGEST_GAP = 14  # characters between quoted words and the cue: a stop, marks inside marks, a space
_NEXT = 25  # characters between a cue and the quoted words it leads in
_REACH = 3  # words between a speaker's name and its cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The cue found beside a quoted stretch."""

    cue: Span | None
    cue_class: CueClass
    speaker: Speaker
    frame: Frame | None
    rule: str


def find_after(page: Page, frames: Sequence[Sequence[Frame]], segment: Segment) -> Beside | None:
    """Return the cue right after the closing mark: "...," said Ana P.; "...," the minister later said."""
    number = page.sentence_at(segment.outer.end - 1)
    words = _words_after(page.sentences[number], segment.outer.end)
    if not words and number + 1 < len(page.sentences):
        number += 1
        if page.paragraph_at(page.sentences[number].start) != segment.paragraph:
            return None
        words = _words_after(page.sentences[number], segment.outer.end)
    if not words or not _is_stopped(page.text, Span(segment.content.end - 2, words[0].start)):
        return None
    sentence, first = page.sentences[number], words[0]
    if first.lemma == "as" and len(words) > 1:  # "...," as the envoy put it
        first = words[1]
    if _is_introduced(page, segment):
        return None
    for frame in frames[number]:
        if (
            frame.head.start >= first.start
            and _stands_behind(frame)
            and not _leads_on(page, segment, frame)
            and (speaker := _speaker_beside(frame, first))
        ):
            return beside_frame(frame, speaker, "after")
    return _unlisted(sentence, first, segment)


def find_before(page: Page, frames: Sequence[Sequence[Frame]], segment: Segment) -> Beside | None:
    """Return the cue that leads into the opening mark: she said, "..."; told reporters that "..."; shouted "..."."""
    number = page.sentence_at(segment.outer.start)
    sentence = page.sentences[number]
    leading = [frame for frame in frames[number] if frame.cue.end <= segment.outer.start and reports(frame)]
    if leading:
        frame = _who_utters(sentence, leading)
        between = words_between(sentence, frame.cue.end, segment.outer.start)
        if frame.speaker is not None and _leads_in(page, sentence, frame, between, segment):
            return beside_frame(frame, frame.speaker, "before")
    return _unlisted_before(page, sentence, segment)


def _who_utters(sentence: Sentence, leading: Sequence[Frame]) -> Frame:
    """Return the last cue, or the one above it where the last is a thought: she says she hopes for "a deal"."""
    last = leading[-1]
    if last.cues[0].cue_class is CueClass.BELIEVE:
        above = {token.i for token in sentence.ancestors(last.head)}
        for frame in reversed(leading[:-1]):
            if frame.head.i in above and frame.speaker is not None:
                return frame
    return last


def reports(frame: Frame) -> bool:
    """Say whether quoted words may stand beside the cue."""
    cue = frame.taking(Takes.QUOTE) or frame.taking(Takes.CLAUSE)
    return frame.head.upos == "VERB" and cue is not None and not (cue.factive and cue.cue_class is CueClass.BELIEVE)


def beside_frame(frame: Frame, speaker: Speaker, rule: str) -> Beside:
    """Return `frame` as the cue of a quoted stretch."""
    cue = frame.taking(Takes.QUOTE) or frame.taking(Takes.CLAUSE) or frame.cues[0]
    return Beside(cue=frame.cue, cue_class=cue.cue_class, speaker=speaker, frame=frame, rule=rule)


def _is_introduced(page: Page, segment: Segment) -> bool:
    """Say whether quoted words are the title of something named before them: in his book "Two Wars," he said ..."""
    before = page.text[max(0, segment.outer.start - 2) : segment.outer.start].strip()
    return before.isalnum() and is_title(segment.content.of(page.text))


def is_title(words: str) -> bool:
    """Say whether `words` are spelt like the title of a book, a show or a law."""
    long = [word for word in words.split() if len(word) > _SHORT_WORD]
    return len(words.split()) <= _LONGEST_TITLE and all(word[0].isupper() or not word[0].isalpha() for word in long)


def _stands_behind(frame: Frame) -> bool:
    """Say whether a cue can take the words before it; "..., noting that ..." takes those after it."""
    if not reports(frame):
        return False
    sentence, head = frame.sentence, frame.head
    return not head.form.lower().endswith("ing") or bool(sentence.children(head, "nsubj", "aux")) or is_quoted(frame)


def _leads_on(page: Page, segment: Segment, frame: Frame) -> bool:
    """Say whether a cue behind a question leads in the next words: "Why now?" Lund wrote back, "..."."""
    if "," in page.text[segment.content.end - 2 : segment.outer.end + 1]:
        return False
    following = page.segments_over(Span(frame.cue.end, frame.cue.end + _NEXT))
    return bool(following) and page.text[following[0].outer.start - 2 : following[0].outer.start].strip() in {",", ":"}


def _words_after(sentence: Sentence, place: int) -> list[Token]:
    return [token for token in sentence.tokens if token.start >= place and token.upos != "PUNCT"][:12]


def _is_stopped(text: str, gap: Span) -> bool:
    """Say whether quoted words end in a way that lets a cue follow: a comma, a question, a dash, no full stop."""
    return any(letter in _STOPS for letter in gap.of(text)) and gap.end - gap.start < _LONGEST_GAP


def _speaker_beside(frame: Frame, first: Token) -> Speaker | None:
    """Return the speaker of a cue that begins at `first`, or whose speaker does."""
    head, sentence = frame.head, frame.sentence
    if head.i <= first.i + 2 and all(sentence[i].upos in _BETWEEN for i in range(first.i, head.i)):
        if frame.speaker is not None and frame.speaker.span.start > head.start:
            return frame.speaker
        return _named_after(sentence, head) or frame.speaker
    speaker = frame.speaker
    if (
        speaker is not None
        and is_quoted(frame)
        and first.start in {speaker.span.start, (speaker.via or speaker.span).start}
    ):
        return speaker  # "...," the agency quoted Lee as saying; "...," Lee was quoted as saying
    if speaker is not None and speaker.span.start <= first.start and speaker.span.end <= head.start:
        between = words_between(sentence, speaker.span.end, head.start)
        own = speaker.head.head == head.i
        if own or (len(between) <= _REACH and all(token.upos in _BETWEEN for token in between)):
            return speaker
    return _named_before(sentence, first, head)


def _named_before(sentence: Sentence, first: Token, head: Token) -> Speaker | None:
    """Return the noun phrase that fills all the words up to the cue, however the parser attached it."""
    run = list(sentence.tokens[first.i : head.i])
    while run and run[-1].upos in _BETWEEN:
        run.pop()
    if not 0 < len(run) <= _LONGEST_NAME or run[0].upos not in _NAMES or any(_is_predicate(token) for token in run):
        return None
    places = range(first.i, head.i)
    tops = [token for token in run if token.upos in _NOUNS and (token.head is None or token.head not in places)]
    top = next((token for token in tops if token.rel == "nsubj"), tops[0] if tops else None)
    if top is None:
        return None
    span = noun_phrase(sentence, top)
    return speaker_of(sentence, top, span=Span(first.start, min(max(span.end, top.end), head.start - 1)))


def _is_predicate(token: Token) -> bool:
    return token.upos in {"VERB", "AUX", "SCONJ"} and token.rel not in {"acl", "amod", "compound", "flat", "aux", "cop"}


def _named_after(sentence: Sentence, head: Token) -> Speaker | None:
    """Return the noun phrase that begins right after the cue, however the parser attached it."""
    for token in sentence.tokens[head.i + 1 : head.i + 4]:
        if token.upos in _NAMES:
            top = token
            while top.head is not None and top.head > head.i and sentence[top.head].upos in _NOUNS:
                top = sentence[top.head]
            cased = any(child.i > head.i for child in sentence.children(top, "case"))
            return None if cased else speaker_of(sentence, top)
        if token.upos not in {"ADV", "PUNCT"}:
            return None
    return None


def _unlisted(sentence: Sentence, first: Token, segment: Segment) -> Beside | None:
    """Return a verb that no table lists but that stands where a cue does: "...," he deadpanned."""
    if segment.outer.end - segment.outer.start < 20:
        return None
    for verb in sentence.tokens[first.i : first.i + 8]:
        if verb.upos != "VERB" or verb.rel in {"amod", "acl", "advcl"}:
            continue
        speaker = find_speaker(sentence, verb)
        if speaker is None or any(child.i > verb.i for child in sentence.children(verb, "obj", "ccomp", "xcomp")):
            return None
        if speaker.span.start == first.start or verb.i == first.i:
            return Beside(
                cue=Span(verb.start, verb.end),
                cue_class=CueClass.SAY,
                speaker=speaker,
                frame=None,
                rule="after, unlisted",
            )
        return None
    return None


def _unlisted_before(page: Page, sentence: Sentence, segment: Segment) -> Beside | None:
    """Return a verb that no table lists but that leads in a quoted sentence: the senator shot back, "..."."""
    gap = page.text[max(0, segment.outer.start - 2) : segment.outer.start].strip()
    if gap not in {",", ":"} or not segment.content.of(page.text)[:1].isupper():
        return None
    before = [token for token in sentence.tokens if token.end <= segment.outer.start and token.upos != "PUNCT"]
    while before and before[-1].upos in {"ADV", "ADP"}:
        before.pop()
    if not before or before[-1].upos != "VERB" or before[-1].rel in {"acl", "amod"}:
        return None
    speaker = find_speaker(sentence, before[-1])
    if speaker is None or speaker.span.start > before[-1].start:
        return None
    cue = Span(before[-1].start, before[-1].end)
    return Beside(cue=cue, cue_class=CueClass.SAY, speaker=speaker, frame=None, rule="before, unlisted")


def _leads_in(page: Page, sentence: Sentence, frame: Frame, between: list[Token], segment: Segment) -> bool:
    """Say whether nothing but hearers, times and places stands between the cue and the opening mark."""
    gap = page.text[max(frame.cue.end, segment.outer.start - 3) : segment.outer.start].strip()
    if page.segments_over(Span(frame.cue.end, segment.outer.start)):
        return gap[-1:] in {",", ":"} and not any(token.upos == "VERB" for token in between)
    if any(_starts_clause(sentence, token) for token in between):
        return False
    if gap[-1:] in {",", ":"}:
        return len(between) <= 25
    return not between or between[-1].lemma in {"that", "as"} or _hangs_on(sentence, frame.head, segment)


def _starts_clause(sentence: Sentence, token: Token) -> bool:
    if token.upos not in {"VERB", "AUX"} or token.rel in {"acl", "amod", "aux", "cop"}:
        return token.rel in {"aux", "cop"}
    return bool(sentence.children(token, "nsubj", "aux"))


def _hangs_on(sentence: Sentence, cue: Token, segment: Segment) -> bool:
    """Say whether the head of the quoted words is what the cue reports."""
    head = sentence.head_of(segment.content)
    return head is not None and head.head == cue.i and head.rel in {"ccomp", "obj", "xcomp", "parataxis"}
