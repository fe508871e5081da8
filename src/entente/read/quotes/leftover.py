"""Quoted words that no cue stands beside or governs: after a colon, signed, coordinated, or led in by a sentence."""

import re
from collections.abc import Sequence

from entente.read.quotes.beside import Beside, beside_frame, is_title, reports
from entente.read.quotes.frames import Frame
from entente.read.quotes.marks import Segment
from entente.read.quotes.page import Page, words_between
from entente.read.quotes.phrases import Speaker, name_speaker, speaker_of, subject_of
from entente.read.tokens import Sentence, Token
from entente.records import CueClass, Span

_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?)\s*(?=[A-Z])")
_NOBODY = frozenset({"it", "this", "that", "there", "i", "we", "you", "what", "which"})
_SIGNED_IN = 12  # words a signature may have


def find_colon(page: Page, frames: Sequence[Sequence[Frame]], segment: Segment) -> Beside | None:
    """Return who the words before a colon name: "The envoy was blunt: ...", or a cue at the end of the line above."""
    before = page.text[max(0, segment.outer.start - 40) : segment.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    number = page.sentence_at(page.text.rfind(":", 0, segment.outer.start))
    sentence = page.sentences[number]
    for frame in reversed(frames[number]):
        if frame.speaker is not None and reports(frame) and page.segment_at(frame.head.start) is None:
            return beside_frame(frame, frame.speaker, "colon")
    speaker = _subject(page, sentence)
    return _uncued(speaker, "colon") if speaker else None


def find_signature(page: Page, segment: Segment) -> Beside | None:
    """Return who signs the quoted words: "..." — Ana P., a farmer."""
    paragraph = page.paragraphs[segment.paragraph]
    signed = _SIGNATURE.match(page.text, segment.outer.end, paragraph.end)
    if signed is None:
        return None
    sentences = page.sentences[page.sentence_at(segment.outer.end) : page.sentence_at(paragraph.end) + 1]
    words = [token for one in sentences for token in words_between(one, signed.end(), paragraph.end)]
    if not 0 < len(words) <= _SIGNED_IN or any(token.upos in {"VERB", "AUX"} for token in words):
        return None
    head = next((token for token in words if token.upos == "PROPN"), None)
    if head is None:
        return None
    span = Span(words[0].start, words[-1].end)
    return _uncued(Speaker(head=head, span=span, heads=((head.start,),)), "signature")


def find_cue_around(page: Page, frames: Sequence[Sequence[Frame]], segment: Segment) -> Beside | None:
    """Return the cue before the quoted words in their sentence, whatever hangs between: likened it to a "circus"."""
    number = page.sentence_at(segment.outer.start)
    if is_title(segment.content.of(page.text)):
        return None
    for frame in reversed(frames[number]):
        if frame.cues[0].factive and frame.cues[0].cue_class is CueClass.BELIEVE:
            continue
        if frame.cue.end <= segment.outer.start and frame.head.upos == "VERB" and frame.speaker is not None:
            between = words_between(page.sentences[number], frame.cue.end, segment.outer.start)
            if any(token.rel == "nsubj" and token.upos != "PRON" for token in between):
                return None
            return beside_frame(frame, frame.speaker, "same clause")
    return None


def find_lead(page: Page, segment: Segment) -> Beside | None:
    """Return who the sentence before a quoted sentence is about: the mayor, in `The mayor praised them. "..."`."""
    number = page.sentence_at(segment.outer.start)
    sentence = page.sentences[number]
    if segment.outer.start != sentence.start or number == 0 or not segment.content.of(page.text)[:1].isupper():
        return None
    before = page.sentences[number - 1]
    if before.paragraph != sentence.paragraph or page.segments_over(before.span):
        return None
    speaker = _subject(page, before)
    if speaker is None or speaker.head.upos == "NOUN":
        return None
    return _uncued(speaker, "led in")


def _uncued(speaker: Speaker, rule: str) -> Beside:
    return Beside(cue=None, cue_class=CueClass.SAY, speaker=speaker, frame=None, rule=rule)


def _subject(page: Page, sentence: Sentence) -> Speaker | None:
    """Return the subject of the main clause, where it can speak and stands in nobody's quoted words."""
    subject: Token | None = subject_of(sentence, sentence.root)
    if subject is None or subject.upos not in {"PROPN", "NOUN", "PRON"} or subject.lemma.lower() in _NOBODY:
        return None
    if page.segment_at(subject.start) is not None:
        return None
    return name_speaker(sentence, subject) or speaker_of(sentence, subject)
