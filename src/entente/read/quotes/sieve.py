"""The sieve: the most precise step first, each step only for words that no step before it has taken."""

from dataclasses import replace

from entente.lexicon.cues import load_cues
from entente.read.quotes.according import SOURCING, Sourced, find_sourced
from entente.read.quotes.beside import Beside, beside_frame, find_after, find_before
from entente.read.quotes.blocks import find_blocks
from entente.read.quotes.carriers import only_carries, reported_through, without_carriers
from entente.read.quotes.contents import Region, find_regions
from entente.read.quotes.findings import Content, Finding, shape_content
from entente.read.quotes.frames import Frame, find_frames
from entente.read.quotes.leftover import find_colon, find_cue_around, find_lead, find_signature
from entente.read.quotes.marks import Segment
from entente.read.quotes.page import Page, words_between
from entente.read.quotes.phrases import Speaker, is_infinitive, is_unreal
from entente.read.quotes.transcripts import find_turns
from entente.records import CueClass, Directness, Span

_ONLY_IN_MARKS = frozenset({"object in marks", "description"})
_ACTS = frozenset({CueClass.AGREE, CueClass.REFUSE})  # to do: an act that the events hold, no words
_BESIDE = 8  # words between two quoted stretches of one clause
_LEAST_CLAUSE = 2  # words; fewer are no clause
_MOST = 0.6  # of a clause: what is laid to a source is a statement found already
_AT_ONCE = 20  # characters between "he said" and ", according to": a comma and a day


