"""What an event is about: its contexts, its field, its matter, and the place it happens at."""

from collections.abc import Iterable, Iterator, Sequence

from entente.lexicon.plover import load_contexts
from entente.read.events.forms import CALENDAR
from entente.read.events.match import Match, Scene
from entente.read.tokens import Sentence, Token
from entente.records import ActorMention

_NAMED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "conj", "appos", "acl"})
_ABOUT = ("over", "about", "on", "regarding", "concerning", "for")
_AT = frozenset({"in", "at", "near"})
_EMPTY = frozenset({
    "thing", "way", "step", "side", "part", "time", "day", "week", "month", "year", "number", "end", "effort", "issue",
    "matter", "range", "host", "series", "relation", "relations", "tie", "ties", "country", "government", "official",
    "people", "state", "nation", "leader", "minister", "president", "fact", "move", "plan", "talk", "talks", "meeting",
    "other", "one", "some", "new", "own", "possible", "so-called", "recent", "further", "such", "last", "first", "more",
    "sanction", "sanctions", "statement", "agreement", "deal", "support", "visit", "everything", "something",
})  # fmt: skip
_LONGEST = 4  # words of a matter


def contexts_of(scene: Scene, match: Match) -> tuple[str, ...]:
    """Return the contexts that the frame or the words of the event's own clause show."""
    by_word = load_contexts().by_word
    words = [token.lemma.lower() for token in _clause(scene.sentence, match.token)]
    found = dict.fromkeys(match.frame.contexts)
    for one, two in zip(words, [*words[1:], ""], strict=True):
        for name in (*by_word.get(f"{one}_{two}", ()), *by_word.get(one, ())):
            found[name] = None
    return tuple(found)


def domain_of(match: Match, contexts: Sequence[str]) -> str | None:
    """Return the field of an event: its frame's own before what the words beside it show."""
    own = load_contexts().domain(match.frame.contexts)
    return own or load_contexts().domain(contexts)


def matter_of(scene: Scene, match: Match) -> str | None:
    """Return what an act is over, in its own words: "missile deployment", "grain corridor"."""
    parties = {party.mention.span for party in (*match.actors, *match.recipients)}
    for head in _matters(scene, match):
        words = [
            token
            for token in _noun_phrase(scene.sentence, head)
            if not any(span.start <= token.start < span.end for span in parties)
        ]
        while words and (words[0].upos == "NUM" or _normal(words[0]) in _EMPTY):
            words = words[1:]  # "12 meetings", "other measures"
        if words and _is_topic(words):
            return " ".join(_normal(token) for token in words)
    return None


def _is_topic(words: Sequence[Token]) -> bool:
    """Say whether the words name something to follow: several, a name, or one word that shows a context."""
    if any(token.form in CALENDAR for token in words):
        return False
    if all(_normal(token) in _EMPTY or token.upos == "ADJ" for token in words):
        return False  # "a poor deal"
    if len(words) > 1 or words[0].upos == "PROPN":
        return True
    return bool(load_contexts().by_word.get(words[0].lemma.lower()))


def _matters(scene: Scene, match: Match) -> Iterable[Token]:
    """Yield the words that may name the matter: of the content, then behind "over" or "about", then the object."""
    for token in match.content:
        if token.upos in {"NOUN", "PROPN"}:
            yield token
        else:
            yield from (filler.token for filler in scene.clauses.objects(token))
    for preposition in _ABOUT:
        yield from (
            f.token for f in scene.clauses.behind(match.token, preposition) if f.token.upos in {"NOUN", "PROPN"}
        )
    if match.frame.pos == "verb":
        yield from (f.token for f in scene.clauses.objects(match.token) if f.token.upos == "NOUN")


def _noun_phrase(sentence: Sentence, head: Token) -> list[Token]:
    """Return a noun with the nouns and adjectives in front of it and a name or number behind it."""
    beside = sentence.children(head, "compound", "amod", "flat", "nummod", "nmod:unmarked")
    kept = [t for t in beside if t.upos in _NAMED and abs(t.i - head.i) <= _LONGEST]
    words = sorted((*kept, head), key=lambda token: token.i)[-_LONGEST:]
    inside = [t for word in words for t in _name_behind(sentence, word, head)]  # "Power [of Siberia 2] pipeline"
    return sorted((*words, *inside), key=lambda token: token.i)


def _name_behind(sentence: Sentence, word: Token, head: Token) -> Iterator[Token]:
    """Yield the words of a name that stand between a word in front of a noun and the noun."""
    if word.i < head.i and any(child.i > word.i for child in sentence.children(word, "nmod")):
        yield from (t for t in sentence.subtree(word) if word.i < t.i < head.i)


def _normal(token: Token) -> str:
    return token.form if token.upos == "PROPN" else token.lemma.lower()


def place_of(scene: Scene, match: Match, mentions: Iterable[ActorMention]) -> str | None:
    """Return the place that stands behind "in", "at" or "near" in the event's clause, as the text writes it."""
    sentence = scene.sentence
    located = {entity.last for entity in sentence.entities if entity.label == "LOC"}
    named = {token.i for m in mentions if m.country or m.reading == "place" for token in sentence.at(m.span)}
    for word in (match.token, *(filler.token for filler in scene.clauses.objects(match.token))):
        for child in sentence.children(word, "obl", "nmod"):
            at = child.upos == "PROPN" and scene.clauses.cases.get(child.i) in _AT
            if at and (child.i in located or child.i in named):
                return " ".join(token.form for token in _noun_phrase(sentence, child))
    return None


def _clause(sentence: Sentence, head: Token) -> list[Token]:
    """Return the words of a clause or noun phrase, other clauses left out."""
    found, open_ = [], [head]
    while open_:
        token = open_.pop()
        found.append(token)
        open_ += [child for child in sentence.children(token) if child.deprel not in _CLAUSES]
    return sorted(found, key=lambda token: token.i)
