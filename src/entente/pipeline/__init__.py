"""The whole of Entente on one page: collect, read, store, group, merge, store."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from entente.pipeline.memory import give_back
from entente.pipeline.parses import forget_parses
from entente.pipeline.rooms import Rooms, make_rooms, parses_of
from entente.pipeline.workers import read_all
from entente.records import Article, Failure, Reading, World
from entente.settings import Settings, load_settings
from entente.store import Record, Stored, UnfitError, open_record

__all__ = ["Rooms", "Summary", "Tell", "build", "fold", "forget", "make_rooms", "reread", "update"]

Tell = Callable[[str, str], None]  # what is being done, to what: ("read", "a.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did."""

    new: int = 0
    versions: int = 0  # other texts of pages and files that the record already held
    known: int = 0
    forgotten: int = 0  # found again, but removed on purpose before
    reread: int = 0
    unread: tuple[tuple[str, int], ...] = ()  # language, articles that are kept but not yet read
    failures: tuple[Failure, ...] = ()
    articles: int = 0  # in the record, newest versions
    stale: int = 0  # read by an earlier reader
    interrupted: bool = False

    @property
    def nothing_read(self) -> bool:
        """Whether no article was found: there were only failures, or nothing at all."""
        found = self.new or self.versions or self.known or self.forgotten or self.reread
        return not found and bool(self.failures or not self.articles)


@dataclass(slots=True)
class _Count:
    """The counts of a run, while it runs."""

    stored: Counter[Stored] = field(default_factory=Counter)
    forgotten: int = 0
    reread: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)


def build(
    inputs: Sequence[str | Path],
    path: str | Path,
    *,
    settings: Settings | None = None,
    rooms: Rooms | None = None,
    workers: int | None = None,
    tell: Tell | None = None,
) -> Summary:
    """Read `inputs` into the record at `path`, made if there is none; what it holds already is not read again."""
    with open_record(path, write=True) as record:
        return update(record, inputs, settings=settings, rooms=rooms, workers=workers, tell=tell)


def update(
    record: Record,
    inputs: Sequence[str | Path] = (),
    *,
    settings: Settings | None = None,
    rooms: Rooms | None = None,
    workers: int | None = None,
    tell: Tell | None = None,
) -> Summary:
    """Read what is new in `inputs` (else in those of earlier runs), then fold the record anew if anything changed.

    A run that is stopped keeps what it has read; the next one goes on from there.
    """
    chosen = settings or load_settings()
    rooms = rooms or make_rooms(chosen, record.path)
    tell = tell or _say_nothing
    count = _Count()
    here = Path.cwd()
    taken = [str(path) for path in inputs] or record.inputs(here)
    with record.transaction():
        record.remember_inputs((str(path) for path in inputs if str(path) != "-"), here)
    fresh = _fresh(rooms.collect(taken), record, count, chosen, tell)
    interrupted = _store(record, read_all(fresh, rooms, workers or chosen.read.workers), count, chosen)
    interrupted = interrupted or _fold(record, rooms, count, tell)
    return _summary(record, count, rooms, interrupted=interrupted)


def reread(
    record: Record,
    *,
    settings: Settings | None = None,
    rooms: Rooms | None = None,
    workers: int | None = None,
    tell: Tell | None = None,
) -> Summary:
    """Read again what an earlier reader has read, then fold the record anew."""
    chosen = settings or load_settings()
    rooms = rooms or make_rooms(chosen, record.path)
    tell = tell or _say_nothing
    count = _Count()
    stale = (record.article(article_id) for article_id in record.stale(rooms.reader_id))
    interrupted = _store(record, read_all(_told(stale, tell), rooms, workers or chosen.read.workers), count, chosen)
    interrupted = interrupted or _fold(record, rooms, count, tell)
    return _summary(record, count, rooms, interrupted=interrupted)


