"""The tags of a sheet: in which cells they stand, which rows they repeat, and what each comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, Undefined
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.workbook import TableSheet
from generator.themes.sandbox import Sandbox

from .opening import TemplateError as WrongTemplateError
from .values import ROW, TAG, Names, Value, printed

_ALONE = re.compile(r"\s*\{\{(?!.*\{\{)(.*?)\}\}\s*", re.DOTALL)
_ROOT = re.compile(r"\{[{%][^}]*?\b([A-Za-z_]\w*)\s*[.\[]")
_IDS = re.compile(r"\b([a-z_]\w*\.)([a-z0-9]+(?:-[a-z0-9]+)+)\b(?!\.)")
_FAILS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
SEE = "See docs/templates.md."


@dataclass(frozen=True, slots=True)
class Repeated:
    """A row of a template's sheet that is repeated for the rows of a sheet of the workbook."""

    row: int
    sheet: TableSheet


def tagged_cells(sheet: Worksheet) -> Iterator[tuple[int, int, str]]:
    """The cells that hold tags: row, column and text."""
    for (row, column), cell in sorted(sheet._cells.items()):
        text = str(cell.value) if isinstance(cell.value, str) or _is_rich(cell.value) else ""
        if "{{" in text or "{%" in text or "{#" in text:
            yield row, column, TAG.sub(lambda tag: _readable(tag.group()), text)


def _readable(tag: str) -> str:
    """A tag with underscores in the ids behind its dots: Jinja would read hyphens as a subtraction."""
    return _IDS.sub(lambda match: match[1] + match[2].replace("-", "_"), tag)


def _is_rich(value: Any) -> bool:
    return type(value).__name__ == "CellRichText"


def repeated_rows(sheet: Worksheet, names: Names) -> tuple[Repeated, ...]:
    """The rows with tags that name columns of a sheet, the lowest first."""
    found: dict[int, TableSheet] = {}
    for row, _, text in tagged_cells(sheet):
        about = sheet_named_in(text, sheet.title, names)
        if about:
            found.setdefault(row, about)
    return tuple(Repeated(row, about) for row, about in sorted(found.items(), reverse=True))


def sheet_named_in(text: str, title: str, names: Names) -> TableSheet | None:
    """The sheet whose columns the tags of a text name; None where they name none."""
    for tag in TAG.findall(text):
        for root in _ROOT.findall(tag):
            if root == ROW:
                return names.sheet_for(title)
            if root in names.sheets:
                return names.sheets[root]
    return None


def names_a_row(text: str) -> bool:
    """Whether a text names a column of ``row``."""
    return any(root == ROW for tag in TAG.findall(text) for root in _ROOT.findall(tag))


def value_of(text: str, context: Mapping[str, Any], where: str) -> Value:
    """What a text with tags comes to: of a tag alone the value itself, else a text. Raises ``TemplateError``."""
    try:
        alone = _ALONE.fullmatch(text)
        if alone:
            value = _expression(alone[1])(**context)
            return printed(str(value) if isinstance(value, Undefined) else value)  # where it says what is missing
        return str(_template(text).render(context))
    except _FAILS as error:
        raise WrongTemplateError(where, f"`{text.strip()[:80]}`: {error}", SEE) from error


def sandbox() -> Sandbox:
    """Where the tags of cells run."""
    return Sandbox(printed, autoescape=False)


@lru_cache(maxsize=1)
def _sandbox() -> Sandbox:
    return sandbox()


@lru_cache(maxsize=512)
def _expression(source: str) -> Any:
    return _sandbox().compile_expression(source, undefined_to_none=False)


@lru_cache(maxsize=512)
def _template(source: str) -> Any:
    return _sandbox().from_string(source)
