"""Characters that look like a space, or like nothing, and break a line of YAML, where only plain spaces count."""

from __future__ import annotations

import re

from generator.blueprint.problems import Place, Problem

_NAMES = {
    0xA0: "a no-break space", 0x202F: "a narrow no-break space", 0x2007: "a figure space", 0x3000: "a wide space",
    0x200B: "a zero-width space", 0xFEFF: "a byte order mark",
}  # fmt: skip
_BLANK = "[" + "".join(map(chr, (0xA0, 0x1680, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF))) + "]"
_BREAKING = re.compile(
    rf" *(?:(?:- +)*-(?P<dash>{_BLANK})|(?P<beginning>{_BLANK})"
    rf"|(?:- +)*[\w.-]+ *(?:[=+]?:(?P<colon>{_BLANK})|(?P<key>{_BLANK}+):))"
)
_BEGINNING = 300
"""Characters of a line in which a key or a dash stands; a line may be endless, and many problems may stand in it."""
_WHERE = {
    "dash": "behind this dash",
    "colon": "behind this colon",
    "beginning": "at the beginning of this line",
    "key": "before this colon",
}


def breaking_blank(place: Place) -> Problem | None:
    """The blank that keeps the line of a place from being the key or the item that it looks like; None without one."""
    found = _BREAKING.match(place.text, 0, _BEGINNING)
    if not found or not found.lastgroup:
        return None
    at = found.start(found.lastgroup)
    return blank_problem(place.text[at], _WHERE[found.lastgroup], Place(place.file, place.line, at + 1, place.text))


def blank_problem(character: str, where: str, place: Place) -> Problem:
    """The problem that a blank stands where only a plain space counts."""
    name = _NAMES.get(ord(character), f"an invisible character, U+{ord(character):04X},")
    message = f"{name} stands {where}, where only plain spaces count"
    return Problem("character", message, "Delete it and type a plain space.", place)
