"""CoNLL-U and iob2 files as sentences of words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from entente.read.parse.normal import plain_form

GUM_GENRES = frozenset(
    ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"),
)
NON_COMMERCIAL = frozenset(("whow", "fiction", "essay", "letter", "podcast", "reddit", "conversation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word; `head` counts from 0, -1 is the root, None is unknown."""

    form: str
    space_after: bool
    letters: str = ""  # as in the file, before typography was made plain
    head: int | None = None
    lemma: str | None = None
    upos: str | None = None
    xpos: str | None = None
    feats: str = ""
    deprel: str | None = None
    misc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Words `first` up to but without `last` name a PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence; `names` is None where nobody annotated them."""

    document: str
    sentence_id: str
    words: tuple[Word, ...]
    opens_paragraph: bool = False
    names: tuple[Name, ...] | None = None
    text: str = ""

    @property
    def has_tree(self) -> bool:
        """Whether heads and tags are known."""
        return bool(self.words) and self.words[0].head is not None


def genre(document: str) -> str | None:
    """Return the genre of a GUM document, None for other treebanks."""
    return document.split("_")[1] if document.startswith("GUM_") else None


def read_conllu(path: Path) -> Iterator[Example]:
    """Yield the sentences of a CoNLL-U file, without names."""
    document, opens = "", True
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        comments = [line for line in lines if line.startswith("#")]
        for comment in comments:
            if comment.startswith("# newdoc id"):
                document, opens = comment.split("=", 1)[1].strip(), True
            elif comment.startswith("# newpar"):
                opens = True
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        yield Example(
            document=document,
            sentence_id=_comment(comments, "sent_id"),
            text=_comment(comments, "text"),
            words=tuple(_words(rows)),
            opens_paragraph=opens,
        )
        opens = False


def _comment(comments: Sequence[str], name: str) -> str:
    start = f"# {name} ="
    return next((line[len(start) :].strip() for line in comments if line.startswith(start)), "")


def _words(rows: Sequence[list[str]]) -> Iterator[Word]:
    until, after = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            until, after = int(row[0].split("-")[1]), spaced
            continue
        place = int(row[0])
        if place <= until:
            spaced = after if place == until else False
        yield _word(row, spaced)


def _word(row: list[str], spaced: bool) -> Word:  # noqa: FBT001 -- one caller, above
    form, lemma, upos = plain_form(row[1]), row[2], row[3]
    if row[4] in ("NNP", "NNPS") and upos in ("ADJ", "VERB", "NOUN"):
        # "United" of "United Kingdom" is a verb to GUM and an adjective to EWT: a name's word to us.
        upos, lemma = "PROPN", row[1]
    return Word(
        form=form,
        lemma=form if lemma == "_" else plain_form(lemma),
        upos=upos,
        xpos=row[4],
        feats="" if row[5] == "_" else row[5],
        head=int(row[6]) - 1,
        deprel=row[7],
        space_after=spaced,
        letters=row[1],
        misc=row[9],
    )


def read_iob2(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (word, tag) pairs by sentence id from a Universal NER file."""
    found: dict[str, list[tuple[str, str]]] = {}
    sentence_id = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# sent_id"):
            sentence_id = line.split("=", 1)[1].strip()
            found[sentence_id] = []
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            found[sentence_id].append((cells[1], cells[2] if len(cells) > 2 else "O"))
    return found


def read_columns(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield sentences of (word, tag) from a two-column file."""
    sentence: list[tuple[str, str]] = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) >= 2 and cells[0] != "-DOCSTART-":
            sentence.append((cells[0], cells[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def names_from_tags(tags: Sequence[str], labels: dict[str, str]) -> tuple[Name, ...]:
    """Return the names that IOB1 or IOB2 `tags` mark, relabelled; labels not in `labels` are dropped."""
    names: list[Name] = []
    for place, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        goes_on = prefix == "I" and place > 0 and tags[place - 1].partition("-")[2] == label and bool(names)
        if goes_on and names[-1].last == place:
            names[-1] = replace(names[-1], last=place + 1)
        elif prefix in ("B", "I") and label:
            names.append(Name(first=place, last=place + 1, label=label))
    return tuple(replace(name, label=labels[name.label]) for name in names if name.label in labels)


def with_uner(example: Example, tagged: Sequence[tuple[str, str]] | None) -> Example:
    """Return `example` with the names of its Universal NER twin, aligned on characters."""
    if tagged is None or "".join(w for w, _ in tagged) != "".join(_raw(w) for w in example.words):
        plain = [] if tagged is None else tagged
        if [plain_form(w) for w, _ in plain] != [w.form for w in example.words]:
            return example
    tag_at: list[str] = []
    for form, tag in tagged or ():
        inside = f"I-{tag[2:]}" if tag[:2] == "B-" else tag
        tag_at += [tag] + [inside] * (len(plain_form(form)) - 1)
    tags, place = [], 0
    for word in example.words:
        tags.append(tag_at[place])
        place += len(word.form)
    labels = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    return replace(example, names=names_from_tags(tags, labels))


def _raw(word: Word) -> str:
    return word.form


_OPENING = re.compile(r"^[(\[$“\"£€#]$|^``$")
_CLOSING = re.compile(r"^[.,;:?!)\]%”]$|^''$|^['’](?:s|re|ve|ll|d|m)?$|^n['’]t$", re.IGNORECASE)


def example_from_columns(
    sentence: Sequence[tuple[str, str]],
    sentence_id: str,
    labels: dict[str, str],
) -> Example:
    """Return a sentence of a two-column file, with likely spaces."""
    forms = [form for form, _ in sentence]
    spaced = [True] * len(forms)
    quote_open = False
    for place, form in enumerate(forms):
        closes = bool(_CLOSING.match(form)) or (form == '"' and quote_open)
        if place and closes:
            spaced[place - 1] = False
        if _OPENING.match(form) and not closes:
            spaced[place] = False
        if form == '"':
            quote_open = not quote_open
    words = tuple(Word(form=plain_form(f), space_after=s, letters=f) for f, s in zip(forms, spaced, strict=True))
    return Example(
        document=sentence_id,
        sentence_id=sentence_id,
        words=words,
        opens_paragraph=True,
        names=names_from_tags([tag for _, tag in sentence], labels),
    )
