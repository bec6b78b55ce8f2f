"""Where templates run: sandboxed, escaping, strict about names that do not exist, and compiled once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Template

from generator.documents import blocks, figures, inline
from generator.themes.sandbox import Sandbox

from .outline import Entry

_VOCABULARY: dict[type, frozenset[str]] = {
    kind: frozenset(field.name for field in fields(kind))
    for kind in [*vars(blocks).values(), *vars(inline).values(), *vars(figures).values(), Entry]
    if isinstance(kind, type) and is_dataclass(kind)
}
"""What a template may read of a block: its fields and nothing else."""


@lru_cache(maxsize=8)
def compiled(source: str) -> Template:
    """A template's text, compiled once for each text."""
    return _environment().from_string(source)


@lru_cache(maxsize=1)
def _environment() -> Sandbox:
    return _Sandbox()


class _Sandbox(Sandbox):
    """Knows the vocabulary's fields, which is stricter than the stock sandbox and saves its slow look at each value."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        allowed = _VOCABULARY.get(type(obj))
        return super().is_safe_attribute(obj, attr, value) if allowed is None else attr in allowed
