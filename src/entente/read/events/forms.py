"""What the form of a word alone tells: measures, gerunds, participles."""

from entente.dates import WEEKDAYS
from entente.read.tokens import Token

CALENDAR = frozenset({
    *WEEKDAYS, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
})  # fmt: skip

# Words that only count or sort what follows them with "of".
MEASURES = frozenset({
    "wave", "series", "round", "spate", "string", "month", "week", "day", "year", "hour", "part", "form", "kind",
    "type", "set", "hundred", "thousand", "dozen", "score", "number", "barrage", "salvo", "handful", "group", "couple",
    "lot", "ton", "one", "some", "most", "many", "batch", "host", "range", "volley", "package", "piece", "billion",
    "million", "hundreds", "thousands", "dozens", "scores", "several", "variety", "course", "act",
})  # fmt: skip


def is_gerund(verb: Token) -> bool:
    """Whether a verb is an -ing form."""
    return verb.form.endswith("ing")


def may_be_participle(verb: Token) -> bool:
    """Whether a verb without auxiliary may be a past participle."""
    form = verb.form.lower()
    return verb.upos == "VERB" and not form.endswith("ing") and (form != verb.lemma or form in _SAME_FORM)


# Participles that look like the infinitive.
_SAME_FORM = frozenset({"hit", "cut", "put", "set", "shut", "hurt", "overrun", "become", "beset", "come", "run"})
# Verbs whose past looks like their present.
SAME_IN_PAST = frozenset({"put", "set", "cut", "hit", "let", "shut", "split", "spread", "quit", "cast"})
