"""A patch put into the company's files: what is asked for is compared with what stands there, and then written.

All that keeps it from being done is told at once, where the patch says it. Nothing is done by halves.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from generator.blueprint.load import id_in
from generator.blueprint.merging.compose import Composition
from generator.blueprint.merging.placing import KEYS
from generator.blueprint.model.annotations import declared
from generator.blueprint.model.winloss import Change
from generator.blueprint.position import position_at
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading.nodes import Mapping, Node, Sequence, lineage, plain, scalar_at

from .conflicts import conflicts
from .draft import Draft, SharedError, Spot, UnwritableError
from .layout import Trail
from .proposal import Adding, Appending, Moving, Patch, Proposal, Setting, Step, SwitchingOff
from .standing import is_alike, node_at, said

State = Literal["accepted", "already", "left-out"]
Deed = Callable[[Draft], Draft]

_LONGEST = 200
"""Characters of a value in a message."""
_FIRST_EDITION = "1.0"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a proposal."""

    proposal: Proposal
    state: State


@dataclass(frozen=True, slots=True)
class Applied:
    """The files with all that was accepted, and what became of each proposal."""

    draft: Draft
    verdicts: tuple[Verdict, ...]


def applied(patch: Patch, composition: Composition, draft: Draft) -> Applied:
    """A patch put into the files. Raises ``BlueprintError`` with all that keeps it from being done."""
    _refuse_for_another(patch, composition)
    work = _Work(patch, composition, draft)
    verdicts = tuple(Verdict(one, work.state_of(one)) for one in patch.proposals)
    return Applied(work.done(), verdicts)


def _refuse_for_another(patch: Patch, composition: Composition) -> None:
    id_ = id_in(composition)
    if patch.blueprint != id_:
        message = f"the patch is for the blueprint `{patch.blueprint}`, and this one is `{id_}`"
        hint = "Name the blueprint that it is for, with `--blueprint`."
        raise BlueprintError([Problem("patch-elsewhere", message, hint, patch.blueprint_place, "blueprint")])


