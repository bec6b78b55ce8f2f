"""Several things in a row, as people list them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.locale import Label

AND = Label(" and ", "wording")
"""Joins the last two things of a row."""


def listed(items: Sequence[str], last_joint: str) -> str:
    """The items with commas between them, and a joint of their own before the last: "A, B oraz C"."""
    *first, last = items
    return last_joint.join([", ".join(first), last]) if first else last
