"""Word: a document and a theme become a .docx, or these and a template; the same bytes for the same ones."""

from generator.documents.blocks import Document
from generator.themes import Theme
from generator.themes.template import Template

from .faults import shell_errors, tag_errors
from .refusal import ShellError
from .renderer import render

__all__ = ["ShellError", "fill", "render", "shell_errors", "tag_errors"]


def fill(document: Document, theme: Theme, template: Template) -> bytes:
    """The document in a template of the company's own. Raises ``ShellError``."""
    from .template import fill as filled  # which a company that has none need not wait for

    return filled(document, theme, template)
