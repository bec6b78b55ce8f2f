"""The words by which sheets, columns and choices of a register are known: as printed for it, and in each language.

What the register itself says comes first. Without its legend, because somebody copied the sheets into another file, the
words of the blueprint hold, in every language that it can be read in, and the ids themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.papers import Sheet
from generator.blueprint.stage_names import numbered
from generator.blueprint.vocabulary import in_words
from generator.locale import Label, in_every_language, said

from .alike import alike
from .layout import EXAMPLE, REGISTER, Field, Form
from .layout import form as form_of
from .legend import Legend
from .lists import Choice, choices


@dataclass(frozen=True)
class Wording:
    """Finds ids by words. ``spoken`` is the blueprint in its own language, then in others that it can be read in."""

    legend: Legend
    spoken: Sequence[Blueprint]
    _choices: dict[str, dict[str, str]] = field(default_factory=dict)

    def title(self, form: Form) -> str:
        """What a sheet is called today."""
        outline = next(self._outlines(form.id), None)
        return (outline.title if outline else None) or form.id

    def head(self, column: Field, form: Form) -> str:
        """What a column is called today."""
        return next(self._labels(column, form))

    def titles(self, form: Form) -> frozenset[str]:
        """What a sheet may be called, alike."""
        own = (words for words, id_ in self.legend.sheets.items() if id_ == form.id)
        return frozenset((*own, alike(form.id), *(alike(one.title) for one in self._outlines(form.id) if one.title)))

    def titles_of_all(self) -> frozenset[str]:
        """What any sheet of the register may be called, those that people do not fill too."""
        papers = (blueprint.papers.get(REGISTER) for blueprint in self.spoken)
        sheets = (sheet for paper in papers if paper for sheet in paper.sheets.values())
        return frozenset((*self.legend.sheets, *(alike(sheet.title) for sheet in sheets if sheet.title)))

    def heads(self, column: Field, form: Form) -> frozenset[str]:
        """What a column may be called, alike."""
        own = (words for words, id_ in self.legend.columns.get(form.id, {}).items() if id_ == column.id)
        return frozenset((*own, alike(column.id), *map(alike, self._labels(column, form))))

    def _outlines(self, form: str) -> Iterator[Sheet]:
        """A sheet as it is outlined in each language."""
        papers = (blueprint.papers.get(REGISTER) for blueprint in self.spoken)
        yield from (paper.sheets[form] for paper in papers if paper and form in paper.sheets)

    def _labels(self, column: Field, form: Form) -> Iterator[str]:
        for outline in self._outlines(form.id):
            if column.id in outline.columns and (title := outline.columns[column.id].title):
                yield title
        for blueprint in self.spoken:
            fields = form_of(form.id, blueprint).fields
            yield from (_spoken(field.label, blueprint) for field in fields if field.id == column.id)

    def choice(self, list_id: str, words: str) -> str | None:
        """The id of a choice; None where no list has it."""
        known = self._choices.setdefault(list_id, {})
        if not known:
            known.update(self._known(list_id))
        found = known.get(alike(words))
        return found if found in self.ids(list_id) else None

    def ids(self, list_id: str) -> list[str]:
        """The ids that a list of the blueprint has today."""
        return [choice.id for choice in choices(list_id, self.spoken[0])]

    def words(self, list_id: str) -> list[str]:
        """The choices of a list as they are printed today."""
        return [_told(choice, self.spoken[0]) for choice in choices(list_id, self.spoken[0])]

    def is_example(self, words: str) -> bool:
        """Whether a number says that its row is an example."""
        return alike(words) in {alike(one) for one in (*in_every_language(EXAMPLE), *map(self._example, self.spoken))}

    @staticmethod
    def _example(blueprint: Blueprint) -> str:
        return said(EXAMPLE, blueprint.language)

    def _known(self, list_id: str) -> Iterator[tuple[str, str]]:
        """Folded words with the ids that they stand for; of two the last counts."""
        for blueprint in reversed(self.spoken):
            for choice in choices(list_id, blueprint):
                yield from ((alike(words), choice.id) for words in _ways(choice, blueprint))
        yield from self.legend.choices.get(list_id, {}).items()


def _ways(choice: Choice, blueprint: Blueprint) -> Iterable[str]:
    """How a choice may be written: its words, alone or with what it is, its id, a stage without its number."""
    stage = blueprint.stages.get(choice.id)
    bare = (stage.name,) if stage and choice.words == numbered(choice.id, blueprint) else ()
    return (choice.id, *bare, _spoken(choice.words, blueprint), _told(choice, blueprint))


def _told(choice: Choice, blueprint: Blueprint) -> str:
    words = _spoken(choice.words, blueprint)
    return f"{_spoken(choice.kind, blueprint)}: {words}" if choice.kind else words


def _spoken(words: str, blueprint: Blueprint) -> str:
    """A ``Label`` in a blueprint's language with the words of its trade; the company's own words as they are."""
    if not isinstance(words, Label):
        return words
    return in_words(said(words, blueprint.language), blueprint.vocabulary)[0]
