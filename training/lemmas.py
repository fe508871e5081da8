"""Build the table of lemmas: what the rules of `entente.read.parse.lemmas` get wrong, and known words.

python -m training.lemmas --treebanks DIR --tokenizer FILE --out FILE
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tokenizers import Tokenizer

from entente.read.parse.lemmas import Lemmas
from training.sources import load_ewt, load_gum
from training.treebank import Example

_KINDS = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "J", "ADV": "J"}
_OPEN = frozenset(("VERB", "AUX", "NOUN", "ADJ", "ADV"))
Counts = dict[tuple[str, str, str], Counter[str]]


def build(examples: Iterable[Example], irregular: Mapping[tuple[str, str], str], ranks: Mapping[str, int]) -> str:
    """Return the table as text: known lemmas first, then the exceptions."""
    counts: Counts = defaultdict(Counter)
    for example in examples:
        for word in example.words:
            if word.upos != "PROPN" and word.lemma and word.form.replace("'", "").isalpha():
                counts[word.form.lower(), word.upos or "", word.xpos or ""][_case(word.lemma, word.form)] += 1
    known = _known(counts, ranks)
    rules = Lemmas({}, *(frozenset(known[k]) for k in "VNJ"), ranks)
    lines = [f"*\t{kind}\t{' '.join(sorted(known[kind]))}" for kind in "VNJ"]
    exceptions = dict(irregular)
    for (form, upos, xpos), lemmas in counts.items():
        lemma, often = lemmas.most_common(1)[0]
        if rules(form, upos, xpos) == lemma or (form, xpos) in exceptions:
            continue
        enough = often >= 2 or (upos in _OPEN and form[0] == lemma[0] and xpos not in ("NN", "VB", "JJ", "RB"))
        if enough and not (upos in _OPEN and _misspelt(form, lemma, xpos)):
            exceptions[form, xpos] = lemma
    kept = ((f, x, lemma) for (f, x), lemma in sorted(exceptions.items()))
    return "\n".join(lines + ["\t".join(row) for row in kept]) + "\n"


def _case(lemma: str, form: str) -> str:
    return lemma if lemma == "I" or (form[:1].isupper() and not lemma.islower()) else lemma.lower()


def _misspelt(form: str, lemma: str, xpos: str) -> bool:
    """Say whether the treebank corrects a typo: a base form that differs from its lemma."""
    return xpos in ("NN", "VB", "VBP", "JJ", "RB") and form != lemma and lemma not in ("be", "have", "do", "not")


def _known(counts: Counts, ranks: Mapping[str, int]) -> dict[str, set[str]]:
    known: dict[str, Counter[str]] = {"V": Counter(), "N": Counter(), "J": Counter()}
    for (_, upos, _), lemmas in counts.items():
        if upos in _KINDS:
            known[_KINDS[upos]].update({k: n for k, n in lemmas.items() if k.isascii() and k.islower()})
    return {k: {w for w, n in words.items() if len(w) > 1 and (n > 1 or w in ranks)} for k, words in known.items()}


def main() -> None:
    """Read the options and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    vocabulary = Tokenizer.from_file(str(args.tokenizer)).get_vocab()
    ranks = {w: r for w, r in vocabulary.items() if len(w) > 1 and not w.startswith("#")}
    rows = Path(__file__).with_name("irregular.tsv").read_text("utf-8").split("\n")
    irregular = {(f, t): lemma for f, t, lemma in (row.split("\t") for row in rows if row)}
    examples = (*load_ewt(args.treebanks, "train"), *load_gum(args.treebanks, "train"))
    args.out.write_text(build(examples, irregular, ranks), "utf-8")


if __name__ == "__main__":
    main()
