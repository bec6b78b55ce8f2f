"""Word: a document and a theme become a .docx, the same bytes for the same two."""

from .refusal import ShellError
from .renderer import render

__all__ = ["ShellError", "render"]
