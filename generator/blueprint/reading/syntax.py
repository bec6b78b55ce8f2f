"""What the YAML parser refuses, told to a person: each refusal with its place and a way out."""

from __future__ import annotations

import re

import yaml
from yaml.error import Mark

from generator.blueprint.problems import Place, Problem

from .blanks import breaking_blank
from .nodes import Source

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

_BEGINNINGS = {
    "*": "a star at its beginning refers to an anchor",
    "&": "an ampersand at its beginning names an anchor",
    "!": "an exclamation mark at its beginning makes a YAML tag of the word",
    "?": "a question mark and a space at its beginning make a key of it",
    "[": "a bracket at its beginning opens a list",
    "{": "a brace at its beginning opens keys with values",
}
"""What makes something else of a text that begins with it, as the hint says why quotes are needed."""

_COLON_WITHIN = (
    "Put the text in quotes: a colon followed by a space begins a new key. Or put a comma before the key, if it is one."
)
_TABS = "Indent with spaces; YAML does not allow tabs there."
_NO_SPACE = "Write a space after the colon in the line above."
_MARKS_WITHIN = "Put the whole text in single quotes: it holds a quotation mark, which ends it here."
_MARKS_TO_ESCAPE = 'Write a backslash before each quotation mark within the text: `\\"`. One alone ends it.'
_APOSTROPHES_WITHIN = "Put the whole text in double quotes: it holds an apostrophe, which ends it here."
_APOSTROPHES_TO_DOUBLE = "Write each apostrophe within the text twice: `''`. One alone ends it."
_SINGLE_QUOTES = "Use single quotes; in double quotes a backslash begins an escape."
_BACKSLASHES_TO_DOUBLE = "Write each backslash within the text twice; alone it begins an escape."
_OPEN_ABOVE = "Close the quotes that were opened in a line above; these here end that text."
_STRAIGHT_QUOTES = (
    "Put the text in straight quotes as well, `\"` or `'`: curly ones are a part of it, and its colon begins a new key."
)
_FURTHER_RIGHT = (
    "Begin this line in the same column as the key above; further to the right it goes on with the text there."
)
_QUOTES = "\"'"
_CURLY = "„“”‚‘’«»"
_TEXT_ABOVE = "Indent this line further than the key above: it belongs to that key's text."
_NO_COLON = "Write a colon and a space after the key; or indent the line if it goes on with the text above."
_OTHERWISE = "Check quotes, colons and the indentation of this line and the one above."
_BLOCK_TEXT = re.compile(r".*:\s+[|>][-+0-9]*\s*")
_KEY = re.compile(r"\s*[\w-]+[=+]?:")
_ENTRY = re.compile(r"\s*[\w-]+[=+]?:\s+[^\s|>#].*")
_OTHER_SIGN = re.compile(r"\s*[\w-]+\s*(:=|=>|=|->|：)\s*\S")
_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-][^:#'\"]*:\s+)?(?P<text>.*)")
"""What stands behind the dashes and the first key of a line."""
_BEGUN = re.compile(r"(?:^|[\s\[{,:])([*&!])\S*$")
_KEY_WITHOUT_SPACE = re.compile(r"\s*[\w-]+:\S")
_VALUE_IN_BRACKETS = re.compile(r"[^,\[\]{}]*:\s+[^\s,\[\]{}\"'][^,\[\]{}]*")
_ENTRY_IN_BRACKETS = re.compile(r"(?:^|.*[,\[{])([^,\[\]{}]*)")
"""What has been read of the last entry within brackets."""
_BRACKET = "expected ',' or"
_WHERE_IT_BEGAN = ("unexpected end of stream", "could not find expected ':'", _BRACKET)
"""Refusals whose cause stands where the parser began to read, not where it gave up."""


def syntax_problem(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    """The problem that a parser's error is; a blank that looks like a space is told as what it is."""
    reason = (error.problem or "the YAML cannot be read").rstrip(".")
    place = _second_colon(error, reason, source) or _place(_mark(error, reason), source)
    blank = breaking_blank(place) or breaking_blank(source.place(place.line - 1, 1))
    return blank or Problem("yaml-syntax", f"YAML syntax: {reason}", _hint(reason, place, source), place)


def _second_colon(error: yaml.MarkedYAMLError, reason: str, source: Source) -> Place | None:
    """The colon within a text in brackets, where the parser gives up; None where it does so for another reason."""
    place = _place(error.problem_mark, source)
    entry = _ENTRY_IN_BRACKETS.fullmatch(place.text[: place.column - 1])
    is_it = _BRACKET in reason and place.text.startswith(":", place.column - 1)
    return place if is_it and entry and _VALUE_IN_BRACKETS.fullmatch(entry[1]) else None


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
    return (
        _hint_of_key(reason, place, above)
        or _hint_of_value(reason, place)
        or next((hint for phrase, hint in _HINTS.items() if phrase in reason), _OTHERWISE)
    )


def _hint_of_key(reason: str, place: Place, above: str) -> str:
    """What to do about a line that does not begin with a key as it should; nothing where that is not the matter."""
    if "mapping values" in reason and _KEY_WITHOUT_SPACE.match(above):
        return _NO_SPACE
    if "mapping values" in reason and _KEY.fullmatch(place.text[: place.column]):  # the line's first colon
        is_further_right = _ENTRY.fullmatch(above) and _indent(above) < _indent(place.text)
        return _FURTHER_RIGHT if is_further_right else ""
    if "could not find expected ':'" not in reason:
        return ""
    if sign := _OTHER_SIGN.match(place.text):
        return f"Write a colon and a space after the key, in place of `{sign[1]}`."
    if _KEY_WITHOUT_SPACE.match(place.text):
        return ""
    return _TEXT_ABOVE if _BLOCK_TEXT.fullmatch(above) else _NO_COLON


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _hint_of_value(reason: str, place: Place) -> str:
    """What to do about a text that cannot stand as it is; nothing where its beginning does not tell."""
    value = _VALUE.match(place.text)
    assert value is not None
    text, column = value["text"], place.column - value.start("text")
    if "escape" in reason or "hexdecimal" in reason:
        return _BACKSLASHES_TO_DOUBLE if "'" in text else _SINGLE_QUOTES
    if "mapping values" in reason and text[:1] in _CURLY and text:
        return _STRAIGHT_QUOTES
    if "did not find expected key" in reason and column > 1:
        return _in_other_quotes(text, column) if text[0] in _QUOTES else _in_quotes(text[0])
    if _BRACKET in reason and place.text.startswith(":", place.column - 1):
        return _COLON_WITHIN
    begun = _BEGUN.search(place.text[: place.column - 1].rstrip())
    if "expected alphabetic or numeric" in reason or "expected whitespace or line break" in reason:
        return _in_quotes(begun[1]) if begun else ""
    return _in_quotes(place.text[place.column - 1 : place.column]) if "not allowed in this" in reason else ""


def _in_quotes(beginning: str) -> str:
    why = _BEGINNINGS.get(beginning)
    return f"Put the text in quotes: {why}." if why else ""


def _in_other_quotes(text: str, column: int) -> str:
    """What to do about a text in quotes that ends where the parser reads on, in the column after it begins."""
    mark, other = text[0], "'" if text[0] == '"' else '"'
    if column == 2:
        return _OPEN_ABOVE
    if other in text:
        return _MARKS_TO_ESCAPE if mark == '"' else _APOSTROPHES_TO_DOUBLE
    return _MARKS_WITHIN if mark == '"' else _APOSTROPHES_WITHIN
