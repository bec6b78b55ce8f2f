"""Rules about the qualifying framework in use: each of its letters is asked, written down and proved (family C)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.qualification import Letter

from .finding import Finding, Rule

_ALL = 3


def letters_are_worked_with(blueprint: Blueprint) -> Iterator[Finding]:
    """C20: a letter has a question, a field of the CRM and an exit criterion; one of the base's has any of them.

    What a base's letter refers to may be taken away or switched off, and goes without a word.
    """
    framework = blueprint.frameworks.get(blueprint.qualification.framework or "")
    for letter in framework.letters.values() if framework else ():
        missing = list(_missing(letter))
        if len(missing) == _ALL or (missing and not blueprint.is_default(letter.origin("letter"))):
            named = [f"`{key}`" for key, _ in missing]
            yield Finding(
                "letter-unused",
                letter.path,
                f"letter `{letter.letter}` ({letter.name}) has {' and '.join(words for _, words in missing)}",
                f"Add {', '.join(named[:-1])}{' and ' if named[1:] else ''}{named[-1]} to it.",
            )


def _missing(letter: Letter) -> Iterator[tuple[str, str]]:
    """The keys that a letter lacks, with what it has not."""
    if not letter.questions and not letter.ask:
        yield "questions", "no question"
    if not letter.crm_field:
        yield "crm_field", "no CRM field"
    if not letter.exit:
        yield "exit", "no exit criterion"


RULES: tuple[Rule, ...] = (letters_are_worked_with,)
