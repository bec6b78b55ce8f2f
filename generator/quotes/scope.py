"""Which lines each variant of an offer has: those of the whole offer that belong to it, and its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.blueprint.model.offers import Offer, Variant

from .findings import Findings
from .request import Item, Request


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the customer's file, and where it stands there."""

    id: str
    item: Item
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """A variant with its lines; the whole offer, where there are no variants, has the id ""."""

    id: str
    lines: tuple[Line, ...]


def scopes(request: Request, offer: Offer, findings: Findings) -> tuple[Scope, ...]:
    """The variants that are offered, or the whole offer as the only one."""
    whole = {id_: Line(id_, item, ("products", id_)) for id_, item in request.products.items()}
    if not whole and not any(chosen.products for chosen in request.variants.values()):
        hint = "Add the quantity of each product: `products: {some-product: 1}`."
        findings.refuse("missing-key", "nothing is offered: there are no `products`", hint, "products")
    if not request.variants:
        return (Scope("", tuple(whole.values())),)
    found = tuple(_scope(id_, whole, request, offer.variants[id_]) for id_ in offer.variants if id_ in request.variants)
    for scope in found:
        _tell_missing(scope, offer.variants[scope.id], findings)
    _tell_unused(whole, found, findings)
    return found


def _scope(id_: str, whole: Mapping[str, Line], request: Request, variant: Variant) -> Scope:
    """What the template's variant consists of, where it says so, with options and lines of no product; else all."""
    common = {name: line for name, line in whole.items() if not variant.products or _belongs(line, variant)}
    own = {
        name: Line(name, item, ("variants", id_, "products", name))
        for name, item in request.variants[id_].products.items()
    }
    return Scope(id_, tuple({**common, **own}.values()))


def _belongs(line: Line, variant: Variant) -> bool:
    return line.id in variant.products or line.item.optional or line.item.name is not None


def _tell_missing(scope: Scope, variant: Variant, findings: Findings) -> None:
    there = {line.id for line in scope.lines}
    for line in scope.lines:
        if line.item.optional and line.id in variant.products:
            message = f"the variant `{scope.id}` consists of `{line.id}`, which is offered as an option only"
            hint = "Delete `optional: true`; or offer a variant without it."
            findings.warn("offer-unread", message, hint, *line.steps)
    for product in variant.products:
        if product not in there:
            message = f"the variant `{scope.id}` consists of `{product}` too, which has no quantity here"
            hint = f"Add `{product}: 1` with its quantity to `products`; or leave the variant out."
            findings.warn("offer-unread", message, hint, "variants", scope.id)
    if not scope.lines:
        message = f"the variant `{scope.id}` has no lines"
        findings.refuse(
            "missing-key", message, "Add the quantities of its products to `products`.", "variants", scope.id
        )


def _tell_unused(whole: Mapping[str, Line], found: tuple[Scope, ...], findings: Findings) -> None:
    used = {line.steps for scope in found for line in scope.lines}
    for line in whole.values():
        if line.steps not in used:
            message = f"`{line.id}` is in none of the variants that are offered"
            hint = f"Delete the line; or add it to a variant: `variants: {{{found[0].id}: {{products: …}}}}`."
            findings.warn("offer-unread", message, hint, *line.steps)


def all_lines(found: tuple[Scope, ...]) -> Iterator[Line]:
    """Every line of a file once."""
    yield from {line.steps: line for scope in found for line in scope.lines}.values()
