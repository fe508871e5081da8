"""Contents laid to a source without a verb: according to X, in X's words, as X put it."""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.read.quotes.phrases import VESSELS, Speaker, child_with_case, noun_phrase, speaker_of
from entente.read.tokens import Sentence, Token
from entente.records import Span

SOURCING = frozenset({"accord", "according", "word"})  # lemmas, one of which every such phrase holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A source named in passing: its words, the clause laid to it, and where the phrase itself stands."""

    cue: Span
    speaker: Speaker
    clause: Span
    phrase: Span
    rule: str


def find_sourced(sentence: Sentence) -> Iterator[Sourced]:
    """Yield every "according to X" and "in X's words" of `sentence` with what is laid to X."""
    for token in sentence.tokens:
        if token.lemma in {"accord", "according"} and token.form.lower() == "according":
            yield from _according(sentence, token)
        elif token.lemma == "word" and token.rel in {"obl", "nmod"}:
            yield from _in_words(sentence, token)


def _according(sentence: Sentence, token: Token) -> Iterator[Sourced]:
    source = sentence.head(token) if token.rel == "case" else child_with_case(sentence, token, "to", "obl")
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence) else None
    if source is None or following is None or following.lemma != "to" or source.i < token.i:
        return
    cue = Span(token.start, following.end)
    span = noun_phrase(sentence, source)
    span = Span(max(span.start, following.end + 1), span.end)
    if span.start < span.end:
        speaker = _behind(sentence, speaker_of(sentence, source, span=span))
        yield from _sourced(sentence, cue, speaker, Span(token.start, span.end), "according to")


def _in_words(sentence: Sentence, words: Token) -> Iterator[Sourced]:
    owner = next(iter(sentence.children(words, "nmod:poss")), None) or child_with_case(sentence, words, "of", "nmod")
    opening = next((child for child in sentence.children(words, "case") if child.lemma == "in"), None)
    if owner is None or opening is None or owner.lemma in {"other", "i", "my", "our", "we"}:
        return
    phrase = Span(opening.start, max(words.end, noun_phrase(sentence, owner).end))
    speaker = speaker_of(sentence, owner)
    yield from _sourced(sentence, Span(words.start, words.end), speaker, phrase, "in X's words")


def _behind(sentence: Sentence, source: Speaker) -> Speaker:
    """Return the author of a readout, a letter or a report, who speaks through it."""
    if source.head.lemma not in VESSELS:
        return source
    author = (
        next(iter(sentence.children(source.head, "nmod:poss")), None)
        or child_with_case(sentence, source.head, "from", "nmod")
        or child_with_case(sentence, source.head, "by", "nmod", "acl", "obl")
    )
    if author is None:
        return source
    return speaker_of(sentence, author, via=source.span)


def _sourced(sentence: Sentence, cue: Span, speaker: Speaker, phrase: Span, rule: str) -> Iterator[Sourced]:
    """Yield the clause before the phrase, or after it where it opens the sentence."""
    before, after = Span(sentence.start, phrase.start), Span(_past_comma(sentence, phrase.end), sentence.end)
    clause = after if phrase.start - sentence.start < 5 else before
    if clause.end - clause.start < 12:
        clause = after
    yield Sourced(cue=cue, speaker=speaker, clause=clause, phrase=phrase, rule=rule)


def _past_comma(sentence: Sentence, place: int) -> int:
    """Return where the clause behind an opening phrase starts: at its comma, else at once."""
    for token in sentence.tokens:
        if token.start >= place and token.form == ",":
            return token.end
    return place
