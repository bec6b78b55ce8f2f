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
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypedDict, Unpack

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.annotations import reads_markup
from generator.blueprint.model.base import on_one_line
from generator.blueprint.model.quantities import Money
from generator.blueprint.vocabulary import in_words
from generator.documents.blocks import (
    Audience,
    Block,
    Bullets,
    Callout,
    Data,
    Document,
    Imprint,
    Notebook,
    Paragraph,
    SearchEntry,
    Steps,
)
from generator.documents.inline import A_TEXT, Control, Inline, Run, plain, text_of
from generator.documents.markdown import inline, is_marked, paragraphs
from generator.documents.undecided import Decision, Undecided, bare, caption, joined
from generator.locale import Label
from generator.locale.conventions import spoken_in
from generator.locale.voice import Voice

from .agreed import NUMBERS, View, agreed, key_of

_FILLED_AS: Mapping[str, Literal["text", "lines", "date", "choice"]] = {
    "text": "text",
    "long-text": "lines",
    "date": "date",
    "choice": "choice",
}
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
    "company.vat_id": Label("company tax number"),
    "company.register_entry": Label("entry in the company register"),
    "company.privacy_notice": Label("address of the full notice"),
    "company.delivery_area": Label("area we serve"),
    "terms.validity_days": Label("validity of the [[word.offer]] in days"),
    "terms.payment": Label("terms of payment"),
    "terms.delivery": Label("terms of [[word.delivery]]"),
    "terms.warranty": Label("warranty"),
}


class DocumentDetails(TypedDict, total=False):
    """What a document may be given beside its title and blocks; see ``Document``."""

    subtitle: str
    cover: bool
    contents: bool
    searchable: bool
    search: tuple[SearchEntry, ...]
    notebook: Notebook
    data: Mapping[str, Data]


