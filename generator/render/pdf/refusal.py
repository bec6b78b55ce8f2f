"""Why a look cannot draw a paper, in the typesetter's words."""

from __future__ import annotations

import re

import typst

_PLACE = re.compile(r"[/\\](\w+\.typ):(\d+):(\d+)")
_SAID = re.compile(r'^(?:assertion failed: |panicked with: )"?(.*?)"?$', re.DOTALL)


class LookError(ValueError):
    """What the typesetter does not understand or cannot do; ``file``, ``line`` and ``column`` where they are known."""

    def __init__(self, error: typst.TypstError) -> None:
        place = _PLACE.search(error.diagnostic.partition("error: ")[2])
        said = _SAID.match(error.message)
        self.file = place[1] if place else ""
        self.line, self.column = (int(place[2]), int(place[3])) if place else (0, 0)
        self.reason = said[1] if said else error.message
        self.hint = error.hints[0] if error.hints else ""
        super().__init__(f"{self.file}, line {self.line}: {self.reason}" if place and not said else self.reason)
