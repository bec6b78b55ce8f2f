"""Where the blueprints, themes and outlines that ship with the generator stand: in the checkout or in the wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(kind: str) -> Path:
    """The folder of shipped ``blueprints`` or ``themes``."""
    inside_wheel = _PACKAGE / "shipped" / kind
    return inside_wheel if inside_wheel.is_dir() else _PACKAGE.parent / kind


def outlines() -> Path:
    """The folder of the lowest layer of all blueprints: what papers are called and consist of."""
    return _PACKAGE / "outlines"
