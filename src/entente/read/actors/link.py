"""Link: the sieves in their order, sentence by sentence, from names to pronouns."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.read.actors.context import read_context
from entente.read.actors.drafts import Draft, Who, mentions_of
from entente.read.actors.groups import find_groups, resolve_group
from entente.read.actors.history import History
from entente.read.actors.names import NameReader
from entente.read.actors.owners import side_of, speaks_for, state_of
from entente.read.actors.phrases import Phrase, Phrases
from entente.read.actors.references import OWN_VOICE, PRONOUNS, Question, by_publisher, by_speaker, resolve
from entente.read.actors.roles import Described, RoleReader
from entente.read.actors.roster import Roster
from entente.read.actors.spots import find_spots
from entente.read.tokens import Sentence, Sentences, Token
from entente.records import ActorMention, Article, Directness, Naming, Quote, Span


def link_actors(article: Article, sentences: Sentences, quotes: tuple[Quote, ...]) -> tuple[ActorMention, ...]:
    """Return every mention of an actor in `article`, in order, decided or open with its reason."""
    linker = _Linker(article, sentences, quotes)
    return tuple(mention for draft in linker.drafts() for mention in linker.mentions(draft))


class _Linker:
    def __init__(self, article: Article, sentences: Sentences, quotes: tuple[Quote, ...]) -> None:
        self._text = article.text
        self._sentences = sentences
        self._voices = [q for q in quotes if q.directness is not Directness.INDIRECT]
        self._spots = find_spots(article.text, sentences)
        self._context = read_context(article, sentences, self._spots)
        self._phrases = [tuple(Phrases(s, spots)) for s, spots in zip(sentences, self._spots, strict=True)]
        self._roster = Roster(self._context)
        self._names = NameReader(self._context, self._roster, self._phrases)
        self._roles = RoleReader(self._context, self._roster)
        self._history = History()
        self._told = dict(self._by_speaker(quotes))
        self._certain: list[list[Draft]] = []

    def _by_speaker(self, quotes: Sequence[Quote]) -> Iterator[tuple[tuple[int, int], Quote]]:
        """Yield the quotes, each with sentence and token of the words that name its speaker."""
        for quote in reversed(quotes):  # of several the first is kept
            for place in (places[0] for places in quote.heads):
                number = bisect_right(self._sentences, place, key=lambda sentence: sentence.start) - 1
                yield from (((number, token.i), quote) for token in self._sentences[number].at(Span(place, place + 1)))

    def drafts(self) -> Iterator[Draft]:
        """Yield the decided mentions of the article in order."""
        numbered = list(zip(range(len(self._sentences)), self._sentences, self._spots, strict=True))
        for number, sentence, spots in numbered:
            self._names.enrol(number, sentence, spots)
        for number, sentence, spots in numbered:
            self._names.enrol_famous(number, sentence, spots)
        self._certain = [self._decide(number, sentence) for number, sentence in enumerate(self._sentences)]
        drafts = [self._settle(number, sentence) for number, sentence in enumerate(self._sentences)]
        for row in drafts:
            for draft in row:
                yield self._own_voice(draft, drafts) if draft.naming is Naming.PRONOUN else draft

    def _decide(self, number: int, sentence: Sentence) -> list[Draft]:
        """Return what names and owned roles decide by themselves."""
        drafts = list(self._names.decide(number, sentence, self._spots[number]))
        for phrase in self._phrases[number]:
            if phrase.name is None or not any(d.first <= phrase.head <= d.last for d in drafts):
                draft = self._apposed(number, sentence, phrase, drafts) or self._roles.decide(
                    Described(number, sentence, phrase)
                )
                if draft is not None:
                    drafts.append(draft)
        return _apart(drafts)

    def _apposed(self, number: int, sentence: Sentence, phrase: Phrase, drafts: Sequence[Draft]) -> Draft | None:
        """Return the mention of a role apposed to a name: the same person once more."""
        people = [draft for draft in drafts if draft.who and draft.who[0].is_person]
        for spot in self._spots[number] if people else ():
            named = next((draft for draft in people if draft.first <= spot.first <= draft.last), None)
            if named is not None and self._names.apposed(number, sentence, spot) is phrase:
                return replace(
                    named, first=phrase.first, last=phrase.last, head=phrase.head, naming=Naming.ROLE,
                    reason=f"apposed to {named.who[0].name}", subject=False, role=phrase.row,
                )  # fmt: skip
        return None

    def _settle(self, number: int, sentence: Sentence) -> list[Draft]:
        """Return the mentions of a sentence with what earlier ones decide, left to right."""
        settled: list[Draft] = []
        for draft in self._in_order(number, sentence, self._certain[number]):
            self._history.note(draft, sentence)
            settled.append(draft)
        return settled

    def _in_order(self, number: int, sentence: Sentence, certain: list[Draft]) -> Iterator[Draft]:
        groups = list(find_groups(number, sentence, certain))
        taken = {i for draft in (*certain, *groups) for i in range(draft.first, draft.last + 1)}
        phrases = [p for p in self._phrases[number] if taken.isdisjoint(range(p.first, p.last + 1))]
        taken.update(i for phrase in phrases for i in range(phrase.first, phrase.last + 1))
        pronouns = [
            token
            for token, word in zip(sentence.tokens, sentence.words, strict=True)
            if word in PRONOUNS and token.upos in {"PRON", "DET"} and token.i not in taken
        ]
        items: list[tuple[int, Draft | Phrase | Token]] = [(draft.first, draft) for draft in (*certain, *groups)]
        items += [(phrase.first, phrase) for phrase in phrases]
        items += [(token.i, token) for token in pronouns]
        for _, item in sorted(items, key=lambda pair: pair[0]):
            if isinstance(item, Draft):
                yield self._group(item, sentence) if item in groups else item
            elif isinstance(item, Phrase):
                draft = self._roles.undecided(Described(number, sentence, item, self._spots[number]), self._history)
                if draft is not None:
                    yield draft
            else:
                draft = self._pronoun(
                    Question(
                        number=number,
                        sentence=sentence,
                        token=item,
                        speaker=self._speakers(item.start, certain),
                        told=self._told,
                        spoken=self._is_spoken,
                        topic=self._topic(item.start),
                    )
                )
                if draft is not None:
                    yield draft

    def _group(self, draft: Draft, sentence: Sentence) -> Draft:
        who, reason = resolve_group(draft, sentence, self._history)
        reading = "person" if who and all(one.is_person for one in who) else "government"
        return replace(draft, who=who, reason=reason, reading=reading, score=0.7 if who else 0.0)

    def _pronoun(self, question: Question) -> Draft | None:
        if question.word in OWN_VOICE:
            voice = self._voice(question.token.start)
            if voice is None:
                return by_publisher(question, state_of(self._context.publisher))
            return by_speaker(question, None, side_of)
        return resolve(question, self._history)

    def _voice(self, place: int) -> Quote | None:
        """Return the direct quotation a character stands in."""
        for quote in self._voices:
            if quote.content.start > place:
                break  # quotes come in the order of their contents
            if place < quote.content.end:
                return quote
        return None

    def _topic(self, place: int) -> Draft | None:
        """Return of whom the direct quotation a character stands in is said: "..., he said of the envoy"."""
        quote = self._voice(place)
        if quote is None or quote.cue is None:
            return None
        number = bisect_right(self._sentences, quote.cue.start, key=lambda sentence: sentence.start) - 1
        sentence = self._sentences[number]
        cue = sentence.head_of(quote.cue)
        behind = sentence.children(cue, "obl") if cue is not None and sentence.end > quote.content.end else ()
        of = {t.i for t in behind if any(case.form.lower() == "of" for case in sentence.children(t, "case"))}
        return next((draft for draft in self._certain[number] if draft.head in of), None)

    def _is_spoken(self, draft: Draft) -> bool:
        return self._voice(self._span(draft).start) is not None

    def _speakers(self, place: int, certain: Sequence[Draft]) -> frozenset[str]:
        quote = self._voice(place)
        if quote is None or quote.speaker is None or quote.directness is not Directness.DIRECT:
            return frozenset()
        found = [d for d in certain if self._span(d).overlaps(quote.speaker)]
        return frozenset(who.id or who.name for draft in found for who in draft.who if who.is_person)

    def _own_voice(self, draft: Draft, drafts: Sequence[Sequence[Draft]]) -> Draft:
        """Return I and we resolved by the speaker, other pronouns as they are."""
        sentence = self._sentences[draft.sentence]
        token = sentence[draft.first]
        if sentence.words[draft.first] not in OWN_VOICE:
            return draft
        quote = self._voice(token.start)
        if quote is None:
            return draft
        named = self._naming(quote.speaker, drafts) if quote.speaker is not None else ()
        speaker = next((other for other in named if other.who and other is not draft), None)
        question = Question(
            number=draft.sentence, sentence=sentence, token=token, speaker=frozenset(), told={}, spoken=self._is_spoken
        )
        return by_speaker(question, speaker, self._speaks_for)

    def _speaks_for(self, who: Who) -> Who | None:
        known = self._roster.get(who.id)
        return None if known is not None and known.local else speaks_for(who, self._context)

    def _naming(self, words: Span, drafts: Sequence[Sequence[Draft]]) -> Iterator[Draft]:
        """Yield the drafts over some words of the article."""
        first = bisect_right(self._sentences, words.start, key=lambda sentence: sentence.end)
        for sentence, row in zip(self._sentences[first:], drafts[first:], strict=True):
            if sentence.start >= words.end:
                break
            yield from (draft for draft in row if self._span(draft).overlaps(words))

    def _span(self, draft: Draft) -> Span:
        tokens = self._sentences[draft.sentence].tokens
        return draft.span or Span(tokens[draft.first].start, tokens[draft.last].end)

    def mentions(self, draft: Draft) -> tuple[ActorMention, ...]:
        """Return the mentions of a draft at its place in the text."""
        span = self._span(draft)
        return mentions_of(draft, span, span.of(self._text))


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts of which no two share a token, the longer ones kept, in order."""
    kept: list[Draft] = []
    taken: set[int] = set()
    for draft in sorted(drafts, key=lambda d: (d.first - d.last, d.first)):
        places = range(draft.first, draft.last + 1)
        if taken.isdisjoint(places):
            kept.append(draft)
            taken.update(places)
    return sorted(kept, key=lambda d: d.first)
