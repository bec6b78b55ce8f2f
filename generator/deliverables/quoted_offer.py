"""An offer template filled for one customer: its own lines and sums in place of the catalogue, its fields with texts.

The template stays the company's: a quote narrows the view that it is made from, and leaves a slot in each section
whose content is the customer's own. What the template then makes of it is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import days
from generator.blueprint.model.offers import PublicOffer, Variant
from generator.blueprint.model.papers import OfferSection, OfferSectionKind
from generator.documents.blocks import (
    Block,
    Card,
    Document,
    FormLines,
    Grid,
    Pages,
    Paragraph,
    Steps,
    Table,
    TableRow,
)
from generator.documents.filling import filled, open_fields
from generator.documents.inline import Inline, Run, plain, text_of
from generator.documents.undecided import Decision, shown
from generator.locale import Label
from generator.quotes.quote import Quote, QuotedVariant

from . import offers
from .columns import Col, table
from .offer_parties import option
from .pen import CustomerPen, Pen
from .quote_data import quote_data
from .quoted_prices import PriceTables

_SLOT = "quoted:"
"""Begins the paragraph that keeps the place of what is the customer's own."""
_KEPT = ("products", "variants", "prices", "terms", "proofs", "acceptance")
"""Kinds that show what they do below an own text as well; others become that text alone."""
_SIDE_BY_SIDE = 3
_NONE = "–"
"""Stands in a text that names what the customer has not got."""
_OF_THE_PERSON = ("contact-first-name", "contact-last-name", "contact-title")
"""Fields of the person an offer is addressed to; a firm may be written to without one."""
_ASIDE = (
    ("customer-address", Label("Address")),
    ("customer-vat-id", Label("[[Word.tax-number]]")),
    ("customer-register-entry", Label("Entry in the register")),
    ("contact-title", Label("Position")),
    ("contact-email", Label("Email")),
    ("contact-phone", Label("Phone")),
)
"""What a file may say of the customer, and its label where the template has no field for it."""


_FILLED: frozenset[OfferSectionKind] = frozenset({"prices", "products", "variants", "timetable"})
"""Kinds of sections that a quote fills."""


