"""A customer's file to fill in, with the blueprint's own people, products, variants, discounts, plans and fields."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Product
from generator.blueprint.model.offers import Offer
from generator.blueprint.model.prices import PriceRange
from generator.blueprint.model.quantities import Money
from generator.blueprint.vocabulary import in_words
from generator.locale import Label
from generator.locale.conventions import spoken_in
from generator.locale.voice import Voice

_COLUMN = 34
"""Where comments begin, so that they stand below one another."""
_GIVEN = {
    "customer-name", "customer-address", "customer-vat-id", "customer-register-entry", "contact-first-name",
    "contact-last-name", "contact-title", "contact-salutation", "contact-email", "contact-phone", "offer-number",
    "offer-date", "valid-until", "price-net", "salesperson-name", "salesperson-phone", "salesperson-email",
}  # fmt: skip
"""Merge fields that follow from what the file says elsewhere."""
_FIELD = re.compile(r"\[\[([a-z0-9.-]+)\]\]")
_HEAD = Label("The [[word.offer]] for one [[word.customer]]. Fill in what is empty, delete what you do not need.")


def starter(blueprint: Blueprint, offer: Offer | None, fields: Mapping[str, str], day: datetime.date) -> str:
    """The text of the file, in the blueprint's language, for an offer of a day.

    ``fields`` are what the offer's fields ask for, by id.
    """
    return "\n".join((*_Starter(blueprint, offer, day).lines(fields), ""))


class _Starter:
    """Writes the lines of a file to fill in."""

    def __init__(self, blueprint: Blueprint, offer: Offer | None, day: datetime.date) -> None:
        self._blueprint, self._offer, self._day = blueprint, offer, day
        self._voice = Voice(spoken_in(blueprint.language, blueprint.country))

    def lines(self, fields: Mapping[str, str]) -> Iterator[str]:
        yield f"# {self._say(_HEAD)}"
        yield from self._parties()
        yield from self._offered()
        yield from self._reduced()
        yield from self._filled(fields)

    # --- the parts of the file ---

    def _parties(self) -> Iterator[str]:
        blueprint = self._blueprint
        yield "customer:"
        yield _line("  name:", self._say(Label("full name, as on an invoice")))
        yield "  # address:"
        if self._asks_tax_number():
            yield _line('  # vat_id: ""', self._say(Label("[[word.tax-number]], in quotes; none without one")))
        yield "contact:"
        yield "  first_name:"
        yield "  last_name:"
        yield "  # title:"
        people = [person for person in blueprint.people.values() if "salesperson" in person.roles]
        for mark, person in zip(("", *["# "] * len(people)), people, strict=False):
            yield _line(f"{mark}seller: {person.id}", person.name)
        for segment in blueprint.segments.values():
            yield _line(f"# segment: {segment.id}", segment.name)
        if self._offer:
            others = ", ".join(id_ for id_ in blueprint.offers if id_ != self._offer.id)
            yield _line(f"offer: {self._offer.id}", f"{self._say(Label('or'))}: {others}" if others else "")
        yield _line("number:", self._say(Label("number of the [[word.offer]]")))
        yield f"date: {self._day}"
        yield _line(f"# valid_until: {self._day}", self._say(Label("else counted from the terms")))

    def _offered(self) -> Iterator[str]:
        """The products of the recommended variant to give quantities to, the others to take in."""
        variants = self._offer.variants.values() if self._offer else ()
        shown = next((variant.products for variant in variants if variant.recommended and variant.products), None)
        yield ""
        yield _line("products:", self._say(Label("how many units of each")))
        for product in self._blueprint.products.values():
            mark = "" if shown is None or product.id in shown else "# "
            yield _line(f"  {mark}{product.id}: {_quantity(product)}", self._described(product))
        own = self._say(Label("something of its own"))
        yield f"  # transport: {{name: {json.dumps(own, ensure_ascii=False)}, quantity: 1, price: 100}}"
        if len(variants) > 1:
            ids = ", ".join(variant.id for variant in variants)
            yield _line(f"# variants: [{ids}]", self._say(Label("side by side; each has its own products of these")))

    def _reduced(self) -> Iterator[str]:
        yield ""
        yield "# discounts:"
        for discount in self._blueprint.discounts.values():
            reached = "{reached: 12}" if discount.by in ("term", "prepayment") else "{}"
            yield _line(f"#   {discount.id}: {reached}", discount.name)
        reason = self._say(Label("why it is given; never printed"))
        yield f"#   agreed: {{percent: 2, reason: {json.dumps(reason, ensure_ascii=False)}}}"
        for plan in self._blueprint.payment_plans.values():
            yield _line(f"# payment_plan: {plan.id}", plan.name)

    def _filled(self, fields: Mapping[str, str]) -> Iterator[str]:
        asked = {id_: label for id_, label in fields.items() if id_ not in _GIVEN}
        if asked:
            yield ""
            yield _line("fields:", self._say(Label("what the texts of the [[word.offer]] ask for")))
            yield from (_line(f"  {id_}:", self._asked(id_, label)) for id_, label in asked.items())
        yield from self._dated()
        forms = [section for section in self._offer.sections.values() if section.kind == "form"] if self._offer else []
        if forms:
            yield ""
            yield _line("# sections:", self._say(Label("texts in place of lines to write on")))
            yield from (_line(f"#   {section.id}: …", section.title or "") for section in forms)
            yield f"# leave_out: [{', '.join(section.id for section in forms)}]"

    def _dated(self) -> Iterator[str]:
        """The milestones of the offer, a date for each in their order."""
        sections = self._offer.sections.values() if self._offer else ()
        milestones = [line for section in sections if section.kind == "timetable" for line in section.lines]
        if milestones:
            yield ""
            yield _line("# timetable:", self._say(Label("dates of the milestones, in their order")))
            yield from (_line('#   - ""', self._with_labels(milestone)) for milestone in milestones)

    def _asks_tax_number(self) -> bool:
        """Whether customers are firms, where there is a tax for which firms have a number."""
        company = self._blueprint.company
        return company.sells_to != "consumers" and company.tax_system not in ("sales", "none")

    # --- words ---

    def _say(self, label: str) -> str:
        return in_words(self._voice.say(label), self._blueprint.vocabulary)[0]

    def _described(self, product: Product) -> str:
        price, unit = product.price, f" / {product.unit}" if product.unit else ""
        own = self._blueprint.company.currency
        told = self._say(Label("price by agreement"))
        if isinstance(price, Money):
            told = self._voice.money(price.amount, price.currency or own) + unit
        elif isinstance(price, PriceRange):
            ends = (self._voice.money(end.amount, end.currency or own) for end in (price.low, price.high))
            told = "–".join(ends) + unit
        return f"{product.name}; {told}"

    def _with_labels(self, text: str) -> str:
        """A text with what its fields ask for in their places."""
        labels = {id_: f"[{self._say(field.label)}]" for id_, field in self._blueprint.merge_fields.items()}
        return _FIELD.sub(lambda found: labels.get(found[1], found[0]), self._say(text))

    def _asked(self, id_: str, label: str) -> str:
        field = self._blueprint.merge_fields.get(id_)
        return f"{label}; {self._say(Label('for example'))}: {field.example}" if field and field.example else label


def _quantity(product: Product) -> str:
    return "1" if isinstance(product.price, Money) else "{quantity: 1, price: }"


def _line(text: str, comment: str) -> str:
    """A line with its comment, which is one line whatever it says."""
    said = " ".join(comment.split())
    return f"{text.ljust(_COLUMN)} # {said}" if said else text
