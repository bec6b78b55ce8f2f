"""Reads the short texts of frequencies, Polish and English alike, into the mappings of the structured form.

A reader takes a text and gives a mapping, or None where the text is no form of its own; what is of
its form but makes no sense (no times a month, a window that ends before it begins) is a ``ValueError``.
"""

from .amounts import counted_thing, read_daily_amounts, read_duration
from .conditions import AS_NEEDED, SelectionRule, condition
from .periods import read_weekday
from .reading import read, read_period, read_rhythm_of_period, refuse_no_wording
from .unread import EVENT_HINT, HINT
from .windows import read_window, refuse_reversed

__all__ = [
    "AS_NEEDED",
    "EVENT_HINT",
    "HINT",
    "SelectionRule",
    "condition",
    "counted_thing",
    "read",
    "read_daily_amounts",
    "read_duration",
    "read_period",
    "read_rhythm_of_period",
    "read_weekday",
    "read_window",
    "refuse_no_wording",
    "refuse_reversed",
]
