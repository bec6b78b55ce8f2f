"""Pieces of spreadsheet formulas that compare texts as they stand.

COUNTIF, COUNTIFS and MATCH read ``* ? ~`` as wildcards and a leading ``= < >`` as a comparison, which an
objection or a cadence may well contain.
"""

from __future__ import annotations

_WILDCARDS = "~*?"
"""The escape itself comes first, so that no escape is escaped again."""


def counted(*conditions: tuple[str, str]) -> str:
    """How many rows meet all conditions, each a column's range and the expression that it must equal."""
    return "SUMPRODUCT(" + "*".join(("1", *(f"({column}={value})" for column, value in conditions))) + ")"


def literal(expression: str) -> str:
    """What MATCH has to be given to find the expression's text itself."""
    for wildcard in _WILDCARDS:
        expression = f'SUBSTITUTE({expression},"{wildcard}","~{wildcard}")'
    return expression
