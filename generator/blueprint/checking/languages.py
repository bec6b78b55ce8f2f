"""Texts that papers of another language would print as they are: each has to be there in the language of the papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.merging.compose import Composition
from generator.blueprint.model.fields import Branch, Field
from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Mapping, Scalar, Sequence, step
from generator.blueprint.remembered import remembered
from generator.markup import parsed


def language_problems(found: Iterable[Branch], composition: Composition) -> Iterator[Problem]:
    """Plain texts whose words are in another language than the papers."""
    languages, wanted = composition.languages, composition.language
    if set(languages.values()) <= {wanted}:
        return
    for section in found:
        for scalar, path, is_item in _plain_texts(section):
            source = scalar.source
            own = languages.get(source.layer) or languages.get(source.file, wanted)
            if own != wanted and has_words(scalar.value or ""):
                yield _only_in(own, wanted, scalar, path, is_item)


@remembered
def _plain_texts(section: Branch) -> tuple[tuple[Scalar, str, bool], ...]:
    """The texts that are written in one language, with the path of their field, and whether they stand in a list."""
    return tuple(
        (scalar, field.path, isinstance(field.node, Sequence))
        for field in section.fields
        if field.declared.is_worded
        for scalar in _texts(field)
        if not scalar.is_chosen
    )


def _texts(field: Field) -> Iterator[Scalar]:
    """The texts that a field holds; of a structured rhythm its wording."""
    if isinstance(field.node, Mapping):
        wording = step(field.node, "text")
        if isinstance(wording, Scalar):
            yield wording
    yield from field.scalars()


def has_words(text: str) -> bool:
    """Whether a text has letters outside merge fields, addresses and paths: those are the same in every language."""
    found = parsed(text)
    end, rest = 0, []
    for span in found.spans:
        rest.append(found.text[end : span.start])
        end = span.end
    return any(map(str.isalpha, "".join([*rest, found.text[end:]])))


def _only_in(own: str, wanted: str, scalar: Scalar, path: str, is_item: bool) -> Problem:
    hint = f"Write it in both: `{{{own}: …, {wanted}: …}}`"
    lists = f"; or a list in each: `{{{own}: […], {wanted}: […]}}`" if is_item else ""
    return Problem("language", f"the text is only in `{own}`", f"{hint}{lists}.", scalar.place, path)
