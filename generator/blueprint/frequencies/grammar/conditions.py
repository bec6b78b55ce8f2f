"""Conditions: "jeśli wymaga zmiany", "as needed", "zgodnie z kryteriami wyboru zamówień"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from .amounts import Mapped
from .folding import folded, tidy
from .windows import window_beside

AS_NEEDED = "needed"
SelectionRule = Literal["win-loss-selection"]

_NEEDED = (
    r"(?:to )?(?:trzeba|potrzeba|potrzebne|konieczne|jest (?:to )?potrzebne|wymagane)"
    r"|(?:it is |it's )?(?:needed|necessary|required)"
)
_AS_NEEDED = (
    r"(?:wg\.?|wedlug|w miare|w zaleznosci od|odpowiednio do) potrzeby?|w razie potrzeby"
    r"|gdy (?:to )?(?:trzeba|potrzebne)"
    r"|as (?:needed|required|necessary)|when(?:ever)? (?:needed|necessary)|on demand"
)
_UPDATING = (
    r"(?:(?:na biezaco|biezac[aey])[ ,]*)?(?:(?:aktualizacj|zmian|modyfikacj)[aey] )?"
    r"|(?:(?:ongoing|continuous) )?(?:updat(?:es?|ed|ing)|changed?s?) "
)
_ALONE = re.compile(rf"(?:{_UPDATING})(?:{_AS_NEEDED})")
_IF = r"(?:jesli|jezeli|o ile|gdy|kiedy|if|when(?:ever)?|provided(?: that)?)"
_NOW = r"(?:na biezaco|od razu|natychmiast|niezwlocznie|at once|immediately|right away|straight away)"
_AT_ONCE = re.compile(rf"{_NOW},? {_IF} (?P<fact>.+)")
_ALWAYS = re.compile(rf"(?:(?:zawsze|kazdorazowo|always),? {_IF}|whenever) (?P<fact>.+)")
# "…, jeśli …" after a comma belongs to what stands before the window
_WITHIN = re.compile(r"(?P<window>[^,]+?)(?:,? (?:gdy|kiedy|when(?:ever)?)| (?:if|jesli|jezeli)) (?P<fact>.+)")
_SELECTED = re.compile(
    r"(?:zawsze,? )?(?:zgodnie z|wedlug|wg\.?) kryteri(?:ami|ow) wyboru(?: zamowien)?(?: do analizy)?"
    r"|(?:always,? )?(?:according to|in line with|following|by) the (?:(?:order )?selection criteria(?: for orders)?"
    r"|criteria for (?:choosing|selecting) orders)"
)
_SUFFIX = re.compile(r",? (?:jesli|jezeli|o ile|gdy|if|when|provided that|ktor(?:a|e|y|ej|ego|ym)|that|which) ")
_BARE_CHANGE = re.compile(r"(?P<change>(?:zmian(?:ie|y)|changes?))$")
_OF_DELIVERY = re.compile("dostaw|deliver")


def condition(text: str) -> str:
    """A condition as it is kept: ``needed`` where it only says so, the words as written otherwise."""
    alike = folded(tidy(text))
    return AS_NEEDED if re.fullmatch(rf"{_NEEDED}|{_AS_NEEDED}", alike) else tidy(text)


def read_conditional(text: str) -> Mapped | None:
    """The rhythm of a text that names no event, only a condition or a rule of selection."""
    alike = folded(text)
    if _ALONE.fullmatch(alike):
        return {"if": AS_NEEDED}
    return _selected(alike) or _at_once(text, alike) or _whenever(text, alike) or _within(text, alike)


def read_with_condition(text: str, base: Callable[[str], Mapped | None]) -> Mapped | None:
    """A rhythm that ``base`` reads, followed by its condition: "po każdej rozmowie, jeśli wymaga zmiany"."""
    alike = folded(text)
    for suffix in _SUFFIX.finditer(alike):
        fact = text[suffix.end() :]
        found = base(_with_its_subject(text[: suffix.start()], fact))
        if found is not None and not found.keys() & {"continuous", "if"}:
            return {**found, "if": condition(fact)}
    return None


def _with_its_subject(before: str, fact: str) -> str:
    """Let "po każdej zmianie, która … termin dostawy" speak of the delivery before the comma already."""
    change = _BARE_CHANGE.search(folded(before))
    if change is None or not _OF_DELIVERY.search(folded(fact)):
        return before
    return before[: change.start()] + "zmianie dostawy"


def _selected(alike: str) -> Mapped | None:
    if _SELECTED.fullmatch(alike):
        return {"when": "win-loss-selection"}
    rule, _, window_text = alike.rpartition(", ")
    window = window_beside(window_text)
    return {"when": "win-loss-selection", **_window_keys(window)} if window and _SELECTED.fullmatch(rule) else None


def _at_once(text: str, alike: str) -> Mapped | None:
    found = _AT_ONCE.fullmatch(alike)
    return None if found is None else {"if": _fact(text, found), "within": {"min": 0, "max": 0}}


def _whenever(text: str, alike: str) -> Mapped | None:
    found = _ALWAYS.fullmatch(alike)
    return None if found is None else {"if": _fact(text, found)}


def _within(text: str, alike: str) -> Mapped | None:
    found = _WITHIN.fullmatch(alike)
    window = window_beside(found["window"]) if found else None
    return {"if": _fact(text, found), **_window_keys(window)} if found and window else None


def _fact(text: str, found: re.Match[str]) -> str:
    return condition(text[found.start("fact") : found.end("fact")])


def _window_keys(window: Mapped) -> Mapped:
    days = {"days": window["days"]} if "days" in window else {}
    return {"within": {"min": window["min"], "max": window["max"]}, **days}
