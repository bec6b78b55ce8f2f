"""Writing an output folder: nothing half-written, nobody's edits lost, one build at a time.

Before the first file is replaced, a journal says what the new ones will be; so a build that was
killed leaves each file old or new, and the next one knows both as ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock

from . import manifest

Verb = Literal["create", "update", "identical", "keep", "remove"]
_STATE = ".salesbook"
_TEMPORARY = ".salesbook-"


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
    """An output folder: what stands in it, whose it is, and how it changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = manifest.read(folder)
        self._journal = _read_journal(folder)

    def is_current(self, path: str, inputs: str) -> bool:
        """Whether the file stands there as we made it from the same inputs."""
        made = self.made.get(path)
        return made is not None and made.inputs == inputs and self._digest(path) == made.sha256

    def is_edited(self, path: str) -> bool:
        """Whether the file is there and is not what we last wrote."""
        found = self._digest(path)
        made = self.made.get(path)
        ours = {made.sha256 if made else None, self._journal.get(path)}
        return found is not None and found not in ours

    def announce(self, contents: dict[str, bytes]) -> None:
        """Write down what is about to be written."""
        _replace(
            self.folder / _STATE / "journal.json",
            json.dumps({path: sha256(data) for path, data in contents.items()}).encode(),
        )

    def put(self, path: str, data: bytes) -> Change:
        """Write a file unless somebody has edited the one that stands there."""
        target = self.folder / path
        found = self._digest(path)
        if found == sha256(data):
            return Change("identical", path)
        if self.is_edited(path):
            return self._beside(path, data)
        _replace(target, data)
        return Change("update" if found else "create", path)

    def remove(self, path: str) -> Change:
        """Remove a file that is no longer made, unless somebody has edited it."""
        if self.is_edited(path):
            return Change("keep", path, "edited by hand, and no longer made")
        (self.folder / path).unlink(missing_ok=True)
        return Change("remove", path, "no longer made")

    def finish(self, text: str) -> None:
        """Write the manifest; the journal has done its work."""
        _replace(self.folder / manifest.NAME, text.encode())
        (self.folder / _STATE / "journal.json").unlink(missing_ok=True)

    def _beside(self, path: str, data: bytes) -> Change:
        made = self.made.get(path)
        if made and made.sha256 == sha256(data):
            return Change("keep", path, "edited by hand; our version has not changed")
        target = Path(path)
        beside = target.with_name(f"{target.stem}.new{target.suffix}").as_posix()
        _replace(self.folder / beside, data)
        return Change("keep", path, f"edited by hand; the new version is {beside}")

    def _digest(self, path: str) -> str | None:
        try:
            return sha256((self.folder / path).read_bytes())
        except FileNotFoundError:
            return None


def _read_journal(folder: Path) -> dict[str, str]:
    try:
        data = json.loads((folder / _STATE / "journal.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}  # the last build came to its end, or was killed before it replaced anything
    return data if isinstance(data, dict) else {}


def _replace(target: Path, data: bytes) -> None:
    """Put the bytes where ``target`` is, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    """Remove the temporary files of a build that was killed."""
    for stale in folder.rglob(f"{_TEMPORARY}*"):
        if stale.is_file():
            stale.unlink(missing_ok=True)
