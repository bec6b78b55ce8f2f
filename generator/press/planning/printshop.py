"""What the PDFs of a build are set in, and what people are told of it.

The typesetter comes with the extra ``salesbook[pdf]`` and is loaded only where a PDF is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.blueprint.problems import BlueprintError, Problem
from generator.documents.blocks import Document
from generator.documents.volume import Volume
from generator.themes import Theme

if TYPE_CHECKING:
    from generator.render.pdf import Faces

Printable = Document | Volume
_MOST_NAMED = 12
"""Characters that a message names."""


def typefaces(theme: Theme, contents: Mapping[str, Printable]) -> dict[str, Faces]:
    """The fonts of each paper by its id. Raises ``BlueprintError`` where there is nothing to set type with.

    Most sets hold letters of one script, for which one look at the fonts is enough; where one does not suffice, each
    paper is looked at by itself, so that it is set in the same fonts with and without the others.
    """
    if find_spec("typst") is None:
        message = "PDFs are set by Typst, which is not installed"
        hint = (
            'Run `pip install "salesbook[pdf]"`, or leave out `--format pdf` and remove the folders `pdf` of the set.'
        )
        raise BlueprintError([Problem("pdf-not-installed", message, hint)])
    from generator.render import pdf

    characters = {id_: pdf.characters(content) for id_, content in contents.items()}
    together = pdf.faces(theme.fonts, frozenset().union(*characters.values()))
    plain = pdf.faces(theme.fonts, ())
    if together == plain:
        return dict.fromkeys(contents, plain)
    return {id_: pdf.faces(theme.fonts, some) for id_, some in characters.items()}


def remarks(faces: Mapping[str, Faces], titles: Mapping[str, str]) -> Iterator[Problem]:
    """What to tell of fonts that are not there, and of characters that no font has; titles are those of the papers."""
    for family, instead in sorted({pair for one in faces.values() for pair in one.instead}):
        yield Problem(
            "pdf-font",
            f"the font `{family}` is not on this machine; the PDFs are set in {instead}",
            f"Install `{family}`, or name another font in `brand.font`.",
            severity="advice",
        )
    lost = {titles[id_]: sorted(one.lost) for id_, one in faces.items() if one.lost}
    for title, characters in sorted(lost.items()):
        named = ", ".join(f"`{one}` (U+{ord(one):04X})" for one in characters[:_MOST_NAMED])
        more = f" and {len(characters) - _MOST_NAMED} more" if len(characters) > _MOST_NAMED else ""
        yield Problem(
            "pdf-character",
            f"no font on this machine has {named}{more}; the PDF of “{title}” shows □ instead",
            "Install a font that has it, such as Noto Sans or Noto Emoji, or write the text without it.",
            severity="warning",
        )
