"""CoNLL-U to sentences, so that a rule can be tested on a tree written down by hand."""

import re

from entente.read.tokens import Sentence, Token

_RANGE = re.compile(r"(\d+)-(\d+)")


def read_conllu(conllu: str, *, offset: int = 0, paragraph: int = 0) -> tuple[str, tuple[Sentence, ...]]:
    """Return the text that `conllu` spells and its sentences, whose offsets are places in that text plus `offset`.

    Columns may be parted by any white space. Letters come from FORM; `SpaceAfter=No` in MISC (or in the last column
    of a short row) is respected, words of a multiword token stand side by side, and sentences are parted by a space.
    A short row `ID FORM LEMMA UPOS HEAD DEPREL [MISC]` will do.
    """
    text, sentences = "", []
    for block in re.split(r"\n\s*\n", conllu.strip()):
        words, tokens = _words(block), []
        for number, (form, lemma, upos, head, deprel, glued) in enumerate(words):
            start = offset + len(text)
            text += form + ("" if glued else " ")
            tokens.append(
                Token(
                    i=number,
                    start=start,
                    end=start + len(form),
                    form=form,
                    lemma=lemma,
                    upos=upos,
                    head=head - 1 if head else None,
                    deprel=deprel,
                )
            )
        text = text.rstrip() + " "
        sentences.append(Sentence(tokens=tuple(tokens), paragraph=paragraph))
    return text.rstrip(), tuple(sentences)


def _words(block: str) -> list[tuple[str, str, str, int, str, bool]]:
    words: list[tuple[str, str, str, int, str, bool]] = []
    glue_until = 0
    for line in block.splitlines():
        row = line.split()
        if not row or row[0].startswith("#") or "." in row[0]:
            continue
        if spread := _RANGE.fullmatch(row[0]):
            glue_until = int(spread[2])
            continue
        form, lemma, upos = row[1:4]
        head, deprel = (row[6], row[7]) if len(row) >= 9 else (row[4], row[5])
        words.append((form, lemma, upos, int(head), deprel, "SpaceAfter=No" in row[-1] or int(row[0]) < glue_until))
    return words