class _Work:
    """What is to be done for a patch, as it is found out step by step; everything is compared with what stands now."""

    def __init__(self, patch: Patch, composition: Composition, draft: Draft) -> None:
        self._patch, self._composition, self._draft = patch, composition, draft
        self._tree = composition.tree
        self._problems = [*conflicts(patch)]
        self._deeds: dict[str, tuple[Step, Deed]] = {}
        self._lists: dict[str, tuple[Step, list[str]]] = {}
        self._entries: list[tuple[Step, Deed]] = []
        self._ids = set(self._names_at("changes"))

    def state_of(self, proposal: Proposal) -> State:
        """What becomes of a proposal; what is to be done for it is noted."""
        if not proposal.accepted:
            return "left-out"
        before = len(self._problems)
        is_new = [self._is_to_be_done(step) for step in proposal.steps]
        if not any(is_new):
            return "accepted" if len(self._problems) > before else "already"
        entry = self._entry(proposal)
        if entry:
            put = partial(_put, self._steps(f"changes.{self._free_id(proposal.id)}"), entry, self._language("changes"))
            self._entries.append((proposal.steps[0], put))
        return "accepted"

    def done(self) -> Draft:
        """The files with everything done. Raises ``BlueprintError``."""
        self._refuse_older_edition()
        for path, (step, values) in self._lists.items():
            self._note(step, path, partial(self._listing, path, values))
        draft = self._draft
        for step, deed in (*self._deeds.values(), *self._entries):
            draft = self._tried(step, partial(deed, draft)) or draft
        if self._problems:
            raise BlueprintError(self._problems)
        return draft

    def _refuse_older_edition(self) -> None:
        edition = scalar_at(self._tree, "edition") or _FIRST_EDITION
        if (self._deeds or self._lists or self._problems) and self._patch.edition != edition:
            message = (
                f"the patch was written against edition {self._patch.edition}, and the blueprint is {edition} by now"
            )
            hint = f'Read it over beside the blueprint as it is; then write `edition: "{edition}"` here.'
            place = self._patch.edition_place
            self._problems.append(Problem("patch-outdated", message, hint, place, "edition"))

    # --- steps ---

    def _is_to_be_done(self, step: Step) -> bool:
        if self._is_switched_off(step):
            return False
        match step:
            case Setting():
                return self._is_to_be_set(step)
            case Appending():
                return self._is_to_be_appended(step)
            case Adding():
                return self._is_to_be_added(step)
            case SwitchingOff():
                return self._is_to_be_switched_off(step)
            case Moving():
                return self._is_to_be_moved(step)

    def _is_to_be_set(self, step: Setting) -> bool:
        path, _, last = step.path.rpartition(".")
        holder = node_at(self._tree, path)
        if isinstance(holder, Sequence):
            return self._is_item_to_be_set(step, path, last)
        node = node_at(self._tree, step.path)
        now = said(node)
        if now == step.after:
            return False
        if not _says(node, now, step.before):
            return self._is_outdated(step, now, node)
        if node is None and not self._is_known(step):
            return False
        if isinstance(step.after, list):
            self._lists[step.path] = step, step.after
        elif isinstance(now, (dict, list)) or not isinstance(step.after, str):
            return self._is_no_value(step)
        else:
            self._note(step, step.path, lambda: self._exchanging(step.path, node, step.after))
        return True

    def _is_item_to_be_set(self, step: Setting, path: str, number: str) -> bool:
        node = node_at(self._tree, step.path)
        now = said(node)
        if now == step.after:
            return False
        if node is None or not _says(node, now, step.before):
            return self._is_outdated(step, now, node or node_at(self._tree, path))
        if not isinstance(step.after, str):
            return self._is_no_value(step)
        values = self._target(path)
        values[int(number)] = step.after
        self._lists[path] = step, values
        return True

    def _is_to_be_appended(self, step: Appending) -> bool:
        node = node_at(self._tree, step.path)
        if node is None and not self._is_known(step):
            return False
        if node is not None and not isinstance(node, Sequence):
            return self._is_no_value(step)
        values = self._target(step.path)
        more = [item for item in step.items if item not in values]
        if more:
            self._lists[step.path] = step, values + more
        return bool(more)

    def _is_to_be_added(self, step: Adding) -> bool:
        node = node_at(self._tree, step.path)
        if node is not None:
            now = said(node)
            if _holds(now, step.element):
                return False
            message = f"there is a `{step.path}` already, and it says something else"
            hint = "Give the new element an id of its own; or set `accept: no`."
            return self.refuse("patch-outdated", message, hint, step, (node.place,))
        collection = step.path.rpartition(".")[0]
        if not position_at(collection).is_collection or not self._may_hold(collection):
            return self._is_unknown(step)
        language = self._language(step.path)
        self._note(step, step.path, lambda: partial(_put, self._steps(step.path), step.element, language))
        return True

    def _is_to_be_switched_off(self, step: SwitchingOff) -> bool:
        if node_at(self._tree, step.path) is None:
            return self._is_unknown(step)
        if not position_at(step.path.rpartition(".")[0]).is_collection:
            hint = "Name an element such as `objections.too-expensive`."
            return self.refuse("value", f"`{step.path}` is no element that can be switched off", hint, step)
        path = self._steps(f"{step.path}.disabled")
        self._note(step, step.path, lambda: partial(_put, path, "true", self._language("")))
        return True

    def _is_to_be_moved(self, step: Moving) -> bool:
        collection, _, id_ = step.path.rpartition(".")
        order = self._names_at(collection)
        if id_ not in order:
            return self._is_unknown(step)
        if step.neighbour not in order or step.neighbour == id_:
            hint = did_you_mean(step.neighbour, [one for one in order if one != id_], "Name an element beside it.")
            message = f"`{step.where}: {step.neighbour}` names no element beside `{id_}`"
            return self.refuse("unknown-reference", message, hint, step)
        pair = [step.neighbour, id_] if step.where == "after" else [id_, step.neighbour]
        if order[order.index(pair[0]) :][:2] == pair:
            return False
        self._note(step, f"{step.path}.{step.where}", lambda: partial(_moved, self._steps(step.path), step))
        return True

    # --- deeds ---

    def _note(self, step: Step, path: str, found: Callable[[], Deed]) -> None:
        """Note what is to be done at a path, where that can be found out."""
        deed = self._tried(step, found)
        if deed:
            self._deeds[path] = step, deed

    def _tried(self, step: Step, work: Callable[[], Any]) -> Any:
        """The result of what may meet with an alias, or with a text that cannot be changed; None where it does."""
        try:
            return work()
        except SharedError as error:
            message = f"the value is repeated elsewhere in the file by `*{error.name}`, so it cannot be changed alone"
            hint = f"Write the value out in the place of `*{error.name}`, and delete `&{error.name}`; then accept it."
            self.refuse("patch-unwritable", message, hint, step, (error.place,))
        except UnwritableError as error:
            message = "no way was found to write this without touching what stands around it"
            self.refuse("patch-unwritable", message, "Change it by hand at the place named.", step, (error.place,))

    def _exchanging(self, path: str, node: Node | None, value: str) -> Deed:
        spot = self._own_spot(node)
        if spot:
            return lambda draft: draft.exchanged(spot, value)
        return partial(_put, self._steps(path), value, self._language(path))

    def _listing(self, path: str, values: list[str]) -> Deed:
        """A list changed where it stands; of one that is inherited what comes to its end, or all of it anew."""
        node = node_at(self._tree, path)
        now, spot = said(node) or [], self._own_spot(node)
        steps, language = self._steps(path), self._language(path)
        own = len(self._draft.part(spot).items) if spot else 0
        inherited = len(now) - own
        if values[:inherited] == now[:inherited] and spot:
            return lambda draft: draft.listed(spot, values[inherited:])
        if values[:inherited] == now[:inherited] and inherited:
            return partial(_put, (*steps[:-1], f"{steps[-1]}+"), values[inherited:], language)
        if own and values[-own:] != now[inherited:]:
            raise UnwritableError(self._draft.place(spot) if spot else Place(""))
        return partial(_put, steps, values[: len(values) - own], language)

    def _own_spot(self, node: Node | None) -> Spot | None:
        is_own = node is not None and node.source.layer in self._composition.own_layers
        return self._draft.spot_of(node) if node and is_own else None

    def _target(self, path: str) -> list[str]:
        """The items that a list is to have, as far as that was asked for."""
        if path in self._lists:
            return [*self._lists[path][1]]
        return said(node_at(self._tree, path)) or []

    def _steps(self, path: str) -> Trail:
        """The way to a path in the files; what is new in a variant's papers belongs to the variant."""
        variant = self._composition.variant
        return (*(("variants", variant) if variant else ()), *path.split("."))

    def _language(self, path: str) -> str | None:
        """The language of whose texts a value is, where a blueprint keeps these apart; None for what is none."""
        field = position_at(path.rpartition(".")[0]).field(path.rpartition(".")[2]) if path else None
        return self._composition.language if field and field.is_worded else None

    def _names_at(self, path: str) -> list[str]:
        node = node_at(self._tree, path)
        return [*node.entries] if isinstance(node, Mapping) else []

    # --- the register of changes ---

    def _entry(self, proposal: Proposal) -> dict[str, Any] | None:
        """The decision as the blueprint's ``changes`` hold it; None for one without a reason, or that is one itself."""
        finding = proposal.change.get("finding") or proposal.why
        if not finding or any(step.path.startswith("changes.") for step in proposal.steps):
            return None
        on = scalar_at(self._tree, "as_of")
        entry = {"source": "review", **({"on": on} if on else {}), **proposal.change, "finding": finding}
        entry.setdefault("affects", [*dict.fromkeys(map(self._affected, proposal.steps))])
        entry.setdefault("status", "accepted")
        return {name: entry[name] for name in declared(Change) if name in entry}

    def _affected(self, step: Step) -> str:
        """What a step changes, by a name that is there afterwards."""
        outer = step.path.rpartition(".")[0]
        is_item = isinstance(node_at(self._tree, outer), Sequence)
        return outer if is_item or isinstance(step, SwitchingOff) else step.path

    def _free_id(self, id_: str) -> str:
        numbered = (f"{id_}-{number}" for number in itertools.count(2))
        free = next(one for one in itertools.chain([id_], numbered) if one not in self._ids)
        self._ids.add(free)
        return free

    # --- what is wrong: all of these say that nothing is to be done ---

    def _is_switched_off(self, step: Step) -> bool:
        """Whether an element is off by now; what was to switch it off is done then, everything else is refused."""
        off = next(
            (found for outer in lineage(step.path) if (found := self._composition.switched_off.get(outer))), None
        )
        if off and not isinstance(step, SwitchingOff):
            hint = "Set `accept: no`; or switch the element on again first."
            self.refuse("switched-off", f"`{step.path}` is switched off", hint, step, (off.place,))
        return off is not None

    def _is_outdated(self, step: Step, now: Any, node: Node | None) -> bool:
        says = f"says something else by now: {_shown(now)}" if now is not None else "says nothing by now"
        hint = "Write what stands there now as `from`, if `to` is still meant; or set `accept: no`."
        return self.refuse("patch-outdated", f"`{step.path}` {says}", hint, step, (node.place,) if node else ())

    def _is_no_value(self, step: Step) -> bool:
        hint = "Name a field that holds a text, a number or a list; or write the values below `add`."
        return self.refuse("value", f"`{step.path}` cannot be given this value", hint, step)

    def _is_known(self, step: Step) -> bool:
        """Whether a field that is not filled yet may be there; else it is told."""
        outer, _, last = step.path.rpartition(".")
        if self._may_hold(outer) and position_at(outer).field(last):
            return True
        return self._is_unknown(step)

    def _may_hold(self, path: str) -> bool:
        """Whether something may be written below a path: what is there, and what needs no id to be there."""
        if not path or node_at(self._tree, path) is not None:
            return True
        outer = path.rpartition(".")[0]
        return position_at(path).model is not None and not position_at(outer).is_collection and self._may_hold(outer)

    def _is_unknown(self, step: Step) -> bool:
        *way, _ = lineage(step.path)
        outer = next((one for one in reversed(way) if node_at(self._tree, one) is not None), "")
        begin = f"{outer}." if outer else ""
        missing = step.path.removeprefix(begin).partition(".")
        names = [*(self._names_at(outer) if outer else self._tree.entries), *position_at(outer).fields]
        nearest = did_you_mean(missing[0], names)
        meant = nearest.split("`")[1] if nearest else ""
        rest = f".{missing[2]}" if missing[2] else ""
        hint = f"Did you mean `{begin}{meant}{rest}`?" if meant else "`salesbook show ID` finds an element by its id."
        return self.refuse("unknown-reference", f"there is no `{step.path}` in the blueprint", hint, step)

    def refuse(self, code: str, message: str, hint: str, step: Step, related: tuple[Place, ...] = ()) -> bool:
        self._problems.append(Problem(code, message, hint, step.place, step.path, related=related))
        return False


