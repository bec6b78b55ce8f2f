"""Lines of an export as plain data of deals, read by what all of them together show of how the CRM writes.

What nobody knows the meaning of is left out and told once, with how often it stands there; a line that cannot be a deal
is told by its number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from slugify import slugify

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.quantities import Money
from generator.blueprint.problems import Place, Problem

from . import days
from .alike import alike
from .codes import CUSTOMER, SELLER
from .deals import plain
from .exports import Export, Record, names
from .lists import Choice, choices

Data = dict[str, Any]

_CHOSEN = {"segment": "segments", "pipeline": "pipelines", "stage": "stages", "competitor": "competitors"}
"""The columns whose words are elements of the blueprint, and where these stand."""
_DAYS = ("closed", "last_contact")
_AMBIGUOUS = re.compile(r"-?\d{1,3}([.,])\d{3}", re.ASCII)
_DECIMALS = re.compile(r"-?\d+([.,])(?:\d{1,2}|\d{4,})", re.ASCII)
_MONTH_FIRST = re.compile(r"\d{1,2}/(1[3-9]|2\d|3[01])/\d{2,4}(?:\D.*)?", re.ASCII)
_AMERICAN = "US"
_NAMED = 5


@dataclass
class Lines:
    """Reads lines by what all of them together show: which mark has decimals behind it, whether months come first."""

    export: Export
    file: str
    blueprint: Blueprint
    problems: list[Problem] = field(default_factory=list)
    open: int = 0
    _unknown: dict[str, Counter[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cells = [record.cells for record in self.export.records]
        decimals = (_DECIMALS.fullmatch(one.get("value", "")) for one in cells)
        self._decimal_marks = {found[1] for found in decimals if found}
        months = any(_MONTH_FIRST.fullmatch(one.get(name, "")) for one in cells for name in _DAYS)
        self._country = _AMERICAN if months else self.blueprint.country
        self._choices = {name: _known(choices(list_, self.blueprint)) for name, list_ in _CHOSEN.items()}
        self._reasons = _reasons(self.blueprint)

    def deal(self, record: Record) -> Data | None:
        """The deal of a line; None for one that is open, and for one that is told."""
        cells = record.cells
        outcome = self._outcome(cells)
        if outcome is None:
            self.open += 1
            return None
        if not slugify(cells.get("number", "")):
            self.tell(record, "it has no number; the line is not taken", "Give the deal a number in the CRM.")
            return None
        try:
            return self._data(cells, outcome)
        except ValueError as error:
            reason, _, hint = str(error).partition("\n")
            self.tell(record, f"{reason}; the line is not taken", hint)
            return None

    def tell(self, record: Record, reason: str, hint: str) -> None:
        """Tell why a line is not taken."""
        self.problems.append(Problem("deals-row", f"line {record.line}: {reason}", hint, Place(self.file, record.line)))

    def _data(self, cells: Mapping[str, str], outcome: str) -> Data:
        reason = self._reason(cells.get("reason", ""), outcome)
        data: Data = {"number": cells["number"], "outcome": self._with_reason(outcome, reason), "reason": reason}
        data["value"] = self._value(cells)
        data |= {name: self._choice(name, cells.get(name, "")) for name in _CHOSEN}
        data |= {name: days.read(cells[name], self._country).isoformat() for name in _DAYS if cells.get(name)}
        data["first_order"] = names().first.get(alike(cells.get("first_order", ""))) or _is_yes(cells, "first_order")
        data["strategic"] = _is_yes(cells, "strategic")
        given = {name: value for name, value in data.items() if value not in (None, "", False)}
        return {**given, **{kind: cells[kind] for kind in (CUSTOMER, SELLER) if cells.get(kind)}}

    # --- how it ended ---

    def _outcome(self, cells: Mapping[str, str]) -> str | None:
        """How a deal ended, by its status or else by its stage; None for one that is open."""
        return names().outcomes.get(alike(cells.get("outcome", ""))) or self._ended_in(cells.get("stage", ""))

    def _ended_in(self, stage: str) -> str | None:
        """How deals end in a stage; None for any other."""
        written = alike(stage)
        return next((outcome for word, outcome in names().stages.items() if written.startswith(word)), None)

    def _reason(self, written: str, outcome: str) -> str | None:
        """The reason of the CRM that a deal ended for; for a lost one also why somebody gave up."""
        if not written:
            return None
        known = self._reasons.get(alike(written), {})
        alternatives = (outcome, "abandoned") if outcome == "lost" else (outcome,)
        found = next((known[one] for one in alternatives if one in known), None)
        if found is None:
            self._leave_out("reason", written)
        return found

    def _with_reason(self, outcome: str, reason: str | None) -> str:
        """What a reason says more exactly: a CRM calls lost what the customer has given up."""
        return self.blueprint.crm.reasons[reason].outcome if reason and outcome == "lost" else outcome

    # --- values ---

    def _choice(self, name: str, written: str) -> str | None:
        """The element that a word stands for; the stage in which a deal ended may be no stage of the process."""
        if not written or (name == "stage" and self._ended_in(written)):
            return None
        found = self._choices[name].get(alike(written))
        if found is None:
            self._leave_out(name, written)
        return found

    def _leave_out(self, name: str, written: str) -> None:
        """Note what nobody knows the meaning of."""
        self._unknown.setdefault(name, Counter())[written] += 1

    def _value(self, cells: Mapping[str, str]) -> str | None:
        """An amount with its currency. What could be two is in thousands, unless other lines have decimals so."""
        written = cells.get("value", "")
        if not written:
            return None
        ambiguous = _AMBIGUOUS.fullmatch(written)
        if ambiguous and ambiguous[1] not in self._decimal_marks:
            written = written.replace(ambiguous[1], "")
        elif ambiguous:
            written = str(Decimal(written.replace(",", ".")).quantize(Decimal("0.01")))
        try:
            money = Money.model_validate(f"{written} {cells.get('currency', '')}".strip())
        except ValidationError as error:
            raise ValueError(str(error.errors()[0]["ctx"]["error"])) from error
        return str(plain(money, self.blueprint))

    # --- what nobody knows ---

    def unknown(self) -> Iterator[Problem]:
        """The words that are no elements of the blueprint, column by column."""
        for name, words in self._unknown.items():
            few = ", ".join(f"“{word}” ({count})" for word, count in words.most_common(_NAMED))
            more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
            message = (
                f"“{self.export.heads[name][0]}” says what the blueprint does not know, and is left out: {few}{more}"
            )
            hint = f"Give {_WHERE[name]} these names, or rename them in the CRM, and take the deals again."
            yield Problem("deals-words", message, hint, Place(self.file), severity="advice")


_WHERE = {
    "segment": "`segments`",
    "pipeline": "`pipelines`",
    "stage": "`stages`",
    "competitor": "`competitors`",
    "reason": "`crm.reasons`",
}


def _known(choices: Iterable[Choice]) -> Mapping[str, str]:
    """Ids by words: their own, and those without a number or what stands in brackets."""
    found: dict[str, str] = {}
    for choice in choices:
        words = str(choice.words)
        for way in (choice.id, words, words.partition(". ")[2], re.sub(r" \(.*\)$", "", words)):
            found.setdefault(alike(way), choice.id)
    return {words: id_ for words, id_ in found.items() if words}


def _reasons(blueprint: Blueprint) -> Mapping[str, Mapping[str, str]]:
    """The reasons of the CRM by their names, those of their drivers and their ids; for each the id by its outcome."""
    found: dict[str, dict[str, str]] = {}
    for reason in blueprint.crm.reasons.values():
        driver = blueprint.win_loss.drivers.get(reason.driver or "")
        for words in (reason.id, reason.name, driver.name if driver else ""):
            if words and reason.outcome != "disqualified":
                found.setdefault(alike(words), {}).setdefault(reason.outcome, reason.id)
    return found


def _is_yes(cells: Mapping[str, str], name: str) -> bool:
    return alike(cells.get(name, "")) in {"yes", "tak", "true", "1", "prawda"}
