"""Groups: "the two leaders", "both sides", "the pair", "each other" are the two that were named together."""

from collections.abc import Iterator, Sequence

from entente.lexicon.roles import word_class
from entente.read.actors.drafts import Draft, Who
from entente.read.actors.history import History
from entente.read.actors.owners import state_of
from entente.read.tokens import Sentence
from entente.records import ActorKind, Naming

_NUMERALS = {"two", "both", "2"}
_BACK = 4  # sentences; further back the article's own dyad is likelier
_ALONE = {
    "leaders",
    "sides",
    "presidents",
    "countries",
    "nations",
    "parties",
    "governments",
    "neighbours",
    "neighbors",
    "men",
    "ministers",
}
_STARTS = {"the", "these", "our", "their", "its", "two", "both", "each", "one", "2"}
_PAIR_NOUNS = {"pair", "duo"}


def find_groups(number: int, sentence: Sentence, taken: Sequence[Draft]) -> Iterator[Draft]:
    """Yield group phrases of a sentence, still open."""
    starts = [i for i, word in enumerate(sentence.words) if word in _STARTS]
    covered = {i for draft in taken for i in range(draft.first, draft.last + 1)} if starts else set()
    for i in starts:
        end = _group_end(sentence, i) if i not in covered else None
        if end is not None and covered.isdisjoint(range(i, end + 1)):
            covered.update(range(i, end + 1))
            yield _open(number, sentence, i, end)


def _group_end(sentence: Sentence, i: int) -> int | None:
    """Return the last token of a group phrase that starts at `i`."""
    words = sentence.words[i : i + 6]
    if words[:2] in (("each", "other"), ("one", "another")):
        return i + 1
    if words[0] == "each" and len(words) > 1 and words[1] in {"side", "country", "leader", "nation", "party"}:
        return i + 1
    start = 1 if words[0] in {"the", "these", "our", "their", "its"} and len(words) > 1 else 0
    if start and words[start] in _PAIR_NOUNS:
        return i + 1
    if start and words[start] in _ALONE and words[0] == "the":
        return i + 1
    if words[start] not in _NUMERALS or (len(words) > start + 1 and words[start + 1] in {"-", "–"}):
        return None
    for place in range(start + 1, min(start + 5, len(words))):
        if sentence.lemmas[i + place] in word_class("pair") and sentence[i + place].upos in {"NOUN", "PROPN"}:
            return i + place
        if sentence[i + place].upos not in {"ADJ", "NOUN", "PROPN", "PUNCT", "ADV", "DET"} or words[place] in {
            ",",
            ".",
        }:
            break
    following = sentence[i + start + 1] if i + start + 1 < len(sentence) else None
    lone = following is None or following.upos in {"VERB", "AUX", "PUNCT", "ADP", "PART", "SCONJ", "ADV", "CCONJ"}
    subject = sentence[i + start].rel in {"nsubj", "obl", "obj", "nmod", "root", "conj"}
    of = following is not None and following.form.lower() == "of"
    if words[start] == "two" and start and words[0] == "the" and lone and not of:
        return i + start
    return (
        i
        if words[0] == "both" and lone and subject and following is not None and following.upos in {"VERB", "AUX"}
        else None
    )


def _open(number: int, sentence: Sentence, first: int, last: int) -> Draft:
    inside = range(first, last + 1)
    head = next((i for i in inside if sentence[i].head not in inside), last)
    return Draft(
        sentence=number, first=first, last=last, head=head, naming=Naming.GROUP, who=(), reading="government",
        score=0.0, reason="no two actors stand before it", plural=True, subject=sentence[head].rel == "nsubj",
    )  # fmt: skip


def resolve_group(draft: Draft, sentence: Sentence, history: History) -> tuple[tuple[Who, ...], str]:
    """Return the two that a group phrase means, and why."""
    noun = sentence[draft.last].lemma.lower()
    people = (
        True
        if noun in word_class("pair_of_people") | _PAIR_NOUNS
        else None
        if noun in {"two", "both", "other", "another", "side", "party"}
        else False
    )
    parties = history.most_told(ActorKind.PARTY) if noun == "party" else ()
    if len(parties) > 1:
        return parties[:2], f"the two parties the article names most: {parties[0].name} and {parties[1].name}"
    pair = history.last_pair(draft.sentence, people=True if people else None, back=_BACK)
    if pair is not None:
        names = f"{pair[0].name} and {pair[1].name}"
        if people is not False or not pair[0].is_person:
            return pair, f"the two named together last: {names}"
        states = tuple(state for state in (state_of(who.country) for who in pair) if state is not None)
        if len({state.id for state in states}) == 2:
            return states, f"the states of {names}"
    if noun in {"two", "both"}:
        return (), draft.reason
    return _dyad(draft, people=people, history=history)


def _dyad(draft: Draft, *, people: bool | None, history: History) -> tuple[tuple[Who, ...], str]:
    """Return the two the article is most about so far: two states or their people, or the two parties of one state."""
    known = history.whos()
    counted = (known[key] for key, _ in history.counts.most_common() if key in known)
    ranked = [who for who in counted if who.is_person == bool(people) and not (who.id or "~").startswith("~")]
    at_home = [who for who in ranked if who.kind is ActorKind.PARTY][:2]
    order = {who.country or who.id: place for place, who in reversed(list(enumerate(ranked)))}
    two = tuple(ranked[place] for place in sorted(order.values())[:2])
    if len(at_home) == 2 and (len(two) < 2 or ranked.index(at_home[1]) < ranked.index(two[1])):
        two = (at_home[0], at_home[1])
    if len(two) < 2:
        return (), draft.reason
    return two, f"the two the article is most about: {two[0].name} and {two[1].name}"
