"""Parses kept outside the repository, keyed by parser and text, so that rules are measured in seconds."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from entente.read.parse import Parser, load_parser
from entente.read.tokens import Sentence, Sentences
from entente.records import Span

_FOLDER = Path(tempfile.gettempdir()) / "entente-parses"
_sentences = msgspec.msgpack.Decoder(tuple[Sentence, ...])


@cache
def parser(pipeline: str = "en") -> Parser:
    """Return the parser under test, loaded once a run; another with `ENTENTE_PIPELINE`."""
    return load_parser(os.environ.get("ENTENTE_PIPELINE", pipeline))


def parse_cached(text: str, paragraphs: Sequence[Span]) -> Sentences:
    """Return the parser's sentences of `text`, from the folder of earlier parses where they are."""
    path = _path(text, paragraphs)
    try:
        return _sentences.decode(path.read_bytes())
    except (FileNotFoundError, msgspec.DecodeError):
        sentences = parser()(text, paragraphs)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:  # several evals may write at once
        file.write(msgspec.msgpack.encode(sentences))
    Path(file.name).replace(path)
    return sentences


def _path(text: str, paragraphs: Sequence[Span]) -> Path:
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    key.update(repr([(span.start, span.end) for span in paragraphs]).encode())
    return _FOLDER / parser().digest[:16] / f"{key.hexdigest()[:24]}.msgpack"
