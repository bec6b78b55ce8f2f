"""A rule about texts that only keep a place: three dots from a sample, or a note to write them later."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.fields import Branch, branches
from generator.blueprint.problems import Problem, Severity
from generator.blueprint.reading.nodes import Scalar
from generator.blueprint.remembered import remembered
from generator.blueprint.sample import TO_WRITE

_PLACEHOLDERS = {
    TO_WRITE, "...", "???", "xxx", "todo", "to do", "tbd", "tba", "to be decided", "to be completed",
    "do ustalenia", "do uzupełnienia", "uzupełnić", "lorem ipsum",
}  # fmt: skip
_LONGEST = max(map(len, _PLACEHOLDERS)) + 2
_BRACKETS = "[]()<> ."


def written_out(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """No text is a placeholder: it would be printed, and the decision would count as made."""
    severity: Severity = "error" if loaded.blueprint.status == "final" else "warning"
    for section in branches(loaded.composition.tree):
        for path, scalar in _kept_places(section):
            message = f"“{scalar.value}” keeps the place of a value, and is printed"
            hint = "Write the value; or delete what you cannot say yet, and papers show that it is still to be decided."
            yield Problem("placeholder", message, hint, scalar.place, path, severity)


@remembered
def _kept_places(section: Branch) -> tuple[tuple[str, Scalar], ...]:
    return tuple(
        (field.path, scalar)
        for field in section.fields
        if not field.declared.target
        for scalar in field.scalars_of_parts()
        if _keeps_place(scalar.value or "")
    )


def _keeps_place(text: str) -> bool:
    """Whether a whole text is a placeholder, in brackets or not."""
    if len(text) > _LONGEST:
        return False
    typed = text.casefold().strip()
    return typed in _PLACEHOLDERS or typed.strip(_BRACKETS) in _PLACEHOLDERS
