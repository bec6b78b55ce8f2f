"""PDF: a document or a volume and a theme become a tagged PDF that lasts, without an office program."""

from .refusal import LookError
from .renderer import characters, render
from .typefaces import Faces, faces

__all__ = ["Faces", "LookError", "characters", "faces", "render"]
