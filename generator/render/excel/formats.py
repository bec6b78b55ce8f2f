"""Number formats, as the file stores them: Excel shows them with the separators of its own language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents.blocks import Language

_DATE: Mapping[Language, str] = {"pl": "dd.mm.yyyy", "en": r"dd\/mm\/yyyy"}
_PERCENT_SIGN: Mapping[Language, str] = {"pl": '"\u00a0%"', "en": '"%"'}
_SYMBOLS: Mapping[tuple[Language, str], str] = {("pl", "PLN"): "zł"}


def given_formats(language: Language, currency: str) -> Mapping[str, str]:
    """The format of each kind of column for values that are given or typed in.

    Numbers and percents show as many decimals as they have: ``0.##`` would leave a separator behind 8.
    """
    symbol = _SYMBOLS.get((language, currency), currency)
    return {
        "text": "General",
        "check": "General",
        "integer": "#,##0",
        "number": "General",
        "money": f'#,##0.00"\u00a0{symbol}"',
        "percent": "General" + _PERCENT_SIGN[language],
        "date": _DATE[language],
    }


def computed_formats(language: Language, currency: str) -> Mapping[str, str]:
    """The same for results of formulas, whose decimals have no natural end."""
    return {
        **given_formats(language, currency),
        "number": "#,##0.0#",
        "percent": "0.0" + _PERCENT_SIGN[language],
    }
