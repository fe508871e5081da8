"""Every row of the table of cues is shown by its example."""

import pytest

from entente.lexicon.cues import load_cues
from entente.read.quotes import find_quotes
from entente.read.quotes.contents import find_regions
from entente.read.quotes.frames import find_frames
from entente.records import Article, CueClass, Span

ROWS = [cue for cues in load_cues().values() for cue in cues]


def bare(words):
    return words.strip('".').replace('"', "")


@pytest.fixture(scope="module")
def parsed(parser):
    """The sentences of each example, all parsed at once as the paragraphs of one text."""
    text, spans = "\n".join(cue.example for cue in ROWS), []
    for cue in ROWS:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(cue.example)))
    sentences = parser(text, spans)
    return text, {
        cue: tuple(one for one in sentences if span.start <= one.start < span.end)
        for cue, span in zip(ROWS, spans, strict=True)
    }


@pytest.mark.parametrize("cue", ROWS, ids=lambda cue: f"{cue.lemma}-{cue.upos}-{cue.cue_class}")
def test_example(parsed, cue):
    text, sentences = parsed[0], parsed[1][cue]
    found = {
        (frame.speaker.span.of(text), bare(region.span.of(text)), region.cue.cue_class)
        for sentence in sentences
        for frame in find_frames(sentence, load_cues())
        for region in find_regions(frame)
        if frame.speaker
    }
    for quote in find_quotes(Article(id="0" * 12, name="a", text=text), sentences):
        found.add((quote.speaker.of(text), bare(quote.content.of(text)), quote.cue_class))
    assert (cue.speaker, bare(cue.content), cue.cue_class) in found


def test_every_class_has_cues():
    assert {cue.cue_class for cue in ROWS} == set(CueClass)
