"""How well quotations are found and laid to their speakers: on PolNeAR's dev articles, and on our gold."""

import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

from entente.read.paragraphs import paragraphs
from entente.read.quotes import attribute, find_quotes
from entente.records import Article, Directness, Quote, Span
from evals.cache import parse_cached
from evals.measure import Measure, bootstrap, f1
from evals.where import SHARED

_SAME_SEGMENT = 0.8  # IoU of a quoted segment with the gold one, as in reading.md
_SAME_CONTENT = 0.3  # IoU of a reported content with the gold one
_LONG = 4  # words; shorter segments are mostly scare quotes and names
_MARKS = frozenset("“”\"'`‘«„")
_PAIRS = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|''[^\n]*?''|``[^\n]*?''", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of one article: predictions that are right, all predictions, all gold, and gold that was found."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    found: int | None = None

    @property
    def recalled(self) -> int:
        """Gold that was found: one prediction may find several."""
        return self.right if self.found is None else self.found


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution of PolNeAR: spans of the speaker and of the content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an article is said to hold: a speaker, and the pieces of one content."""

    speaker: Span
    content: tuple[Span, ...]
    rule: str
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Errors:
    """How many errors of each class, with every one of them shown in its line."""

    classes: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, kind: str, shown: str) -> None:
        """Count one error."""
        self.classes[kind] += 1
        self.examples.append(f"{kind} {shown}")

    def show(self, examples: int) -> None:
        """Print the classes, and some examples of each."""
        for kind, number in self.classes.most_common(40):
            print(f"  {number:5d}  {kind}")
        shown: Counter[str] = Counter()
        for example in self.examples:
            kind = example.split(" [")[0][:24]
            if shown[kind] < examples:
                shown[kind] += 1
                print("   ", example)


def run() -> list[Measure]:
    """Measure quotations on both sets."""
    if not SHARED.is_dir():
        print("quotes: ../shared is not here; nothing measured")
        return []
    return [*run_polnear("polnear_dev.jsonl"), *run_gold()]


# --- PolNeAR ----------------------------------------------------------------------


def run_polnear(name: str, *, errors: int = 0, limit: int | None = None) -> list[Measure]:
    """Measure quoted segments and attributions with their speakers' words on PolNeAR."""
    segments: list[Counts] = []
    long_segments: list[Counts] = []
    everything: list[Counts] = []
    found_errors = Errors()
    for row in _rows(SHARED / "eval" / "quotes" / name)[:limit]:
        text = str(row["text"])
        gold = _attributions(row)
        quotes = _read(Article(id=str(row["id"])[:12], name=str(row["id"]), text=text))
        segments.append(_score_segments(text, gold, quotes, errors=found_errors))
        long_segments.append(_score_segments(text, gold, quotes, least=_LONG))
        everything.append(_score_reports(text, gold, _reports(quotes), found_errors))
    found_errors.show(errors)
    return [
        *_measures("quotes.segment", segments),
        *_measures("quotes.segment4", long_segments),
        *_measures("quotes.attribution", everything),
    ]


def _read(article: Article) -> tuple[Quote, ...]:
    return find_quotes(article, parse_cached(article.text, paragraphs(article)))


def _attributions(row: dict[str, object]) -> list[Attribution]:
    def spans(value: object) -> tuple[Span, ...]:
        return tuple(Span(a, b) for a, b in value) if isinstance(value, list) else ()

    entries = row["attributions"]
    assert isinstance(entries, list)  # noqa: S101  # the shape of the file
    return [
        Attribution(
            source=spans(entry.get("source_spans")),
            cue=spans(entry.get("cue_spans")),
            content=spans(entry.get("content_spans")),
            kind=entry["type"],
        )
        for entry in entries
    ]


