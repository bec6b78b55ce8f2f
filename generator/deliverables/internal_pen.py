"""The pen of the company's own papers: it also names roles, stages, fields of the CRM and other papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Unpack

from generator.blueprint import stage_names
from generator.blueprint.frequencies.frequency import DayKind, Frequency
from generator.blueprint.model.base import on_one_line
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import MergeField
from generator.blueprint.model.process import LABEL_LENGTH, TimeRule, Tool
from generator.documents.blocks import Audience, Block, Document, Imprint, Notebook, TimedPart
from generator.documents.inline import Inline, Run, to_paper
from generator.documents.markdown import inline
from generator.documents.workbook import ChoiceList, DataTable, PlainCell, Sheet, Workbook
from generator.locale import Label
from generator.rhythm.reactions import Reaction, reactions_of
from generator.rhythm.windows import Windows
from generator.rhythm.wording import Wording, wording_of

from .known import Known, known
from .missing import missing_facts
from .pen import DocumentDetails, Pen

PARTNER = Label("partner")


class InternalPen(Pen):
    """Writes in a blueprint's language, for the company's own people."""

    audience: Audience = "internal"

    def __init__(self, blueprint: Blueprint, avatar: str | None = None) -> None:
        super().__init__(blueprint)
        self.blueprint = blueprint
        self.avatar = avatar
        self._missing: dict[str, str] = {}

    def writing_to(self, avatar: str | None) -> InternalPen:
        """A pen for the same paper that fills in the facts of one kind of firm; without one those of the main one."""
        if avatar == self.avatar:
            return self
        pen = InternalPen(self.blueprint, avatar)
        pen._missing = self._missing
        return pen

    def knows(self, field: MergeField) -> bool:
        """Whether a merge field is filled by a fact that the company has written down."""
        return field.fact is not None and bool(known(field.fact, self.blueprint, self.avatar).text)

    # --- rhythms ---

    def frequency(self, frequency: Frequency | None) -> str:
        """How often, in the company's wording or ours; "" where nothing is given."""
        return self._wording.frequency(frequency) if frequency else ""

    def rhythm(self, tool: Tool) -> str:
        """A tool's rhythm in one line: how often it is done, how often reviewed."""
        perform, refresh = self.frequency(tool.perform), self.frequency(tool.refresh)
        if perform and refresh and perform != refresh:
            return f"{perform}; {self.say('review')}: {refresh}"
        return perform or refresh or self.bare_decision(self.say("frequency"), tool.origin("perform"))

    def window(self, first: int, last: int, days: DayKind) -> str:
        """Days after an event: "within 1–2 working days"."""
        return Windows(self.voice, self.blueprint.vocabulary).worded(first, last, days)

    def reaction(self, rule: TimeRule) -> Reaction:
        """When something is due by a time rule."""
        return reactions_of(self.blueprint).to_rule(rule)

    # --- names ---

    def is_default(self, path: str) -> bool:
        """Whether a value comes from the base methodology and not from the company."""
        return self.blueprint.is_default(path)

    def role(self, role: str) -> str:
        """A role's printed name; of a partner's also whose it is: "Installer (Nord Ltd)"."""
        found = self.blueprint.roles[role]
        if found.side != "partner":
            return found.name
        firm = self.blueprint.partners[found.partner].name if found.partner else self.say(PARTNER)
        return f"{found.name} ({firm})"

    def role_or_decision(self, role: str | None, where: str) -> str:
        """A role's printed name, or the decision that is still to be made about it."""
        return self.role(role) if role else self.bare_decision(self.say("role"), where)

    def stage_number(self, stage: str | None) -> str:
        """A stage's printed number: "4b"; "" for the whole process, and for a part of what has no number."""
        return stage_names.number(stage, self.blueprint)

    def stage_sign(self, stage: str) -> str:
        """What a stage is pointed at with where there is little room: its number, or its label where it has none."""
        found = self.blueprint.stages[stage]
        return self.stage_number(stage) or found.short_label or found.name

    def stage_label(self, stage: str) -> str:
        """What a stage is called in the CRM: its number and its label; "" where its name is too long to be one."""
        found, number = self.blueprint.stages[stage], self.stage_number(stage)
        label = found.short_label or found.name
        whole = label if label.partition(" ")[0] == number else f"{number} {label}".strip()
        fitting = (one for one in (whole, found.short_label) if one and len(one) <= LABEL_LENGTH)
        return next(fitting, "")

    def stage(self, stage: str) -> str:
        """A stage's printed number and name: "4b. Zapytanie ofertowe (RFP)"."""
        return stage_names.numbered(stage, self.blueprint)

    def stage_name(self, stage: str) -> str:
        """A stage's printed name."""
        return self.blueprint.stages[stage].name

    def crm_field(self, id_: str | None) -> str:
        """The label of a CRM field; "" for none."""
        return self.blueprint.crm_fields[id_].label if id_ else ""

    def exit_criterion(self, id_: str | None) -> str:
        """The fact that an exit criterion is, by both its ids: ``discovery.next-step-dated``; "" for none."""
        if not id_:
            return ""
        stage, _, criterion = id_.partition(".")
        return self.blueprint.stages[stage].exit[criterion].text

    def deliverable_title(self, id_: str | None) -> str:
        """The printed title of a deliverable; "" for none, or for one that the blueprint does not have."""
        if id_ is None:
            return ""
        return self._titles.get(id_, "")

    def paper(self, id_: str | None, place: str = "", called: Inline = ()) -> Inline:
        """A deliverable's title, or what it is ``called`` here, leading to it and to a ``place`` in it.

        () for none, or for one that the blueprint does not have; what it is called here stands without a link then.
        """
        title = self.deliverable_title(id_)
        if not id_ or not title:
            return called
        return tuple(replace(run, link=to_paper(id_, place)) for run in called or self.words(title))

    def papers(self, ids: Iterable[str], between: str = " · ") -> Inline:
        """The titles of several deliverables, each leading to its own."""
        titles = [title for id_ in ids if (title := self.paper(id_))]
        return tuple(run for at, title in enumerate(titles) for run in (*((Run(between),) if at else ()), *title))

    # --- papers ---

    def document(
        self,
        id_: str,
        title: str,
        blocks: tuple[Block, ...],
        imprint: Imprint | None = None,
        **details: Unpack[DocumentDetails],
    ) -> Document:
        """A document; the facts that it would say and nobody has written down are named at its end, once."""
        return super().document(id_, title, (*blocks, *missing_facts(self._missing, self)), imprint, **details)

    def notebook(self, id_: str, parts: tuple[TimedPart, ...] = ()) -> Notebook:
        """What makes a paper one to write in, told apart from those of other companies and in other languages."""
        blueprint = self.blueprint
        return Notebook(f"{blueprint.company.name}/{blueprint.id}/{id_}/{self.voice.language}", parts)

    def imprint(self, stage: str | None = None, owner: str | None = None) -> Imprint:
        """What stands in the header and the footer of a paper, with its stage, its mark and who answers for it."""
        return replace(
            super().imprint(),
            stage_badge=self.stage_number(stage),
            marking=self.say("INTERNAL"),
            owner=self.role(owner) if owner else "",
        )

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
            language=self.voice.language,
            audience=self.audience,
            imprint=imprint or self.whole_imprint(),
            sheets=sheets,
            choices=choices,
            choices_title=self.say("Lists"),
            currency=self.view.company.currency,
        )

    def data_table(self, id_: str, header: tuple[str, ...], rows: Iterable[tuple[PlainCell, ...]]) -> DataTable:
        """The plain table of a paper, in the view's language."""
        return DataTable(id_, self.blueprint.papers[id_].title, self.voice.language, header, tuple(rows))

    def whole_imprint(self) -> Imprint:
        """As ``imprint``, for the whole process: whoever keeps the blueprint answers for it."""
        return self.imprint(owner=self.blueprint.owner)

    # --- inside ---

    def _field(self, token: str) -> Inline:
        """A fact where the field stands for one, and otherwise the place to fill."""
        field = self.blueprint.merge_fields.get(token)
        if field is None or field.fact is None:
            return super()._field(token)
        fact = known(field.fact, self.blueprint, self.avatar)
        return self._fact(fact) if fact.text else (self._place_for(fact, field.label, token),)

    def _fact(self, fact: Known) -> Inline:
        """A fact on one line. A field within it is a place to fill, so that none leads back to itself."""
        line = inline(on_one_line(fact.text), super()._field)
        said = self._within_quotes(line) if fact.is_spoken else line
        return tuple(run if run.origin else replace(run, origin=fact.path) for run in said)

    def _within_quotes(self, line: Inline) -> Inline:
        before, after = self._quotation_marks()
        return (Run(before), *line, Run(after))

    def _place_for(self, fact: Known, label: str, token: str) -> Run:
        """A place to fill that says whose fact it is and, as its origin, where to write it down."""
        text = f"{label} – {self.caption(fact.whose)}" if fact.whose else label
        if fact.path:
            self._missing.setdefault(fact.path, text)
        return Run(text, kind="field", token=token, origin=fact.path)

    @cached_property
    def _titles(self) -> dict[str, str]:
        from .registry import offered  # the registry imports every deliverable, and each of them imports the pen

        return {deliverable.id: deliverable.title for deliverable in offered(self.blueprint)}

    @cached_property
    def _wording(self) -> Wording:
        return wording_of(self.blueprint)
