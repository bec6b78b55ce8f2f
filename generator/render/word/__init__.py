"""Word: a document and a theme become a .docx, the same bytes for the same two."""

from .faults import shell_errors, tag_errors
from .refusal import ShellError
from .renderer import render

__all__ = ["ShellError", "render", "shell_errors", "tag_errors"]