class Pen:
    """Writes in a view's language: what both pens can, ``CustomerPen`` and ``InternalPen``."""

    audience: Audience

    def __init__(self, view: View) -> None:
        self.view = view
        self.voice = Voice(spoken_in(view.language, view.country))
        self._vocabulary = view.vocabulary

    def say(self, words: str, context: str = "", **values: object) -> str:
        """Our own words, which stand in English here, in the language of the paper; ``{name}`` filled in.

        They name words of the vocabulary as a blueprint's texts do: ``say("[[Word.offer]] sent")``.
        """
        return in_words(self.voice.say(words, context, **values), self._vocabulary)[0]

    def label_of(self, words: str) -> str:
        """A ``Label`` in the language of the paper; the company's own words as they are."""
        return self.say(words) if isinstance(words, Label) else words

    # --- texts ---

    def inline(self, text: str) -> Inline:
        """A text of the blueprint as the runs of one paragraph."""
        if isinstance(text, Undecided):
            return _marked(text)
        if not is_marked(text):
            return _plain(text, self.voice)
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
        return _marked(text) if isinstance(text, Undecided) else _plain(text, self.voice)

    def bare(self, text: str) -> str:
        """A text of the blueprint without markup, for cells; the address of a link follows its label."""
        return bare(inline(self._single_stops(text), self._field)) if is_marked(text) else text

    def caption(self, text: str) -> str:
        """A text of the blueprint as a title, the name of a sheet or a choice: without markup and addresses."""
        return caption(inline(self._single_stops(text), self._field)) if is_marked(text) else text

    def quoted(self, text: str) -> str:
        """Somebody's words in the language's quotation marks."""
        before, after = self._quotation_marks()
        return joined("", (before, self.caption(text), after))

    def field(self, token: str) -> Run:
        """A declared merge field, to be filled as what it holds is: a date is picked, one of several chosen."""
        field = self.view.merge_fields[token]
        control = Control(_FILLED_AS[field.type], tuple(field.options))
        return Run(field.label, kind="field", token=token, control=control)

    def gap(self, token: str, label: str) -> Inline:
        """What is still to be filled in: room for a pen, which writes on our own papers."""
        return ()

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
        return Undecided(f"{self.say('To be decided')}: {subject}", Decision(where, subject))

    def decision_box(self, subject: str, where: str) -> Callout:
        """A box, marked as a decision, that names it and the place in the blueprint where it is written down."""
        body = (*self.words(self.say("Write the decision down in blueprint.yaml, under")), Run(f" {where}", bold=True))
        return Callout("decision", f"{subject[:1].upper()}{subject[1:]}", (body,), origin=where)

    # --- values ---

    def date(self, value: datetime.date | None) -> str:
        """A printed date; "" for none."""
        return self.voice.date(value) if value else ""

    def money(self, money: Money) -> str:
        """A printed amount, in the company's currency where it names no other."""
        return self.voice.money(money.amount, self.currency(money))

    def currency(self, money: Money | None) -> str:
        """The currency of an amount: its own, or the company's."""
        return (money.currency if money else None) or self.view.company.currency

    def percent(self, share: Decimal | int) -> str:
        """A printed share."""
        return self.voice.percent(share)

    def number(self, value: Decimal | float) -> str:
        """A printed number."""
        return self.voice.number(value)

    def counted(self, count: int, one: str, several: str, context: str = "") -> str:
        """A printed count: ``counted(3, "{n} day", "{n} days")`` is "3 dni" in Polish."""
        return self.voice.counted(count, one, several, context)

    # --- the calendar ---

    def weekday(self, day: datetime.date) -> str:
        """The name of a weekday by itself."""
        return self.voice.weekday(day)

    def month(self, day: datetime.date) -> str:
        """Month and year as a heading."""
        return self.voice.month(day)

    def short_month(self, day: datetime.date) -> str:
        """Month and year over a narrow column."""
        return self.voice.short_month(day)

    # --- names ---

    @property
    def company(self) -> str:
        """The company's name in conversation."""
        return self.view.company.short_name or self.view.company.name

    def imprint(self) -> Imprint:
        """What stands in the header and the footer of a paper: nothing internal."""
        view = self.view
        return Imprint(
            view.company.name,
            view.edition,
            self.date(view.as_of),
            footer=view.brand.footer or "",
            paper=view.paper_size,
            day=view.as_of,
        )

    def whole_imprint(self) -> Imprint:
        """What stands there on a paper of the whole process."""
        return self.imprint()

    # --- papers ---

    def document(
        self,
        id_: str,
        title: str,
        blocks: tuple[Block, ...],
        imprint: Imprint | None = None,
        **details: Unpack[DocumentDetails],
    ) -> Document:
        """A document in the view's language and for its audience."""
        imprint = imprint or self.whole_imprint()
        return Document(id_, title, self.voice.language, self.audience, imprint, blocks, **details)

    # --- inside ---

    def _field(self, token: str) -> Inline:
        if "." in token:
            return self._insert(token)
        return (self.field(token),)

    def _insert(self, token: str) -> Inline:
        """A value of the blueprint on one line; one that is a text with its own markup and fields."""
        if token == _SHORT_NAME:
            return plain(self.company)
        group, _, field = token.partition(".")
        if group in NUMBERS:
            return plain(agreed(token, self.view, self.voice) or "") or self._open(NUMBERS[group], token)
        entity = getattr(self.view, group)
        value = getattr(entity, field)
        if value is None:
            return self._open(_INSERTED[token], token)
        line = on_one_line(str(value))
        return inline(self._single_stops(line), self._field) if reads_markup(type(entity), field) else plain(line)

    def _open(self, subject: Label, where: str) -> Inline:
        """A decision still to be made, within a sentence."""
        (decision,) = self.decision(self.say(subject), key_of(where))
        return (replace(decision, text=f"[{decision.text[:1].lower()}{decision.text[1:]}]"),)

    def _quotation_marks(self) -> tuple[str, str]:
        before, _, after = self.say("“{words}”").partition("{words}")
        return before, after

    def _single_stops(self, text: str) -> str:
        """The text without the full stop after a name that brings its own ("… Sp. z o.o.")."""
        return _ENDS_SENTENCE.sub(lambda found: found[1] if self._stops(found[2]) else found[0], text)

    def _stops(self, token: str) -> bool:
        return text_of(self._insert(token)).endswith(".")

    def _typeset(self, run: Run) -> Run:
        text = self.voice.typeset(run.text)
        return run if text == run.text else replace(run, text=text)

    def _typeset_block(self, block: Paragraph | Bullets | Steps) -> Paragraph | Bullets | Steps:
        if isinstance(block, Paragraph):
            return replace(block, text=tuple(self._typeset(run) for run in block.text))
        return replace(block, items=tuple(tuple(self._typeset(run) for run in item) for item in block.items))


class CustomerPen(Pen):
    """Writes for customers, and knows nothing that they must not see."""

    audience: Audience = "customer"

    def __init__(self, view: CustomerView, known: Mapping[str, str] = MappingProxyType({})) -> None:
        """``known`` are values of merge fields that the paper itself has the answer to."""
        super().__init__(view)
        self._known = known

    def field(self, token: str) -> Run:
        """As every pen writes it, with what is known to stand in it."""
        run = super().field(token)
        value = self._known.get(token, "")
        return replace(run, control=replace(run.control, value=value)) if value else run

    def ask(self, token: str, label: str, control: Control = A_TEXT) -> Run:
        """A place to fill: the declared merge field of that id, or one that only this paper has."""
        if token in self.view.merge_fields:
            declared = self.field(token)
            return declared if control is A_TEXT else replace(declared, control=control)
        return Run(label, kind="field", token=token, control=control)

    def gap(self, token: str, label: str) -> Inline:
        """A named field: a customer gets no paper with blanks."""
        return (self.ask(token, label),)

    def imprint(self, reference: Inline = ()) -> Imprint:
        """Nothing of the template: no edition of it, no date and no owner, but the number of the paper itself."""
        return replace(super().imprint(), edition="", as_of="", reference=reference)


def _marked(undecided: Undecided) -> Inline:
    """A cell's text as a run; of several decisions it names the first."""
    decision = undecided.decisions[0]
    return (Run(str(undecided), kind="decision", token=decision.subject, origin=decision.path),)


@lru_cache(maxsize=20_000)
def _plain(text: str, voice: Voice) -> Inline:
    """A text without markup, typeset: most texts are, and many stand on several papers."""
    return plain(voice.typeset(text))
