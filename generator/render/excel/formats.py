"""Number formats, as the file stores them: Excel shows them with the separators of its own language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.locale.conventions import Conventions
from generator.locale.values import decimals

_MORE_DECIMALS = "#" * 12
"""Room for as many decimals as a number has digits in a spreadsheet; shown only where there are any."""


def given_formats(habits: Conventions, currency: str) -> Mapping[str, str]:
    """The format of each kind of column for values that are given or typed in.

    All show as many decimals as they have, amounts at least those of their currency: ``0.##`` would leave a separator
    behind 8, and so behind 100 yen.
    """
    unit = _unit(habits, currency)
    return {
        "text": "General",
        "check": "General",
        "integer": "#,##0",
        "number": "General",
        "money": f"{_amount(currency)}{_MORE_DECIMALS}{unit}" if decimals(currency) else f"General{unit}",
        "percent": "General" + habits.sheet_percent,
        "date": habits.sheet_date,
    }


def computed_formats(habits: Conventions, currency: str) -> Mapping[str, str]:
    """The same for results of formulas, whose decimals have no natural end."""
    return {
        **given_formats(habits, currency),
        "money": _amount(currency) + _unit(habits, currency),
        "number": "#,##0.0#",
        "percent": "0.0" + habits.sheet_percent,
    }


def _amount(currency: str) -> str:
    """An amount in as many decimals as its currency has."""
    places = decimals(currency)
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _unit(habits: Conventions, currency: str) -> str:
    return f'"\u00a0{habits.currency_signs.get(currency, currency)}"' if currency else ""
