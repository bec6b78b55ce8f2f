"""Rules about stages and their tools (families B and C)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint

from .finding import Finding, Rule


def stages_close(blueprint: Blueprint) -> Iterator[Finding]:
    """B01, B02: a stage has exit criteria and an agreed next step."""
    for stage in blueprint.stages.values():
        if not stage.exit:
            yield Finding(
                "stage-without-exit",
                stage.path,
                f"stage `{stage.id}` has no exit criterion",
                "Add one under `exit`: a fact in the past tense that can be checked.",
            )
        if not stage.next_step:
            yield Finding(
                "stage-without-next-step",
                stage.path,
                f"stage `{stage.id}` does not say with which next step it closes",
                "Add `next_step`.",
            )


def tools_have_a_rhythm(blueprint: Blueprint) -> Iterator[Finding]:
    """C02: every row says how often."""
    for tool in blueprint.tools.values():
        if tool.perform is None and tool.refresh is None:
            yield Finding(
                "tool-without-frequency",
                tool.path,
                f"tool `{tool.id}` has no frequency",
                'Add `perform: "1 / month"`, or `refresh` for something that is reviewed.',
            )


def tools_have_an_owner(blueprint: Blueprint) -> Iterator[Finding]:
    """C01: every row has a responsible role."""
    for tool in blueprint.tools.values():
        if tool.responsible is None:
            yield Finding(
                "tool-without-role",
                tool.path,
                f"nobody is responsible for tool `{tool.id}`",
                "Add `responsible` with the id of a role.",
            )


def tools_have_a_function(blueprint: Blueprint) -> Iterator[Finding]:
    """C03: every row says what it is for."""
    for tool in blueprint.tools.values():
        if tool.function is None:
            yield Finding(
                "tool-without-function", tool.path, f"tool `{tool.id}` does not say what it is for", "Add `function`."
            )


RULES: tuple[Rule, ...] = (stages_close, tools_have_a_rhythm, tools_have_an_owner, tools_have_a_function)
