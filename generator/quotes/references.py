"""Ids in a customer's file: each names something of the blueprint that the offer can have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Offer
from generator.blueprint.problems import Problem, Suggestions
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, Sequence, step

from .reading import Given

_FIELD = re.compile(r"(?<!\\)\[\[([^\[\]\n]+)\]\]")
_IDS_NAMED = 8
_OWN_KEYS = {"name", "price"}
"""What something has to say that is no product of the blueprint."""


def template(given: Given, blueprint: Blueprint) -> Offer | None:
    """The offer template that is asked for; the detailed one where none is; None where there is no such template."""
    asked = _text(given.tree, "offer")
    if asked:
        return blueprint.offers.get(asked)
    return detailed(blueprint)


def detailed(blueprint: Blueprint) -> Offer | None:
    """The detailed offer; the first template where there is none of that kind."""
    offers = blueprint.offers.values()
    return next((one for one in offers if one.kind == "detailed"), None) or next(iter(offers), None)


def reference_problems(given: Given, blueprint: Blueprint, asked: Collection[str]) -> Iterator[Problem]:
    """Every id that leads nowhere, whether the rest of the file can be or not; ``asked`` are fields of the paper."""
    desk = _Desk(given, Suggestions())
    for key in ("seller", "approved_by"):
        yield from desk.value((key,), blueprint.people, "`people` of the blueprint")
    yield from desk.value(("segment",), blueprint.segments, "`segments` of the blueprint")
    yield from desk.value(("offer",), blueprint.offers, "`offers` of the blueprint")
    yield from desk.value(("payment_plan",), blueprint.payment_plans, "`payment_plans` of the blueprint")
    yield from desk.value(("payment_plan", "plan"), blueprint.payment_plans, "`payment_plans` of the blueprint")
    yield from _due_problems(desk, blueprint)
    yield from _line_problems(desk, blueprint)
    yield from _discount_problems(desk, blueprint)
    fillable = {*blueprint.merge_fields, *asked}
    yield from desk.keys(("fields",), fillable, "`merge_fields` of the blueprint and places of this offer")
    granted = [id_ for id_, proof in blueprint.proofs.items() if proof.permission == "granted"]
    yield from desk.items(("proofs",), granted, "the `proofs` that may be shown")
    offer = template(given, blueprint)
    if offer:
        yield from desk.keys(("variants",), offer.variants, f"the variants of `{offer.id}`")
        yield from desk.items(("variants",), offer.variants, f"the variants of `{offer.id}`")
        yield from desk.keys(("sections",), offer.sections, f"the sections of `{offer.id}`")
        yield from desk.items(("leave_out",), offer.sections, f"the sections of `{offer.id}`")
    yield from _merge_field_problems(desk, blueprint)


class _Desk:
    """Looks up what a customer's file names."""

    def __init__(self, given: Given, suggestions: Suggestions) -> None:
        self.given, self._suggestions = given, suggestions

    def node(self, steps: Iterable[str]) -> Node | None:
        """What stands at the end of a way of keys."""
        node: Node | None = self.given.tree
        for part in steps:
            node = step(node, part) if node else None
        return node

    def value(self, steps: tuple[str, ...], known: Collection[str], where: str) -> Iterator[Problem]:
        """The id that a key has as its value, where it leads nowhere."""
        node = self.node(steps)
        if isinstance(node, Scalar) and node.value is not None and node.value not in known:
            yield self.nowhere(node, known, where, steps)

    def items(self, steps: tuple[str, ...], known: Collection[str], where: str) -> Iterator[Problem]:
        """The ids of a list that lead nowhere."""
        node = self.node(steps)
        for item in node.items if isinstance(node, Sequence) else ():
            if isinstance(item, Scalar) and item.value is not None and item.value not in known:
                yield self.nowhere(item, known, where, steps)

    def keys(self, steps: tuple[str, ...], known: Collection[str], where: str) -> Iterator[Problem]:
        """The keys of a mapping that lead nowhere."""
        for key in self.names(steps):
            if key.value not in known:
                yield self.nowhere(key, known, where, (*steps, key.value or ""))

    def names(self, steps: tuple[str, ...]) -> tuple[Scalar, ...]:
        """The keys of a mapping."""
        node = self.node(steps)
        return tuple(entry.key for entry in node.entries.values()) if isinstance(node, Mapping) else ()

    def nowhere(
        self, at: Scalar, known: Collection[str], where: str, steps: tuple[str, ...], more: str = ""
    ) -> Problem:
        """The problem that an id leads nowhere."""
        names = list(known)
        some = ", ".join(f"`{one}`" for one in names[:_IDS_NAMED]) + (" …" if len(names) > _IDS_NAMED else "")
        otherwise = f"Known: {some}." if names else "There are none."
        hint = self._suggestions.did_you_mean(at.value or "", names, otherwise)
        message = f"there is no `{at.value}` among {where}"
        return Problem("unknown-reference", message, " ".join(filter(None, (hint, more))), at.place, ".".join(steps))


