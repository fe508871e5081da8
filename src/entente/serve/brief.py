"""The brief in the terminal: at most 100 columns, readable in grey, every line with its letters."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from entente.query.brief import Brief, CourseRow, DisputeBlock, EpisodeBlock, Line

_WIDTH = 100
_WORD = 10  # column of the reader's word
_LETTERS = 22  # column of the letters, at the right
_ARTICLES = 12  # article lines before the rest is summed up


def show_brief(brief: Brief, *, console: Console, all_lines: bool = False) -> None:
    """Print `brief` on `console`."""
    for row in render_brief(brief, all_lines=all_lines):
        console.print(_styled(row), soft_wrap=True, highlight=False)


def render_brief(brief: Brief, *, all_lines: bool = False) -> Iterator[str]:
    """Yield the rows of the screen as plain text; a heading starts with a capital word and no blank."""
    yield _spread(f"{brief.title}  {brief.subtitle}", brief.counts)
    yield ""
    yield from _articles(brief, None if all_lines else _ARTICLES)
    for block in brief.episodes:
        yield ""
        yield from _episode(block)
    if brief.n_more_episodes:
        yield ""
        yield f"AND {brief.n_more_episodes} MORE EPISODES: entente export episodes, entente brief --all"
    yield from _section("ELSEWHERE  the same articles, other parties", brief.elsewhere)
    yield from _section("BEFORE  what the articles recall", brief.before)
    yield from _untold(brief)
    for dispute in brief.disputes:
        yield ""
        yield from _dispute(dispute)
    if brief.course:
        yield ""
        yield from _course(brief.course_columns, brief.course)
    yield from _disagreements(brief)
    yield ""
    yield from _feet(brief)


def _articles(brief: Brief, limit: int | None) -> Iterator[str]:
    yield 'ARTICLES   letters on the right below mean "this article says so"; * = machine-rewritten text'
    for article in brief.articles[:limit]:
        name = article.letter + ("*" if article.rewritten else "")
        head = f" {name:<3} {_cut(article.outlet, 18):<18} {article.when:<20} "
        yield head + _cut(article.reason, _WIDTH - len(head))
    if limit is not None and len(brief.articles) > limit:
        yield f"     and {len(brief.articles) - limit} more: entente export articles"
    for note in brief.notes:
        yield f" {note}"


def _episode(block: EpisodeBlock) -> Iterator[str]:
    n = len(block.letters)
    right = f"{n} report{'s' if n != 1 else ''}  {_letters(block.letters)}"
    yield _spread(_heading(block), right)
    for line in block.lines:
        yield from _line(line)


def _heading(block: EpisodeBlock) -> str:
    if not block.is_placed:
        return block.label
    head, _, tail = block.label.partition(":")
    return f"{head.upper()}  {tail.strip()}".rstrip()


def _section(title: str, lines: Sequence[Line]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        for line in lines:
            yield from _line(line)


def _untold(brief: Brief) -> Iterator[str]:
    if brief.untold:
        yield ""
        yield "HEADLINES  of articles that open with what no line tells"
    for one in brief.untold:
        yield _spread(f" {'':<{_WORD}}{one.headline}", one.letter)


def _line(line: Line) -> Iterator[str]:
    """Yield the rows of one entry: the word, the sentence wrapped between the columns, the letters at the right."""
    right, sentence = _letters(line.letters), line.sentence
    if line.via and len(right) + len(line.via) < _LETTERS:
        right = f"{right}  {line.via}"
    elif line.via:
        sentence = f"{sentence} ({line.via})"
    rows = _wrap(sentence, _WIDTH - _WORD - 2 - max(len(right) + 1, 8))
    yield _spread(f" {line.word:<{_WORD}}{rows[0]}", right)
    for row in rows[1:]:
        yield f" {'':<{_WORD}}{row}"


def _dispute(block: DisputeBlock) -> Iterator[str]:
    yield _spread(f"DISPUTED   {block.question}", _letters(block.letters))
    for word, lines in (("says so", block.asserts), ("denies", block.denies)):
        for line in lines:
            named = line.sentence.startswith(f"{line.word}: ")  # a quotation that opens with who says it
            rows = _wrap(line.sentence if named else f"{line.word}: {line.sentence}", _WIDTH - _WORD - 14)
            yield _spread(f" {word:<{_WORD}}{rows[0]}", _letters(line.letters))
            for row in rows[1:]:
                yield f" {'':<{_WORD}}{row}"


def _course(columns: Sequence[str], rows: Sequence[CourseRow]) -> Iterator[str]:
    width = (_WIDTH - 26) // max(len(columns), 1)
    yield f"{'WHAT CAME OF IT':<26}" + "".join(f"{_cut(column, width - 2):<{width}}" for column in columns)
    for row in rows:
        yield f" {_cut(row.matter, 24):<25}" + "".join(f"{_cut(cell, width - 2):<{width}}" for cell in row.cells)


def _disagreements(brief: Brief) -> Iterator[str]:
    if brief.disagreements:
        yield ""
        yield "DOES NOT AGREE"
    for found in brief.disagreements:
        values = " | ".join(f"{value} ({' '.join(letters)})" for value, letters in found.values)
        yield f" {_cut(found.subject, 22):<22} {values}"


def _feet(brief: Brief) -> Iterator[str]:
    experts = f"{brief.n_commentators} commentator{'s' if brief.n_commentators != 1 else ''}"
    left = f"NOT COUNTED AS EVENTS: what {experts} said" if brief.n_commentators else "KEPT BACK"
    if brief.n_kept_back or brief.n_commentators:
        yield _spread(left, f"{brief.n_kept_back} more lines: entente brief --all")
    for failure in brief.failures[:3]:
        yield f"UNREADABLE {_cut(failure, _WIDTH - 11)}"
    if len(brief.failures) > 3:
        yield f"UNREADABLE and {len(brief.failures) - 3} more: entente doctor"
    if brief.next_steps:
        yield "NEXT  " + " | ".join(brief.next_steps)


def _letters(letters: Sequence[str]) -> str:
    if len(letters) > 8:
        return f"{' '.join(letters[:7])} +{len(letters) - 7}"
    return " ".join(letters)


def _spread(left: str, right: str) -> str:
    left = _cut(left, _WIDTH - len(right) - 2)
    return f"{left}{' ' * (_WIDTH - len(left) - len(right))}{right}".rstrip()


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: max(width - 1, 0)].rstrip() + "…"


def _wrap(words: str, width: int) -> list[str]:
    rows, row = [], ""
    for word in words.split():
        if row and len(row) + 1 + len(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return [*rows, row]


def _styled(row: str) -> Text:
    """Return `row` with headings in bold and the reader's word dimmed: shape first, colour never needed."""
    text = Text(row)
    if row and not row.startswith(" "):
        text.stylize("bold", 0, len(row) if row.isupper() else _heading_end(row))
    return text


def _heading_end(row: str) -> int:
    end = 0
    for word in row.split(" "):
        if word and not word.isupper() and not word.rstrip(",:").isdigit() and any(map(str.isalpha, word)):
            break
        end += len(word) + 1
    return end
