"""Tables about the record itself: what could not be taken further, and what analysts decided."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from entente.records import Failure, Judgement
from entente.store.tables import Table

FAILURES = Table("failures", Failure)
JUDGEMENTS = Table("judgements", Judgement)
TABLES: tuple[Table[Any], ...] = (FAILURES, JUDGEMENTS)


def add_failures(connection: sqlite3.Connection, failures: Iterable[Failure]) -> None:
    """Keep `failures`; a newer failure of the same thing in the same room replaces the old."""
    for failure in failures:
        connection.execute("DELETE FROM failures WHERE name = ? AND room = ?", (failure.name, failure.room))
        FAILURES.insert(connection, (failure,))
