"""A language that nobody speaks: English with an accent on every letter; a word without one was never translated.

It goes by the code of a language that Babel and the calendar of holidays know, and that is written in other letters.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog

from generator.blueprint.frequencies.frequency import Frequency
from generator.blueprint.merging.compose import compose
from generator.blueprint.model.fields import branches
from generator.locale import catalogs
from tests.papers import ROOT

LANGUAGE = "uk"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçđéƒǥħíĵķłḿńóƥɋŕšŧúṽŵẋýžÁɃÇĐÉƑǤĦÍĴĶŁḾŃÓƤɊŔŠŦÚṼŴẊÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"\{\w*\}|\[\[[\w.-]+\]\]|(?<=\]\()[^)\s]+|https?://\S+|\S+@\S+")
"""Blanks of ours, merge fields, and addresses."""
_RHYTHMS = ("perform", "refresh")
_WORD = re.compile(r"\[\[word\.working-day[^\]]*\]\]")
"""The one word of the vocabulary that stands in a rhythm, whose grammar knows it in English."""
_NAMES = "names"
"""What other firms' systems call a field: mostly one name for all languages, else it stands in their folders."""


def accented(text: str) -> str:
    """The text with an accent on each letter but those of fields and addresses; the language has no articles."""
    kept = [field.replace(".a]]", "]]") for field in _KEPT.findall(text)]
    parts = [part.translate(_ACCENTS) for part in _KEPT.split(text)]
    return "".join(part + field for part, field in zip(parts, [*kept, ""], strict=True))


def make_generator(folder: Path) -> None:
    """A generator in a folder that has the language: a catalog, and a folder in the outlines and in the base."""
    left_out = shutil.ignore_patterns("example-*")
    for part in ("generator", "themes", "blueprints"):
        shutil.copytree(ROOT / part, folder / part, ignore=left_out)
    _make_catalog(folder / "generator/locale")
    worded = frozenset(_worded())
    for texts in (folder / "generator/outlines", folder / "blueprints/ten-stage"):
        for file in sorted((texts / "en").rglob("*.yaml")):
            copy = texts / LANGUAGE / file.relative_to(texts / "en")
            copy.parent.mkdir(parents=True, exist_ok=True)
            spoken = _spoken(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader), (), worded)
            copy.write_text(json.dumps(spoken, ensure_ascii=False, default=str), "utf-8")


def _make_catalog(folder: Path) -> None:
    catalog = Catalog(locale=LANGUAGE)
    for message in catalogs.catalog_of(folder / "pl.po"):
        if message.id:
            catalog.add(message.id, _translated(message.id, catalog.num_plurals), context=message.context)
    (folder / f"{LANGUAGE}.po").write_bytes(catalogs.written(catalog))
    (folder / f"{LANGUAGE}.mo").write_bytes(catalogs.compiled(catalog))


def _translated(words: str | tuple[str, ...], forms: int) -> str | tuple[str, ...]:
    if isinstance(words, str):
        return accented(words)
    one, several = words
    return (accented(one), *(accented(several),) * (forms - 1))


def _worded() -> Iterator[str]:
    """The fields of the base and of the outlines whose words belong to a language."""
    base = compose(ROOT / "blueprints/ten-stage", "en")
    for section in branches(base.tree):
        yield from (field.path for field in section.fields if field.declared.is_worded)


def _spoken(value: Any, path: tuple[str, ...], worded: frozenset[str]) -> Any:
    """What a file says, in the language: texts with accents, rhythms by their structure, all else as it is."""
    if isinstance(value, dict):
        return {key: _spoken(below, (*path, str(key).rstrip("+=")), worded) for key, below in value.items()}
    if isinstance(value, list):
        return [_spoken(item, path, worded) for item in value]
    if not isinstance(value, str) or (".".join(path) not in worded and _NAMES not in path):
        return value
    return _structure(value) if path[-1] in _RHYTHMS else accented(value)


def _structure(rhythm: str) -> Any:
    structure = Frequency.model_validate(_WORD.sub("working day", rhythm)).structure
    return _with_accents(structure.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def _with_accents(rhythm: Any) -> Any:
    """The structure of a rhythm whose conditions, which are free words, have accents."""
    if isinstance(rhythm, list):
        return [_with_accents(part) for part in rhythm]
    if not isinstance(rhythm, dict):
        return rhythm
    return {
        key: accented(value) if key == "if" and value != "needed" else _with_accents(value)
        for key, value in rhythm.items()
    }


def write_set(folder: Path) -> Path:
    """A new company in the language that has decided nothing but its name, and all its papers: the folder of both."""
    made = [sys.executable, "-c", _IN_ONE_GO, accented("Example"), LANGUAGE]
    where = {"PYTHONPATH": str(folder), "SALESBOOK_CACHE": str(folder / "cache")}
    ran = subprocess.run(made, cwd=folder, env={**os.environ, **where}, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return folder


_IN_ONE_GO = """
import sys
from pathlib import Path
from generator.cli import salesbook

def run(*command):
    code = salesbook.main(list(command), prog_name="salesbook", standalone_mode=False)
    assert code == 0, command

company, language = sys.argv[1:]
run("new", "firm", "--company", company, "--language", language, "--yes")
with Path("firm/blueprint.yaml").open("a", encoding="utf-8") as blueprint:
    blueprint.write("as_of: 2026-01-05\\n")
run("build", "firm", "--output", "output")
"""
"""A day is written down, so that there is a year to show."""
