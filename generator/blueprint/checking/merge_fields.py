"""Merge fields: every ``[[token]]`` is closed, names something that is there, and stands where it is filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from generator.blueprint.merging.compose import Composition
from generator.blueprint.model.base import Reference
from generator.blueprint.model.fields import Branch, Field
from generator.blueprint.problems import Place, Problem, Suggestions
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, scalars_in, step
from generator.blueprint.remembered import remembered
from generator.markup import TOKEN

from .references import ids

_FIELD = re.compile(r"(?<!\\)\[\[([^\[\]\n]+)\]\]")
"""Whatever stands in double brackets is meant as a merge field, also with a capital letter or a space."""
_OPENED = re.compile(r"(?<![\\\[])\[{2,3}(?=[ ]?\w)(?![^\[\]\n]+\]\])([^\[\]\n]{0,80})")
_CLOSED = re.compile(rf"(?<![\[\\])\[({TOKEN})\]\](?!\])|(?<![\[\w.-])({TOKEN})\]\](?!\])")
_ONE_TOO_MANY = re.compile(rf"\[\[\[({TOKEN})\]\]\]")

INSERTS = {
    "company": (
        "name", "short_name", "sells", "phone", "email", "web", "address", "vat_id", "register_entry", "privacy_notice",
        "delivery_area"
    ),
    "terms": ("validity_days", "payment", "delivery", "warranty"),
}  # fmt: skip
"""Values of the blueprint that a text may insert, ``[[company.name]]``: all of them a customer's to see."""
NUMBERS = {"deadline": "time_rules", "minutes": "skeletons"}
"""Numbers that a text may insert by the id of an element, ``[[minutes.discovery]]``, and where that stands."""
TARGETS = tuple(f"targets.{name}_per_{unit}" for name in ("contacts", "prospecting_hours") for unit in ("day", "week"))
"""Targets that a text may insert."""


def merge_field_problems(found: Iterable[Branch], composition: Composition) -> Iterator[Problem]:
    """Merge fields that are not closed, name nothing, or stand where none is filled; inserts that lead in a circle."""
    declared = ids(composition.tree, Reference("merge_fields"))
    known = _Known(declared, composition, frozenset(_inserts(composition)), Suggestions())
    for section in found:
        for token, scalar, path in _verbatim(section):
            unknown = [*_unknown(token, scalar.place, path, known)]
            yield from unknown or [_not_filled(token, scalar.place, path)]
        for token, scalar, path in _filled(section):
            yield from _unknown(token, scalar.place, path, known)
        for torn, scalar, path in _torn(section):
            yield from _not_whole(torn, scalar.place, path, known)
    yield from _circles(composition.tree)


def is_insert(token: str) -> bool:
    """Whether ``company.name`` and the like may stand in a text."""
    group, _, field = token.partition(".")
    return field in INSERTS.get(group, ()) or (group in NUMBERS and bool(field)) or token in TARGETS


@remembered
def _verbatim(section: Branch) -> tuple[tuple[str, Scalar, str], ...]:
    """The merge fields in what is printed as it stands, with the text and the path of its field."""
    return tuple(
        (token, scalar, field.path)
        for field, scalar in _bracketed(section)
        if field.declared.is_verbatim
        for token in _FIELD.findall(scalar.value or "")
    )


@remembered
def _filled(section: Branch) -> tuple[tuple[str, Scalar, str], ...]:
    """The merge fields in texts, with the text and the path of its field."""
    return tuple(
        (token, scalar, field.path)
        for field, scalar in _bracketed(section)
        if field.declared.reads_markup
        for token in _FIELD.findall(scalar.value or "")
    )


@remembered
def _torn(section: Branch) -> tuple[tuple[re.Match[str], Scalar, str], ...]:
    """What looks like a merge field with a bracket too few or too many."""
    return tuple(
        (match, scalar, field.path)
        for field, scalar in _bracketed(section)
        if field.declared.reads_markup
        for pattern in (_OPENED, _CLOSED, _ONE_TOO_MANY)
        for match in pattern.finditer(scalar.value or "")
    )


