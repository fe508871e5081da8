"""The shipped parser: MiniLM with heads for tags, trees, names and sentence starts, read by onnxruntime."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entente.pipelines import pipeline_file
from entente.read.parse.assemble import Decided, make_sentence, split_long
from entente.read.parse.boundaries import Verdict, judge_starts
from entente.read.parse.gazetteer import KnownNames
from entente.read.parse.lemmas import load_lemmas
from entente.read.parse.names import best_names
from entente.read.parse.pieces import Pieces, cut_pieces
from entente.read.parse.trees import best_tree
from entente.read.parse.words import Word, find_words
from entente.read.tokens import Sentence
from entente.records import Span

_MOST_PIECES = 256  # a longer paragraph is read in windows that end where a sentence surely ends
_MOST_WORDS = 180
# Scores above these start a sentence where no rule decides. After a mark -1.0 is best on EWT and GUM development
# (F of such starts 81 and 82; at 0.0 79 and 75). Between two bare words 0.0 is (58 and 60; at 0.5 55 and 44), but it
# cut two of 958 sentences of news before a name.
_STARTS = -1.0
_STARTS_BARE = 0.5

Outputs = Mapping[str, NDArray[Any]]


class MiniLMParser:
    """Reads one paragraph at a time, on one thread, so that a result never depends on its company."""

    name = "en"

    def __init__(self, known_names: Mapping[str, str] | None = None) -> None:
        import onnxruntime  # noqa: PLC0415  # only where used
        from tokenizers import Tokenizer  # noqa: PLC0415  # only where used

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        weights = pipeline_file("en", "model.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]
        tokenizer = pipeline_file("en", "tokenizer.json").read_text("utf-8")
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        labels = json.loads(pipeline_file("en", "labels.json").read_text("utf-8"))
        self._upos, self._xpos, self._deprel, self._tags = (
            tuple(labels[kind]) for kind in ("upos", "xpos", "deprel", "names")
        )
        self._root = self._deprel.index("root")
        self._lemmas = load_lemmas(self._tokenizer.get_vocab())
        self._known = KnownNames(known_names or {})
        self.digest = _digest(weights, tokenizer.encode(), json.dumps([labels, sorted((known_names or {}).items())]))

    def __call__(self, text: str, paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
        """Return the sentences of each paragraph of `text`, in order."""
        return tuple(
            sentence for place, span in enumerate(paragraphs) for sentence in self._paragraph(text, span, place)
        )

    def _paragraph(self, text: str, span: Span, place: int) -> Iterator[Sentence]:
        words = find_words(text, span.start, span.end)
        if not words:
            return
        verdicts = judge_starts(text, words)
        pieces = self._cut(words)
        windows = _windows(words, verdicts, pieces)
        if len(windows) == 1:
            yield from self._window(words, verdicts, pieces, place)
            return
        for first, last in windows:
            inside = words[first:last]
            yield from self._window(inside, verdicts[first:last], self._cut(inside), place)

    def _cut(self, words: Sequence[Word]) -> Pieces:
        return cut_pieces(self._tokenizer, [word.form for word in words], [word.spaced for word in words])

    def _window(
        self, words: Sequence[Word], verdicts: Sequence[Verdict], pieces: Pieces, place: int
    ) -> Iterator[Sentence]:
        scores = self._score(pieces)
        starts = _starts(words, verdicts, scores["opens.scores"][:, 0])
        for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
            decided = self._decide(words[first:last], scores, first)
            yield make_sentence(words[first:last], decided, self._lemmas, paragraph=place)

    def _score(self, pieces: Pieces) -> Outputs:
        fed = {
            name: np.array(row, dtype=np.int64) for name, row in zip(("ids", "shapes", "firsts"), pieces, strict=True)
        }
        return dict(zip(self._outputs, self._session.run(None, fed), strict=True))

    def _decide(self, words: Sequence[Word], scores: Outputs, first: int) -> Decided:
        """Decode one sentence, `words` from `first` on."""
        last = first + len(words)
        columns = [0, *range(first + 1, last + 1)]
        heads = best_tree(scores["arcs"][first:last][:, columns])
        entities = best_names(scores["names.scores"][first:last], self._tags)
        return Decided(
            upos=[self._upos[i] for i in scores["upos"][first:last]],
            xpos=[self._xpos[i] for i in scores["xpos"][first:last]],
            heads=heads,
            deprels=self._relations(scores, first, last, np.array(columns)[heads]),
            entities=self._known.merged(words, entities),
        )

    def _relations(self, scores: Outputs, first: int, last: int, heads: NDArray[np.int64]) -> list[str]:
        above = scores["relations.above"][heads]
        below = scores["relations.below"][first:last].reshape(last - first, len(self._deprel), -1)
        each = np.einsum("wrd,wd->wr", below[:, :, :-1], above) + below[:, :, -1]
        each[:, self._root] = -np.inf
        best = each.argmax(axis=1)
        best[heads == 0] = self._root
        return [self._deprel[i] for i in best]


def _starts(words: Sequence[Word], verdicts: Sequence[Verdict], scores: NDArray[np.float32]) -> list[int]:
    """Return where sentences start: by rule, else by the model; never further apart than is parsed well."""
    starts = [0]
    for i in range(1, len(words)):
        verdict = verdicts[i]
        if verdict if verdict is not None else scores[i] > _threshold(words, i):
            starts.append(i)
    pieces: list[int] = []
    for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
        pieces += [first + cut for cut in split_long(words[first:last])]
    return pieces


def _threshold(words: Sequence[Word], i: int) -> float:
    marked = not words[i - 1].form[-1].isalnum() or not words[i].form[0].isalnum()
    return _STARTS if marked else _STARTS_BARE


def _windows(words: Sequence[Word], verdicts: Sequence[Verdict], pieces: Pieces) -> list[tuple[int, int]]:
    """Cut a paragraph into stretches the model can read at once, between sentences where possible."""
    before = [*(first - 1 for first in pieces.firsts), len(pieces.ids) - 2]
    cuts, start = [0], 0
    while len(words) - start > _MOST_WORDS or before[-1] - before[start] > _MOST_PIECES:
        end = next(
            i
            for i in range(min(len(words), start + _MOST_WORDS), start, -1)
            if before[i] - before[start] <= _MOST_PIECES or i == start + 1
        )
        if end == len(words):
            break
        sure = [i for i in range(start + 1, end + 1) if verdicts[i] is True]
        start = sure[-1] if sure else start + split_long(words[start : end + 1], longest=end - start)[1]
        cuts.append(start)
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))


def _digest(weights: bytes, tokenizer: bytes, labels: str) -> str:
    """Return a digest of all that decides a parse: weights, tables and the code of this package."""
    digest = hashlib.sha256(weights + tokenizer + labels.encode())
    digest.update(pipeline_file("en", "lemmas.tsv").read_bytes())
    for source in sorted(files("entente.read.parse").iterdir(), key=lambda path: path.name):
        if source.name.endswith(".py"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
