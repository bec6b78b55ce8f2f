"""Names in what somebody said, with their codes in their place: a quote shall not tell whom the rest conceals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:sp\.? ?z ?o\.? ?o\.?|s\.? ?a\.?|sp\.? ?[jkp]\.?|s\.? ?c\.?"
    r"|ltd\.?|limited|plc|llc|llp|inc\.?|corp\.?|gmbh)"
    r"(?: sp\.? ?k\.?)?$",
    re.IGNORECASE,
)
_SHORTEST = 4
"""Letters of a name, or of a part of one, by which somebody is known; of a shorter one every text is full."""


@dataclass(frozen=True, slots=True)
class Masks:
    """Names by the codes that stand for them: of customers, which are firms, and of salespeople, which are people."""

    customers: Mapping[str, str]
    sellers: Mapping[str, str]

    def masked(self, text: str) -> str:
        """A text with each whole name in it replaced by its code."""
        for code, name in (*self.customers.items(), *self.sellers.items()):
            for written in (name, _LEGAL_FORM.sub("", name)):
                if len(written) >= _SHORTEST and written in text:
                    text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", code, text)
        return text

    def left(self, text: str) -> str:
        """A part of a salesperson's name that a text still has, in whichever case of its language; "" for none."""
        parts = {part for name in self.sellers.values() for part in name.split() if len(part) >= _SHORTEST}
        stems = (re.escape(part[: max(_SHORTEST, len(part) - 1)]) for part in sorted(parts) if part[0].isupper())
        found = (re.search(rf"(?<!\w){stem}\w{{0,4}}(?!\w)", text) for stem in stems)
        return next((one[0] for one in found if one), "")
