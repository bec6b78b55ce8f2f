"""The files that a blueprint names, such as its logo: each there, of a kind that can be printed, and in the folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.blueprint.merging.compose import Composition
from generator.blueprint.model.annotations import marks
from generator.blueprint.model.base import FileReference
from generator.blueprint.model.fields import Branch
from generator.blueprint.problems import Problem, did_you_mean
from generator.blueprint.reading.files import as_path, as_text, leads_out
from generator.blueprint.reading.nodes import Scalar
from generator.blueprint.remembered import remembered

_MOST_SUGGESTED = 200
"""So many files of a folder are looked at for one that was meant."""


def picture_problems(found: Iterable[Branch], composition: Composition) -> Iterator[Problem]:
    """Every picture that is not in the folder of the layer that names it, or is none that can be printed."""
    for section in found:
        for scalar, suffixes, path in _pictures(section):
            problem = _problem(scalar, composition.folder_of(scalar.source.layer), suffixes)
            if problem:
                message, hint = problem
                yield Problem("picture", message, hint, scalar.place, path)


@remembered
def _pictures(section: Branch) -> tuple[tuple[Scalar, tuple[str, ...], str], ...]:
    """The paths of pictures, each with the endings that it may have and the path of its field."""
    return tuple(
        (scalar, mark.suffixes, field.path)
        for field in section.fields
        for mark in marks(field.model, field.declared.name)
        if isinstance(mark, FileReference)
        for scalar in field.scalars()
    )


def _problem(scalar: Scalar, folder: Path, suffixes: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a picture's path, and the way out; None for nothing."""
    written = scalar.value or ""
    file = folder / as_path(written)
    if Path(written).suffix.lower() not in suffixes:
        kinds = ", ".join(suffix.removeprefix(".") for suffix in suffixes)
        return f"`{written}` is no picture that can be printed", f"Name a file that ends in one of: {kinds}."
    try:
        if leads_out(file, folder):
            return (
                f"`{written}` leads out of the blueprint's folder",
                "Copy the picture into the folder and name it there.",
            )
        if file.is_file():
            return None
    except OSError:  # a name too long, or a folder that may not be looked into
        pass
    others = _pictures_beside(file, folder, suffixes)
    hint = did_you_mean(written, others, "Put the picture there, or write its path from the blueprint's folder.")
    return f"there is no picture `{written}` in the blueprint's folder", hint


def _pictures_beside(file: Path, folder: Path, suffixes: tuple[str, ...]) -> list[str]:
    """The pictures in the folder where one was looked for, and in the blueprint's own."""
    names: list[str] = []
    for place in dict.fromkeys((file.parent, folder)):
        try:
            entries = sorted(place.iterdir())[:_MOST_SUGGESTED]
        except OSError:
            continue
        names += [
            as_text(entry.relative_to(folder).as_posix()) for entry in entries if entry.suffix.lower() in suffixes
        ]
    return names