def forget(record: Record, article_id: str, *, rooms: Rooms | None = None) -> list[str]:
    """Remove an article and exactly what rests on it; return the ids of its versions, which stay barred."""
    with record.transaction():
        texts = [record.article(one).readable for one in record.versions(article_id)]
        gone = record.forget(article_id)
    for text in texts:
        forget_parses(parses_of(record.path), text)
    fold(record, rooms=rooms or make_rooms(load_settings()))
    return gone


def fold(record: Record, *, rooms: Rooms, failures: Sequence[Failure] = (), tell: Tell | None = None) -> None:
    """Group and merge all that was read into the world of the record, unless nothing changed since the last time."""
    tell = tell or _say_nothing
    if not record.is_folded:
        readings = record.readings()
        size = f"{len(readings):,} articles"
        tell("group", size)
        give_back()
        groups = rooms.group(readings)
        tell("merge", size)
        give_back()
        record.replace_world(groups, _lightened(rooms.merge(readings, groups)))
    with record.transaction():
        record.add_failures(failures)


def _lightened(parts: Iterable[World]) -> Iterator[World]:
    """Yield `parts`; what the one before held goes back to the system first."""
    for part in parts:
        yield part
        del part
        give_back()


def _fresh(
    found: Iterable[Article | Failure], record: Record, count: _Count, settings: Settings, tell: Tell
) -> Iterator[tuple[Article, bool]]:
    """Yield the articles that the record does not hold, each with whether it can be read; count the others."""
    met: set[str] = set()
    for one in found:
        if isinstance(one, Failure):
            count.failures.append(one)
        elif one.id in met or record.knows(one.id):
            count.forgotten += record.is_forgotten(one.id)
            count.stored[Stored.KNOWN] += not record.is_forgotten(one.id)
            record.meet_again(one)
        else:
            met.add(one.id)
            is_readable = one.language in settings.read.languages
            count.unread[one.language] += not is_readable
            tell("read", one.name)
            yield one, is_readable


def _told(articles: Iterable[Article], tell: Tell) -> Iterator[tuple[Article, bool]]:
    for article in articles:
        tell("read", article.name)
        yield article, True


def _store(
    record: Record, outcomes: Iterator[tuple[Article, Reading] | Failure], count: _Count, settings: Settings
) -> bool:
    """Store readings as they come, a batch a transaction; say whether the run was stopped by hand."""
    batch: list[tuple[Article, Reading]] = []
    size = settings.store.articles_a_transaction
    try:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                count.failures.append(outcome)
                continue
            batch.append(outcome)
            if len(batch) >= size:
                _keep(record, batch, count)
                batch = []
    except KeyboardInterrupt:
        _keep(record, batch, count)
        return True
    _keep(record, batch, count)
    return False


def _keep(record: Record, batch: Sequence[tuple[Article, Reading]], count: _Count) -> None:
    with record.transaction():
        for article, reading in batch:
            try:
                stored = record.add(article, reading)
            except UnfitError as error:
                count.failures.append(Failure(name=article.name, room="store", reason=str(error)))
                continue
            if stored is Stored.KNOWN:
                record.reread(reading)
                count.reread += 1
            else:
                count.stored[stored] += 1


def _fold(record: Record, rooms: Rooms, count: _Count, tell: Tell) -> bool:
    """Fold what was read; say whether it was stopped by hand, which leaves the world as it was."""
    try:
        fold(record, rooms=rooms, failures=count.failures, tell=tell)
    except KeyboardInterrupt:
        return True
    return False


def _summary(record: Record, count: _Count, rooms: Rooms, *, interrupted: bool) -> Summary:
    return Summary(
        new=count.stored[Stored.NEW],
        versions=count.stored[Stored.VERSION],
        known=count.stored[Stored.KNOWN],
        forgotten=count.forgotten,
        reread=count.reread,
        unread=tuple(sorted((language, n) for language, n in count.unread.items() if n)),
        failures=tuple(count.failures),
        articles=len(record.readings()),
        stale=len(record.stale(rooms.reader_id)),
        interrupted=interrupted,
    )


def _say_nothing(_what: str, _name: str) -> None:
    """Report no progress."""