@remembered
def _bracketed(section: Branch) -> tuple[tuple[Field, Scalar], ...]:
    """The texts with double brackets, which alone can hold a merge field, whole or torn."""
    return tuple(
        (field, scalar)
        for field in section.fields
        for scalar in scalars_in(field.node)
        if "[[" in (text := scalar.value or "") or "]]" in text
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What a field may name: a declared one, or one in what could not be read; ``None`` where no keys are declared."""

    declared: Set[str] | None
    composition: Composition
    inserts: Set[str]
    suggestions: Suggestions

    def lacks(self, token: str) -> bool:
        """Whether no field of this name is declared, as far as that can be told."""
        is_declared = self.declared is None or token in self.declared
        return not is_declared and not self.composition.unread.may_hold(token)


# --- what is told ---------------------------------------------------------------------------------


def _unknown(token: str, place: Place, path: str, known: _Known) -> Iterator[Problem]:
    meant = token.strip().lower()
    if "." in token and token not in known.inserts:
        hint = known.suggestions.did_you_mean(meant, known.inserts, "Insert for example `company.name`.")
        yield Problem("unknown-merge-field", f"`[[{token}]]` names nothing that can be inserted", hint, place, path)
    elif "." not in token and known.lacks(token):
        otherwise = "Declare it under `merge_fields` with a label."
        hint = known.suggestions.did_you_mean(meant, known.declared or (), otherwise)
        yield Problem("unknown-merge-field", f"there is no merge field `{token}`", hint, place, path)


def _not_filled(token: str, place: Place, path: str) -> Problem:
    message = f"`[[{token}]]` stands in what is printed as it is: no merge field is filled here"
    hint = "Write the words themselves: names, titles and rhythms also stand in lists and in the names of files."
    return Problem("merge-field-place", message, hint, place, path)


def _not_whole(torn: re.Match[str], place: Place, path: str, known: _Known) -> Iterator[Problem]:
    names = {*(known.declared or ()), *known.inserts}
    if torn.re is _OPENED:
        token = re.split(r"[^\w.-]", torn[1].strip(), maxsplit=1)[0]
        meant = token if token in names else known.suggestions.nearest(token.lower(), names)
        hint = f"Write `[[{meant}]]`." if meant else "Close it with `]]`; or write `\\[[` for two brackets."
        yield Problem("merge-field-torn", f"`[[{token}` is opened and not closed", hint, place, path)
        return
    token = next(filter(None, torn.groups()), "")
    if token in names:
        message = "has a bracket too many on each side" if torn.re is _ONE_TOO_MANY else "is closed and not opened"
        yield Problem("merge-field-torn", f"`{torn[0]}` {message}", f"Write `[[{token}]]`.", place, path)


def _inserts(composition: Composition) -> Iterator[str]:
    """Everything that may be inserted; what a base has may be named although it is switched off."""
    yield from _VALUES
    yield from TARGETS
    for group, collection in NUMBERS.items():
        for tree in (composition.tree, composition.below):
            yield from (f"{group}.{id_}" for id_ in ids(tree, Reference(collection)) or ())


_VALUES = tuple(f"{group}.{field}" for group, names in INSERTS.items() for field in names)


# --- circles --------------------------------------------------------------------------------------


def _circles(tree: Mapping) -> Iterator[Problem]:
    """Values that insert themselves, at once or by way of others."""
    nodes = {token: node for token in _VALUES if (node := _node_of(token, tree))}
    leads = {
        token: {inner for one in scalars_in(node) for inner in _FIELD.findall(one.value or "")} & nodes.keys()
        for token, node in nodes.items()
    }
    for token, node in nodes.items():
        way = _way_back(token, leads)
        if way:
            by_way = "" if way == [token] else f" by way of {', '.join(f'`{one}`' for one in way)}"
            message = f"`{token}` inserts itself{by_way}"
            hint = "Write the words themselves in one of them, without the field."
            yield Problem("merge-field-circle", message, hint, node.place, token)


def _node_of(token: str, tree: Mapping) -> Node | None:
    group, _, field = token.partition(".")
    holder = step(tree, group)
    return step(holder, field) if holder else None


def _way_back(token: str, leads: dict[str, set[str]]) -> list[str]:
    """The values by way of which one leads back to itself; only itself where it does so at once, none where never."""
    if token in leads[token]:
        return [token]
    ways, seen = [[one] for one in sorted(leads[token])], set(leads[token])
    while ways:
        way = ways.pop(0)
        if token in leads[way[-1]]:
            return way
        following = sorted(leads[way[-1]] - seen)
        seen.update(following)
        ways += [[*way, one] for one in following]
    return []
