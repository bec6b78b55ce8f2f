"""The pen a deliverable writes with: a blueprint's texts as runs, its values as they are printed.

What the company has not decided yet is never skipped and never "None": it is written as a visible
decision to make.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypedDict, Unpack

from generator.blueprint.customer import CustomerView
from generator.blueprint.frequencies.frequency import Frequency
from generator.blueprint.model.annotations import reads_markup
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Tool
from generator.blueprint.model.quantities import Money
from generator.documents.blocks import (
    Audience,
    Block,
    Bullets,
    Callout,
    Data,
    Document,
    Imprint,
    Paragraph,
    SearchEntry,
    Steps,
)
from generator.documents.inline import Inline, Run, plain, text_of
from generator.documents.markdown import inline, is_marked, paragraphs
from generator.documents.undecided import Decision, Undecided, bare, caption, joined
from generator.documents.workbook import ChoiceList, Sheet, Workbook
from generator.locale import Label, counted, labels, said, values
from generator.locale.typography import typeset
from generator.rhythm.wording import wording

View = Blueprint | CustomerView

_ENDS_SENTENCE = re.compile(r"(\[\[((?:company|terms)\.\w+)\]\])\.(?!\.)")
_SHORT_NAME = "company.short_name"
_INSERTED = {
    "company.name": Label("company name"),
    _SHORT_NAME: Label("short company name"),
    "company.sells": Label("what the company sells", "pen"),
    "company.phone": Label("company phone"),
    "company.email": Label("company email"),
    "company.web": Label("company website"),
    "company.address": Label("company address"),
    "company.vat_id": Label("company VAT number"),
    "company.privacy_notice": Label("address of the full notice"),
    "company.delivery_area": Label("delivery area"),
    "terms.validity_days": Label("validity of the offer in days"),
    "terms.payment": Label("terms of payment"),
    "terms.delivery": Label("terms of delivery"),
    "terms.warranty": Label("warranty"),
}


class _DocumentDetails(TypedDict, total=False):
    """What a document may be given beside its title and blocks; see ``Document``."""

    subtitle: str
    cover: bool
    contents: bool
    searchable: bool
    search: tuple[SearchEntry, ...]
    data: Mapping[str, Data]


class Pen:
    """Writes in a view's language."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.language = view.language
        self._labels = labels(view.language)

    def label(self, key: str) -> str:
        """A shared label, by its dotted key."""
        return self._labels[key]

    def say(self, words: str, **values: object) -> str:
        """Our own words, which stand in English here, in the language of the paper; ``{name}`` filled in."""
        return said(words, self.language, **values)

    def label_of(self, words: str) -> str:
        """A ``Label`` in the language of the paper; the company's own words as they are."""
        return self.say(words) if isinstance(words, Label) else words

    # --- texts ---

    def inline(self, text: str) -> Inline:
        """A text of the blueprint as the runs of one paragraph."""
        if isinstance(text, Undecided):
            return _marked(text)
        if not is_marked(text):
            return _plain(text, self.language)
        return tuple(self._typeset(run) for run in inline(self._single_stops(text), self._field))

    def inlines(self, texts: Iterable[str]) -> tuple[Inline, ...]:
        """Several texts, each as runs."""
        return tuple(self.inline(text) for text in texts)

    def blocks(self, text: str, origin: str = "") -> tuple[Paragraph | Bullets | Steps, ...]:
        """A longer text as paragraphs and lists."""
        return tuple(self._typeset_block(block) for block in paragraphs(self._single_stops(text), self._field, origin))

    def paragraphs(self, text: str) -> tuple[Inline, ...]:
        """A text of paragraphs parted by empty lines, such as the body of a mail."""
        return tuple(self.inline(part.strip("\n")) for part in text.split("\n\n") if part.strip())

    def words(self, text: str) -> Inline:
        """Our own words, or a name: typeset, but with no markdown and no merge fields in them."""
        return _marked(text) if isinstance(text, Undecided) else _plain(text, self.language)

    def bare(self, text: str) -> str:
        """A text of the blueprint without markup, for cells; the address of a link follows its label."""
        return bare(inline(self._single_stops(text), self._field)) if is_marked(text) else text

    def caption(self, text: str) -> str:
        """A text of the blueprint as a title, the name of a sheet or a choice: without markup and addresses."""
        return caption(inline(self._single_stops(text), self._field)) if is_marked(text) else text

    def quoted(self, text: str) -> str:
        """Somebody's words in the language's quotation marks."""
        before, after = "„”" if self.language == "pl" else "“”"
        return joined("", (before, self.caption(text), after))

    # --- what is undecided ---

    # Each names ``where`` the decision is written down: the key to set.

    def or_decision(self, text: str | None, subject: str, where: str) -> Inline:
        """The text, or the decision that is still to be made about ``subject``."""
        return self.inline(text) if text else self.decision(subject, where)

    def decision(self, subject: str, where: str) -> Inline:
        """A visible mark that the company has yet to decide on ``subject``."""
        return _marked(self.bare_decision(subject, where))

    def bare_or_decision(self, text: str | None, subject: str, where: str) -> str:
        """As ``or_decision``, for a cell."""
        return self.bare(text) if text else self.bare_decision(subject, where)

    def bare_decision(self, subject: str, where: str) -> Undecided:
        """As ``decision``, for a cell."""
        return Undecided(f"{self.label('common.to-decide')}: {subject}", Decision(where, subject))

    def decision_box(self, subject: str, where: str) -> Callout:
        """A box, marked as a decision, that names it and the place in the blueprint where it is written down."""
        body = (*self.words(self.label("common.write-it-under")), Run(f" {where}", bold=True))
        return Callout("decision", f"{subject[:1].upper()}{subject[1:]}", (body,), origin=where)

    # --- values ---

    def date(self, value: datetime.date | None) -> str:
        """A printed date; "" for none."""
        return values.date(value, self.language) if value else ""

    def money(self, money: Money) -> str:
        """A printed amount, in the company's currency where it names no other."""
        return values.money(money.amount, self.currency(money), self.language)

    def currency(self, money: Money | None) -> str:
        """The currency of an amount: its own, or the company's."""
        return (money.currency if money else None) or self.view.company.currency

    def percent(self, share: Decimal | int) -> str:
        """A printed share."""
        return values.percent(share, self.language)

    def counted(self, count: int, one: str, several: str, context: str = "") -> str:
        """A printed count: ``counted(3, "{n} day", "{n} days")`` is "3 dni" in Polish."""
        return counted(count, one, several, self.language, context)

    def frequency(self, frequency: Frequency | None) -> str:
        """How often, in the company's wording or ours; "" where nothing is given."""
        return wording(frequency, self.language, self._event_phrases) if frequency else ""

    def rhythm(self, tool: Tool) -> str:
        """A tool's rhythm in one line: how often it is done, how often reviewed."""
        perform, refresh = self.frequency(tool.perform), self.frequency(tool.refresh)
        if perform and refresh and perform != refresh:
            return f"{perform}; {self.label('common.review')}: {refresh}"
        return perform or refresh or self.bare_decision(self.label("common.frequency"), tool.origin("perform"))

    def is_default(self, path: str) -> bool:
        """Whether a value comes from the base methodology and not from the company."""
        return self._blueprint.is_default(path)

    # --- names ---

    @property
    def company(self) -> str:
        """The company's name in conversation."""
        return self.view.company.short_name or self.view.company.name

    def role(self, role: str) -> str:
        """A role's printed name."""
        return self._blueprint.roles[role].name

    def role_or_decision(self, role: str | None, where: str) -> str:
        """A role's printed name, or the decision that is still to be made about it."""
        return self.role(role) if role else self.bare_decision(self.label("common.role"), where)

    def stage_number(self, stage: str | None) -> str:
        """A stage's printed number: "4b"; "" for the whole process."""
        if stage is None:
            return ""
        if isinstance(self.view, CustomerView):
            return str(self.view.stage_numbers.get(stage) or "")
        found = self.view.stages[stage]
        number = found.number or (self.view.stages[found.parent].number if found.parent else None)
        return f"{number or ''}{found.mark or ''}"

    def stage(self, stage: str) -> str:
        """A stage's printed number and name: "4b. Zapytanie ofertowe (RFP)"."""
        return f"{self.stage_number(stage)}. {self._blueprint.stages[stage].name}"

    def stage_name(self, stage: str) -> str:
        """A stage's printed name."""
        return self._blueprint.stages[stage].name

    def crm_field(self, id_: str | None) -> str:
        """The label of a CRM field; "" for none."""
        return self._blueprint.crm_fields[id_].label if id_ else ""

    def exit_criterion(self, id_: str | None) -> str:
        """The fact that an exit criterion is, by both its ids: ``discovery.next-step-dated``; "" for none."""
        if not id_:
            return ""
        stage, _, criterion = id_.partition(".")
        return self._blueprint.stages[stage].exit[criterion].text

    def deliverable_title(self, id_: str | None) -> str:
        """The printed title of a deliverable; "" for none, or for one that the blueprint does not have."""
        if id_ is None:
            return ""
        return self._titles.get(id_, "")

    def imprint(self, stage: str | None = None, owner: str | None = None) -> Imprint:
        """What stands in the header and the footer of a paper."""
        internal = isinstance(self.view, Blueprint)
        return Imprint(
            company=self.view.company.name,
            edition=self.view.edition,
            as_of=self.date(self.view.as_of),
            stage_badge=self.stage_number(stage) if internal else "",
            marking=self.label("common.internal") if internal else "",
            footer=self.view.brand.footer or "",
            owner=self.role(owner) if owner else "",
        )

    # --- papers ---

    def document(
        self,
        id_: str,
        title: str,
        blocks: tuple[Block, ...],
        imprint: Imprint | None = None,
        **details: Unpack[_DocumentDetails],
    ) -> Document:
        """A document in the view's language and for its audience; without an imprint, the blueprint's owner has it."""
        imprint = imprint or self._own_imprint()
        return Document(id_, title, self.language, self._audience, imprint, blocks, **details)

    def workbook(
        self,
        id_: str,
        title: str,
        sheets: tuple[Sheet, ...],
        choices: tuple[ChoiceList, ...] = (),
        imprint: Imprint | None = None,
    ) -> Workbook:
        """A workbook in the view's language, for its audience and in the company's currency."""
        return Workbook(
            id=id_,
            title=title,
            language=self.language,
            audience=self._audience,
            imprint=imprint or self._own_imprint(),
            sheets=sheets,
            choices=choices,
            choices_title=self.label("common.lists"),
            currency=self.view.company.currency,
        )

    def _own_imprint(self) -> Imprint:
        return self.imprint(owner=self.view.owner if isinstance(self.view, Blueprint) else None)

    @property
    def _audience(self) -> Audience:
        return "internal" if isinstance(self.view, Blueprint) else "customer"

    # --- inside ---

    @cached_property
    def _titles(self) -> dict[str, str]:
        from .registry import offered  # the registry imports every deliverable, and each of them imports the pen

        return {deliverable.id: deliverable.title for deliverable in offered(self._blueprint)}

    @cached_property
    def _event_phrases(self) -> dict[str, str]:
        return {id_: event.follows for id_, event in self._blueprint.events.items() if event.follows}

    @property
    def _blueprint(self) -> Blueprint:
        assert isinstance(self.view, Blueprint), "a customer's paper names no roles and no stages"
        return self.view

    def _field(self, token: str) -> Inline:
        if "." in token:
            return self._insert(token)
        field = self.view.merge_fields[token]
        return (Run(field.label, kind="field", token=token),)

    def _insert(self, token: str) -> Inline:
        """A value of the blueprint on one line; one that is a text with its own markup and fields."""
        if token == _SHORT_NAME:
            return plain(self.company)
        group, _, field = token.partition(".")
        entity = getattr(self.view, group)
        value = getattr(entity, field)
        if value is None:
            (decision,) = self.decision(self.say(_INSERTED[token]), token)
            return (replace(decision, text=f"[{decision.text[:1].lower()}{decision.text[1:]}]"),)
        line = " ".join(filter(None, map(str.strip, str(value).splitlines())))
        return inline(self._single_stops(line), self._field) if reads_markup(type(entity), field) else plain(line)

    def _single_stops(self, text: str) -> str:
        """The text without the full stop after a name that brings its own ("… Sp. z o.o.")."""
        return _ENDS_SENTENCE.sub(lambda found: found[1] if self._stops(found[2]) else found[0], text)

    def _stops(self, token: str) -> bool:
        return text_of(self._insert(token)).endswith(".")

    def _typeset(self, run: Run) -> Run:
        text = typeset(run.text, self.language)
        return run if text == run.text else replace(run, text=text)

    def _typeset_block(self, block: Paragraph | Bullets | Steps) -> Paragraph | Bullets | Steps:
        if isinstance(block, Paragraph):
            return replace(block, text=tuple(self._typeset(run) for run in block.text))
        return replace(block, items=tuple(tuple(self._typeset(run) for run in item) for item in block.items))


def _marked(undecided: Undecided) -> Inline:
    """A cell's text as a run; of several decisions it names the first."""
    decision = undecided.decisions[0]
    return (Run(str(undecided), kind="decision", token=decision.subject, origin=decision.path),)


@lru_cache(maxsize=20_000)
def _plain(text: str, language: str) -> Inline:
    """A text without markup, typeset: most texts are, and many stand on several papers."""
    return plain(typeset(text, language))
