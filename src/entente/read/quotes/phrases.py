"""The words of a speaker, and who speaks with a verb: its own subject, or one it shares or inherits."""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.read.tokens import Sentence, Token
from entente.records import Span

_NOT_THE_NAME = frozenset({"acl", "advcl", "parataxis", "ccomp", "discourse", "dep", "cop", "nsubj", "aux", "mark"})
_TIMES = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "week",
        "weekend", "month", "year", "morning", "afternoon", "evening", "night", "january", "february", "march", "april",
        "june", "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
_AT_THE_EDGE = frozenset({"case", "cc", "mark", "preconj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_PROPER = frozenset({"PROPN", "NOUN"})
_SUPPOSED = frozenset({"if", "unless", "must", "should", "could", "may", "might", "can"})
_MUTE = frozenset({"time", "day", "week", "month", "year", "way", "number", "thing", "fact", "reason", "result"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# what carries another's words: its author speaks, it is the way they came
VESSELS = frozenset(
    {
        "readout", "transcript", "statement", "letter", "report", "summary", "account", "article", "interview",
        "tweet", "post", "text", "memo", "document", "recording", "video", "email", "copy", "translation",
        "release", "speech", "remark", "comment", "message", "note", "briefing", "address", "response", "reply",
    }
)  # fmt: skip
_VOICES = frozenset(  # who speaks for the one that owns them
    {
        "office", "ministry", "government", "administration", "embassy", "military", "army", "team", "department",
        "delegation", "spokesman", "spokeswoman", "spokesperson", "official", "authority", "police", "side", "regime",
        "leadership", "diplomat", "negotiator", "cabinet", "parliament", "agency", "force", "navy", "commander",
        "minister", "president", "leader", "ambassador", "envoy", "representative", "mission", "consulate", "camp",
    }
)  # fmt: skip
_BREAKS = frozenset({",", ":", ";", '"', "(", "-", "--"})
_OWN_VOICE = frozenset({"i", "we", "you", "us", "me"})
_OBJECT_SPEAKS = frozenset({"ask", "urge", "force", "allow", "let", "lead", "prompt", "press", "order", "see", "hear"})
_DEPTH = 6  # how many verbs a subject is inherited through at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: the head of the words that name them, the words, and through whom they are reported."""

    head: Token
    span: Span
    heads: tuple[tuple[int, ...], ...]
    via: Span | None = None


def noun_phrase(sentence: Sentence, head: Token) -> Span:
    """Return the words around `head` that name one thing: with its apposition, without its relative clause."""
    inside, open_ = {head.i}, [head.i]
    while open_:
        here = open_.pop()
        for child in sentence.children(sentence[here]):
            if not _is_apart(child, head):
                inside.add(child.i)
                open_.append(child.i)
    first = last = head.i
    while last + 1 < len(sentence) and _joins(sentence, inside, last + 1, 1):
        last += 1
    while first > 0 and _joins(sentence, inside, first - 1, -1):
        first -= 1
    while last + 1 < len(sentence) and sentence[last].upos in _PROPER and _is_name(sentence[last + 1], head):
        last += 1
    named = _name_behind(sentence, last, head)
    if named is not None:
        last = _name_end(sentence, named)
    title = _title_before(sentence, first, head)
    if title is not None:
        return Span(noun_phrase(sentence, title).start, sentence[last].end)
    if last + 1 < len(sentence) and sentence[last + 1].form in {")", "]"} and _opens_bracket(sentence, first, last):
        last += 1
    return Span(sentence[first].start, sentence[last].end)


def _name_behind(sentence: Sentence, last: int, head: Token) -> Token | None:
    """Return the name between commas after a title, however it was attached: said a spokesman, Ana P., on Monday."""
    if head.upos != "NOUN" or last + 2 >= len(sentence) or sentence[last + 1].form != ",":
        return None
    name = sentence[last + 2]
    if name.upos != "PROPN" or name.rel in {"nsubj", "conj", "root"}:
        return None
    end = _name_end(sentence, name) + 1
    return name if end >= len(sentence) or sentence[end].form in {",", ".", '"'} else None


def _name_end(sentence: Sentence, name: Token) -> int:
    """Return the place of the last of the proper nouns that begin with `name`."""
    last = name.i
    while last + 1 < len(sentence) and sentence[last + 1].upos == "PROPN":
        last += 1
    return last


def _title_before(sentence: Sentence, first: int, head: Token) -> Token | None:
    """Return a title that the parser made a subject of its own beside the name: Foreign Minister | Ana P."""
    if first == 0 or head.upos != "PROPN":
        return None
    before = sentence[first - 1]
    beside = before.head == head.head and before.rel == head.rel and before.upos in _PROPER
    return before if beside and before.i != head.i else None


def _is_name(token: Token, head: Token) -> bool:
    """Say whether `token` goes on with a name whose parts the parser did not join: Prime Minister | Ana P."""
    return (
        token.upos == "PROPN"
        and token.rel in {"flat", "appos", "nsubj", "compound", "obj", "dep", "nmod"}
        and head.upos != "PRON"
    )


def _opens_bracket(sentence: Sentence, first: int, last: int) -> bool:
    forms = [token.form for token in sentence.tokens[first : last + 1]]
    return forms.count("(") + forms.count("[") > forms.count(")") + forms.count("]")


def _is_apart(child: Token, head: Token) -> bool:
    if child.rel in _NOT_THE_NAME or child.upos == "PUNCT":
        return True
    if child.head == head.i and (child.rel in _AT_THE_EDGE or child.lemma.lower() in _TIMES):
        return True
    return child.rel == "conj" and child.upos not in _NOMINAL


def _joins(sentence: Sentence, inside: set[int], place: int, step: int) -> bool:
    """Say whether the token at `place` belongs to the phrase, or is the comma or hyphen before more of it."""
    return place in inside or (sentence[place].upos == "PUNCT" and place + step in inside)


def speaker_of(sentence: Sentence, head: Token, *, span: Span | None = None, via: Span | None = None) -> Speaker:
    """Return the speaker whose name has `head`; `span` where the words are known better than the tree knows them."""
    return Speaker(head=head, span=span or noun_phrase(sentence, head), heads=_places(sentence, head), via=via)


def _places(sentence: Sentence, head: Token) -> tuple[tuple[int, ...], ...]:
    """Return where the words that name each of the speakers start: the head, its apposition, who stands behind it."""
    both = [child for child in sentence.children(head, "conj") if child.upos in _NOMINAL]
    return tuple(tuple(dict.fromkeys(_names(sentence, one))) for one in (head, *both))


def _names(sentence: Sentence, head: Token) -> Iterator[int]:
    yield head.start
    title = _title_before(sentence, head.i, head)
    if title is not None:
        yield title.start
    for child in sentence.children(head, "appos", "flat", "nmod:desc"):
        if child.upos in {"PROPN", "NOUN"}:
            yield child.start
    following = sentence.tokens[head.i + 1 : head.i + 2]
    if following and following[0].upos == "PROPN":
        yield following[0].start
    inside = [token.i for token in sentence.subtree(head)]
    named = _name_behind(sentence, inside[-1], head) or _name_behind(sentence, head.i, head)
    if named is not None:
        yield named.start
    if head.lemma in VESSELS:
        for word in ("by", "from"):
            author = child_with_case(sentence, head, word, "nmod", "obl", "acl")
            if author is not None:
                yield author.start
    if head.lemma in VESSELS or head.lemma in _VOICES:
        for owner in sentence.children(head, "nmod:poss", "compound", "amod", "nmod"):
            if owner.upos in {"PROPN", "ADJ"}:
                yield owner.start


def find_speaker(sentence: Sentence, verb: Token) -> Speaker | None:
    """Return who says what `verb` reports; None where no words name them, or where they are the outlet itself."""
    head = _agent(sentence, verb, 0)
    if head is None or head.lemma.lower() in _OWN_VOICE or head.lemma in _MUTE:
        return None
    return name_speaker(sentence, head)


def name_speaker(sentence: Sentence, head: Token) -> Speaker | None:
    """Return the speaker whose name has `head`; a relative pronoun stands for the words before it."""
    if head.lemma.lower() in _RELATIVE and head.upos in {"PRON", "DET", "SCONJ"}:
        clause = next((token for token in sentence.ancestors(head) if token.rel == "acl"), None)
        owner = sentence.head(clause) if clause else None
        if owner is None:
            return None
        return speaker_of(sentence, owner, span=Span(noun_phrase(sentence, owner).start, head.end))
    return speaker_of(sentence, head)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Say whether `verb` is in the passive voice."""
    relations = {child.deprel for child in sentence.children(verb)}
    if "nsubj:pass" in relations and "aux:pass" not in relations:
        # Parsers also call the subject of "called on them to ..." passive; "accused of" is.
        return child_with_case(sentence, verb, "of") is not None or child_with_case(sentence, verb, "by") is not None
    return "aux:pass" in relations


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Say whether `verb` is an infinitive with `to`."""
    return any(child.lemma == "to" for child in sentence.children(verb, "mark"))


def is_unreal(sentence: Sentence, verb: Token) -> bool:
    """Say whether `verb` is only supposed, allowed or owed: if they say, they should say."""
    if any(child.lemma in _SUPPOSED for child in sentence.children(verb, "mark", "aux")):
        return True
    governor = sentence.head(verb)
    shares = verb.rel == "conj" and governor is not None and not sentence.children(verb, "nsubj", "aux")
    return shares and governor is not None and governor.upos == "VERB" and is_unreal(sentence, governor)


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of `verb`, whatever its voice; one that follows it stands right behind it."""
    subjects = [child for child in sentence.children(verb, "nsubj") if child.upos in _NOMINAL]
    before = [child for child in subjects if child.i < verb.i]
    if before:
        return before[-1]
    if verb.form.lower().endswith("ing"):
        return None
    for child in subjects:
        if not any(token.form in _BREAKS for token in sentence.tokens[verb.i + 1 : child.i]):
            return child
    return None


def child_with_case(sentence: Sentence, verb: Token, word: str, *relations: str) -> Token | None:
    """Return the dependent of `verb` that the preposition or conjunction `word` introduces."""
    for child in sentence.children(verb, *relations):
        if any(below.lemma == word for below in sentence.children(child, "case", "mark")):
            return child
    return None


def _agent(sentence: Sentence, verb: Token, depth: int) -> Token | None:
    if depth > _DEPTH:
        return None
    if is_passive(sentence, verb):
        return child_with_case(sentence, verb, "by", "obl")
    subject = subject_of(sentence, verb)
    if subject is not None:
        return subject
    governor = sentence.head(verb)
    if governor is None:
        return _subject_across(sentence, verb) or _nominal_after(sentence, verb)
    if _is_participle(verb) and (verb.rel in {"acl", "advcl"} or is_passive(sentence, governor)):
        return None  # accused of ..., said to be ...: those words are about it, not by it
    if verb.rel == "acl" and _stands_apart(sentence, verb):
        return _main_subject(sentence, verb)
    if verb.rel == "acl":
        return _author(sentence, governor) if governor.upos in _NOMINAL else None
    named = _noun_before(sentence, verb)
    if named is not None:
        return named
    if verb.rel in {"conj", "xcomp", "advcl"}:
        return _inherited(sentence, governor, depth)
    if verb.rel in {"parataxis", "ccomp", "dep", "discourse"}:
        return _nominal_after(sentence, verb)
    return None


def _stands_apart(sentence: Sentence, verb: Token) -> bool:
    """Say whether a comma parts an -ing form from the noun it was hung on: met the king at the palace, saying ..."""
    place = verb.i - 1
    while place > 0 and sentence[place].upos == "ADV":
        place -= 1
    return place >= 0 and sentence[place].form == "," and verb.form.lower().endswith("ing")


def _main_subject(sentence: Sentence, verb: Token) -> Token | None:
    return next((subject for above in sentence.ancestors(verb) if (subject := subject_of(sentence, above))), None)


def _author(sentence: Sentence, noun: Token) -> Token:
    """Return who speaks in "a man saying ..." (the man) and "issued a statement saying ..." (who issued it)."""
    verb = sentence.head(noun)
    if noun.lemma in VESSELS and noun.rel in {"obj", "obl"} and verb is not None:
        issuer = None if is_passive(sentence, verb) else subject_of(sentence, verb)
        return issuer or noun
    return noun


def _noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun that an -ing form follows at once: came after union leaders | saying that ..."""
    if not verb.form.lower().endswith("ing") or verb.i == 0:
        return None
    noun = sentence[verb.i - 1]
    if noun.upos not in {"NOUN", "PROPN"}:
        return None
    while (above := sentence.head(noun)) is not None and above.i < verb.i and above.upos in {"NOUN", "PROPN"}:
        noun = above
    return _author(sentence, noun) if noun.rel in {"obj", "nsubj", "root"} else None


def _is_participle(verb: Token) -> bool:
    """Say whether `verb` without a subject is a past participle."""
    return (
        verb.deprel != "acl:relcl"
        and verb.rel != "xcomp"
        and verb.form.lower().endswith(("ed", "said", "told", "known"))
    )


def _inherited(sentence: Sentence, governor: Token, depth: int) -> Token | None:
    """Return the subject shared with the verb above; a person who is asked to speak is its object."""
    if governor.lemma in _OBJECT_SPEAKS and (asked := sentence.children(governor, "obj")):
        return asked[0]
    subject = subject_of(sentence, governor)
    if subject is not None:
        return subject
    return _agent(sentence, governor, depth + 1)


def _subject_across(sentence: Sentence, verb: Token) -> Token | None:
    """Return the name before a main verb that the parser gave to the verb of the words reported."""
    for token in reversed(sentence.tokens[: verb.i]):
        if token.rel == "nsubj" and token.head is not None and token.head > verb.i and token.upos in {"PROPN", "NOUN"}:
            return token
    return None


def _nominal_after(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun right after a verb without subject: parsers take the speaker in `said Ana P.` for an object."""
    for child in sentence.children(verb, "obj", "obl:npmod", "obl", "dep", "nmod", "xcomp", "iobj"):
        if child.i > verb.i and child.upos in {"PROPN", "NOUN", "PRON"} and not sentence.children(child, "case"):
            first = min(token.i for token in sentence.subtree(child))
            if first <= verb.i + 2:
                return child
    return None