@dataclass(frozen=True, slots=True)
class Open:
    """What an offer leaves open: what fields ask for by their ids, decisions, and sections with lines to write on."""

    fields: Mapping[str, str]
    decisions: tuple[Decision, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotedOffer:
    """The offer, what it leaves open, and the fields with a text that it has no place for."""

    document: Document
    open: Open
    unread: tuple[str, ...]


def asked_by_texts(view: CustomerView, offer_id: str) -> dict[str, str]:
    """What a template's texts ask for, by the ids of its fields: prices and dates are the quote's own."""
    offer = view.offers[offer_id]
    sections = {id_: _same(one, kind="text") if one.kind in _FILLED else one for id_, one in offer.sections.items()}
    worded = replace(view, offers={**view.offers, offer_id: offer.model_copy(update={"sections": sections})})
    return open_fields(offers.document(worded, offer_id, choices=()))


def quoted_offer(view: CustomerView, quote: Quote) -> QuotedOffer:
    """The offer of one customer, with what is still to be done about it."""
    offer = view.offers[quote.offer]
    pen = CustomerPen(view)
    desk = _Desk(quote, offer, view, pen)
    made = _relieved(offers.document(desk.view(), quote.offer, desk.choices()), quote.lacking)
    texts = _texts(quote, desk.tables, pen)
    with_slots = replace(made, blocks=(*_put_in(made.blocks, desk.slots()),))
    headed = _headed(with_slots, quote, pen)
    data = quote_data(quote, texts, view, desk.tables.value(quote.of_the_main), pen)
    result = replace(filled(headed, texts), data=data)
    used = {*open_fields(made), *open_fields(with_slots)} | {token for token, _ in _ASIDE}
    unread = tuple(id_ for id_ in quote.fields if id_ in view.merge_fields and id_ not in used)
    return QuotedOffer(result, _still_open(result), unread)


def _texts(quote: Quote, tables: PriceTables, pen: Pen) -> dict[str, str]:
    """Texts for merge fields: those of the file, and before them what the quote says itself."""
    main = quote.of_the_main
    own = {
        "offer-date": pen.date(quote.date),
        "valid-until": pen.date(quote.valid_until),
        "price-net": tables.value(main),
        "product-name": pen.caption(main.lines[0].name) if len(main.lines) == 1 else "",
    }
    given = {id_: _worded(text, pen) if _is_date(id_, pen) else text for id_, text in quote.fields.items()}
    texts = {**own, **given, **dict.fromkeys(quote.lacking, _NONE)}
    return {id_: pen.voice.typeset(text) for id_, text in texts.items() if text}


def _is_date(token: str, pen: Pen) -> bool:
    field = pen.view.merge_fields.get(token)
    return field is not None and field.type == "date"


def _worded(text: str, pen: Pen) -> str:
    """A day written by its numbers as the paper prints days; words for one, “early May”, as they are."""
    try:
        return pen.date(days.read(text))
    except ValueError:
        return text


class _Desk:
    """Narrows a template to what one customer is offered, and writes what stands in its slots."""

    def __init__(self, quote: Quote, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> None:
        self._quote, self._offer, self._view, self._pen = quote, offer, view, pen
        self.tables = PriceTables(quote, offer, pen)
        self._plan = view.payment_plans.get(quote.plan)

    # --- the narrowed template ---

    def view(self) -> CustomerView:
        """The view with what is offered alone."""
        quote, view = self._quote, self._view
        days = (quote.valid_until - quote.date).days if quote.valid_until else None
        variants = {id_: self._offered(variant) for id_, variant in self._offer.variants.items()}
        narrowed = {"sections": self._sections(), "validity_days": days, "variants": variants, "payment_plan": None}
        offer = self._offer.model_copy(update=narrowed)
        terms = view.terms.model_copy(update={"payment": self._plan.name} if self._plan else {})
        return replace(
            view,
            offers={**view.offers, quote.offer: offer},
            products={id_: product for id_, product in view.products.items() if id_ in quote.products},
            proofs={id_: proof for id_, proof in view.proofs.items() if id_ in (quote.proofs or view.proofs)},
            merge_fields={id_: field for id_, field in view.merge_fields.items() if id_ not in self._unaddressed()},
            discounts={},
            payment_plans={},
            plans_of_offers=dict.fromkeys(view.plans_of_offers, ()),
            terms=terms,
        )

    def _unaddressed(self) -> set[str]:
        """The fields of the person that the file does not name, but for those that a text of the template has."""
        written = [f"{section.body} {section.lines}" for section in self._offer.sections.values()]
        texts = " ".join((*written, *(block.body or "" for block in self._view.blocks.values())))
        return {token for token in _OF_THE_PERSON if token not in self._quote.fields and f"[[{token}]]" not in texts}

    def _offered(self, variant: Variant) -> Variant:
        """A variant with what this customer is offered of it."""
        products, options = (
            {id_: count for id_, count in listed.items() if id_ in self._quote.products}
            for listed in (variant.products, variant.options)
        )
        narrowed = {"products": products, "options": options, "payment_plan": None}
        changed = variant.model_copy(update=narrowed)
        changed._id, changed._path = variant.id, variant.path
        return changed

    def _sections(self) -> dict[str, OfferSection]:
        found: dict[str, OfferSection] = {}
        for section in self._offer.sections.values():
            if self._is_wanted(section):
                found[section.id] = self._own(section)
            if section.id in self._plan_after():
                found[f"{section.id}-plan"] = _slotted(OfferSection(), f"{section.path}-plan", "plan")
        return found

    def _is_wanted(self, section: OfferSection) -> bool:
        is_comparison = section.kind == "variants"
        return section.id not in self._quote.leave_out and not (is_comparison and len(self._quote.variants) < 2)

    def _own(self, section: OfferSection) -> OfferSection:
        """A section with this customer's text, or with a slot for what is theirs."""
        text, kind = self._quote.sections.get(section.id), section.kind
        if text is not None:
            shown: OfferSectionKind = kind if kind in _KEPT else "text"
            section = _same(section, body=text, lines=[], kind=shown)
        return _slotted(section, section.path, section.id) if section.kind in self._fills() else section

    def _plan_after(self) -> tuple[str, ...]:
        """The section behind which the payment plan stands: the terms, else the prices."""
        if self._plan is None:
            return ()
        kinds = [section for kind in ("terms", *self._priced()) for section in self._of_kind(kind)]
        return (kinds[0],) if kinds else ()

    def _of_kind(self, kind: str) -> list[str]:
        return [section.id for section in self._offer.sections.values() if section.kind == kind]

    def _priced(self) -> tuple[str, ...]:
        """The kind of section that shows the prices of the quote: the catalogue where the template has no other."""
        return ("prices",) if self._of_kind("prices") else ("products",)

    def _fills(self) -> Mapping[str, Callable[[OfferSection], Iterable[Block]]]:
        priced = dict.fromkeys(self._priced(), self.tables.prices)
        return {**priced, "variants": self._variants, "timetable": self._timetable}

    # --- what stands in the slots ---

    def slots(self) -> dict[str, tuple[Block, ...]]:
        """The blocks of each slot, by its name."""
        fills = self._fills()
        filled_here = (one for one in self._offer.sections.values() if one.kind in fills and self._is_wanted(one))
        found = {section.id: tuple(fills[section.kind](section)) for section in filled_here}
        if self._plan:
            found["plan"] = tuple(self.tables.plan(self._plan))
        return found

    def choices(self) -> tuple[Inline, ...]:
        """What this customer may tick: the variants where there are several, and the options, each with its price."""
        offered, pen = self._quote.variants, self._pen
        priced = [
            (*pen.inline(self._offer.variants[one.id].name), *plain(f" – {self.tables.value(one)}"))
            for one in (offered if len(offered) > 1 else ())
        ]
        options = {line.id: line for one in offered for line in one.options}.values()
        priced += [(*option(line.name, pen), *plain(f" – {self.tables.worth(line.amounts)}")) for line in options]
        return tuple(priced)

    def _variants(self, section: OfferSection) -> Iterator[Block]:
        """A card a variant with what it comes to, and what each includes."""
        offered = self._quote.variants
        yield Grid(tuple(self._card(one) for one in offered), min(len(offered), _SIDE_BY_SIDE))
        variants = [self._offer.variants[one.id] for one in offered]
        features = dict.fromkeys(feature for variant in variants for feature in variant.includes)
        yes = self._pen.say("yes")
        columns: list[Col[str, Inline | str]] = [Col("feature", Label("Scope"), 3, lambda one: one)]
        columns += (self._included(variant, yes) for variant in variants)
        listed = table(features, self._pen, *columns, origin=self._offer.origin("variants"))
        values = tuple(self._pen.words(self.tables.value(one)) for one in offered)
        total = TableRow((self._pen.words(self._pen.say("Total")), *values), emphasis=True)
        yield replace(listed, rows=(*listed.rows, total))

    def _included(self, variant: Variant, yes: str) -> Col[str, Inline | str]:
        name, included = self._pen.caption(variant.name), frozenset(variant.includes)
        return Col(variant.id, name, 1.2, lambda one: yes if one in included else "–")

    def _card(self, one: QuotedVariant) -> Card:
        variant, pen = self._offer.variants[one.id], self._pen
        mark = pen.say("recommended")
        badge = mark if variant.recommended and mark not in variant.name.lower() else ""
        blocks = (Paragraph(plain(self.tables.value(one)), "lead"), Paragraph(pen.inline(variant.summary)))
        return Card(pen.inline(variant.name), blocks, badge, f"variant-{one.id}", variant.path)

    def _timetable(self, section: OfferSection) -> Iterator[Block]:
        """The milestones, with their dates where the file has some."""
        dates, origin = self._quote.timetable, section.origin("lines")
        if not dates:
            yield Steps(self._pen.inlines(section.lines), origin)
            return
        rows = [(line, dates[number] if number < len(dates) else "") for number, line in enumerate(section.lines)]
        yield table(
            rows,
            self._pen,
            Col("milestone", Label("Milestone"), 3, lambda row: self._pen.inline(row[0])),
            Col("date", Label("Date", "offers"), 1.5, lambda row: self._pen.words(_worded(row[1], self._pen))),
            origin=origin,
        )


def _same(section: OfferSection, **update: Any) -> OfferSection:
    changed = section.model_copy(update=update)
    changed._id, changed._path = section.id, section.path
    return changed


def _slotted(section: OfferSection, path: str, name: str) -> OfferSection:
    """A section that prints what it says itself, and keeps a place below that."""
    body = "\n\n".join(filter(None, (section.body, f"{_SLOT}{name}")))
    lines = [] if section.kind == "timetable" else section.lines
    changed = section.model_copy(update={"body": body, "kind": "text", "lines": lines, "columns": {}})
    changed._id, changed._path = path.rpartition(".")[2], path
    return changed


def _put_in(blocks: Iterable[Block], slots: Mapping[str, tuple[Block, ...]]) -> Iterator[Block]:
    """Blocks with those of each slot in its place."""
    for block in blocks:
        if isinstance(block, Pages):
            yield replace(block, blocks=tuple(_put_in(block.blocks, slots)))
        elif isinstance(block, Paragraph) and text_of(block.text).startswith(_SLOT):
            yield from slots[text_of(block.text).removeprefix(_SLOT)]
        else:
            yield block


# --- the head of the paper --------------------------------------------------------------------------


def _headed(made: Document, quote: Quote, pen: Pen) -> Document:
    """With what is known of the customer among the customer's own lines, as far as the template has no field for it."""
    there = {*open_fields(made)}
    own = tuple(
        (*plain(f"{pen.say(label)}: "), *pen.words(quote.fields[token]))
        for token, label in _ASIDE
        if token in quote.fields and token not in there
    )
    parties = _parties(made)
    *others, customer = parties.cards
    known = Paragraph(
        tuple(run for number, line in enumerate(own) for run in (*((Run("\n"),) if number else ()), *line))
    )
    with_own = replace(customer, blocks=(*customer.blocks, known)) if own else customer
    return _with_parties(made, replace(parties, cards=(*others, with_own)))


def _relieved(made: Document, lacking: frozenset[str]) -> Document:
    """Without the lines of its head that ask for what the customer has not got."""
    parties = _parties(made)
    cards = tuple(replace(card, blocks=tuple(_less(block, lacking) for block in card.blocks)) for card in parties.cards)
    return _with_parties(made, replace(parties, cards=cards)) if lacking else made


def _less(block: Block, lacking: frozenset[str]) -> Block:
    """A paragraph without its lines that name such a field; any other block as it is."""
    if not isinstance(block, Paragraph):
        return block
    lines: list[list[Run]] = [[]]
    for run in block.text:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    kept = [line for line in lines if not any(run.token in lacking for run in line)]
    return replace(block, text=tuple(run for line in kept for run in (Run("\n"), *line))[1:])


def _parties(made: Document) -> Grid:
    """The head of an offer: who offers, and to whom."""
    return next(block for block in made.blocks if isinstance(block, Grid))


def _with_parties(made: Document, head: Grid) -> Document:
    parties = _parties(made)
    return replace(made, blocks=tuple(head if block is parties else block for block in made.blocks))


# --- what is still open -----------------------------------------------------------------------------


def _still_open(made: Document) -> Open:
    return Open(open_fields(made), shown(made).decisions, tuple(dict.fromkeys(_with_lines(made.blocks))))


def _with_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The sections that have lines or cells to write on by hand."""
    for block in blocks:
        if isinstance(block, Pages):
            yield from _with_lines(block.blocks)
        elif isinstance(block, FormLines) or (isinstance(block, Table) and _has_blanks(block)):
            way = block.origin.split(".")
            if "sections" in way:
                yield way[way.index("sections") + 1]


def _has_blanks(block: Table) -> bool:
    return any(column.kind in ("blank", "check") for column in block.columns)
