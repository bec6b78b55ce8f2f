"""Whose set stands where a blueprint's papers are to go: another company's is not written over by mistake."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.blueprint.files import as_text
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem

from . import manifest
from .folder import Folder
from .inputs import sets_below
from .manifest import Owner


def problems(folder: Folder, own: Owner, loaded: LoadedBlueprint) -> Iterator[Problem]:
    """What to say before a company's papers go to a folder, where it has another name now, or is another company.

    It is another one if neither its name nor its blueprint's folder is that of the set, in whichever language.
    """
    id_ = folder.inner.partition("/")[0]
    for there in dict.fromkeys((folder, *sets_below(folder.root, id_))):
        other = manifest.owner(there)
        if other is None or _is_one(other.company, own.company):
            continue
        if other.folder != own.folder:
            yield _another(other, own, there, loaded)
        elif there == folder:
            yield _renamed(other, own, loaded)


def _is_one(name: str, other: str) -> bool:
    """Whether two names are one, however they are typed."""
    return _typed(name) == _typed(other)


def _typed(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _another(other: Owner, own: Owner, there: Folder, loaded: LoadedBlueprint) -> Problem:
    message = (
        f"{as_text(there.path)} holds the papers of {other.company} (blueprint folder `{other.folder}`), "
        f"not those of {own.company} (`{own.folder}`)"
    )
    hint = "Give it an `id` of its own, or another folder with `--output`; if it is to replace them, add `--take-over`."
    return Problem("other-company", message, hint, loaded.place("id"), "id")


def _renamed(before: Owner, own: Owner, loaded: LoadedBlueprint) -> Problem:
    message = f"these were the papers of {before.company}; they become those of {own.company}"
    hint = "Nothing is to be done if the company is called so now; else give this blueprint an `id` of its own."
    return Problem("company-renamed", message, hint, loaded.place("company.name"), "company.name", "warning")
