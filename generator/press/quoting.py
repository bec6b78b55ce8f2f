"""An offer to one customer, from top to bottom: the customer's file and the blueprint in, its paper out.

It is written as a set is: into a folder of its own with a manifest, and over nobody's edit.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from slugify import slugify

from generator.blueprint.customer import customer_view
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Offer
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.files import ROOT_FILE, is_for_a_customer, others_of, root_of, shown
from generator.deliverables.quoted_offer import Open, QuotedOffer, asked_by_texts, quoted_offer
from generator.deliverables.registry import CustomerDeliverable, Format
from generator.locale import LANGUAGES
from generator.quotes.quote import Quote
from generator.quotes.quoting import quoted
from generator.quotes.reading import Given, given
from generator.quotes.references import detailed, template
from generator.quotes.starter import starter

from . import apart
from .looks.look import Look, look_of
from .planning.change import Built
from .planning.order import Order
from .planning.plan import Plan, plan_of
from .run import Prepared, check, settle, told
from .writing.lock import Waiting

FOLDER = "offers"
"""The folder of an output that holds offers, a folder each."""
_LONGEST = 40
"""Characters of a part of a file's name."""
_OF_THE_SELLER = "salesperson-"
_OF_THE_CONTACT = "contact-"
_OF_THE_CUSTOMER = {
    "customer-name": "name",
    "customer-address": "address",
    "customer-vat-id": "vat_id",
    "customer-register-entry": "register_entry",
}


@dataclass(frozen=True, slots=True)
class OfferOrder(Order):
    """An offer of a blueprint to the customer whose file this is."""

    customer: Path = Path()


def prepare(order: OfferOrder) -> Prepared:
    """Fill an offer and render what has changed. Raises ``BlueprintError``, if strict for warnings as well."""
    asked, loaded = _read(order)
    result = quoted(asked, loaded.blueprint, _fields_of(template(asked, loaded.blueprint), loaded.blueprint))
    if result.quote is None:
        raise BlueprintError(result.problems)
    filled = quoted_offer(customer_view(loaded.blueprint), result.quote)
    warnings = (*result.problems, *_of_the_paper(filled, asked, loaded))
    if any(warning.is_failure(order.strict) for warning in warnings):
        raise BlueprintError(warnings)
    quote = result.quote
    look = look_of(loaded, order.theme)
    where = "-".join(filter(None, (_slug(quote.fields["customer-name"]), _slug(quote.number)))) or "offer"
    return apart.prepared(order, loaded, _plan(order, loaded, quote, filled, look), look, f"{FOLDER}/{where}", warnings)


def write(prepared: Prepared, order: OfferOrder, waiting: Waiting = lambda holder: None) -> Built:
    """Write what was prepared. Raises ``BlueprintError``."""
    return settle(prepared, order, waiting, again=lambda _: prepare(order))


# --- reading --------------------------------------------------------------------------------------


def _read(order: OfferOrder) -> tuple[Given, LoadedBlueprint]:
    """The customer's file and the blueprint. Raises ``BlueprintError`` with the problems of both."""
    _refuse_part_of_blueprint(order)
    problems: list[Problem] = []
    asked, loaded = None, None
    try:
        asked = given(order.customer)
    except BlueprintError as error:
        problems += error.problems
    wanted = order.language or (asked.language if asked else None)
    try:
        loaded, _ = check(order.path, wanted if wanted in LANGUAGES else None, order.variant)
    except BlueprintError as error:
        problems += [*error.problems, *(asked.problems if asked else ())]
    if problems or asked is None or loaded is None:
        raise BlueprintError(problems)
    return asked, loaded


def _refuse_part_of_blueprint(order: OfferOrder) -> None:
    """A customer's file that the blueprint would read as its own makes neither of them right."""
    root = root_of(order.path)
    if root.name != ROOT_FILE or not order.customer.is_file():
        return
    file, folder = Path(os.path.realpath(order.customer)), Path(os.path.realpath(root.parent))
    if file.is_relative_to(folder) and file in (Path(os.path.realpath(other)) for other in others_of(root, [])):
        raise BlueprintError([part_of_blueprint(order.customer)])


def part_of_blueprint(file: Path) -> Problem:
    """The problem that a blueprint would read a customer's file as a part of itself."""
    message = f"{shown(file)} lies in the blueprint's folder and would be read as a part of it"
    hint = f"Call it `{file.stem.removesuffix('.offer')}.offer.yaml`: files of that ending are no part of a blueprint."
    return Problem("part-of-blueprint", message, hint)


