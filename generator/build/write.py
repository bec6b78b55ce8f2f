"""Writing an output folder: nothing half-written, nobody's edits lost, one build at a time.

Before the first file is replaced, a journal says what the new ones will be; so a build that was
killed leaves each file old or new, and the next one knows both as ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from filelock import FileLock

from . import manifest

Verb = Literal["create", "update", "identical", "keep", "remove"]
_STATE = ".salesbook"
_JOURNAL = "journal.json"
_TEMPORARY = (".salesbook-", ".tmp")
_MODE = 0o644


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a file, and why."""

    verb: Verb
    path: str
    why: str = ""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the output folder; a second build waits for the first."""
    state = folder / _STATE
    state.mkdir(parents=True, exist_ok=True)
    with FileLock(state / "lock"):
        _sweep(folder)
        yield


def sha256(data: bytes) -> str:
    """The digest of bytes as it stands in the manifest."""
    return hashlib.sha256(data).hexdigest()


class Output:
    """An output folder: what stands in it, whose it is, and how it changes.

    ``made`` are the files of the last build that came to its end; ``_journal`` tells for each path the
    digests that builds since then may have left there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = manifest.read(folder)
        self._journal = _read_journal(folder)

    def known_paths(self) -> set[str]:
        """The paths at which something of ours may stand."""
        return set(self.made) | set(self._journal)

    def is_current(self, path: str, inputs: str) -> bool:
        """Whether the file stands there as we made it from the same inputs."""
        made = self.made.get(path)
        return made is not None and made.inputs == inputs and self._digest(path) == made.sha256

    def is_edited(self, path: str) -> bool:
        """Whether the file is there and is not what we last wrote."""
        found = self._digest(path)
        return found is not None and found not in self._ours(path)

    def announce(self, contents: dict[str, bytes]) -> None:
        """Write down what is about to be written, beside what earlier builds may have left."""
        for path, data in contents.items():
            self._journal[path] = sorted({*self._journal.get(path, ()), sha256(data)})
        if contents:
            self._write_journal()

    def put(self, path: str, data: bytes) -> Change:
        """Write a file unless somebody has edited the one that stands there."""
        found = self._digest(path)
        if found == sha256(data):
            return Change("identical", path)
        if self.is_edited(path):
            return self._beside(path, data)
        _replace(self.folder / path, data)
        return Change("update" if found else "create", path)

    def remove(self, path: str) -> Change:
        """Remove a file that is no longer made, unless somebody has edited it."""
        if self.is_edited(path):
            return Change("keep", path, "edited by hand, and no longer made")
        (self.folder / path).unlink(missing_ok=True)
        return Change("remove", path, "no longer made")

    def finish(self, text: str, settled: Iterable[str]) -> None:
        """Write the manifest where it changed; the journal is done with the ``settled`` paths."""
        target = self.folder / manifest.NAME
        if not target.is_file() or target.read_bytes() != text.encode():
            _replace(target, text.encode())
        for path in settled:
            self._journal.pop(path, None)
        self._write_journal()

    def _write_journal(self) -> None:
        target = self.folder / _STATE / _JOURNAL
        if self._journal:
            _replace(target, json.dumps(self._journal, sort_keys=True).encode())
        else:
            target.unlink(missing_ok=True)

    def _beside(self, path: str, data: bytes) -> Change:
        made = self.made.get(path)
        if made and made.sha256 == sha256(data):
            return Change("keep", path, "edited by hand; our version has not changed")
        beside = self._free_place_beside(path, data)
        if self._digest(beside) != sha256(data):
            _replace(self.folder / beside, data)
        return Change("keep", path, f"edited by hand; the new version is {beside}")

    def _free_place_beside(self, path: str, data: bytes) -> str:
        """``NAME.new.EXT``, or the next such name where somebody has edited that one as well."""
        target = Path(path)
        ours = {*self._ours(path), sha256(data), None}
        for number in count(1):
            mark = "new" if number == 1 else f"new-{number}"
            beside = target.with_name(f"{target.stem}.{mark}{target.suffix}").as_posix()
            if self._digest(beside) in ours:
                return beside
        raise AssertionError  # count() does not end

    def _ours(self, path: str) -> set[str]:
        """The digests that we may have left at a path."""
        made = self.made.get(path)
        return {*self._journal.get(path, ()), *([made.sha256] if made else [])}

    def _digest(self, path: str) -> str | None:
        try:
            return sha256((self.folder / path).read_bytes())
        except FileNotFoundError:
            return None


def _read_journal(folder: Path) -> dict[str, list[str]]:
    """The journal of a build that did not come to its end; empty after one that did."""
    data = manifest.read_json(folder / _STATE / _JOURNAL)
    rows = data.items() if isinstance(data, dict) else ()
    return {
        path: known
        for path, digests in rows
        if manifest.is_inside(path)
        and isinstance(digests, list)
        and (known := [digest for digest in digests if isinstance(digest, str)])
    }


def _replace(target: Path, data: bytes) -> None:
    """Put the bytes where ``target`` is, whole or not at all; a link there is replaced, not followed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = _TEMPORARY
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


def _sweep(folder: Path) -> None:
    """Remove the temporary files of a build that was killed."""
    for stale in folder.rglob("*".join(_TEMPORARY)):
        if stale.is_file():
            stale.unlink(missing_ok=True)
