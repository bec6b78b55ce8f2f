"""Number formats, as the file stores them: Excel shows them with the separators of its own language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents.blocks import Language
from generator.locale.values import decimals

_DATE: Mapping[Language, str] = {"pl": "dd.mm.yyyy", "en": r"dd\/mm\/yyyy"}
_PERCENT_SIGN: Mapping[Language, str] = {"pl": '"\u00a0%"', "en": '"%"'}
_SYMBOLS: Mapping[tuple[Language, str], str] = {("pl", "PLN"): "zł"}
_MORE_DECIMALS = "#" * 12
"""Room for as many decimals as a number has digits in a spreadsheet; shown only where there are any."""


def given_formats(language: Language, currency: str) -> Mapping[str, str]:
    """The format of each kind of column for values that are given or typed in.

    All show as many decimals as they have, amounts at least those of their currency: ``0.##`` would leave a separator
    behind 8, and so behind 100 yen.
    """
    unit = _unit(language, currency)
    return {
        "text": "General",
        "check": "General",
        "integer": "#,##0",
        "number": "General",
        "money": f"{_amount(currency)}{_MORE_DECIMALS}{unit}" if decimals(currency) else f"General{unit}",
        "percent": "General" + _PERCENT_SIGN[language],
        "date": _DATE[language],
    }


def computed_formats(language: Language, currency: str) -> Mapping[str, str]:
    """The same for results of formulas, whose decimals have no natural end."""
    return {
        **given_formats(language, currency),
        "money": _amount(currency) + _unit(language, currency),
        "number": "#,##0.0#",
        "percent": "0.0" + _PERCENT_SIGN[language],
    }


def _amount(currency: str) -> str:
    """An amount in as many decimals as its currency has."""
    places = decimals(currency)
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _unit(language: Language, currency: str) -> str:
    return "" if not currency else f'"\u00a0{_SYMBOLS.get((language, currency), currency)}"'
