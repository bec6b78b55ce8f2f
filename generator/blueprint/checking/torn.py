"""Sentences and numbers that a comma within brackets has torn into two items: ``[Za drogo, mamy taniej]``.

YAML parts the items of such a list by commas. What reads as the rest of the item before was most likely meant as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.blueprint.model.annotations import is_worded
from generator.blueprint.model.fields import Branch, Field
from generator.blueprint.reading.nodes import Scalar, Sequence
from generator.blueprint.remembered import remembered

_SPOKEN = {"wordings", "say", "ask", "asks", "questions", "probes", "clarify"}
"""Fields of what people say, in which one word may be the rest of a sentence: "Nie, dziękuję"."""
_LABELS = {
    "titles", "options", "synonyms", "also", "avoid", "variants", "channels", "codes", "includes", "where_found",
    "examples", "current_solutions", "content", "levels", "anchors", "answers", "allowed_reasons", "subject",
    "strengths", "weaknesses",
}  # fmt: skip
"""Fields of names and catchwords, which may begin with a capital letter or not."""
_JOINTS = {
    "aby", "ale", "bo", "bowiem", "choć", "chociaż", "gdyż", "lecz", "natomiast", "niż", "ponieważ", "więc", "że",
    "żeby", "która", "które", "którego", "której", "którą", "który", "których", "którym", "którzy",
    "although", "because", "but", "than", "though", "unless", "which", "whose",
}  # fmt: skip
"""Words by which a sentence goes on after its comma, and no item begins."""
_OPEN = re.compile(r"\([^)]*$|„[^”]*$|“[^”]*$|«[^»]*$")
_NUMBER_BEGUN = re.compile(r"(?:.* )?\d+")
_NUMBER_ENDED = re.compile(r"\d+(?P<unit> ?\D.*)?")


class Torn(NamedTuple):
    """An item that was most likely meant as the rest of the one before it, the path of their list, and both as one."""

    path: str
    before: Scalar
    rest: Scalar
    whole: str


@remembered
def torn(section: Branch) -> tuple[Torn, ...]:
    """The items of a section's lists that seem to be torn from the ones before them."""
    return tuple(one for field in section.fields for one in _torn_in(field))


def _torn_in(field: Field) -> Iterator[Torn]:
    if not isinstance(field.node, Sequence) or field.declared.target:
        return
    words, name = is_worded(field.model, field.declared.name), field.declared.name
    for before, rest in zip(field.node.items, field.node.items[1:], strict=False):
        if not (isinstance(before, Scalar) and isinstance(rest, Scalar) and _is_parted_by_a_comma(before, rest)):
            continue
        if _is_number(before, rest):
            yield Torn(field.path, before, rest, f"{before.value},{rest.value}")
        elif words and _is_sentence(before.value or "", rest.value or "", name):
            yield Torn(field.path, before, rest, f"{before.value}, {rest.value}")


def _is_parted_by_a_comma(before: Scalar, rest: Scalar) -> bool:
    """Whether two items stand without quotes in one pair of brackets, and nothing but a comma between them."""
    return (
        before.source is rest.source
        and not _is_quoted(before)
        and not _is_quoted(rest)
        and _text_before(rest).rstrip().endswith(",")
    )


def _is_quoted(item: Scalar) -> bool:
    return item.place.text[item.column - 1 : item.column] in {'"', "'"}


def _text_before(item: Scalar) -> str:
    return item.place.text[: item.column - 1]


def _is_number(before: Scalar, rest: Scalar) -> bool:
    """Whether two items were one number with a decimal comma: ``1,5 h``."""
    ended = _NUMBER_ENDED.fullmatch(rest.value or "")
    begun = _NUMBER_BEGUN.fullmatch(before.value or "")
    has_words = bool(ended and ended["unit"]) or not (before.value or "").isdecimal()
    return bool(ended and begun) and has_words and _text_before(rest).endswith(",")


def _is_sentence(before: str, rest: str, field: str) -> bool:
    """Whether an item goes on with the sentence of the one before."""
    first = rest.split(maxsplit=1)[0].rstrip(".,;:!?") if rest.split() else ""
    if (first in _JOINTS and " " in rest) or _OPEN.search(before):
        return True
    is_lower = before[:1].isupper() and rest[:1].islower() and field not in _LABELS
    return is_lower and (" " in rest or field in _SPOKEN)
