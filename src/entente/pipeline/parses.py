"""Parses kept beside the record, so that work on the lexicon costs minutes and not hours.

One small file a text and parser (about 12 kB for an article of 700 words); a file that is missing or damaged is
parsed again, and `forget` removes it with its article.
"""

import hashlib
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from entente.read.tokens import Entity, Sentence, Sentences, Token
from entente.records import Span

Parse = Callable[[str, Sequence[Span]], Sentences]
_DIGITS = 16
_FAST = 1  # zlib level: the higher ones save a tenth and cost as much as the reading of a short article

_Token = tuple[int, int, str, str, str, int | None, str]
_Packed = list[tuple[int, list[tuple[int, int, str]], list[_Token]]]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Packed).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptParser:
    """A parser that looks first whether it has parsed a text before."""

    parse: Parse
    digest: str
    folder: Path

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> Sentences:
        """Return the sentences of `paragraphs` of `text`."""
        path = self.folder / f"{_key(text)}-{self._where(paragraphs)}.parse"
        try:
            return _unpacked(_decode(zlib.decompress(path.read_bytes())))
        except (OSError, zlib.error, msgspec.MsgspecError):
            sentences = self.parse(text, paragraphs)
        _write(path, zlib.compress(_encode(_packed(sentences)), _FAST))
        return sentences

    def _where(self, paragraphs: Sequence[Span]) -> str:
        """Digest the parser and the stretches it is given: a new label of parts is a new parse."""
        spans = repr([(span.start, span.end) for span in paragraphs])
        return hashlib.sha256(f"{self.digest}\0{spans}".encode()).hexdigest()[:_DIGITS]


def forget_parses(folder: Path, text: str) -> None:
    """Remove every parse of `text`."""
    for path in folder.glob(f"{_key(text)}-*.parse"):
        path.unlink(missing_ok=True)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _write(path: Path, packed: bytes) -> None:
    """Write at once: another worker, or a kill, must not leave half a file. A full disk only costs the copy."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(packed)
        Path(file.name).replace(path)
    except OSError:
        return


def _packed(sentences: Sentences) -> _Packed:
    return [
        (
            sentence.paragraph,
            [(entity.first, entity.last, entity.label) for entity in sentence.entities],
            [(t.start, t.end, t.form, t.lemma, t.upos, t.head, t.deprel) for t in sentence.tokens],
        )
        for sentence in sentences
    ]


def _unpacked(packed: _Packed) -> Sentences:
    return tuple(
        Sentence(
            paragraph=paragraph,
            entities=tuple(Entity(first=first, last=last, label=label) for first, last, label in entities),
            tokens=tuple(
                Token(i=i, start=start, end=end, form=form, lemma=lemma, upos=upos, head=head, deprel=deprel)
                for i, (start, end, form, lemma, upos, head, deprel) in enumerate(tokens)
            ),
        )
        for paragraph, entities, tokens in packed
    )
