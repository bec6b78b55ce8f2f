"""Where one rhythm of a text may end and another begin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from .folding import folded

_JOINT = re.compile(r"(?P<any>,? (?:lub|albo|or) )|(?P<all>,? (?:oraz|a takze|plus|and|i|\+) |[,;] )")
_MOST_JOINTS = 8
"""A rhythm ends within as many joints, or it is none."""


def joints(text: str) -> Iterable[re.Match[str]]:
    """The places where one rhythm may end and another begin: "i", "lub", "and", "or", commas."""
    return islice(_JOINT.finditer(folded(text)), _MOST_JOINTS)
