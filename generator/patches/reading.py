"""A patch read from its file: every value that cannot be is told at its place, all of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from pathlib import Path
from typing import Any

from generator.blueprint.model.annotations import declared
from generator.blueprint.model.base import ID_PATTERN
from generator.blueprint.model.winloss import Change
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, is_empty, plain, scalar_at
from generator.blueprint.reading.source import read
from generator.locale import LANGUAGES

from .proposal import NOWHERE, Adding, Appending, Moving, Patch, Proposal, Setting, Step, SwitchingOff, Where

VERSION = "1"
_KEYS = frozenset({"patch", "blueprint", "edition", "language", "variant", "proposals"})
_OF_PROPOSAL = frozenset({"accept", "why", "remarks", "change", "set", "append", "add", "disable", "move"})
_OF_SETTING = frozenset({"from", "to"})
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_MOST_PROPOSALS = 2_000
_PATH = re.compile(r"[\w-]+(\.[\w-]+)*")


def read_patch(path: Path) -> Patch:
    """The patch in a file. Raises ``BlueprintError`` with every problem of it."""
    return _Reading(read(path, shown=shown(path), layer="patch")).patch()


class _Reading:
    """Makes a patch of nodes and gathers what is wrong with them."""

    def __init__(self, tree: Mapping) -> None:
        self._tree = tree
        self._problems: list[Problem] = []

    def patch(self) -> Patch:
        """The whole patch. Raises ``BlueprintError``."""
        self._refuse_another_version()
        self._refuse_unknown(self._tree, _KEYS, "")
        places = {name: self._tree.entries[name].value.place for name in _KEYS if name in self._tree.entries}
        patch = Patch(
            self._needed("blueprint"),
            self._needed("edition"),
            tuple(self._proposals()),
            self._language(),
            scalar_at(self._tree, "variant"),
            places.get("edition", NOWHERE),
            places.get("blueprint", NOWHERE),
        )
        if self._problems:
            raise BlueprintError(self._problems)
        return patch

    def _refuse_another_version(self) -> None:
        entry = self._tree.entries.get("patch")
        if entry is None:
            self.refuse(
                "missing-key",
                "this is no patch: `patch` is missing",
                "A patch begins with `patch: 1`.",
                self._tree.place,
            )
            raise BlueprintError(self._problems)
        if not isinstance(entry.value, Scalar) or entry.value.value != VERSION:
            hint = f"Write `patch: {VERSION}`; a patch of a later version needs a later salesbook."
            self.refuse("unknown-value", "this version of a patch is not known", hint, entry.value.place, "patch")
            raise BlueprintError(self._problems)

    def _refuse_unknown(self, node: Mapping, known: Set[str], path: str) -> None:
        for name, entry in node.entries.items():
            if name not in known:
                hint = did_you_mean(name, known, f"Known here: {', '.join(sorted(known))}.")
                where = f"{path}.{name}" if path else name
                self.refuse("unknown-key", f"`{name}` is not a key that is known here", hint, entry.key.place, where)

    def _needed(self, name: str) -> str:
        value = scalar_at(self._tree, name)
        if not value:
            entry = self._tree.entries.get(name)
            hint = f"Add a line `{name}: …`, with what the blueprint has under that key."
            self.refuse("missing-key", f"`{name}` is missing", hint, (entry.key if entry else self._tree).place, name)
        return value or ""

    def _language(self) -> str | None:
        value = scalar_at(self._tree, "language")
        if value and value not in LANGUAGES:
            hint = did_you_mean(value, LANGUAGES, f"One of: {', '.join(LANGUAGES)}.")
            place = self._tree.entries["language"].value.place
            self.refuse("unknown-value", f"`{value}` is not a language of the papers", hint, place, "language")
        return value

    # --- proposals ---

    def _proposals(self) -> Iterator[Proposal]:
        entry = self._tree.entries.get("proposals")
        if entry is None or not self._is_keys(entry, "proposals", "Write `some-id:` and what is proposed below it."):
            if entry is None:
                hint = "Write `proposals:`, and each below it under an id of its own."
                self.refuse("missing-key", "`proposals` is missing", hint, self._tree.place, "proposals")
            return
        for number, (id_, one) in enumerate(_entries(entry.value)):
            if number == _MOST_PROPOSALS:
                message = f"these are more than {_MOST_PROPOSALS:,} proposals"
                self.refuse("too-many-values", message, "Make several patches of them.", one.key.place, "proposals")
                return
            if not re.fullmatch(ID_PATTERN, id_):
                hint = "Ids are small letters, digits and dashes: `too-expensive`."
                self.refuse("id", f"`{id_}` is no id", hint, one.key.place, f"proposals.{id_}")
            path = f"proposals.{id_}"
            if self._is_keys(one, path, "Write `set:`, `add:`, `append:`, `disable:` or `move:` below it."):
                yield self._proposal(id_, one, path)

    def _proposal(self, id_: str, entry: Entry, path: str) -> Proposal:
        node = entry.value
        assert isinstance(node, Mapping)
        self._refuse_unknown(node, _OF_PROPOSAL, path)
        steps = tuple(self._steps(node, path))
        if not steps and not self._problems:
            hint = "Write `set:`, `add:`, `append:`, `disable:` or `move:` below it; or delete the proposal."
            self.refuse("missing-key", f"`{id_}` proposes nothing", hint, entry.key.place, path)
        return Proposal(
            id_,
            steps,
            self._accepted(node, path),
            scalar_at(node, "why") or "",
            self._change(node, path),
            tuple(self._texts(node, "remarks", path)),
            entry.key.place,
        )

    def _accepted(self, node: Mapping, path: str) -> bool:
        entry = node.entries.get("accept")
        said = scalar_at(node, "accept") or ""
        if entry and said.lower() not in _YES | _NO:
            hint = "Write `accept: yes` or `accept: no`."
            self.refuse("value", "`yes` or `no` is expected", hint, entry.value.place, f"{path}.accept")
        return said.lower() not in _NO

    def _change(self, node: Mapping, path: str) -> dict[str, Any]:
        entry, here = node.entries.get("change"), f"{path}.change"
        if entry is None or is_empty(entry.value) or not self._is_keys(entry, here, "Write `finding: …` below it."):
            return {}
        assert isinstance(entry.value, Mapping)
        self._refuse_unknown(entry.value, declared(Change).keys(), here)
        found: dict[str, Any] = plain(entry.value)
        return found

    # --- steps ---

    def _steps(self, node: Mapping, path: str) -> Iterator[Step]:
        readers: dict[str, Callable[[str, Entry, str], Step | None]] = {
            "set": self._setting,
            "append": self._appending,
            "add": self._adding,
            "move": self._moving,
        }
        for name, make in readers.items():
            entry, here = node.entries.get(name), f"{path}.{name}"
            if entry and self._is_keys(
                entry, here, "Write the path of a field below it: `objections.too-expensive.meaning:`."
            ):
                for target, one in _entries(entry.value):
                    if self._is_path(target, one.key, here) and (step := make(target, one, f"{here}.{target}")):
                        yield step
        for scalar in self._scalars(node, "disable", path):
            if self._is_path(scalar.value or "", scalar, f"{path}.disable"):
                yield SwitchingOff(scalar.value or "", scalar.place)

    def _setting(self, target: str, entry: Entry, path: str) -> Step | None:
        if not self._is_keys(
            entry, path, "Write `from:` with what stands there, and `to:` with what is to stand there."
        ):
            return None
        node = entry.value
        assert isinstance(node, Mapping)
        self._refuse_unknown(node, _OF_SETTING, path)
        after = node.entries.get("to")
        if after is None or is_empty(after.value):
            message = "`to` is missing" if after is None else "`to` says nothing"
            hint = "Write what is to stand there, `to: …`; an element is taken out with `disable`."
            self.refuse("missing-key", message, hint, (after or entry).key.place, f"{path}.to")
            return None
        before = node.entries.get("from")
        return Setting(target, plain(before.value) if before else None, plain(after.value), entry.key.place)

    def _appending(self, target: str, entry: Entry, path: str) -> Step | None:
        if not isinstance(entry.value, Sequence) or not all(isinstance(item, Scalar) for item in entry.value.items):
            hint = "Write the items below it, each after `- `."
            self.refuse("value", "a list is expected", hint, entry.value.place, path)
            return None
        return Appending(target, tuple(plain(entry.value)), entry.key.place)

    def _adding(self, target: str, entry: Entry, path: str) -> Step | None:
        if not self._is_keys(entry, path, "Write the fields of the new element below it."):
            return None
        return Adding(target, plain(entry.value), entry.key.place)

    def _moving(self, target: str, entry: Entry, path: str) -> Step | None:
        node = entry.value
        keys: list[Where] = ["before", "after"]
        given = [key for key in keys if isinstance(node, Mapping) and scalar_at(node, key)]
        if not isinstance(node, Mapping) or len(given) != 1 or len(node.entries) != 1:
            hint = "Write `{after: id}` or `{before: id}`, with the id of another element of the same collection."
            self.refuse("value", "one of `before` and `after` is expected", hint, node.place, path)
            return None
        return Moving(target, given[0], scalar_at(node, given[0]) or "", entry.key.place)

    # --- values ---

    def _is_keys(self, entry: Entry, path: str, hint: str) -> bool:
        if isinstance(entry.value, Mapping):
            return True
        place = entry.key.place if is_empty(entry.value) else entry.value.place
        self.refuse("value", "keys with values are expected", hint, place, path)
        return False

    def _is_path(self, target: str, scalar: Scalar, path: str) -> bool:
        if _PATH.fullmatch(target):
            return True
        hint = "Write the lasting name of an element or a field, such as `objections.too-expensive.meaning`."
        self.refuse("value", f"`{target}` is no path", hint, scalar.place, path)
        return False

    def _texts(self, node: Mapping, name: str, path: str) -> Iterator[str]:
        return (scalar.value or "" for scalar in self._scalars(node, name, path))

    def _scalars(self, node: Mapping, name: str, path: str) -> Iterator[Scalar]:
        """The items of a list of texts, or the only one where it is no list."""
        entry = node.entries.get(name)
        if entry is None or is_empty(entry.value):
            return
        inner: tuple[Node, ...] = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        for item in inner:
            if isinstance(item, Scalar) and item.value:
                yield item
            else:
                self.refuse(
                    "value", "a list of texts is expected", "Write each after `- `.", item.place, f"{path}.{name}"
                )

    def refuse(self, code: str, message: str, hint: str, place: Place, path: str = "") -> None:
        self._problems.append(Problem(code, message, hint, place, path))


def _entries(node: Node) -> Iterator[tuple[str, Entry]]:
    return iter(node.entries.items()) if isinstance(node, Mapping) else iter(())
