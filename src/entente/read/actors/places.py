"""What the name of a state or a city stands for where it is used: a government, a place, a team."""

from entente.lexicon.actors import FormKind
from entente.lexicon.roles import word_class
from entente.read.actors.spots import Spot
from entente.read.tokens import Sentence, Token

_EDGE = {"in", "at", "near", "outside", "inside", "around"}
_BEFORE_NAME = {"DET", "ADJ", "ADV", "NUM"}


def read_place(sentence: Sentence, spot: Spot, kind: FormKind) -> tuple[str, str]:
    """Return what `spot` stands for (government, place) and the reason."""
    tokens = sentence.tokens
    following = tokens[spot.last + 1].form if spot.last + 1 < len(tokens) else ""
    if kind is FormKind.CITY:
        return "place", "a city or region that is no seat of government"
    if spot.span.end < tokens[spot.last].end or (following in {"-", "–"} and spot.last + 2 < len(tokens)):
        tail = tokens[spot.last + 2].form if spot.last + 2 < len(tokens) else tokens[spot.last].form
        if tail.lower() in word_class("based"):
            return "place", f"“-{tail}” says where somebody is"
    if _dateline(sentence, spot) or len(sentence) - (spot.last - spot.first) <= 2:
        return "place", "the place of a dateline"
    if _after_place(sentence, spot):
        return "place", "names the state a place lies in"
    head = spot.head(sentence)
    preposition = _preposition(sentence, spot)
    if preposition is not None:
        return _after_preposition(sentence, head, preposition, kind)
    return _by_relation(sentence, spot, head, kind)


def _dateline(sentence: Sentence, spot: Spot) -> bool:
    tokens = sentence.tokens
    if spot.first > 3 or not tokens[spot.first].form.isupper() or spot.last - spot.first > 2:
        return False
    tail = [token.form for token in tokens[spot.last + 1 : spot.last + 8]]
    return any(mark in tail for mark in ("—", "–", "-", "--", ":")) and not tokens[spot.last].form.endswith(".")


def _after_place(sentence: Sentence, spot: Spot) -> bool:
    """Whether the name closes an address: "Geneva, Switzerland"."""
    tokens = sentence.tokens
    if spot.first < 2 or tokens[spot.first - 1].form != ",":
        return False
    before = tokens[spot.first - 2]
    closes = spot.last + 1 >= len(tokens) or tokens[spot.last + 1].form in {",", ".", ")", ";"}
    in_place = any(e.label == "LOC" and e.first <= before.i <= e.last for e in sentence.entities)
    return (
        closes
        and in_place
        and _preposition_before(sentence, _left_edge(sentence, before.i)) in _EDGE | {"from", "to", "of"}
    )


def _left_edge(sentence: Sentence, i: int) -> int:
    while i and sentence[i].upos in {"PROPN", *_BEFORE_NAME}:
        i -= 1
    return i + (sentence[i].upos not in {"PROPN", *_BEFORE_NAME})


def _preposition(sentence: Sentence, spot: Spot) -> str | None:
    """Return the preposition that stands before the name's noun phrase and belongs to the name itself."""
    following = sentence[spot.last + 1] if spot.last + 1 < len(sentence) else None
    if following is not None and following.form in {"'s", "’s", "'", "’"}:
        return None
    head = spot.head(sentence)
    if head is None or (head.rel in {"amod", "compound"} and head.head is not None and head.head > spot.last):
        return None
    found = _preposition_before(sentence, spot.first)
    if found is None and head.rel == "conj":
        first = sentence.head(head)
        return (
            _preposition_before(sentence, _left_edge(sentence, first.i))
            if first is not None and first.upos == "PROPN"
            else None
        )
    return found


def _preposition_before(sentence: Sentence, first: int) -> str | None:
    i = first - 1
    while i >= 0 and sentence[i].upos in _BEFORE_NAME:
        if sentence.children(sentence[i], "case"):
            return None  # "in 1999 Chad left": the year's
        i -= 1
    if i >= 0 and sentence[i].upos in {"ADP", "SCONJ"}:
        return sentence[i].form.lower()
    return None


