"""Themes: load a theme's folder, and lay a company's brand over it. What a theme draws with is plain data."""

from .theme import Enclosed, Fonts, HtmlParts, Palette, Theme, WordParts, branded, load

__all__ = ["Enclosed", "Fonts", "HtmlParts", "Palette", "Theme", "WordParts", "branded", "load"]
