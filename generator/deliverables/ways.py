"""What the ways between stages are called."""

from __future__ import annotations

from generator.locale import Label

KINDS = {
    "next": Label("forward"),
    "skip": Label("skip"),
    "back": Label("back"),
    "lost": Label("lost"),
    "abandoned": Label("purchase abandoned"),
    "disqualified": Label("[[word.customer]] disqualified"),
    "loop": Label("new start"),
}
"""By kind of a ``Transition``."""
