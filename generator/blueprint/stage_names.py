"""What a stage is called where its number stands with its name: "4b. Inquiry (RFP)"."""

from __future__ import annotations

from generator.blueprint.model.blueprint import Blueprint


def number(stage: str | None, blueprint: Blueprint) -> str:
    """A stage's printed number: "4b"; "" for the whole process, and for a part of what has no number."""
    if stage is None:
        return ""
    found = blueprint.stages[stage]
    own = found.number or (blueprint.stages[found.parent].number if found.parent else None)
    return f"{own}{found.mark or ''}" if own else ""


def numbered(stage: str, blueprint: Blueprint) -> str:
    """A stage's printed number and name."""
    own, name = number(stage, blueprint), blueprint.stages[stage].name
    return f"{own}. {name}" if own else name
