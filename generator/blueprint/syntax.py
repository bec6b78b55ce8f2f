"""What the YAML parser refuses, told to a person: each refusal with its place and a way out."""

from __future__ import annotations

import re

import yaml
from yaml.error import Mark

from .nodes import Source
from .problems import Place, Problem

_HINTS = {
    "mapping values are not allowed": (
        "Put the text in quotes: a colon followed by a space begins a new key. Or check the indentation."
    ),
    "could not find expected ':'": "Write a space after the colon of the key.",
    "did not find expected key": (
        "Check the indentation: lines of one level begin in the same column. Or put the text in quotes."
    ),
    "block sequence entries": (
        "Put the text in quotes: a dash followed by a space begins a list. Or begin the list on a line of its own."
    ),
    "unexpected end of stream": "Close what was opened here: quotes or a bracket.",
    "invalid Unicode character": "Write the character itself instead of the escape; single surrogates are none.",
    "unknown escape character": "Use single quotes; in double quotes a backslash begins an escape.",
    "cannot start any token": "Put the text in quotes: this character has a meaning of its own in YAML.",
    "expected ',' or": "Close the bracket, or put a comma between the items.",
    "undefined alias": "Put the text in quotes: a star at its beginning refers to an anchor.",
    "expected comment or line break": (
        "Put the text in quotes; or begin it in the line below, indented, after `|` or `>` alone."
    ),
    "expected node content": "Put the text in quotes: this character has a meaning of its own in YAML.",
    "document start": "Remove what stands after the line `...`, or that line.",
}
"""A way out by a part of what the parser says."""

_TABS = "Indent with spaces; YAML does not allow tabs there."
_NO_SPACE = "Write a space after the colon in the line above."
_MARKS_WITHIN = "Put the whole text in single quotes: it holds a quotation mark, which ends it here."
_TEXT_ABOVE = "Indent this line further than the key above: it belongs to that key's text."
_NO_COLON = "Write a colon and a space after the key; or indent the line if it goes on with the text above."
_OTHERWISE = "Check quotes, colons and the indentation of this line and the one above."
_BLOCK_TEXT = re.compile(r".*:\s+[|>][-+0-9]*\s*")
_KEY_WITHOUT_SPACE = re.compile(r"\s*[\w-]+:\S")
_WHERE_IT_BEGAN = ("unexpected end of stream", "could not find expected ':'", "expected ',' or")
"""Refusals whose cause stands where the parser began to read, not where it gave up."""


def syntax_problem(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    """The problem that a parser's error is."""
    reason = (error.problem or "the YAML cannot be read").rstrip(".")
    place = _place(_mark(error, reason), source)
    return Problem("yaml-syntax", f"YAML syntax: {reason}", _hint(reason, place, source), place)


def _mark(error: yaml.MarkedYAMLError, reason: str) -> Mark | None:
    first, second = error.problem_mark, error.context_mark
    if any(phrase in reason for phrase in _WHERE_IT_BEGAN):
        first, second = second, first
    return first or second


def _place(mark: Mark | None, source: Source) -> Place:
    return source.place(mark.line + 1, mark.column + 1) if mark else Place(source.file)


def _hint(reason: str, place: Place, source: Source) -> str:
    if "\t" in place.text[: len(place.text) - len(place.text.lstrip())] or "'\\t'" in reason:
        return _TABS
    above = source.place(place.line - 1, 1).text
    if "mapping values" in reason and _KEY_WITHOUT_SPACE.match(above):
        return _NO_SPACE
    if "did not find expected key" in reason and place.text[: place.column - 1].rstrip().endswith('"'):
        return _MARKS_WITHIN
    if "could not find expected ':'" in reason and not _KEY_WITHOUT_SPACE.match(place.text):
        return _TEXT_ABOVE if _BLOCK_TEXT.fullmatch(above) else _NO_COLON
    return next((hint for phrase, hint in _HINTS.items() if phrase in reason), _OTHERWISE)
