"""The languages that papers can be in: English, in which words stand in the code, and each that has a catalog here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

FOLDER = Path(__file__).parent
"""Where the catalogs stand, and the conventions."""
SOURCE = "en"
"""The language in which words stand in the code."""
DEFAULT = "pl"
"""The language of a blueprint that names none."""
LANGUAGES: tuple[str, ...] = (*sorted(catalog.stem for catalog in FOLDER.glob("*.mo")), SOURCE)

# Which they are is known when the program runs; a model that holds one refuses all others then.
if TYPE_CHECKING:
    Language: TypeAlias = str
else:
    Language = Literal[LANGUAGES]
