"""``make words``: takes up into the catalogs what the code prints, drops what it prints no more, and compiles them.

What is new stands there with an empty translation, which the tests do not let pass.
"""

from __future__ import annotations

import ast
import datetime
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from .words import BY_TRADE, QUESTION, QUESTION_WORDS

_HERE = Path(__file__).parent
_ROOTS = (_HERE.parent, _HERE.parent.parent / "themes")
_KEYWORDS = parse_keywords(["Label:1,1t", "Label:1,2c,2t", "say:1,1t", "say:1,2c,2t"])
_PLURALS = parse_keywords(["counted:2,3,3t", "counted:2,3,4c,4t", "Plural:1,2,2t", "Plural:1,2,3c,3t"])
_METHODS = [
    ("fingerprint/**", "ignore"),
    ("**.py", "generator.locale.catalogs:marked_words"),
    ("**.j2", "generator.locale.catalogs:words_of_template"),
    ("blueprint/starter_questions.yaml", "generator.locale.catalogs:words_of_questions"),
]
"""What fingerprints say is read by nobody."""
_WIDTH = 120
_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""Stands in compiled catalogs, which say when they were made: the same words, the same bytes."""


def main() -> None:
    """Bring every catalog up to date."""
    for file in sorted(_HERE.glob("*.po")):
        catalog = updated(file)
        file.write_bytes(written(catalog))
        file.with_suffix(".mo").write_bytes(compiled(catalog))


def updated(file: Path) -> Catalog:
    """A catalog with exactly the words that the code prints, in the order of their files."""
    before = catalog_of(file)
    catalog = Catalog(locale=file.stem, domain="salesbook", project="salesbook", creation_date=_DAY, revision_date=_DAY)
    for path, words, context in printed_words():
        known = before.get(words, context=context)
        string = known.string if known and known.pluralizable == isinstance(words, tuple) else None
        catalog.add(words, string, locations=[(path, 0)], context=context)
    return catalog


def catalog_of(file: Path) -> Catalog:
    """A catalog as it stands on the disk."""
    with file.open("rb") as text:
        return read_po(text, locale=file.stem, domain="salesbook")


def printed_words() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """All words that the code marks to be printed: the file, the words with their plural, their context."""
    for root in _ROOTS:
        for name, _, words, _, context in extract_from_dir(root, _METHODS, keywords=_KEYWORDS | _PLURALS):
            yield f"{root.name}/{Path(name).as_posix()}", words, context


def marked_words(
    file: IO[bytes], keywords: Mapping[str, object], comments: object, options: object
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """The calls in a Python file that mark words, for Babel, whose own reader passes over those within f-strings."""
    for node in ast.walk(ast.parse(file.read())):
        name = _called(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in keywords:
            context = (keyword.value for keyword in node.keywords if keyword.arg == "context")
            yield node.lineno, name, tuple(map(_literal, (*node.args, *context))), []


def words_of_template(
    file: IO[bytes], keywords: Mapping[str, object], comments: object, options: object
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """As ``marked_words``, for the macros of a theme."""
    for node in Environment(autoescape=True).parse(file.read().decode()).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in keywords:
            given = (*node.args, *(keyword.value for keyword in node.kwargs if keyword.key == "context"))
            yield node.lineno, node.node.name, tuple(getattr(one, "value", None) for one in given), []


def words_of_questions(
    file: IO[bytes], keywords: Mapping[str, object], comments: object, options: object
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """As ``marked_words``, for the questions about a new company."""
    data = yaml.safe_load(file)
    of_elements = (
        value["words"] for fields in data["beside"].values() for value in fields.values() if isinstance(value, dict)
    )
    of_questions = (row[name] for row in data["questions"] for name in QUESTION_WORDS if name in row)
    of_trades = (words for row in data["questions"] for words in row.get(BY_TRADE, {}).values())
    for words in (*of_elements, *of_questions, *of_trades):
        yield 1, "Label", (words, QUESTION), []


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literal(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def written(catalog: Catalog) -> bytes:
    """The text of a catalog, without dates and numbers of lines, which would change by themselves."""
    text = io.BytesIO()
    write_po(text, catalog, width=_WIDTH, omit_header=True, sort_output=True, include_lineno=False)
    return text.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """A catalog as gettext reads it."""
    data = io.BytesIO()
    write_mo(data, catalog)
    return data.getvalue()


if __name__ == "__main__":
    main()