def _put(steps: Trail, value: Any, language: str | None, draft: Draft) -> Draft:
    return draft.put(steps, value, language)


def _moved(steps: Trail, step: Moving, draft: Draft) -> Draft:
    """An element placed anew: by the key that places it already, or by one more."""
    spot = draft.deepest(steps, None)
    if spot and len(spot.trail) == len(steps):
        keys = [key.value for key, _ in draft.part(spot).keys]
        placed = next((key for key in ("before", "after") if key in keys), None)
        if placed:
            return draft.renamed(Spot(spot.file, (*spot.trail, placed)), step.where, step.neighbour)
    return draft.put((*steps, step.where), step.neighbour, None)


def _says(node: Node | None, now: Any, before: Any) -> bool:
    """Whether a value says what a patch thinks that it says; with the words put in, as papers print it, as well."""
    return is_alike(now, before) or (node is not None and is_alike(plain(node), before))


def _holds(now: Any, wanted: Any) -> bool:
    """Whether all that is wanted is there; where it stands does not count."""
    if isinstance(now, dict) and isinstance(wanted, dict):
        fields = {key: value for key, value in wanted.items() if key not in KEYS}
        return all(key in now and _holds(now[key], value) for key, value in fields.items())
    return is_alike(now, wanted)


def _shown(value: Any) -> str:
    flat = " | ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value).split())
    return f"“{flat if len(flat) <= _LONGEST else f'{flat[:_LONGEST]}…'}”"
