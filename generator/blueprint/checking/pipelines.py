"""What pipelines and stages that run side by side have to be made of: stages, each once, and none beside itself."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingABC

from generator.blueprint.problems import Place, Problem
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence

_PIPELINES, _STAGES, _BESIDE, _PARENT = "pipelines", "stages", "parallel_to", "parent"
_NAMED_AT_MOST = 3
_OUT = "Take `parallel_to` out of this stage, or name another one in it."


def pipeline_problems(tree: Mapping) -> Iterator[Problem]:
    """Pipelines without stages, and stages that stand twice in one."""
    for id_, entry in _elements(tree, _PIPELINES).items():
        if isinstance(entry.value, Mapping):
            yield from _in_pipeline(f"{_PIPELINES}.{id_}.{_STAGES}", entry.key, entry.value, tree)


def _in_pipeline(path: str, key: Scalar, pipeline: Mapping, tree: Mapping) -> Iterator[Problem]:
    given = pipeline.entries.get(_STAGES)
    if given is None or _is_nothing(given.value):
        yield _without_stages(path, given.key.place if given else key.place, tree)
    elif isinstance(given.value, Sequence):
        yield from _repeated(path, given.value)


def _is_nothing(value: Node) -> bool:
    if isinstance(value, Sequence):
        return not value.items
    return isinstance(value, Scalar) and value.value is None


def _without_stages(path: str, place: Place, tree: Mapping) -> Problem:
    id_ = path.split(".")[1]
    known = [*_elements(tree, _STAGES)][:_NAMED_AT_MOST]
    hint = (
        f"Name its stages in their order: `stages: [{', '.join(known)}]`."
        if known
        else "Write the company's `stages`, and name them here."
    )
    return Problem("empty-pipeline", f"pipeline `{id_}` has no stages", hint, place, path)


def _repeated(path: str, stages: Sequence) -> Iterator[Problem]:
    first: dict[str, Scalar] = {}
    for item in stages.items:
        if isinstance(item, Scalar) and item.value and first.setdefault(item.value, item) is not item:
            message = f"stage `{item.value}` stands twice in pipeline `{path.split('.')[1]}`"
            hint = f"Keep one `{item.value}`. A deal that comes back to a stage does so on a way of the kind `back`."
            yield Problem("stage-twice", message, hint, item.place, path, related=(first[item.value].place,))


# --- side by side ---------------------------------------------------------------------------------


def parallel_problems(tree: Mapping) -> Iterator[Problem]:
    """Stages that run beside themselves, by way of others too, or beside what they are a part of."""
    stages = _elements(tree, _STAGES)
    beside = {id_: other for id_, entry in stages.items() if (other := _scalar(entry.value, _BESIDE))}
    parents = {id_: parent.value for id_, entry in stages.items() if (parent := _scalar(entry.value, _PARENT))}
    for id_, other in beside.items():
        path, way = f"{_STAGES}.{id_}.{_BESIDE}", _way(id_, beside)
        if way and way[-1] == id_:
            by_way = f", by way of {', '.join(f'`{one}`' for one in way[:-1])}" if way[:-1] else ""
            message = f"`{id_}` runs beside itself{by_way}"
            yield Problem("parallel-to-itself", message, _OUT, other.place, path)
        elif other.value == parents.get(id_) or parents.get(other.value or "") == id_:
            part, whole = (id_, other.value) if other.value == parents.get(id_) else (other.value, id_)
            message = f"`{part}` is a part of `{whole}`, so that neither runs beside the other"
            yield Problem("parallel-to-itself", message, _OUT, other.place, path)


def _way(id_: str, beside: MappingABC[str, Scalar]) -> list[str]:
    """The stages that one runs beside, those that these run beside, and so on until one comes again."""
    found: list[str] = []
    here = id_
    while (other := beside.get(here)) and other.value and other.value not in found:
        here = other.value
        found.append(here)
        if here == id_:
            break
    return found


def _elements(tree: Mapping, collection: str) -> MappingABC[str, Entry]:
    entry = tree.entries.get(collection)
    return entry.value.entries if entry and isinstance(entry.value, Mapping) else {}


def _scalar(element: Node, field: str) -> Scalar | None:
    entry = element.entries.get(field) if isinstance(element, Mapping) else None
    return entry.value if entry and isinstance(entry.value, Scalar) and entry.value.value else None