def _score_segments(
    text: str, gold: Sequence[Attribution], quotes: Sequence[Quote], *, least: int = 0, errors: Errors | None = None
) -> Counts:
    wanted = _gold_segments(text, gold, least)
    offered = _offered_segments(text, quotes, least)
    right, used = 0, set()
    for segment, quote in offered.items():
        match = max(wanted, key=lambda one: _iou((segment,), (one,)), default=None)
        same = match is not None and _iou((segment,), (match,)) >= _SAME_SEGMENT
        sources = wanted[match] if same and match is not None else []
        if any(quote.speaker is not None and quote.speaker.overlaps(source) for source in sources):
            right += match not in used
        elif errors is not None:
            kind = "segment: wrong speaker" if same else "segment: not in gold or wrong ends"
            speaker = quote.speaker.of(text) if quote.speaker else None
            said = [source.of(text) for source in sources]
            errors.add(f"{kind} [{quote.rule}]", f"{_show(text, segment)} <- {speaker!r} gold {said}")
        if same and match is not None:
            used.add(match)
    for segment in wanted.keys() - used if errors is not None else ():
        kind = "segment: missed" + (" (4+ words)" if len(segment.of(text).split()) >= _LONG else "")
        if errors is not None:
            errors.add(kind, f"{_show(text, segment)} <- gold {[source.of(text) for source in wanted[segment]]}")
    return Counts(right=right, predicted=len(offered), gold=len(wanted))


def _gold_segments(text: str, gold: Sequence[Attribution], least: int) -> dict[Span, list[Span]]:
    """Return the quoted stretches that lie in contents with a source, each with the words that name it."""
    wanted: dict[Span, list[Span]] = {}
    for match in _PAIRS.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip("“\"'`"))
        segment = Span(start, match.start() + len(words.rstrip("”\"' ,.;:")))  # marks and stops are nobody's words
        owners = [one for one in gold if one.source and _inside(segment, one.content) >= _SAME_SEGMENT]
        if owners and len(words.split()) >= least:
            wanted[segment] = [source for one in owners for source in one.source]
    return wanted


def _offered_segments(text: str, quotes: Sequence[Quote], least: int) -> dict[Span, Quote]:
    offered: dict[Span, Quote] = {}
    for quote in quotes:
        for segment in quote.quoted if quote.speaker is not None else ():
            marked = text[max(0, segment.start - 2) : segment.start].strip()[-1:] in _MARKS  # no turn of a transcript
            if marked and len(segment.of(text).split()) >= least:
                offered.setdefault(segment, quote)
    return offered


def _reports(quotes: Iterable[Quote]) -> list[Report]:
    """Return the attributions of `quotes`: pieces that go on with one statement are one."""
    found: list[Report] = []
    for quote in quotes:
        if quote.speaker is None:
            continue
        last = found[-1] if found else None
        if last and last.speaker == quote.speaker and quote.cue in {None, last.cue}:
            found[-1] = replace(last, content=(*last.content, quote.content))
        else:
            found.append(Report(speaker=quote.speaker, content=(quote.content,), rule=quote.rule, cue=quote.cue))
    return found


