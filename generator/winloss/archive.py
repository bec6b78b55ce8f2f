"""The files of a blueprint that hold its deals and interviews: read as plain data, laid over, written in one form only.

They are files like any other of the blueprint's, and the same contents give the same bytes, so that importing twice
changes nothing. A deal that another file of the blueprint tells of as well is told of here only as far as that one
does not: the CRM knows it better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Mapping as Node
from generator.blueprint.reading.nodes import Scalar, plain, step
from generator.blueprint.reading.source import read_bytes

from .deals import plain as plainly
from .gathering import Gathered

FOLDER = "win-loss"
INTERVIEWS, DEALS = f"{FOLDER}/interviews.yaml", f"{FOLDER}/deals.yaml"
"""The files that are written, from the blueprint's folder."""
_VALUE = re.compile(r"0|[1-9]\d*(?:\.\d+)?|true|false|\d{4}-\d{2}-\d{2}", re.ASCII)
_TEXT = "tag:yaml.org,2002:str"
_WIDEST = 10_000
"""Characters of a line: what somebody said stands on one, so that a difference of two states is one of lines."""

_NAMES = ("number", "customer", "seller")
"""By what a deal and those concerned are known: the register may write them otherwise."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Archive:
    """A file's deals and interviews by their ids, and whatever else somebody wrote into it; ``file`` is its name."""

    file: str
    deals: Mapping[str, Data]
    interviews: Mapping[str, Data]
    others: Mapping[str, Any]


def archive_in(data: bytes | None, file: str) -> Archive:
    """What a file holds; nothing where there is none. Raises ``BlueprintError`` where it is no YAML."""
    given: Data = plain(read_bytes(data, shown=file, layer="win-loss")) if data else {}
    deals, interviews = (given.pop(name, None) or {} for name in ("deals", "interviews"))
    return Archive(file, deals, interviews, given)


def written(archive: Archive, head: str) -> bytes:
    """The bytes of a file, which begins with a comment."""
    data = {**archive.others, "deals": dict(archive.deals), "interviews": dict(archive.interviews)}
    said = {name: value for name, value in data.items() if value}
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    return f"{comment}{text_of(said) if said else ''}".encode()


def text_of(data: Data) -> str:
    """Plain data as YAML, in one form only."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDEST)
    return text


class _Dumper(yaml.SafeDumper):
    """Writes no anchors, and no quotes around numbers, days and yes or no, whichever of both they are in Python."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always, for a file that people read."""
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """A text as it stands; one that is a value in every reader of YAML as that value."""
        tag = self.resolve(yaml.ScalarNode, data, (True, False)) if _VALUE.fullmatch(data) else _TEXT  # type: ignore[no-untyped-call]
        return self.represent_scalar(tag, data)


_Dumper.add_representer(str, _Dumper.represent_str)


# --- interviews -----------------------------------------------------------------------------------


def with_interviews(archive: Archive, found: Gathered, loaded: LoadedBlueprint) -> tuple[Archive, list[Problem]]:
    """The file with interviews laid over those that it has, and what is told of deals that others tell otherwise."""
    problems: list[Problem] = []
    interviews = {**archive.interviews}
    for id_, data in found.interviews.items():
        interviews[id_] = _with_what_was(data, archive.interviews.get(id_, {}), found.refused.get(id_, frozenset()))
    deals = {**archive.deals}
    for id_, facts in found.deals.items():
        deals[id_] = dict(_only_ours(id_, facts, archive, loaded, problems))
    named = {data.get("deal") for data in interviews.values()} | _named_elsewhere(loaded, archive)
    kept = {
        id_: facts
        for id_, facts in deals.items()
        if id_ in named and (facts or not _is_elsewhere(id_, archive, loaded))
    }
    return Archive(archive.file, kept, interviews, archive.others), problems


def _with_what_was(data: Data, before: Data, refused: frozenset[str]) -> Data:
    """An interview with the parts that stood there already, where a row of them could not be read this time."""
    return {**data, **{name: {**before.get(name, {}), **data.get(name, {})} for name in refused if name in before}}


def _named_elsewhere(loaded: LoadedBlueprint, archive: Archive) -> set[str]:
    """The deals of interviews that stand in other files."""
    interviews = loaded.blueprint.interviews.values()
    return {one.deal for one in interviews if one.id not in archive.interviews}


def _only_ours(
    id_: str, facts: Data, archive: Archive, loaded: LoadedBlueprint, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    """The facts of a deal that no other file of the blueprint tells; one that is told otherwise there is named."""
    known = loaded.blueprint.deals.get(id_)
    for name, value in facts.items():
        node = _elsewhere(f"deals.{id_}.{name}", archive, loaded)
        if node is None:
            yield name, value
        elif name not in _NAMES and plainly(getattr(known, name), loaded.blueprint) != value:
            problems.append(_otherwise(id_, name, value, node))


def _elsewhere(path: str, archive: Archive, loaded: LoadedBlueprint) -> Scalar | None:
    """The value at a path, where it stands in another file."""
    node: Any = loaded.composition.tree
    for part in path.split("."):
        node = step(node, part) if node else None
    return node if isinstance(node, Scalar) and node.source.file != archive.file else None


def _is_elsewhere(id_: str, archive: Archive, loaded: LoadedBlueprint) -> bool:
    """Whether another file tells anything of a deal."""
    node = step(loaded.composition.tree, "deals")
    deal = step(node, id_) if node else None
    names = deal.entries if isinstance(deal, Node) else ()
    return any(_elsewhere(f"deals.{id_}.{name}", archive, loaded) for name in names)


def _otherwise(id_: str, name: str, value: Any, node: Scalar) -> Problem:
    message = f"`{name}` of deal `{id_}` is `{node.value}` here, and `{value}` in the register"
    hint = "What stands here counts; correct it here or in the register, so that both say the same."
    return Problem("deal-differs", message, hint, node.place, f"deals.{id_}.{name}", "warning")


# --- deals ----------------------------------------------------------------------------------------


def with_deals(archive: Archive, found: Mapping[str, Data], loaded: LoadedBlueprint, beside: str) -> Archive:
    """The file with deals laid over those that it has.

    What a file of the company's own tells of a deal stays its own; what the register told, in the file ``beside``, the
    CRM knows better.
    """
    deals = {**archive.deals}
    for id_, facts in found.items():
        own = {name: value for name, value in facts.items() if _is_free(f"deals.{id_}.{name}", archive, loaded, beside)}
        if own:
            deals[id_] = own
    return Archive(archive.file, deals, archive.interviews, archive.others)


def _is_free(path: str, archive: Archive, loaded: LoadedBlueprint, beside: str) -> bool:
    """Whether no other file tells a fact, but for the one beside."""
    node = _elsewhere(path, archive, loaded)
    return node is None or node.source.file == beside


def without_deals(archive: Archive, told: Mapping[str, Data]) -> Archive:
    """The file of interviews without the facts of deals that are told in the other one."""
    left = {
        id_: {name: value for name, value in facts.items() if name not in told.get(id_, {})}
        for id_, facts in archive.deals.items()
    }
    return Archive(
        archive.file, {id_: facts for id_, facts in left.items() if facts}, archive.interviews, archive.others
    )
