"""Quotes: who is said to have said what, in whose words, through whom."""

from entente.read.quotes.findings import Finding
from entente.read.quotes.page import lay_out
from entente.read.quotes.sieve import find_all
from entente.read.quotes.speakers import attribute
from entente.read.tokens import Sentences
from entente.records import Article, Quote

__all__ = ["attribute", "find_quotes"]


def find_quotes(article: Article, sentences: Sentences) -> tuple[Quote, ...]:
    """Return the attributions of `article`, each with the speaker's words; who they are is not yet known."""
    findings = find_all(lay_out(article.text, sentences)) if sentences else []
    return tuple(_quote(article, finding, number) for number, finding in enumerate(findings))


def _quote(article: Article, finding: Finding, number: int) -> Quote:
    content, speaker = finding.content, finding.speaker
    return Quote(
        id=f"{article.id}:q{content.span.start}-{number}",
        content=content.span,
        cue=finding.cue,
        cue_class=finding.cue_class,
        speaker=speaker.span,
        speakers=(),
        via=speaker.via.of(article.text) if speaker.via else None,
        directness=content.directness,
        rule=finding.rule,
        quoted=content.quoted,
        heads=speaker.heads,
    )
