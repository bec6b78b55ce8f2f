"""Edits as a patch: for each element that was edited a proposal, which a person reads before it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.position import position_at
from generator.blueprint.reading.nodes import scalar_at
from generator.locale import Label
from generator.locale.languages import DEFAULT
from generator.locale.voice import Voice
from generator.patches.proposal import Patch, Proposal, Setting, told_apart
from generator.patches.standing import node_at, said

from .edit import Edit

HEAD = (
    Label("What people changed by hand in the papers, as proposals for the blueprint."),
    Label("Read each of them; set `accept: no` where it is not wanted, and correct `to` where it is not well said."),
)
REASON = Label("Corrected by hand: {papers}")
_OUTDATED = Label("The blueprint has changed since this paper was made; compare before you accept.")
_AGAIN = Label("The same text was changed otherwise elsewhere.")
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class EditedPaper:
    """A paper that somebody edited; ``is_outdated``: the blueprint may have changed since it was made."""

    title: str
    format: str
    edits: tuple[Edit, ...]
    is_outdated: bool = False


def proposed(papers: Iterable[EditedPaper], loaded: LoadedBlueprint) -> Patch:
    """The patch for all edits that lead home."""
    composition, blueprint = loaded.composition, loaded.blueprint
    groups: dict[str, _Group] = {}
    for paper in papers:
        for edit in paper.edits:
            if edit.is_home and edit.kind != "remark":
                group = groups.setdefault(_element(edit.path), _Group(_element(edit.path), [], []))
                group.papers.append(paper)
                group.edits.append(edit)
    proposals = [one for group in groups.values() for one in _proposals(group, loaded)]
    own = scalar_at(composition.tree, "language") or DEFAULT
    language = composition.language if composition.language != own else None
    return Patch(blueprint.id, blueprint.edition, told_apart(proposals), language, composition.variant)


@dataclass(slots=True)
class _Group:
    """The edits of an element, each with the paper that it was found in."""

    element: str
    papers: list[EditedPaper]
    edits: list[Edit]


def _proposals(group: _Group, loaded: LoadedBlueprint) -> Iterator[Proposal]:
    """The proposal for an element; another one for each edit that contradicts it."""
    voice = Voice(loaded.blueprint.language)
    together: dict[str, tuple[Edit, EditedPaper]] = {}
    apart: list[tuple[Edit, EditedPaper]] = []
    for edit, paper in zip(group.edits, group.papers, strict=True):
        known = together.get(_key(edit))
        if known is None:
            together[_key(edit)] = edit, paper
        elif known[0].new != edit.new:
            apart.append((edit, paper))
    for some, is_first in (([*together.values()], True), *(([one], False) for one in apart)):
        outdated = any(paper.is_outdated for _, paper in some)
        doubts = [voice.say(_OUTDATED)] * outdated + [voice.say(_AGAIN)] * (not is_first)
        titles = dict.fromkeys(f"{paper.title} ({paper.format})" for _, paper in some)
        yield Proposal(
            re.sub(r"[^a-z0-9]+", "-", group.element.lower()).strip("-")[:_LONGEST_ID].strip("-"),
            tuple(_settings([edit for edit, _ in some], loaded)),
            is_first and not outdated,
            voice.say(REASON, papers=", ".join(titles)),
            remarks=(*dict.fromkeys(remark for edit, _ in some for remark in edit.remarks), *doubts),
        )


def _key(edit: Edit) -> str:
    """What an edit is of: an item that came is told from the one that it comes behind."""
    return f"{edit.path} {edit.after}" if edit.kind == "added" else edit.path


def _settings(edits: Sequence[Edit], loaded: LoadedBlueprint) -> Iterator[Setting]:
    """A value to set for each edit; of a list of which items came or went all of it."""
    whole = {_list_of(edit) for edit in edits if edit.kind in ("added", "removed")}
    for edit in edits:
        if _list_of(edit) not in whole:
            yield Setting(edit.path, edit.old, edit.new)
    for path in sorted(whole):
        items = said(node_at(loaded.composition.tree, path)) or []
        yield Setting(path, items, [*_relisted(items, [edit for edit in edits if _list_of(edit) == path])])


def _relisted(items: Sequence[str], edits: Sequence[Edit]) -> Iterator[str]:
    """The items with what was changed, what came behind each, and without those that went."""
    by_place: Mapping[int, list[Edit]] = {number: [] for number in range(len(items))}
    for edit in edits:
        by_place[int(edit.path.rpartition(".")[2])].append(edit)
    for number, item in enumerate(items):
        here = by_place[number]
        changed = next((edit.new for edit in here if edit.kind == "changed" and edit.new), item)
        if not any(edit.kind == "removed" for edit in here):
            yield changed
        yield from (edit.new for edit in here if edit.kind == "added" and edit.new)


def _list_of(edit: Edit) -> str:
    """The list that an edit is of an item of; "" for what is none."""
    outer, _, last = edit.path.rpartition(".")
    return outer if last.isdecimal() else ""


def _element(path: str) -> str:
    """The element that a field belongs to: of a collection one of it, else the section."""
    section, *inner = path.split(".")
    return f"{section}.{inner[0]}" if inner and position_at(section).is_collection else section
