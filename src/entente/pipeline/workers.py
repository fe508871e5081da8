"""Reading in this process or in several: the same results, in the order of the articles."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context

from entente.pipeline.rooms import Rooms
from entente.records import Article, Failure, Reading

Outcome = tuple[Article, Reading] | Failure
_AHEAD = 4  # articles in flight a worker: enough to keep it busy, few enough to keep memory flat


def read_all(articles: Iterable[tuple[Article, bool]], rooms: Rooms, workers: int) -> Iterator[Outcome]:
    """Yield every article with its reading, or a failure; an article that cannot be read yet gets an empty one."""
    if workers <= 1:
        read = cache(rooms.load_reader)  # loaded when the first article needs it
        return (
            _read(article, read) if is_readable else (article, _unread(article)) for article, is_readable in articles
        )
    return _read_in_processes(articles, rooms, workers)


def _read_in_processes(articles: Iterable[tuple[Article, bool]], rooms: Rooms, workers: int) -> Iterator[Outcome]:
    flying: deque[tuple[Article, Future[Outcome] | None]] = deque()
    # Threads of the model would fight over the cores that the processes already use.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    readers = _Readers(rooms.load_reader, workers)
    try:
        for article, is_readable in articles:
            flying.append((article, readers.submit(article) if is_readable else None))
            if len(flying) > workers * _AHEAD:
                yield _landed(*flying.popleft(), readers)
        while flying:
            yield _landed(*flying.popleft(), readers)
    finally:
        readers.close()


def _landed(article: Article, future: Future[Outcome] | None, readers: "_Readers") -> Outcome:
    return (article, _unread(article)) if future is None else readers.take(article, future)


class _Readers:
    """Processes that read; those that ended are replaced, and the articles they had in hand are read again."""

    def __init__(self, load: Callable[[], Callable[[Article], Reading]], workers: int) -> None:
        self._load, self._workers = load, workers
        self._pool = self._processes(workers)

    def _processes(self, n: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(n, get_context("spawn"), initializer=_start, initargs=(self._load,))

    def submit(self, article: Article) -> Future[Outcome]:
        """Hand an article to the next process that is free."""
        try:
            return self._pool.submit(_read_here, article)
        except BrokenProcessPool:
            self._pool = self._processes(self._workers)
            return self._pool.submit(_read_here, article)

    def take(self, article: Article, future: Future[Outcome]) -> Outcome:
        """Return what became of an article; one whose process ended is read alone, so that only the cause fails."""
        try:
            return future.result()
        except BrokenProcessPool:
            with self._processes(1) as alone:
                try:
                    return alone.submit(_read_here, article).result()
                except BrokenProcessPool:
                    reason = "the process that read it ended, twice (often for want of memory); split the article"
                    return Failure(name=article.name, room="read", reason=reason)

    def close(self) -> None:
        """End all processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _read(article: Article, load: Callable[[], Callable[[Article], Reading]]) -> Outcome:
    """Return the article with its reading; whatever breaks while reading ends in a failure that names it."""
    reader = load()
    try:
        return article, reader(article)
    except Exception as error:  # noqa: BLE001  # the door of the room: one article must not end a build of thousands
        return Failure(name=article.name, room="read", reason=f"it could not be read ({type(error).__name__}: {error})")


def _unread(article: Article) -> Reading:
    return Reading(article_id=article.id, reader="")


# In a worker: the reader is loaded once, when the process starts.

_load: Callable[[], Callable[[Article], Reading]]


def _start(load: Callable[[], Callable[[Article], Reading]]) -> None:
    """Load the reader; Ctrl-C is for the parent, which ends its workers."""
    global _load  # noqa: PLW0603  # a process pool hands its workers nothing but what its initializer left behind
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _load = cache(load)
    _load()


def _read_here(article: Article) -> Outcome:
    return _read(article, _load)
