"""A company's brand laid over a theme: its colours where they can be read, its fonts, logo, cover."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .pictures import Picture
from .theme import TEXT_CONTRAST, Brand, Cover, Fonts, Palette, Theme, contrast_with_white, readable

_LOGO_BOX = 16.0, 3.4
"""Width and height that a logo has room for at the head of a page, in rem."""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A colour of a brand that could not be read as it was asked for, and the one that is used."""

    name: str
    asked: str
    used: str


def branded(
    theme: Theme,
    *,
    primary: str | None = None,
    accent: str | None = None,
    font: str | None = None,
    heading_font: str | None = None,
    body_font: str | None = None,
    cover: Cover | None = None,
    brand: Brand | None = None,
) -> Theme:
    """The theme with a company's colours, fonts, cover and pictures laid over it.

    ``font`` is that of headings and text, as far as they have none of their own. A colour too light to be read on the
    theme's quiet background, and so on white, is darkened until it can be.
    """
    palette = replace(
        theme.palette,
        primary=_readable(primary, theme.palette) if primary else theme.palette.primary,
        accent=_readable(accent, theme.palette) if accent else theme.palette.accent,
    )
    fonts = _fonts(theme.fonts, heading_font or font, body_font or font)
    dressed = replace(theme, palette=palette, fonts=fonts, cover=cover or theme.cover, brand=brand or theme.brand)
    rules = "\n".join(_rules(dressed))
    return replace(dressed, html=replace(theme.html, css=f"{theme.html.css}\n{rules}")) if rules else dressed


def adjusted(theme: Theme, *, primary: str | None, accent: str | None) -> tuple[Adjusted, ...]:
    """The colours of a brand that are not used as they are."""
    asked = {"primary": primary, "accent": accent}
    used = {name: _readable(colour, theme.palette) for name, colour in asked.items() if colour}
    return tuple(Adjusted(name, str(asked[name]), colour) for name, colour in used.items() if colour != asked[name])


def _readable(colour: str, palette: Palette) -> str:
    return readable(colour, TEXT_CONTRAST * contrast_with_white(palette.tint))


def _fonts(fonts: Fonts, heading: str | None, body: str | None) -> Fonts:
    return replace(fonts, heading=heading or fonts.heading, body=body or fonts.body)


# --- pages ----------------------------------------------------------------------------------------


def _rules(theme: Theme) -> Iterator[str]:
    """The rules of a brand's pictures for pages, which fetch nothing: the pictures stand in them."""
    logo, picture = theme.brand.logo, theme.brand.cover_picture
    if logo:
        width, height = logo.fitted(*_LOGO_BOX)
        yield (
            f".logo {{ width: {width:.2f}rem; height: {height:.2f}rem; max-width: 100%; box-sizing: content-box; "
            f'background: url("{address(logo)}") left center / contain no-repeat content-box; '
            "print-color-adjust: exact; -webkit-print-color-adjust: exact; }"
        )
    if picture and theme.cover != "none":
        yield (
            f'.cover::after {{ content: ""; display: block; height: clamp(9rem, 28vw, 20rem); margin-top: 2.2rem; '
            f'background: url("{address(picture)}") center / cover no-repeat; '
            "print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n"
            ".cover { padding-bottom: 0; }"
        )


def address(picture: Picture) -> str:
    """A picture as an address that holds it whole."""
    kind, data = ("svg+xml", picture.svg.encode()) if picture.svg else (picture.kind, picture.data)
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"
