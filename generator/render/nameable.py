"""Something that the tags of a template may name: how it is written, what it means, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "text", "field", "list", "run", "row", "cell", "condition"]


@dataclass(frozen=True, slots=True)
class Nameable:
    """``tag`` as it is typed; ``kind`` is what it stands in or prints.

    A ``paragraph`` takes the place of one, as a ``run`` does; a ``text`` and a ``field`` stand within a line; a
    ``list`` is gone through, a ``row`` repeated; a ``condition`` is asked. A ``cell`` is named, and has no tag.
    ``example`` is what it comes to now, "" where nobody has written that down.
    """

    tag: str
    meaning: str
    kind: Kind
    example: str = ""
