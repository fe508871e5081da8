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
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(rooms.load_reader,))
    try:
        for article, is_readable in articles:
            flying.append((article, pool.submit(_read_here, article) if is_readable else None))
            if len(flying) > workers * _AHEAD:
                yield _landed(*flying.popleft())
        while flying:
            yield _landed(*flying.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _landed(article: Article, future: Future[Outcome] | None) -> Outcome:
    if future is None:
        return article, _unread(article)
    try:
        return future.result()
    except BrokenProcessPool:
        reason = "the process that read it ended (often for want of memory); run it again with fewer --workers"
        return Failure(name=article.name, room="read", reason=reason)


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
