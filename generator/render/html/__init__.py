"""Documents as HTML pages: each one file that needs nothing else, works from ``file://`` and prints on A4."""

from .page import render

__all__ = ["render"]
