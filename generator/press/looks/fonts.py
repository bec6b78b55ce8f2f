"""Which fonts of a theme this machine has not, as far as the system tells."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

from generator.blueprint.problems import Problem
from generator.themes import Theme
from generator.themes.fonts import family

from .settings import Settings

_PATIENCE = 20
"""In seconds; a machine with many fonts looks through them once."""


def missing(theme: Theme, settings: Settings) -> Iterator[Problem]:
    """Advice for each font that is not here, and what stands in for it here."""
    there = _families()
    kinds = {theme.fonts.body: "body", theme.fonts.heading: "heading"} if there else {}
    for name, kind in kinds.items():
        if name.lower() in there:
            continue
        like = next((one for one in family(name).like if one.lower() in there), None)
        message = f"this machine has no `{name}`"
        hint = (
            f"`{like}`, which is as wide, stands in for it here; nothing needs to be done."
            if like
            else "Papers look otherwise here than where it is; name one that all have, such as Calibri or Arial."
        )
        path = f"fonts.{kind}"
        yield Problem("theme-font", message, hint, settings.places.get(path, settings.places[""]), path, "advice")


def _families() -> frozenset[str]:
    """The font families of this machine in lower case; none where the system does not tell (fontconfig does)."""
    listing = shutil.which("fc-list")
    if listing is None:
        return frozenset()
    try:
        said = subprocess.run(  # noqa: S603
            [listing, ":", "family"], capture_output=True, text=True, timeout=_PATIENCE, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return frozenset()
    return frozenset(name.strip().lower() for line in said.splitlines() for name in line.split(","))
