"""Writing an output folder: nothing half-written, nobody's edits lost, one build at a time.

Before the first file is replaced, a journal says what the new ones will be; so a build that was
killed leaves each file old or new, and the next one knows both as ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from generator.fingerprint import fingerprint

from . import digests, manifest
from .change import Change, OnEdit
from .manifest import JOURNAL, STATE

_MODE = 0o644

Standing = Literal["missing", "ours", "resaved", "edited"]
"""What stands at a path: nothing, our file, our file as an office program has saved it, or somebody's work."""


def sha256(data: bytes) -> str:
    """The digest of bytes as it stands in the manifest."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done at a path: first move what is there ``aside``, then write ``to`` a path, or remove it."""

    change: Change
    to: str = ""
    aside: str = ""
    removes: bool = False


class Output:
    """An output folder: what stands in it, whose it is, and how it changes.

    ``made`` are the files of the last build that came to its end; ``_journal`` tells for each path the
    digests that builds since then may have left there. Deciding on a step writes nothing.
    """

    def __init__(self, folder: Path, on_edit: OnEdit = "keep") -> None:
        self.folder = folder
        self.made = manifest.read(folder)
        self.digests = digests.read(folder / STATE / digests.NAME)
        self._on_edit = on_edit
        self._journal = _read_journal(folder)

    def state(self) -> str:
        """The digest of what builds have left here, which tells whether another one has been at work."""
        return sha256(b"|".join(_bytes(self.folder / name) for name in (manifest.NAME, JOURNAL)))

    def known_paths(self) -> set[str]:
        """The paths at which something of ours may stand."""
        return set(self.made) | set(self._journal)

    def standing(self, path: str) -> tuple[Standing, str]:
        """What stands at a path, and its digest, "" where nothing does."""
        try:
            data = (self.folder / path).read_bytes()
        except FileNotFoundError:
            return "missing", ""
        digest = sha256(data)
        if digest in self._ours(path):
            return "ours", digest
        return "resaved" if self._looks_like_ours(path, data) else "edited", digest

    # --- deciding ---

    def settled(self, path: str, inputs: str) -> Change | None:
        """What there is to say of a file that need not be rendered; None where it has to be."""
        made = self.made.get(path)
        if made is None or made.inputs != inputs:
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
        standing, digest = self.standing(path)
        if digest == sha256(data):
            return Step(Change("identical", path))
        match standing, self._on_edit:
            case "edited", "keep":
                return self._beside(path, data)
            case "edited", "backup":
                aside = self._free_place_aside(path)
                return Step(Change("update", path, f"edited by hand; that version is {aside} now"), path, aside)
            case "edited", _:
                return Step(Change("update", path, "edited by hand; overwritten as asked"), path)
            case "missing", _:
                return Step(Change("create", path, why), path)
        return Step(Change("update", path, why), path)

    def removing(self, path: str) -> Step:
        """What becomes of a file that is no longer made: it goes, unless somebody has edited it."""
        gone = "no longer made"
        match self.standing(path)[0], self._on_edit:
            case "edited", "keep":
                return Step(Change("keep", path, f"edited by hand, and {gone}"))
            case "edited", "backup":
                aside = self._free_place_aside(path)
                return Step(Change("remove", path, f"{gone}; the edited version is {aside} now"), aside=aside)
            case "edited", _:
                return Step(Change("remove", path, f"{gone}; edited by hand, removed as asked"), removes=True)
        return Step(Change("remove", path, gone), removes=True)

    # --- doing ---

    def announce(self, contents: Mapping[str, bytes]) -> None:
        """Write down what is about to be written, beside what earlier builds may have left."""
        for path, data in contents.items():
            self._journal[path] = sorted({*self._journal.get(path, ()), sha256(data)})
        if contents:
            self._write_journal()

    def take(self, step: Step, data: bytes = b"") -> Change:
        """Do what was decided."""
        target = self.folder / step.change.path
        if step.aside:
            target.rename(self.folder / step.aside)
        if step.to:
            _replace(self.folder / step.to, data)
        if step.removes:
            target.unlink(missing_ok=True)
        return step.change

    def finish(self, manifest_text: str, digests_text: str, settled: Iterable[str]) -> None:
        """Write the manifest and the digests where they changed; the journal is done with the ``settled`` paths.

        Fingerprints come last: one that is older than the file makes a saved file count as edited, never the reverse.
        """
        replace_if_changed(self.folder / manifest.NAME, manifest_text.encode())
        replace_if_changed(self.folder / STATE / digests.NAME, digests_text.encode())
        for path in settled:
            self._journal.pop(path, None)
        self._write_journal()

    # --- looking ---

    def _write_journal(self) -> None:
        target = self.folder / JOURNAL
        if self._journal:
            _replace(target, json.dumps(self._journal, sort_keys=True).encode())
        else:
            target.unlink(missing_ok=True)

    def _beside(self, path: str, data: bytes) -> Step:
        made = self.made.get(path)
        if made and made.sha256 == sha256(data):
            return Step(Change("keep", path, "edited by hand; our version has not changed"))
        beside = self._free_place_beside(path, data)
        change = Change("keep", path, f"edited by hand; the new version is {beside}")
        return Step(change, "" if self._digest(beside) == sha256(data) else beside)

    def _free_place_beside(self, path: str, data: bytes) -> str:
        """``NAME.new.EXT``, or the next such name where somebody has edited that one as well."""
        ours = {*self._ours(path), sha256(data), None}
        names = (_marked(path, "new" if number == 1 else f"new-{number}") for number in count(1))
        return next(name for name in names if self._digest(name) in ours)

    def _free_place_aside(self, path: str) -> str:
        """``NAME.edited-N.EXT``, the first that is free."""
        names = (_marked(path, f"edited-{number}") for number in count(1))
        return next(name for name in names if not os.path.lexists(self.folder / name))

    def _looks_like_ours(self, path: str, data: bytes) -> bool:
        """Whether a file differs from ours only in how a program writes it; in doubt it does not."""
        known = self.digests.files.get(path)
        return known is not None and known.fingerprint == (fingerprint(data, Path(path).suffix[1:]) or "in doubt")

    def _ours(self, path: str) -> set[str]:
        """The digests that we may have left at a path."""
        made = self.made.get(path)
        return {*self._journal.get(path, ()), *([made.sha256] if made else [])}

    def _digest(self, path: str) -> str | None:
        """The digest of what stands at a path; None where nothing does."""
        try:
            return sha256((self.folder / path).read_bytes())
        except FileNotFoundError:
            return None


def _marked(path: str, mark: str) -> str:
    target = Path(path)
    return target.with_name(f"{target.stem}.{mark}{target.suffix}").as_posix()


def _read_journal(folder: Path) -> dict[str, list[str]]:
    """The journal of a build that did not come to its end; empty after one that did."""
    data = manifest.read_json(folder / JOURNAL)
    rows = data.items() if isinstance(data, dict) else ()
    return {
        path: known
        for path, row in rows
        if manifest.is_inside(path)
        and isinstance(row, list)
        and (known := [digest for digest in row if isinstance(digest, str)])
    }


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _replace(target: Path, data: bytes) -> None:
    """Put the bytes where ``target`` is, whole or not at all; a link there is replaced, not followed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = manifest.TEMPORARY
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_MODE)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_if_changed(target: Path, data: bytes) -> None:
    """Write a file unless it holds these bytes already, so that it is not even touched."""
    if not target.is_file() or target.read_bytes() != data:
        _replace(target, data)


def sweep(folder: Path) -> None:
    """Remove the temporary files of a build that was killed."""
    for stale in manifest.temporaries(folder):
        stale.unlink(missing_ok=True)
