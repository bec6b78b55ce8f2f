"""Problems in the forms that code hosts read: SARIF 2.1.0 (OASIS) and GitHub's workflow commands."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.blueprint.problems import Place, Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "advice": "note"}
_COMMAND = {"error": "error", "warning": "warning", "advice": "notice"}


def sarif(found: Sequence[Problem]) -> tuple[str, Iterator[dict[str, Any]], str]:
    """A SARIF log of one run, with a rule for each code: what stands before its results, these, and what comes after.

    There is a result for each problem.
    """
    codes = sorted({problem.code for problem in found})
    driver = {"name": "salesbook", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    log = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    before, _, after = log.rpartition("[]")
    indices = {code: index for index, code in enumerate(codes)}
    return f"{before}[", (_result(problem, indices) for problem in found), f"]{after}"


def _result(problem: Problem, indices: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": indices[problem.code],
        "level": _LEVEL[problem.severity],
        "message": {"text": _message(problem)},
    }
    if problem.place:
        result["locations"] = [_location(problem.place, problem.path)]
    if problem.related:
        result["relatedLocations"] = [_location(place, "") for place in problem.related]
    return result


def _message(problem: Problem) -> str:
    return f"{problem.told}. {problem.hint}" if problem.hint else problem.told


def _location(place: Place, path: str) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    physical = {"artifactLocation": {"uri": _uri(place.file)}, "region": region}
    named = {"logicalLocations": [{"fullyQualifiedName": path}]} if path else {}
    return {"physicalLocation": physical, **named}


def _uri(file: str) -> str:
    """A file name as a URI reference (RFC 3986): forward slashes, anything unusual in percent-encoding."""
    return quote(file.replace(os.sep, "/"))


def workflow_commands(found: Iterable[Problem]) -> Iterator[str]:
    """A line for each problem that GitHub shows beside the line of the file."""
    return map(_workflow_command, found)


def _workflow_command(problem: Problem) -> str:
    place = problem.place
    where = {"file": place.file, "line": str(place.line), "col": str(place.column)} if place else {}
    properties = ",".join(f"{name}={_property(value)}" for name, value in {**where, "title": problem.code}.items())
    return f"::{_COMMAND[problem.severity]} {properties}::{_data(_message(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
