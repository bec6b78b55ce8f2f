"""The look of a blueprint's papers: its theme with the company's brand over it, and what there is to say of both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import disk
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem
from generator.blueprint.reading.files import as_path, leads_out
from generator.blueprint.reading.nodes import Node, Scalar, step
from generator.press.templates.found import NONE, Templates, templates_of
from generator.themes import Brand, Picture, PictureError, Theme, adjusted, branded, load, picture
from generator.themes.loading import DEFAULT

from .found import Found, found

_MOST = {"logo": 300_000, "cover_picture": 3_000_000}
"""Bytes of a picture: a logo stands in each page of a set."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme in a company's colours, and the problems with either; where one is an error, the theme is the usual one.

    ``templates`` are the company's own files that some papers are put into. ``beside`` are the files and folders that
    all of it is read from beside the blueprint.
    """

    theme: Theme
    problems: tuple[Problem, ...]
    beside: tuple[Path, ...]
    templates: Templates = NONE


def look_of(loaded: LoadedBlueprint, wanted: str | None = None) -> Look:
    """The look of a blueprint's papers; ``wanted`` is a theme that the command line asks for instead of its own."""
    base = _found(loaded, wanted)
    theme = base.theme or load()
    problems = [*base.problems]
    if base.theme and base.folder:
        from . import checking  # which loads renderers, and only a theme of one's own has to be looked over

        problems += checking.problems(base)
    brand, files = _brand(loaded, problems)
    given = loaded.blueprint.brand
    problems += _adjusted(loaded, theme)
    dressed = branded(
        theme,
        primary=given.primary,
        accent=given.accent,
        font=given.font,
        heading_font=given.heading_font,
        body_font=given.body_font,
        cover=given.cover,
        brand=brand,
    )
    templates = templates_of(loaded)
    beside = (*files, *base.folders, *templates.beside)
    return Look(dressed, (*problems, *templates.problems), beside, templates)


def _found(loaded: LoadedBlueprint, wanted: str | None) -> Found:
    if wanted is not None:
        return found(wanted, Path(), None, within=False)
    node = _scalar(loaded, "theme")
    if node is None or loaded.blueprint.theme is None:
        return Found(load(DEFAULT))
    folder = loaded.composition.folder_of(node.source.layer)
    return found(loaded.blueprint.theme, folder, node.place, within=True)


def _scalar(loaded: LoadedBlueprint, path: str) -> Scalar | None:
    node: Node | None = loaded.composition.tree
    for part in path.split("."):
        node = step(node, part) if node is not None else None
    return node if isinstance(node, Scalar) else None


# --- brand ----------------------------------------------------------------------------------------


def _brand(loaded: LoadedBlueprint, problems: list[Problem]) -> tuple[Brand, tuple[Path, ...]]:
    """The brand's pictures, and the files that they are in; ``problems`` takes up what is wrong with them."""
    pictures: dict[str, Picture] = {}
    files: list[Path] = []
    for name, most in _MOST.items():
        node = _scalar(loaded, f"brand.{name}")
        if node is None or node.value is None:
            continue
        folder = loaded.composition.folder_of(node.source.layer)
        file = Path(os.path.realpath(folder / as_path(node.value)))
        files.append(folder / as_path(node.value))
        try:
            pictures[name] = _picture(file, folder, most)
        except PictureError as error:
            reason, hint = error.args
            message = f"`{node.value}` {reason}"
            problems.append(Problem("picture", message, hint, node.place, f"brand.{name}"))
    return Brand(**pictures), tuple(files)


def _picture(file: Path, folder: Path, most: int) -> Picture:
    """The picture of a file. Raises ``PictureError``."""
    try:
        seen = disk.look(file, most) if not leads_out(file, folder) else disk.NOTHING
    except OSError as error:
        raise PictureError(f"cannot be read: {(error.strerror or str(error)).lower()}", "Check the file.") from error
    if seen.data is None:
        raise PictureError(f"is no file of at most {most // 1000:,} kB", "Save it smaller, or as fewer pixels.")
    return picture(seen.data)


def _adjusted(loaded: LoadedBlueprint, theme: Theme) -> Iterator[Problem]:
    """Which colours are not used as they were asked for."""
    brand = loaded.blueprint.brand
    for one in adjusted(theme, primary=brand.primary, accent=brand.accent):
        path = f"brand.{one.name}"
        message = f"`{one.asked}` is too light to be read, so papers use `{one.used}` for `{one.name}`"
        hint = f'Write `"{one.used}"`, or another dark colour; the logo keeps its own colours either way.'
        yield Problem("colour-adjusted", message, hint, loaded.place(path), path, "advice")
