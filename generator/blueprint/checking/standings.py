"""What a pipeline says otherwise of a stage: of one of its own stages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.pipelines import members
from generator.blueprint.problems import Problem, Suggestions


def standing_problems(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """Keys of ``in_stages`` that are no stage of their pipeline; of a stage that is switched off nothing is told."""
    blueprint, suggestions = loaded.blueprint, Suggestions()
    for pipeline in blueprint.pipelines.values():
        inside = [stage.id for stage in members(pipeline, blueprint)]
        for id_, own in pipeline.in_stages.items():
            if id_ not in inside and f"stages.{id_}" not in loaded.composition.switched_off:
                message = f"there is no `{id_}` among the stages of pipeline `{pipeline.id}`"
                hint = suggestions.did_you_mean(id_, inside, f"Its stages: {', '.join(f'`{one}`' for one in inside)}.")
                yield Problem("unknown-reference", message, hint, loaded.place(own.path), own.path)
