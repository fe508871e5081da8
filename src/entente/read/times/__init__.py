"""Times: when things are said to be, where they belong, and what they tell of the day of publication."""

from entente.read.times.attach import date_events
from entente.read.times.clues import find_clues
from entente.read.times.find import find_times

__all__ = ["date_events", "find_clues", "find_times"]
