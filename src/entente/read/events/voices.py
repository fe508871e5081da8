"""Who says it: the parties behind the words of speech above a word, or the speakers of the quotation it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entente.read.events.clause import Clauses
from entente.read.events.parties import Cast, Party, is_listed
from entente.read.events.standing import Standing
from entente.read.events.status import status_of
from entente.read.tokens import Sentence, Token
from entente.records import ActorMention, Article, ArticleKind, Quote, Span, Status

# What is only denied, feared or asked for is nobody's judgement.
_UNSAID = frozenset({Status.NEGATED, Status.DENIED, Status.HYPOTHETICAL, Status.REQUESTED})
_KNOWING = frozenset({"know", "realize", "realise", "understand", "learn", "discover", "find"})  # and may keep it quiet
_TELLING = frozenset({"tell", "assure", "inform", "notify", "remind"})
_PUBLISHED = 0.7
_QUOTED = 0.8  # how sure it is that who speaks a quotation is who judges in it


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that somebody says, and who that is."""

    words: Span
    speakers: tuple[Party, ...]


def spoken_in(article: Article, quotes: Iterable[Quote], mentions: Sequence[ActorMention]) -> tuple[Spoken, ...]:
    """Return the quotations whose speakers act for a party, and the whole of a government's own text."""
    acting = {m.actor_id: m for m in mentions if m.actor_id is not None and m.acts and m.party is not None}
    found = []
    for quote in quotes:
        acts = (acting[i] for i in quote.speakers if i in acting)
        who = tuple(Party(m, "who is quoted", _QUOTED * m.score) for m in acts if is_listed(m))
        if who:
            found.append(Spoken(quote.content, who))
    own = acting.get(article.publisher_actor or "") if article.kind is ArticleKind.READOUT else None
    if own is not None:
        found.append(Spoken(Span(0, len(article.text)), (Party(own, "whose own text it is", _PUBLISHED),)))
    return tuple(found)


class Voices:
    """The voices of one sentence."""

    def __init__(self, sentence: Sentence, clauses: Clauses, cast: Cast, spoken: Sequence[Spoken]) -> None:
        self._sentence = sentence
        self._clauses = clauses
        self._cast = cast
        span = sentence.span
        self._spoken = [one for one in spoken if one.words.overlaps(span)]

    def reporters(self, standing: Standing) -> tuple[Party, ...]:
        """Return the party behind the innermost word of speech above an event that has one."""
        for word in standing.reporters:
            fillers = self._clauses.subjects(word) if word.upos == "VERB" else self._clauses.slot(word, "poss")
            found = self._cast.find(fillers, acting=True)
            if found:
                return found
        return ()

    def hearers(self, token: Token) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return who tells somebody what a word says, and whom."""
        for word in status_of(self._sentence, token).reporters:
            heard = self._clauses.objects(word) if word.lemma in _TELLING else ()
            if found := self._cast.find(heard, acting=True):
                return self._cast.find(self._clauses.subjects(word), acting=True), found
        return (), ()

    def judges(self, token: Token) -> tuple[Party, ...]:
        """Return who says as true what a word says."""
        standing = status_of(self._sentence, token)
        known = any(word.lemma in _KNOWING for word in standing.reporters[:1])
        return () if known or standing.status in _UNSAID else self._speakers(token, standing)

    def speakers(self, token: Token) -> tuple[Party, ...]:
        """Return who says what a word is part of: by the words of speech above it, else by the quotation around it."""
        return self._speakers(token, status_of(self._sentence, token))

    def _speakers(self, token: Token, standing: Standing) -> tuple[Party, ...]:
        if standing.reporters:
            return self.reporters(standing)
        return next((one.speakers for one in self._spoken if token.start in one.words), ())
