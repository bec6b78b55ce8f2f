"""Writing an output folder: nothing half-written, nobody's edits lost, one build at a time.

Before the first file is replaced, a journal says what the new ones will be; so a build that was
killed leaves each file old or new, and the next one knows both as ours. What a step was decided on is
looked at again as it is taken; what somebody has saved since is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import Literal

from generator.disk import NOTHING, Mark, Seen, sha256
from generator.fingerprint import fingerprint, only_saved
from generator.press.planning.change import Change, OnEdit

from . import digests, manifest
from .folder import Folder
from .manifest import JOURNAL
from .spot import marked, names_aside, taken_from

_MARGIN, _BYTES, _UNPACKED = 4, 1_000_000, 500_000
"""A file is read if it has at most so many times the bytes of our own rendering, and so many more.

An office program that saves a paper makes it at most one and a half times as large, unpacked three times.
"""

_BUSY = "a program has it open and may write to it"
_MEANWHILE = "edited by hand while this build wrote"

Standing = Literal["missing", "ours", "resaved", "edited"]
"""What stands at a path: nothing, our file, our file as an office program has saved it, or somebody's work."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done at a path: first move what is there ``aside``, then write ``to`` a path, or remove it.

    ``decided_on`` is what stood where it is done.
    """

    change: Change
    to: str = ""
    aside: str = ""
    removes: bool = False
    decided_on: Mark = NOTHING.mark


class Output:
    """An output folder: what stands in it, whose it is, and how it changes.

    ``made`` are the files of the last build that came to its end; ``_journal`` tells for each path the
    digests that builds since then may have left there. Deciding on a step writes nothing.
    """

    def __init__(self, folder: Folder, on_edit: OnEdit = "keep") -> None:
        self.folder = folder
        self.made = manifest.read(folder)
        self.digests = digests.read(folder)
        self._on_edit = on_edit
        self._journal = _read_journal(folder)

    def state(self) -> str:
        """The digest of what builds have left here, which tells whether another one has been at work."""
        states = (self.folder.read(name, manifest.MOST_BYTES) or b"" for name in (manifest.NAME, JOURNAL))
        return sha256(b"|".join(states))

    def known_paths(self) -> set[str]:
        """The paths at which something of ours may stand."""
        return set(self.made) | set(self._journal)

    def standing(self, path: str) -> tuple[Standing, str]:
        """What stands at a path, and its digest, "" where nothing does."""
        seen = self._look(path)
        return self._whose(path, seen), seen.mark.identity

    def edited(self) -> dict[str, str]:
        """What somebody has edited, by its path: each with the path of ours that it was, or was moved aside from."""
        found = {path: path for path in sorted(self.made) if self.standing(path)[0] == "edited"}
        for path in sorted(self.made):
            target = PurePosixPath(path)
            aside = re.compile(rf"{re.escape(target.stem)}\.edited-\d{{1,6}}{re.escape(target.suffix)}")
            names = self.folder.names(target.parent.as_posix())
            found |= {target.with_name(name).as_posix(): path for name in names if aside.fullmatch(name)}
        return found

    def read(self, path: str, ours: str) -> bytes | None:
        """What stands at a path where ours was once; None where that is no file, or far larger than ours was."""
        return self.folder.read(path, self._most(ours))

    # --- deciding ---

    def settled(self, path: str, inputs: str) -> Change | None:
        """What there is to say of a file that need not be rendered; None where it has to be."""
        made = self.made.get(path)
        if made is None or made.inputs != inputs or path not in self.digests.files:
            return None
        match self.standing(path):
            case "ours", made.sha256:  # and no later one, of a build that was killed
                return Change("identical", path)
            case "resaved", _:
                return Change("identical", path)
            case "edited", _ if self._on_edit == "keep":
                return Change("keep", path, "edited by hand; our version has not changed")
        return None

    def placing(self, path: str, data: bytes, why: str = "") -> Step:
        """How a file that was rendered comes to its place."""
        return self._placing(path, data, why, self._on_edit, "edited by hand")

    def _placing(self, path: str, data: bytes, why: str, on_edit: OnEdit, edited: str) -> Step:
        seen = self._look(path, data)
        if seen.data == data:
            return Step(Change("identical", path))
        if seen.busy and on_edit != "backup":
            return self._beside(path, data, _BUSY)
        match self._whose(path, seen), on_edit:
            case "edited", "keep":
                return self._beside(path, data, edited)
            case "edited", "backup":
                aside = self._free_place_aside(path)
                return Step(Change("update", path, f"{edited}; that version is {aside} now"), path, aside)
            case "edited", _:
                change = Change("update", path, f"{edited}; overwritten as asked")
            case "missing", _:
                change = Change("create", path, why)
            case _:
                change = Change("update", path, why)
        return Step(change, path, decided_on=seen.mark)

    def removing(self, path: str) -> Step | None:
        """What becomes of a file that is no longer made: it goes, unless somebody has edited it.

        None where there is none.
        """
        return self._removing(path, self._on_edit, "edited by hand")

    def _removing(self, path: str, on_edit: OnEdit, edited: str) -> Step | None:
        seen, gone = self._look(path), "no longer made"
        if seen.busy and on_edit != "backup":
            return Step(Change("keep", path, f"{_BUSY}, and {gone}"))
        match self._whose(path, seen), on_edit:
            case "missing", _:
                return None
            case "edited", "keep":
                return Step(Change("keep", path, f"{edited}, and {gone}"))
            case "edited", "backup":
                aside = self._free_place_aside(path)
                return Step(Change("remove", path, f"{gone}; the edited version is {aside} now"), aside=aside)
            case "edited", _:
                gone = f"{gone}; {edited}, removed as asked"
        return Step(Change("remove", path, gone), removes=True, decided_on=seen.mark)

    # --- doing ---

    def tidy(self) -> list[Change]:
        """Clear away what builds that were killed have left of their own.

        What somebody had saved in the moment when one was killed comes to light as ``NAME.edited-N.EXT``.
        """
        left = self.folder.left_behind({manifest.NAME, JOURNAL, *self.known_paths()})
        return [change for path in left if (change := self._cleared(path))]

    def _cleared(self, left: str) -> Change | None:
        path = taken_from(left)
        if path is None or self._whose(path, self.folder.look(left, self._most(path))) in ("ours", "resaved"):
            self.folder.discard(left)
            return None
        aside = self._free_place_aside(path)
        self.folder.move(left, PurePosixPath(aside).name)
        return Change("keep", aside, f"saved as {PurePosixPath(path).name} in the moment when a build was killed")

    def announce(self, contents: Mapping[str, bytes]) -> None:
        """Write down what is about to be written, beside what earlier builds may have left."""
        for path, data in contents.items():
            self._journal[path] = sorted({*self._journal.get(path, ()), sha256(data)})
        if contents:
            self._write_journal()

    def take(self, step: Step, data: bytes = b"") -> Change:
        """Do what was decided, or what is right by now, should somebody have saved meanwhile: that is always kept."""
        while not self._is_done(step, data):
            instead = self._instead(step, data)
            if instead is None:
                break
            step = instead
        return step.change

    def _is_done(self, step: Step, data: bytes) -> bool:
        path = step.change.path
        if step.aside and not self.folder.move(path, PurePosixPath(step.aside).name):
            return False
        if step.to:
            return self.folder.place(step.to, data, step.decided_on)
        return not step.removes or self.folder.remove(path, step.decided_on)

    def _instead(self, step: Step, data: bytes) -> Step | None:
        """A step decided anew; it overwrites no edit, since nobody was asked about this one."""
        path, why = step.change.path, step.change.why
        on_edit: OnEdit = "backup" if self._on_edit == "backup" else "keep"
        if step.to:
            return self._placing(path, data, why, on_edit, "edited by hand" if step.to != path else _MEANWHILE)
        return self._removing(path, on_edit, _MEANWHILE)

    def finish(self, manifest_text: str, digests_text: str, settled: Iterable[str]) -> None:
        """Write the manifest and the digests where they changed; the journal is done with the ``settled`` paths.

        Fingerprints come last: one that is older than the file makes a saved file count as edited, never the reverse.
        """
        self.folder.put(manifest.NAME, manifest_text.encode())
        self.folder.put(digests.PATH, digests_text.encode())
        for path in settled:
            self._journal.pop(path, None)
        self._write_journal()

    def _write_journal(self) -> None:
        if self._journal:
            self.folder.put(JOURNAL, json.dumps(self._journal, sort_keys=True).encode())
        else:
            self.folder.discard(JOURNAL)

    # --- looking ---

    def _look(self, path: str, data: bytes = b"") -> Seen:
        """What stands at a path where these bytes, or those of before, belong. Raises ``OSError``."""
        return self.folder.look(path, self._most(path, data))

    def _most(self, path: str, data: bytes = b"") -> int:
        """So many bytes a file may have that could be ours; a larger one is somebody's work and is not read."""
        known = self.digests.files.get(path)
        return _MARGIN * max(len(data), known.size if known else 0) + _BYTES

    def _whose(self, path: str, seen: Seen) -> Standing:
        if not seen.is_there:
            return "missing"
        if seen.mark.identity in self._ours(path):
            return "ours"
        return "resaved" if seen.data is not None and self._looks_like_ours(path, seen.data) else "edited"

    def _beside(self, path: str, data: bytes, edited: str) -> Step:
        """An edit is kept, and what we made of it now put beside it where it differs from what we made before."""
        made = self.made.get(path)
        if made and made.sha256 == sha256(data):
            return Step(Change("keep", path, f"{edited}; our version has not changed"))
        beside, seen = self._free_place_beside(path, data)
        change = Change("keep", path, f"{edited}; the new version is {beside}")
        return Step(change) if seen.data == data else Step(change, beside, decided_on=seen.mark)

    def _free_place_beside(self, path: str, data: bytes) -> tuple[str, Seen]:
        """``NAME.new.EXT``, or the next such name where somebody has edited that one as well; and what stands there."""
        ours, most = {*self._ours(path), sha256(data), ""}, self._most(path, data)
        names = (marked(path, "new" if number == 1 else f"new-{number}") for number in count(1))
        places = ((name, self.folder.look(name, most)) for name in names if self.folder.may_hold(name))
        return next((name, seen) for name, seen in places if seen.mark.identity in ours and not seen.busy)

    def _free_place_aside(self, path: str) -> str:
        """``NAME.edited-N.EXT``, the first that is free."""
        taken = {*self.folder.names(PurePosixPath(path).parent.as_posix())}
        return next(name for name in names_aside(path) if PurePosixPath(name).name not in taken)

    def _looks_like_ours(self, path: str, data: bytes) -> bool:
        """Whether a file differs from ours only in how a program writes it; in doubt it does not."""
        known = self.digests.files.get(path)
        if known is None or not known.fingerprint:
            return False
        most = _MARGIN * known.unpacked + _UNPACKED
        return only_saved(known.fingerprint, fingerprint(data, PurePosixPath(path).suffix[1:], most=most))

    def _ours(self, path: str) -> set[str]:
        """The digests that we may have left at a path."""
        made = self.made.get(path)
        return {*self._journal.get(path, ()), *([made.sha256] if made else [])}


def _read_journal(folder: Folder) -> dict[str, list[str]]:
    """The journal of a build that did not come to its end; empty after one that did."""
    data = manifest.read_json(folder, JOURNAL)
    rows = data.items() if isinstance(data, dict) else ()
    return {
        path: known
        for path, row in rows
        if isinstance(row, list)
        and manifest.may_be_ours(folder, path)
        and (known := [digest for digest in row if isinstance(digest, str)])
    }
