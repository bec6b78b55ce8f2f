"""Why a look cannot draw a paper, in the typesetter's words."""

from __future__ import annotations

import re

import typst

_PLACE = re.compile(r"[/\\](\w+\.typ):(\d+):\d+")


class LookError(ValueError):
    """What the typesetter does not understand or cannot do, with the file and line where that is known."""

    def __init__(self, error: typst.TypstError) -> None:
        told = error.diagnostic.partition("error: ")[2]
        place = _PLACE.search(told)
        self.hint = error.hints[0] if error.hints else ""
        super().__init__(f"{place[1]}, line {place[2]}: {error.message}" if place else error.message)
