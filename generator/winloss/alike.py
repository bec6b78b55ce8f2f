"""Words that are the same to people, however they are written."""

from __future__ import annotations

from generator.blueprint.nearness import folded


def alike(words: str) -> str:
    """Words without what people write differently: capitals, blanks, marks and accents."""
    return folded(words).replace(".", "")
