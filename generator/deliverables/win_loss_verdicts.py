"""Why a deal is looked into, or is not, in words: what a sheet's formulas come to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.blueprint.model.blueprint import Blueprint
from generator.locale import Label
from generator.winloss.lists import EXCLUSIONS, NO, YES

from .internal_pen import InternalPen
from .win_loss_thresholds import least

BELOW = Label("below the minimum value")
NO_VALUE = Label("value missing")
EARLY = Label("ended too early in the process")
PASSED = Label("the window has passed")
STRATEGIC = Label("strategic [[word.customer]]")
FIRST = Label("first [[word.order]]")
ENOUGH = Label("enough in this quarter")
BY_VALUE = Label("value and outcome")
RESERVE = Label("in reserve")
WORDS: Mapping[str, Label | str] = {
    "": "",
    **{choice.id: choice.words for choice in EXCLUSIONS},
    "no-value": NO_VALUE,
    "below": BELOW,
    "early": EARLY,
    "passed": PASSED,
    "strategic": STRATEGIC,
    "first": FIRST,
    "enough": ENOUGH,
    "by-value": BY_VALUE,
}
"""The reasons of ``winloss.selection`` by their ids."""
_FOR = ("strategic", "first", "by-value")
_OPEN = ("", "no-value")


def verdict(why: str) -> Label | str:
    """What a reason comes to: yes, no, in reserve; "" where something is still to be known."""
    if why in _OPEN:
        return ""
    return YES if why in _FOR else RESERVE if why == "enough" else NO


def verdict_formula(pen: InternalPen) -> str:
    """The same of the words in the column ``why``."""
    chosen = ",".join(f"{{why}}={said(WORDS[why], pen)}" for why in _FOR)
    kept = f"IF({{why}}={said(ENOUGH, pen)},{said(RESERVE, pen)},{said(NO, pen)})"
    return f'IF(OR({{why}}="",{{why}}={said(NO_VALUE, pen)}),"",IF(OR({chosen}),{said(YES, pen)},{kept}))'


def why_formula(tests: Mapping[str, str], pen: InternalPen) -> str:
    """The first reason whose test holds, else that a deal has the value and the outcome; a known exclusion goes before.

    ``tests`` are formulas by the ids of reasons, in the order in which they are asked.
    """
    formula = said(BY_VALUE, pen)
    for why, test in reversed([*tests.items()]):
        words = "{exclusion}" if why == "exclusion" else said(WORDS[why], pen)
        formula = f"IF({test},{words},{formula})"
    return f'IF({{outcome}}="","",{formula})'


def of_value(blueprint: Blueprint) -> Mapping[str, str]:
    """The tests of a deal's value."""
    value = least(blueprint)
    return {"no-value": f'AND({{value}}="",N({value})>0)', "below": f"N({{value}})<N({value})"}


def said(words: str, pen: InternalPen) -> str:
    """A cell's words as formulas compare with them."""
    return f'"{pen.label_of(words)}"'