# --- what is still to be done ---------------------------------------------------------------------


def _of_the_paper(filled: QuotedOffer, asked: Given, loaded: LoadedBlueprint) -> Iterator[Problem]:
    """What the paper leaves open, and what it has no place for."""
    for id_ in filled.unread:
        message = f"this offer prints no merge field `{id_}`"
        place, path = asked.place("fields", id_), f"fields.{id_}"
        yield Problem("offer-unread", message, "Delete the line, or take another template.", place, path, "warning")
    yield from _left_open(filled.open, asked, loaded)


def _left_open(left: Open, asked: Given, loaded: LoadedBlueprint) -> Iterator[Problem]:
    for token, label in left.fields.items():
        message = f"nobody has filled in [{label}]"
        place, path = asked.place_within("fields"), f"fields.{token}"
        yield Problem("offer-open", message, _way_to_fill(token), place, path, "warning")
    for id_ in left.sections:
        message = f"the section `{id_}` has lines to write on"
        hint = f"Write it under `sections`: `{id_}: …`; or name it under `leave_out`: `[{id_}]`."
        yield Problem("offer-open", message, hint, asked.place_within("sections"), f"sections.{id_}", "warning")
    for decision in left.decisions:
        message = f"the offer says that something is still to be decided: {decision.subject}"
        hint = f"Write it into the blueprint, under `{decision.path}`."
        yield Problem("offer-open", message, hint, loaded.place(decision.path), decision.path, "warning")


def _way_to_fill(token: str) -> str:
    """How a merge field is filled: by what the file says of somebody, else by a text of its own."""
    if token.startswith(_OF_THE_SELLER):
        return "Add `seller: …`, the id of one of the blueprint's `people`."
    if token.startswith(_OF_THE_CONTACT):
        return f"Write it under `contact`: `{token.removeprefix(_OF_THE_CONTACT).replace('-', '_')}: …`."
    if token in _OF_THE_CUSTOMER:
        key = _OF_THE_CUSTOMER[token]
        without = f"; `{key}: none` where there is none" if key == "vat_id" else ""
        return f"Write it under `customer`: `{key}: …`{without}."
    if token == "valid-until":  # noqa: S105 (a merge field's name)
        return "Add `valid_until: …`, or `terms.validity_days` to the blueprint."
    return f"Write it under `fields`: `{token}: …`."


# --- a file to fill in ----------------------------------------------------------------------------


def write_new(blueprint: Path, file: Path, language: str | None, variant: str | None, today: datetime.date) -> None:
    """Write a customer's file to fill in, with the products, people and fields of a blueprint.

    It is dated by the blueprint; ``today`` stands in where that has no day of its own.

    Raises ``BlueprintError``; ``FileExistsError`` where something stands there.
    """
    if file.exists() or file.is_symlink():
        raise FileExistsError(file)
    root = root_of(blueprint)
    folder, target = Path(os.path.realpath(root.parent)), Path(os.path.realpath(file))
    if root.name == ROOT_FILE and target.is_relative_to(folder) and not is_for_a_customer(file.name):
        raise BlueprintError([part_of_blueprint(file)])
    loaded, _ = check(blueprint, language, variant)
    offer = detailed(loaded.blueprint)
    day = loaded.blueprint.as_of or today
    text = starter(loaded.blueprint, offer, _fields_of(offer, loaded.blueprint), day)
    with told(file), file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(text)


def _fields_of(offer: Offer | None, blueprint: Blueprint) -> Mapping[str, str]:
    """What the texts of a template ask for, by the ids of their fields."""
    return asked_by_texts(customer_view(blueprint), offer.id) if offer else {}


# --- the paper ------------------------------------------------------------------------------------


def _plan(order: OfferOrder, loaded: LoadedBlueprint, quote: Quote, filled: QuotedOffer, look: Look) -> Plan:
    blueprint = loaded.blueprint
    template = blueprint.offers[quote.offer]
    paper = CustomerDeliverable(
        f"offer-{quote.offer}", template.title, template.stage, document=lambda view: filled.document
    )
    company = blueprint.company.short_name or blueprint.company.name
    parts = map(_slug, (company, quote.fields["customer-name"], quote.number))
    name = "-".join(filter(None, parts)) or "offer"
    files: dict[Format, str] = {format_: f"{name}.{format_}" for format_ in paper.formats}
    return plan_of(paper, files, blueprint, order.selection, look.theme, look.templates)


def _slug(text: str) -> str:
    return slugify(text, max_length=_LONGEST, word_boundary=True)
