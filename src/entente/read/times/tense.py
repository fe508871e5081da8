"""Which way a time points: what the verb that governs it tells as past or as still to come."""

from collections.abc import Container, Iterator

from entente.lexicon.times import words_for
from entente.read.tokens import Sentence, Token

_AHEAD = frozenset({"will", "shall", "wo", "'ll", "would", "may", "can", "could", "should", "must", "might"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})
_WAS = frozenset({"was", "were"})
_IS = frozenset({"is", "are", "am", "'s", "'re", "'m", "be", "being"})
_UPCOMING = frozenset({"upcoming", "scheduled", "planned", "forthcoming", "expected", "next", "coming", "looming"})
_BYGONE = frozenset({"last", "recent", "previous", "earlier"})
_BEFORE = frozenset({"ahead", "until", "till"})
_AFTER = frozenset({"after", "following", "since"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither"})
_LATE = frozenset({"on", "late", "early", "earlier", "later", "by", ",", "this", "the"})


def direction_of(sentence: Sentence, time: Token, quoted: Container[int], *, full: bool = False) -> int:
    """Return -1 when what `time` dates is past, +1 when it is to come.

    Beside a `full` date the bare present tells of the past, as in captions: `they shake hands on 3 May 2019`.
    `quoted` holds the places of the words inside a quotation that `time` itself is not inside of.
    """
    if _is_ahead_of(sentence, time):
        return 1
    beside = verb_beside(sentence, time, quoted)
    governor = beside or next(_governing(sentence, time, quoted), None)
    if full and governor is not None and _is_bare_present(sentence, governor):
        return -1
    if beside is not None:
        return _tense(sentence, beside, quoted)
    if time.rel == "nmod" and time.deprel.endswith("poss"):
        return _of_possessed(sentence, time, quoted)
    for node in _governors(sentence, time):
        if (pointed := _pointed_by_noun(sentence, node)) is not None:
            return pointed
        if node.i not in quoted and is_predicate(sentence, node):
            return _tense(sentence, node, quoted)
    return -1


def _is_ahead_of(sentence: Sentence, time: Token) -> bool:
    """Read `ahead of Friday's talks` and `ahead of the Friday talks` off the words: trees differ on it."""
    before = [token.form.lower() for token in sentence.tokens[max(time.i - 3, 0) : time.i] if token.upos != "DET"]
    return before[-2:] == ["ahead", "of"]


def verb_beside(sentence: Sentence, time: Token, quoted: Container[int]) -> Token | None:
    """Return the verb the time stands next to (`said on Friday`): words are surer than trees."""
    at = time.i - 1
    while at >= 0 and sentence[at].form.lower() in _LATE and time.i - at < 4:
        at -= 1
    if at < 0 or sentence[at].upos != "VERB" or at in quoted or sentence[at].form.lower() in {"following", "including"}:
        return None
    return None if sentence[time.i - 1].form == "," else sentence[at]


def _of_possessed(sentence: Sentence, time: Token, quoted: Container[int]) -> int:
    """Read `Friday's talks will`, `to attend Friday's talks`: to come; any other `Friday's ruling` is known."""
    thing = sentence.head(time)
    if thing is None:
        return -1
    if (pointed := _pointed_by_noun(sentence, thing)) is not None:
        return pointed
    if thing.lemma not in words_for("gathering"):
        return -1
    verb = next((node for node in sentence.ancestors(thing) if is_predicate(sentence, node)), None)
    return _tense(sentence, verb, quoted) if verb else -1


def _governing(sentence: Sentence, time: Token, quoted: Container[int]) -> Iterator[Token]:
    nodes = _governors(sentence, time)
    return (node for node in nodes if node.i not in quoted and is_predicate(sentence, node))


def _is_bare_present(sentence: Sentence, verb: Token) -> bool:
    below = sentence.children(verb, "aux", "cop", "mark")
    return verb.upos == "VERB" and not below and verb.form.lower() in {verb.lemma, verb.lemma + "s", verb.lemma + "es"}


def _governors(sentence: Sentence, time: Token) -> Iterator[Token]:
    yield time
    yield from sentence.ancestors(time)


def _pointed_by_noun(sentence: Sentence, node: Token) -> int | None:
    """Read `ahead of Friday's talks`, `the upcoming talks`, `after Tuesday's talks`."""
    if node.upos not in {"NOUN", "PROPN"}:
        return None
    below = {child.form.lower() for child in sentence.children(node, "case", "amod", "mark", "advmod")}
    if below & (_UPCOMING | _BEFORE):
        return 1
    return -1 if below & (_BYGONE | _AFTER) else None


def is_past(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb's own form and helpers are of the past, and of nothing else."""
    helpers = {child.form.lower().replace("’", "'") for child in sentence.children(verb, "aux", "cop")}
    if helpers & _AHEAD or any(child.form.lower() == "to" for child in sentence.children(verb, "mark", "aux")):
        return False
    if helpers & (_HAVE | _WAS):
        return True
    form = verb.form.lower()
    past_form = form != verb.lemma and not form.endswith(("s", "ing"))
    return not helpers and verb.upos == "VERB" and past_form and verb.lemma not in words_for("scheduling")


def tells_past(sentence: Sentence, verb: Token) -> bool:
    """Say whether `verb` tells what has just happened: simple past, or present of report; no perfect, no future."""
    helpers = {child.form.lower().replace("’", "'") for child in sentence.children(verb, "aux", "cop")}
    if helpers & (_AHEAD | _HAVE):
        return False
    marks = {child.form.lower() for child in sentence.children(verb, "mark")}
    if "to" in marks or verb.form.lower().endswith("ing"):
        governor = next((node for node in sentence.ancestors(verb) if is_predicate(sentence, node)), None)
        return governor is None or tells_past(sentence, governor)
    return bool(helpers & _WAS) or verb.lemma in words_for("report") or _tense(sentence, verb, frozenset()) < 0


def is_predicate(sentence: Sentence, node: Token) -> bool:
    """Say whether `node` is a verb, or a noun or adjective with a verb's helpers."""
    if node.upos in {"VERB", "AUX"}:
        return True
    return bool(sentence.children(node, "cop", "aux"))


def _tense(sentence: Sentence, verb: Token, quoted: Container[int], depth: int = 0) -> int:
    """Return -1 for what is told as past, +1 for what is to come."""
    helpers = {child.form.lower().replace("’", "'") for child in sentence.children(verb, "aux", "cop")}
    marks = {child.form.lower() for child in sentence.children(verb, "mark")}
    if "could" in helpers and any(child.form.lower() in _NEGATIONS for child in sentence.children(verb, "advmod")):
        return -1
    if helpers & _AHEAD or verb.lemma in words_for("scheduling"):
        return 1
    if verb.lemma == "follow":
        return -1
    if helpers & _HAVE:
        return -1
    if "to" in marks:
        return _infinitive(sentence, verb, quoted, depth)
    if helpers & _WAS:
        return 1 if verb.lemma == "set" else -1
    return _own_form(sentence, verb, helpers, quoted, depth)


def _infinitive(sentence: Sentence, verb: Token, quoted: Container[int], depth: int) -> int:
    """Read an infinitive by what governs it: `is to meet`, `plans to meet` are to come, `landed to meet` is past."""
    governor = sentence.head(verb)
    if governor is None or depth > 4:
        return 1
    bound = governor.lemma in words_for("scheduling") or verb.lemma in words_for("timetable") or governor.upos != "VERB"
    if bound and (verb.rel != "advcl" or governor.lemma in words_for("forward")):
        return 1
    return _tense(sentence, governor, quoted, depth + 1)


def _own_form(sentence: Sentence, verb: Token, helpers: set[str], quoted: Container[int], depth: int) -> int:
    form = verb.form.lower()
    if helpers & _IS:
        return 1
    if verb.upos not in {"VERB", "AUX"}:
        return -1
    if form.endswith("ing"):
        governor = next((node for node in sentence.ancestors(verb) if is_predicate(sentence, node)), None)
        return _tense(sentence, governor, quoted, depth + 1) if governor and depth < 5 else -1
    if form != verb.lemma and not form.endswith("s"):
        return -1
    if verb.lemma in words_for("report"):
        return -1
    if form == verb.lemma and form in words_for("unchanged"):
        return -1
    return 1 if verb.lemma in words_for("timetable") else -1