class Sieve:
    """The attributions of one page, step by step."""

    def __init__(self, page: Page) -> None:
        cues = load_cues()
        self.page = page
        self.frames = [tuple(map(self._outside_marks, find_frames(sentence, cues))) for sentence in page.sentences]
        self.findings: list[Finding] = []
        self.taken: dict[Segment, Finding] = {}
        self.closed: set[Span] = set()  # cues beside quoted words: nothing else is their content
        self.transcribed: set[int] = set()
        self.told_in: dict[int, list[int]] = {}  # sentence, the findings whose cue stands there

    def run(self) -> list[Finding]:
        """Return all attributions, in the order of their contents."""
        self._transcribed()
        self._beside()
        self._governed()
        self._sourced()
        self._leftover()
        return sorted(self.findings, key=lambda finding: (finding.content.span, finding.rule))

    def _outside_marks(self, frame: Frame) -> Frame:
        """Return `frame` without a speaker who stands in quoted words that the cue itself stands outside of."""
        if frame.speaker is None or not self.page.segments:
            return frame
        around = self.page.segment_at(frame.speaker.span.start)
        if around is None or frame.head.start in around.outer:
            return frame
        return replace(frame, speaker=None)

    def _transcribed(self) -> None:
        for turn in find_turns(self.page):
            self._keep_paragraph(turn.content, turn.speaker, None, CueClass.SAY, "transcript")
        for block in find_blocks(self.page, self.frames):
            cue, speaker = block.frame.cues[0].cue_class, block.frame.speaker
            for number, content in enumerate(block.contents):
                if speaker is not None:
                    self._keep_paragraph(content, speaker, None if number else block.frame.cue, cue, "block")

    def _keep_paragraph(self, span: Span, speaker: Speaker, cue: Span | None, cue_class: CueClass, rule: str) -> None:
        content = Content(span=span, quoted=(span,), directness=Directness.DIRECT)
        finding = Finding(content=content, speaker=speaker, cue=cue, cue_class=cue_class, rule=rule)
        self.findings.append(finding)
        self.transcribed.add(self.page.paragraph_at(span.start))
        for segment in self.page.segments_over(span):
            self.taken.setdefault(segment, finding)

    def _beside(self) -> None:
        for find in (find_after, find_before):
            for segment in self.page.segments:
                if segment in self.taken:
                    continue
                beside = find(self.page, self.frames, segment)
                if beside is not None and self._is_outside(beside):
                    self._keep_beside(segment, beside)

    def _keep_beside(self, segment: Segment, beside: Beside) -> None:
        if beside.cue is not None:
            self.closed.add(beside.cue)
        if not beside.rule.startswith("after"):
            words = segment.outer if self._is_led_in(segment) else self._under(segment, beside)
            self._keep(self._from_beside(words, beside))
            return
        told = self._told_before(segment, beside) if only_carries(beside.frame) else None
        if told is not None:
            self._keep(self._from_beside(self._under(segment, told), told))
        else:
            self._keep(self._from_beside(self._widened(segment, beside), beside))

    def _is_led_in(self, segment: Segment) -> bool:
        """Say whether a comma or a colon and a capital show that quoted words are whole: he said, "We ..."."""
        return self._mark_before(segment) in {",", ":"} and segment.content.of(self.page.text)[:1].isupper()

    def _mark_before(self, segment: Segment) -> str:
        """Return the last letter before quoted words."""
        return self.page.text[max(0, segment.outer.start - 5) : segment.outer.start].rstrip()[-1:]

    def _told_before(self, segment: Segment, carrier: Beside) -> Beside | None:
        """Return whose words a newsroom's report holds: Lee says it is "over," the agency reports."""
        for frame in self.frames[self.page.sentence_at(segment.outer.start)]:
            if frame.speaker is None or frame.cue.end > segment.outer.start or frame.head.upos != "VERB":
                continue
            if any(region.span.overlaps(segment.outer) for region in find_regions(frame)):
                speaker = replace(frame.speaker, via=carrier.speaker.span)
                return beside_frame(frame, speaker, "before")
        return None

    def _is_outside(self, beside: Beside) -> bool:
        return beside.cue is None or self.page.segment_at(beside.cue.start) is None

    def _widened(self, segment: Segment, beside: Beside) -> Span:
        """Return the quoted words with the unquoted start of their clause: Turkey "will keep its word," he said."""
        sentence = self.page.sentences[self.page.sentence_at(segment.outer.start)]
        start = sentence.start
        for other in self.page.segments_over(Span(start, segment.outer.start)):
            if other in self.taken:
                start = other.outer.end
        for frame in self.frames[self.page.sentence_at(segment.outer.start)]:
            if frame.head.upos == "VERB" and start <= frame.head.start < segment.outer.start and frame.speaker:
                return self._under(segment, beside)
        before = words_between(sentence, start, segment.outer.start)
        if not before or all(token.upos in {"CCONJ", "ADV", "INTJ"} for token in before):
            return segment.outer
        if self._mark_before(segment) in {":", "."}:
            return segment.outer
        return Span(before[0].start, segment.outer.end)

    def _under(self, segment: Segment, beside: Beside) -> Span:
        """Return the quoted words with what the tree hangs on the cue around them."""
        for region in find_regions(beside.frame) if beside.frame else ():
            if region.span.overlaps(segment.outer):
                span = self._before_cue(region)
                return Span(min(span.start, segment.outer.start), max(span.end, segment.outer.end))
        return segment.outer

    def _from_beside(self, words: Span, beside: Beside) -> Finding | None:
        content = shape_content(self.page, words)
        if content is None:
            return None
        return Finding(
            content=content,
            speaker=beside.speaker,
            cue=beside.cue,
            cue_class=beside.cue_class,
            rule=beside.rule,
        )

    def _governed(self) -> None:
        """Keep what the tree hangs on the cues; contents that count only for their quoted words come second."""
        regions = [region for frames in self.frames for frame in frames for region in find_regions(frame)]
        for region in sorted(regions, key=lambda region: region.rule in _ONLY_IN_MARKS):
            self._keep(self._from_region(region))

    def _from_region(self, region: Region) -> Finding | None:
        speaker = region.frame.speaker
        if speaker is None or speaker.span.overlaps(region.span) or not self._is_statement(region):
            return None
        around = self.page.segment_at(region.frame.head.start)
        words = self._before_cue(region)
        if region.frame.cue in self.closed:
            return None
        if any(frame.cue in self.closed and frame.cue.end == words.end for frame in self._frames_in(words)):
            return None
        if around is not None:  # a report inside somebody's words stays inside them
            words = Span(max(words.start, around.outer.start), min(words.end, around.content.end))
            content: Content | None = Content(span=words, quoted=(), directness=Directness.INDIRECT)
        else:
            content = shape_content(self.page, words)
        if content is None or content.span.start >= content.span.end:
            return None
        if region.rule.startswith("clause") and len(content.span.of(self.page.text).split()) < _LEAST_CLAUSE:
            return None
        if region.rule in _ONLY_IN_MARKS and (not content.quoted or any(s in self.taken for s in content.segments)):
            return None
        if any(self._is_told(segment, region.frame) for segment in content.segments):
            return None
        return Finding(
            content=content,
            speaker=speaker,
            cue=region.frame.cue,
            cue_class=region.cue.cue_class,
            rule=region.rule,
            passes_on=only_carries(region.frame),
        )

    def _frames_in(self, words: Span) -> tuple[Frame, ...]:
        return tuple(frame for frame in self.frames[self.page.sentence_at(words.start)] if frame.cue in words)

    def _before_cue(self, region: Region) -> Span:
        """Return the content up to another cue behind it: "..., adding that ...", "..., the agency reported"."""
        span = region.span
        for frame in self.frames[self.page.sentence_at(region.frame.head.start)]:
            if frame.aside is not None and frame is not region.frame and span.start < frame.aside.start < span.end:
                return Span(span.start, frame.aside.start)
            if frame.parted is not None and frame is not region.frame and span.start < frame.parted < span.end:
                return Span(span.start, frame.parted)
        return span

    def _is_statement(self, region: Region) -> bool:
        """Say whether the cue reports words or a view: no act (refused to go), no fact (knows that ...)."""
        frame, cue = region.frame, region.cue
        if region.rule == "infinitive" and (not cue.reporting or cue.cue_class in _ACTS):
            return False
        if is_unreal(frame.sentence, frame.head):
            return False
        if cue.cue_class is CueClass.BELIEVE and (cue.factive or is_infinitive(frame.sentence, frame.head)):
            return False
        if self.transcribed and self.page.paragraph_at(frame.head.start) in self.transcribed:
            return False
        if self.page.segment_at(frame.head.start) is None:
            return True
        speaker = frame.speaker
        inner = cue.reporting and cue.cue_class is not CueClass.BELIEVE and region.rule.startswith("clause")
        return (
            inner
            and speaker is not None
            and speaker.head.upos != "PRON"
            and not is_infinitive(frame.sentence, frame.head)
        )

    def _is_told(self, segment: Segment, frame: Frame) -> bool:
        """Say whether a quoted stretch belongs to another cue already, or to this one as it stands."""
        finding = self.taken.get(segment)
        return finding is not None and (finding.cue == frame.cue or finding.content.directness is Directness.DIRECT)

    def _sourced(self) -> None:
        for number, sentence in enumerate(self.page.sentences):
            if SOURCING.isdisjoint(sentence.lemmas):
                continue
            for sourced in find_sourced(sentence):
                if self.page.segment_at(sourced.phrase.start) is None and not self._told_through(number, sourced):
                    self._keep(self._from_sourced(sourced))

    def _told_through(self, number: int, sourced: Sourced) -> bool:
        """Note that a statement found already came through `sourced`; say whether there was one."""
        via = sourced.speaker.via or sourced.speaker.span
        for place in self.told_in.get(number, ()):
            finding = self.findings[place]
            if finding.cue is None or finding.content.span.start >= sourced.phrase.start:
                continue
            finding = self._ending_before(finding, sourced.phrase)
            self.findings[place] = finding
            at_once = 0 <= sourced.phrase.start - (finding.cue or sourced.phrase).end <= _AT_ONCE
            if at_once or _share(finding.content.span, sourced.clause) >= _MOST:
                self.findings[place] = reported_through(finding, via)
                return True
        return False

    def _ending_before(self, finding: Finding, phrase: Span) -> Finding:
        """Return `finding` without the source phrase its content ends in."""
        span = finding.content.span
        if not span.overlaps(phrase) or finding.content.directness is Directness.DIRECT:
            return finding
        content = shape_content(self.page, Span(span.start, phrase.start))
        return replace(finding, content=content) if content else finding

    def _from_sourced(self, sourced: Sourced) -> Finding | None:
        content = shape_content(self.page, sourced.clause)
        if content is None or any(segment in self.taken for segment in content.segments):
            return None
        return Finding(
            content=content,
            speaker=sourced.speaker,
            cue=sourced.cue,
            cue_class=CueClass.REPORT,
            rule=sourced.rule,
        )

    def _leftover(self) -> None:
        """Go once through the quoted stretches that are left, each beside what is known of those before it."""
        last: tuple[Segment, Finding] | None = None
        for segment in self.page.segments:
            finding = self.taken.get(segment) or self._uncued(segment) or self._coordinated(last, segment)
            if finding is None and last is not None and self._goes_on(last[0], segment):
                finding = self._like(last[1], segment, "continued")
            if finding is None:
                finding = self._guessed(segment)
            if finding is not None:
                if segment not in self.taken:
                    self._keep(finding)
                last = (segment, finding)

    def _uncued(self, segment: Segment) -> Finding | None:
        beside = find_colon(self.page, self.frames, segment) or find_signature(self.page, segment)
        return self._from_beside(segment.outer, beside) if beside else None

    def _guessed(self, segment: Segment) -> Finding | None:
        beside = find_cue_around(self.page, self.frames, segment)
        if beside is None and (told := self._told_just_before(segment)) is not None:
            return self._like(told, segment, "continued")
        beside = beside or find_lead(self.page, segment)
        return self._from_beside(segment.outer, beside) if beside else None

    def _told_just_before(self, segment: Segment) -> Finding | None:
        """Return the report of the sentence before words that are a sentence, or a paragraph, of their own."""
        number = self.page.sentence_at(segment.outer.start)
        sentence = self.page.sentences[number]
        if number == 0 or segment.outer.start != sentence.start or not self._is_sentence(segment):
            return None
        paragraph = self.page.paragraphs[segment.paragraph]
        whole = segment.outer.start == paragraph.start and segment.outer.end >= paragraph.end - 1
        if self.page.sentences[number - 1].paragraph != sentence.paragraph and not whole:
            return None
        told = [self.findings[place] for place in self.told_in.get(number - 1, ())]
        outside = [one for one in told if one.cue and self.page.segment_at(one.cue.start) is None]
        return outside[-1] if outside else None

    def _is_sentence(self, segment: Segment) -> bool:
        text = self.page.text
        return segment.content.of(text)[:1].isupper() and text[segment.outer.end - 2] in ".?!…"

    def _coordinated(self, last: tuple[Segment, Finding] | None, segment: Segment) -> Finding | None:
        """Lay words to the speaker of those just before them in one clause: called it "mad" and "a waste"."""
        if last is None or last[0].paragraph != segment.paragraph:
            return None
        number = self.page.sentence_at(segment.outer.start)
        sentence = self.page.sentences[number]
        if last[0].outer.start < sentence.start:
            return None
        between = words_between(sentence, last[0].outer.end, segment.outer.start)
        if len(between) > _BESIDE or any(token.rel == "nsubj" or token.upos == "VERB" for token in between):
            return None
        if not any(token.upos == "CCONJ" for token in between) and between:
            return None
        return self._like(last[1], segment, "coordinated")

    def _like(self, before: Finding, segment: Segment, rule: str) -> Finding | None:
        content = shape_content(self.page, segment.outer)
        if content is None:
            return None
        cue = before.cue if rule == "coordinated" else None
        return Finding(content=content, speaker=before.speaker, cue=cue, cue_class=before.cue_class, rule=rule)

    def _goes_on(self, before: Segment, segment: Segment) -> bool:
        """Say whether `segment` is a sentence of its own that goes on with the words `before` it."""
        text = self.page.text
        lead = text[before.outer.end : segment.outer.start]
        if segment.paragraph == before.paragraph:
            starts = lead.rstrip()[-1:] in {".", "?", "!", "", "…"} or not before.closed
            return starts and segment.content.of(text)[:1].isupper()
        opening = self.page.paragraphs[segment.paragraph]
        if segment.paragraph != before.paragraph + 1 or segment.outer.start != opening.start:
            return False
        return not before.closed or segment.outer.end >= opening.end - 1

    def _keep(self, finding: Finding | None) -> None:
        if finding is None:
            return
        if finding.cue is not None:
            self.told_in.setdefault(self.page.sentence_at(finding.cue.start), []).append(len(self.findings))
        self.findings.append(finding)
        for segment in self.page.segments_over(finding.content.span):
            if segment.content in finding.content.quoted:
                self.taken.setdefault(segment, finding)


def _share(part: Span, whole: Span) -> float:
    common = min(part.end, whole.end) - max(part.start, whole.start)
    return max(0, common) / max(1, whole.end - whole.start)


def find_all(page: Page) -> list[Finding]:
    """Return every attribution of `page`; a report that only carries another's words becomes its `via`."""
    return list(without_carriers(Sieve(page).run()))