def _due_problems(desk: _Desk, blueprint: Blueprint) -> Iterator[Problem]:
    plan = blueprint.payment_plans.get(_text(desk.given.tree, "payment_plan", "plan") or "")
    if plan:
        yield from desk.keys(("payment_plan", "due"), plan.parts, f"the parts of `{plan.id}`")


def _line_problems(desk: _Desk, blueprint: Blueprint) -> Iterator[Problem]:
    """Lines that are no product of the blueprint and do not say what they are."""
    inside = [("variants", key.value or "", "products") for key in desk.names(("variants",))]
    for way in (("products",), *inside):
        for key in desk.names(way):
            line = desk.node((*way, key.value or ""))
            own = line.entries.keys() if isinstance(line, Mapping) else set()
            if key.value in blueprint.products or own >= _OWN_KEYS:
                continue
            more = "Something of its own: `{name: …, quantity: 1, price: …}`."
            yield desk.nowhere(key, blueprint.products, "`products` of the blueprint", (*way, key.value or ""), more)


def _discount_problems(desk: _Desk, blueprint: Blueprint) -> Iterator[Problem]:
    lines = _lines(desk)
    for key in desk.names(("discounts",)):
        way = ("discounts", key.value or "")
        yield from desk.value((*way, "discount"), blueprint.discounts, "`discounts` of the blueprint")
        yield from desk.items((*way, "products"), lines, "the lines of this offer")
        said = desk.node(way)
        keys = said.entries.keys() if isinstance(said, Mapping) else set()
        if not keys & {"discount", "percent", "amount"} and key.value not in blueprint.discounts:
            more = "A free discount: `{percent: 3, reason: …}` or `{amount: 500, reason: …}`."
            yield desk.nowhere(key, blueprint.discounts, "`discounts` of the blueprint", way, more)


def _lines(desk: _Desk) -> list[str]:
    """The ids of all lines, those of variants too."""
    ways = [("products",), *(("variants", key.value or "", "products") for key in desk.names(("variants",)))]
    return [*dict.fromkeys(key.value or "" for way in ways for key in desk.names(way))]


def _merge_field_problems(desk: _Desk, blueprint: Blueprint) -> Iterator[Problem]:
    """Merge fields in own texts of sections that the blueprint has not."""
    for key in desk.names(("sections",)):
        way = ("sections", key.value or "")
        text = desk.node(way)
        if not isinstance(text, Scalar):
            continue
        for token in _FIELD.findall(text.value or ""):
            if token not in blueprint.merge_fields:
                at = Scalar(token, text.source, text.line, text.column)
                known = desk.nowhere(at, blueprint.merge_fields, "", way)
                message = f"there is no merge field `{token}`"
                yield Problem("unknown-merge-field", message, known.hint, text.place, ".".join(way))


def _text(tree: Mapping, *steps: str) -> str | None:
    """The text at the end of a way of keys; that of the last key but one, where it stands there alone."""
    node: Node | None = tree
    for part in steps:
        following = step(node, part) if node else None
        node = following if following is not None or not isinstance(node, Scalar) else node
    return node.value if isinstance(node, Scalar) else None