def _score_reports(text: str, gold: Sequence[Attribution], reports: Sequence[Report], errors: Errors) -> Counts:
    wanted = [one for one in gold if one.source and one.content]
    pairs = sorted(
        (
            (_iou(report.content, one.content), number, place)
            for number, report in enumerate(reports)
            for place, one in enumerate(wanted)
            if any(report.speaker.overlaps(source) for source in one.source)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for overlap, number, place in pairs:
        if overlap >= _SAME_CONTENT and number not in taken and place not in taken.values():
            taken[number] = place
    for number, report in enumerate(reports):
        if number not in taken:
            cue = report.cue.of(text) if report.cue else ""
            shown = f"{report.speaker.of(text)!r} {cue!r} {_show(text, report.content[0])}"
            errors.add(f"attribution: false [{report.rule}]", shown)
    for place, one in enumerate(wanted):
        if place not in taken.values():
            words = [part.of(text) for part in (*one.source, *one.cue)]
            errors.add(f"attribution: missed {one.kind}", f"{words} {_show(text, one.content[0])}")
    return Counts(right=len(taken), predicted=len(reports), gold=len(wanted))


# --- our gold -----------------------------------------------------------------------


def run_gold(*, errors: int = 0) -> list[Measure]:
    """Measure quotations on the gold articles through its own scorer; speakers by actor where actors are linked."""
    scorer = _scorer()
    gold = scorer.Gold()
    found: list[Counts] = []
    spoken: list[Counts] = []
    recall: Counter[str] = Counter()
    for name, row in gold.articles.items():
        article = Article(id=name[-12:], name=name, text=row["text"])
        predictions = [_prediction(article, quote) for quote in read_with_actors(article)]
        scores = scorer.score_quotes(gold, predictions, {name})
        found.append(_counts(scores["quotes"]))
        spoken.append(_counts(scores["quotes_with_speaker"]))
        for kind in ("direct", "indirect", "mixed"):
            got, of = scores[f"recall_{kind}"].split("/")
            recall[kind] += int(got)
            recall[f"all {kind}"] += int(of)
        for kind, rows in scores["_errors"].items():
            for one in rows if errors else ():
                print(f"  {kind}: {name} {one}")
    print("  recall:", ", ".join(f"{k} {recall[k]}/{recall['all ' + k]}" for k in ("direct", "indirect", "mixed")))
    return [*_measures("quotes.gold", found), *_measures("quotes.gold_speaker", spoken)]


def read_with_actors(article: Article) -> tuple[Quote, ...]:
    """Return the quotes of `article` with the actors that speak."""
    from entente.read.actors import link_actors  # noqa: PLC0415  # its tables load only here

    sentences = parse_cached(article.text, paragraphs(article))
    quotes = find_quotes(article, sentences)
    return attribute(quotes, link_actors(article, sentences, quotes))


def _prediction(article: Article, quote: Quote) -> dict[str, object]:
    return {
        "kind": "quote",
        "article": article.name,
        "start": quote.content.start,
        "end": quote.content.end,
        "speaker": list(quote.speakers) or (quote.speaker.of(article.text) if quote.speaker else None),
        "direct": quote.directness.value if quote.directness is not Directness.INDIRECT else "indirect",
    }


def _scorer() -> ModuleType:
    path = SHARED / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None  # noqa: S101
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _counts(score: dict[str, float]) -> Counts:
    found = round(score["r"] * score["n_gold"])
    return Counts(right=int(score["tp"]), predicted=int(score["n_pred"]), gold=int(score["n_gold"]), found=found)


# --- numbers --------------------------------------------------------------------------


def _measures(name: str, counts: Sequence[Counts]) -> list[Measure]:
    return [
        bootstrap(f"{name}_p", counts, _precision),
        bootstrap(f"{name}_r", counts, _recall),
        bootstrap(f"{name}_f1", counts, _f1),
    ]


def _precision(counts: Sequence[Counts]) -> float:
    return sum(one.right for one in counts) / max(1, sum(one.predicted for one in counts))


def _recall(counts: Sequence[Counts]) -> float:
    return sum(one.recalled for one in counts) / max(1, sum(one.gold for one in counts))


def _f1(counts: Sequence[Counts]) -> float:
    precision, recall = _precision(counts), _recall(counts)
    return 2 * precision * recall / (precision + recall) if precision + recall else f1(0, 1, 1)


def _inside(span: Span, parts: Sequence[Span]) -> float:
    return sum(_common(span, part) for part in parts) / max(1, span.end - span.start)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _iou(ours: Sequence[Span], gold: Sequence[Span]) -> float:
    common = sum(_common(one, other) for one in ours for other in gold)
    both = sum(one.end - one.start for one in (*ours, *gold)) - common
    return common / both if both else 0.0


def _show(text: str, span: Span) -> str:
    before = text[max(0, span.start - 50) : span.start].replace("\n", "|")
    after = text[span.end : span.end + 50].replace("\n", "|")
    words = span.of(text).replace("\n", "|")
    return f"{before}[[{words if len(words) < 90 else words[:50] + ' … ' + words[-30:]}]]{after}"


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def measure_speed(rows: int = 40) -> float:
    """Return the microseconds a word that `find_quotes` takes, parses apart."""
    articles = [
        Article(id="speed", name="speed", text=str(row["text"]))
        for row in _rows(SHARED / "eval" / "quotes" / "polnear_dev.jsonl")[:rows]
    ]
    parsed = [(article, parse_cached(article.text, paragraphs(article))) for article in articles]
    started = time.process_time()
    for article, sentences in parsed:
        find_quotes(article, sentences)
    words = sum(len(sentence) for _, sentences in parsed for sentence in sentences)
    return (time.process_time() - started) / words * 1e6


def main(errors: int = 0) -> None:
    """Print both tables and the speed."""
    for measure in [*run_polnear("polnear_dev.jsonl", errors=errors), *run_gold(errors=errors)]:
        low, high = 100 * (measure.low or 0), 100 * (measure.high or 0)
        print(f"{measure.name:28s}{100 * measure.value:7.1f}  [{low:.1f}, {high:.1f}]")
    print(f"speed: {measure_speed():.1f} us a word after the parse")


if __name__ == "__main__":
    main(errors=int(sys.argv[1]) if len(sys.argv) > 1 else 0)
