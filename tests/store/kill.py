"""Kills builds at random moments and goes on with an update; run by test_kill.py in a process of its own.

A child is forked for each build, so that thirty kills cost seconds and not minutes.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from tests import fake

from entente.pipeline import build, update
from entente.settings import load_settings
from entente.store import fingerprint, open_record

PAGES = 40
PAUSE = 0.002  # seconds a page, so that the kills fall everywhere
NAMES = sorted(fake.STATES)


def slow_reader():
    def read(article):
        time.sleep(PAUSE)
        return fake.read(article)

    return read


def slow_group(readings):
    time.sleep(5 * PAUSE)
    return fake.group(readings)


ROOMS = fake.rooms(load_reader=slow_reader, group=slow_group)


def main(folder: Path, kills: int) -> None:
    pages = folder / "pages"
    pages.mkdir()
    for i in range(PAGES):
        text = f"{NAMES[i % 3]} met {NAMES[(i + 1) % 3]} for the {i}th time."
        (pages / f"{i}.txt").write_text(text)
    settings = load_settings(_small_batches(folder))
    whole = folder / "whole.db"
    start = time.monotonic()
    build([pages], whole, rooms=ROOMS, settings=settings)
    taken = time.monotonic() - start
    expected = print_of(whole)
    moments = random.Random(4)
    n_cut = 0
    for i in range(kills):
        path = folder / f"{i}.db"
        n_cut += killed(path, pages, settings, moments.uniform(0, taken))
        with open_record(path, write=True) as record:
            summary = update(record, [pages], rooms=ROOMS, settings=settings)
            assert summary.new + summary.known == PAGES, summary
            assert record.problems() == []
        assert print_of(path) == expected
    sys.stdout.write(f"{n_cut} of {kills} builds were cut\n")


def killed(path: Path, pages: Path, settings, moment: float) -> bool:
    """Build in a child, kill it after `moment` seconds, and say whether it was not done yet."""
    child = os.fork()
    if child == 0:
        build([pages], path, rooms=ROOMS, settings=settings)
        os._exit(0)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def print_of(path: Path) -> str:
    with open_record(path) as record:
        return fingerprint(record)


def _small_batches(folder: Path) -> Path:
    path = folder / "settings.toml"
    path.write_text("[store]\narticles_a_transaction = 3\n")
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
