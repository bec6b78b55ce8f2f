"""Elements of an Excel file in one spelling: without the values that say what holds anyway."""

from __future__ import annotations

import re

from generator.package import Element

from .left_out import EXCEL_ATTRIBUTES, EXCEL_DEFAULTS, EXCEL_ELEMENTS, EXCEL_EMPTY, EXCEL_EXTENSIONS, FOREIGN

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SWITCHES = {"true": "1", "false": "0"}
_NUMBER = re.compile(r"-?\d+\.\d+")
_FORMULAS = {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"}
_SPELLINGS = re.compile(r"""("(?:[^"]|"")*")|'|\s|(?<=TRUE)\(\)|(?<=FALSE)\(\)|_xlfn\.""")
"""What programs write differently in one and the same formula; a text in it stays as it is."""
_EXACT = 4
"""Digits behind the point to which programs keep a width or a height."""


def local(tag: object) -> str:
    """A name without the namespace of Excel's own elements."""
    return str(tag).removeprefix(S)


def formula(text: str | None) -> str:
    """A formula as every program would spell it."""
    return _SPELLINGS.sub(lambda found: found[1] or "", text or "")


def values(element: Element) -> dict[str, str]:
    """The attributes of an element that say something."""
    name, found = local(element.tag), {}
    for key, written in element.attrib.items():
        key, value = str(key), _SWITCHES.get(str(written), str(written))
        if key in EXCEL_ATTRIBUTES or f"{name}@{key}" in EXCEL_ATTRIBUTES or key.startswith(tuple(FOREIGN)):
            continue
        if _NUMBER.fullmatch(value):
            value = f"{round(float(value), _EXACT):g}"
        if value not in EXCEL_DEFAULTS.get(f"{name}@{key}", EXCEL_DEFAULTS.get(key, ())):
            found[key] = value
    return found


def spelled(element: Element) -> str:
    """An element as a line, "" for one that says nothing."""
    name = local(element.tag)
    if name in EXCEL_ELEMENTS or element.get("uri") in EXCEL_EXTENSIONS or name in FOREIGN:
        return ""
    text = formula(element.text) if name in _FORMULAS else element.text or ""
    inner = [line for one in element if (line := spelled(one))]
    own = sorted(values(element).items())
    says = own or inner or text.strip() or name not in EXCEL_EMPTY
    return f"<{name} {own} {text}{''.join(inner)}>" if says else ""
