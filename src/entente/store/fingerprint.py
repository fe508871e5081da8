"""The fingerprint of a record: equal for equal content, whatever the order or the number of runs that made it."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from entente.store.record import Record


def fingerprint(record: Record) -> str:
    """Return a digest of everything the record says, without scores (floats) and without its own history."""
    digest = hashlib.sha256()
    for part in _parts(record):
        digest.update(json.dumps(_without_floats(msgspec.to_builtins(part)), sort_keys=True).encode())
    return digest.hexdigest()


def _parts(record: Record) -> Iterator[object]:
    for article, reading in record.readings():
        yield article
        yield reading
    yield record.groups()
    yield record.world()
    yield record.failures()
    yield record.judgements()


def _without_floats(value: Any) -> Any:
    """Return `value` without its floats: the last digit of a score may differ between machines."""
    if isinstance(value, dict):
        return {key: _without_floats(one) for key, one in value.items() if not isinstance(one, float)}
    if isinstance(value, list):
        return [_without_floats(one) for one in value if not isinstance(one, float)]
    return value
