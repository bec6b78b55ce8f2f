"""Word: a document and a theme become a .docx, the same bytes for the same two."""

from .faults import shell_errors, tag_errors
from .refusal import ShellError
from .renderer import render
from .template import fill

__all__ = ["ShellError", "fill", "render", "shell_errors", "tag_errors"]
