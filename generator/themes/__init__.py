"""Themes: load a theme's folder, and lay a company's brand over it. What a theme draws with is plain data."""

from .branding import adjusted, branded
from .loading import ThemeFileError, assembled, load, shipped
from .pictures import Picture, PictureError, picture
from .theme import Brand, Cover, Enclosed, ExcelLook, Fonts, HtmlParts, Palette, Theme, WordParts

__all__ = [
    "Brand",
    "Cover",
    "Enclosed",
    "ExcelLook",
    "Fonts",
    "HtmlParts",
    "Palette",
    "Picture",
    "PictureError",
    "Theme",
    "ThemeFileError",
    "WordParts",
    "adjusted",
    "assembled",
    "branded",
    "load",
    "picture",
    "shipped",
]
