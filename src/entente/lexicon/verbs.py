"""The verbs our own tables name, so that their forms find them: *underlined* is of *underline*, not of *underlin*."""

from functools import cache

from entente.lexicon.cues import load_cues
from entente.lexicon.frames import load_rows


@cache
def load_verbs() -> frozenset[str]:
    """Return the lemma of every verb that is a cue or has a frame."""
    cues = {lemma for lemma, upos in load_cues() if upos == "VERB"}
    return frozenset(cues | {lemma for row in load_rows() if row.pos == "verb" for lemma in row.lemmas})
