"""Store: the record on disk, one SQLite file; the only room that imports sqlite3."""

from entente.store.fingerprint import fingerprint
from entente.store.opening import RecordError
from entente.store.record import Record, Stored, UnfitError, open_record

__all__ = ["Record", "RecordError", "Stored", "UnfitError", "fingerprint", "open_record"]
