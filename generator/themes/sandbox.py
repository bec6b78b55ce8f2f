"""Where templates run that anybody may have written: what reaches out is refused, and so is what grows without measure.

Jinja works out what is constant when it compiles, so a text of three billion letters would be made before anything is
run; operators and filters that make large things out of small ones are kept from that, and bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_MOST_LETTERS = 100_000
_LARGEST_POWER = 64
_GROWING = ("center", "format", "indent", "wordwrap")
"""Filters that take a size; nothing that is drawn needs them."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, strict about names that do not exist, in which nothing grows beyond what a paper needs."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, finalize: Callable[..., Any] | None = None, *, autoescape: bool = True) -> None:
        super().__init__(
            autoescape=autoescape,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=finalize,
        )
        for name in _GROWING:
            del self.filters[name]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator, where it is no larger than its parts let expect. Raises ``SecurityError``."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if numbers and (operator != "**" or abs(right) <= _LARGEST_POWER):
            return super().call_binop(context, operator, left, right)
        if operator == "*" and _repeated(left, right) <= _MOST_LETTERS:
            return super().call_binop(context, operator, left, right)
        raise SecurityError(f"`{operator}` makes more of this than a paper needs")


def _repeated(left: Any, right: Any) -> int:
    """How long a text or list becomes that is repeated."""
    text, times = (left, right) if hasattr(left, "__len__") else (right, left)
    return len(text) * max(0, times) if hasattr(text, "__len__") and isinstance(times, int) else _MOST_LETTERS + 1
