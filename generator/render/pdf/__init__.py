"""PDF: a document or a volume and a theme become a tagged PDF that lasts, without an office program."""

from .typefaces import Faces, faces
from .renderer import characters, render

__all__ = ["Faces", "characters", "faces", "render"]
