"""Why a look cannot draw a paper, in the typesetter's words."""

from __future__ import annotations

import re

import typst

_PLACE = re.compile(r"[/\\](\w+\.typ):(\d+):(\d+)")
_ASSERTED = "assertion failed: "
"""Before what our own part says of a look."""


class LookError(ValueError):
    """What the typesetter does not understand or cannot do; ``file``, ``line`` and ``column`` where they are known."""

    def __init__(self, error: typst.TypstError) -> None:
        place = _PLACE.search(error.diagnostic.partition("error: ")[2])
        is_ours = error.message.startswith(_ASSERTED)
        self.file = place[1] if place else ""
        self.line, self.column = (int(place[2]), int(place[3])) if place else (0, 0)
        self.reason = error.message.removeprefix(_ASSERTED)
        self.hint = error.hints[0] if error.hints else ""
        super().__init__(f"{self.file}, line {self.line}: {self.reason}" if place and not is_ours else self.reason)