def _after_preposition(sentence: Sentence, head: Token | None, preposition: str, kind: FormKind) -> tuple[str, str]:
    if preposition in word_class("inside") and not (preposition == "at" and kind is not FormKind.SEAT):
        return "place", f"follows “{preposition}”"
    governor = sentence.head(head) if head is not None else None
    if preposition == "for" and governor is not None and governor.lemma in word_class("direct_motion"):
        return "place", f"“{governor.lemma} for” leads to a place"
    if preposition in {"to", "from", "toward", "towards"} and governor is not None:
        words = {governor.lemma.lower(), *(child.lemma.lower() for child in sentence.children(governor, "obj"))}
        moved = words & word_class("motion")
        if moved:
            return "place", f"“{min(moved)} {preposition}” leads to a place"
    if (
        preposition == "of"
        and kind is not FormKind.STATE
        and governor is not None
        and governor.lemma.lower() in word_class("site") | word_class("motion")
    ):
        return "place", f"“{governor.lemma} of” is somewhere"
    if preposition == "on" and kind is FormKind.SEAT and governor is not None and governor.upos == "VERB":
        return "government", "the institution that sits there"
    return "government", f"“{preposition}” a party, not a place"


def _by_relation(sentence: Sentence, spot: Spot, head: Token | None, kind: FormKind) -> tuple[str, str]:
    governor = sentence.head(head) if head is not None else None
    while head is not None and governor is not None and head.rel == "conj" and governor.upos == "PROPN":
        head, governor = governor, sentence.head(governor)
    relation = head.rel if head is not None else "root"
    possessed = _possessed(sentence, spot)
    if possessed is not None:
        site = possessed.lemma.lower() in word_class("site") and kind is not FormKind.STATE
        return ("place", f"owns a site: “{possessed.form}”") if site else ("government", f"owner of “{possessed.form}”")
    if relation in {"compound", "amod", "nmod"} and governor is not None and governor.i > spot.last:
        sites = word_class("site") | word_class("scene")
        if governor.lemma.lower() in sites and kind in {FormKind.CAPITAL, FormKind.SEAT}:
            return "place", f"where the “{governor.form}” is"
        return "government", f"stands before “{governor.form}”"
    if relation in {"obj", "iobj"} and governor is not None and governor.lemma.lower() in word_class("direct_motion"):
        return "place", f"object of “{governor.lemma}”"
    if relation in {"obj", "iobj"}:
        return "government", f"object of “{governor.lemma}”" if governor is not None else "object"
    if relation in {"nsubj", "csubj"}:
        return "government", f"subject of “{governor.lemma}”" if governor is not None else "subject"
    if relation in {"obl", "advmod"} and kind is FormKind.CAPITAL:
        return "place", "says where"
    return "government", f"named in the role {relation}"


def _possessed(sentence: Sentence, spot: Spot) -> Token | None:
    after = sentence[spot.last + 1] if spot.last + 1 < len(sentence) else None
    if after is None or after.form not in {"'s", "’s", "'", "’"}:
        return None
    head = spot.head(sentence)
    owned = sentence.head(head) if head is not None else None
    return owned if owned is not None and owned.i > spot.last else None


def is_team(sentence: Sentence) -> bool:
    """Whether a sentence is about sport."""
    return len({token.lemma.lower() for token in sentence.tokens} & word_class("sport")) > 1


def _spun(sentence: Sentence, spot: Spot) -> bool:
    """Whether "Chinese language" stands for "Chinese", as machines translate it: a noun follows that is no language."""
    after = sentence.tokens[spot.last + 1 : spot.last + 3]
    return len(after) == 2 and after[0].form == "language" and after[1].upos in {"NOUN", "PROPN", "ADJ"}


def is_language(sentence: Sentence, spot: Spot) -> bool:
    """Whether an adjective names a language: "speaks Russian", "in Chinese"."""
    head = spot.head(sentence)
    if head is None or _spun(sentence, spot):
        return False
    governor = sentence.head(head)
    if governor is not None and governor.lemma.lower() in word_class("language"):
        return True
    following = sentence[spot.last + 1] if spot.last + 1 < len(sentence) else None
    alone = following is None or following.upos in {"PUNCT", "ADP", "CCONJ", "AUX", "SCONJ"}
    return alone and head.rel == "obl" and _preposition_before(sentence, spot.first) == "in"
