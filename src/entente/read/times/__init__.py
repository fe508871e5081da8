"""Times: when things are said to be, where they belong, and what they tell of the day of publication."""

from entente.read.times.find import find_times

__all__ = ["find_times"]
