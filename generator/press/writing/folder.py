"""The folder of a set, which others may write to as well: the single door of a build to the disk.

The folder that the user named is trusted, however it is reached. Below it nothing follows a link: each folder on the
way is opened from the one before it, so that it cannot be exchanged for a link meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.disk import NOTHING, Mark, Seen, look, sha256

from . import spot as spots
from .spot import BY_DESCRIPTOR, FOLDER, LinkOnTheWayError, Spot


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder below one that the user has named; paths in it are written with ``/``."""

    root: Path
    inner: str = ""

    @property
    def path(self) -> Path:
        """Where it is, for people."""
        return self.root / self.inner

    # --- looking ---

    def look(self, path: str, most: int) -> Seen:
        """What stands at a path, of a file of at most so many bytes its bytes too. Raises ``OSError``."""
        try:
            with self._at(path, spots.entered) as spot:
                return look(spot.name, most, spot.folder)
        except FileNotFoundError:
            return NOTHING

    def read(self, path: str, most: int) -> bytes | None:
        """The bytes of a file; None for anything else, and for a larger one."""
        try:
            return self.look(path, most).data
        except IsADirectoryError:
            return None

    def names(self, path: str = "") -> list[str]:
        """What a folder holds, sorted; nothing where there is none."""
        try:
            with self._at(_in(path), spots.entered) as spot:
                return sorted(os.listdir(spot.folder or Path(spot.name).parent))  # noqa: PTH208 - of a descriptor
        except (FileNotFoundError, NotADirectoryError, LinkOnTheWayError):
            return []

    def may_hold(self, path: str) -> bool:
        """Whether a file may stand at a path: no link and no file is on the way, and no folder stands there."""
        try:
            self.look(path, 0)
        except (LinkOnTheWayError, NotADirectoryError, IsADirectoryError):
            return False
        return True

    def left_behind(self, paths: Iterable[str]) -> Iterator[str]:
        """What builds that were killed have left of their own in the folders of some paths."""
        for folder in sorted({PurePosixPath(path).parent.as_posix() for path in paths}):
            names = (
                PurePosixPath(folder, name).as_posix() for name in self.names(folder) if spots.is_for_a_moment(name)
            )
            yield from (path for path in names if self.may_hold(path))

    # --- writing ---

    def make(self, path: str) -> None:
        """Make a folder, and those on the way to it."""
        with self._made_at(_in(path)):
            pass

    def put(self, path: str, data: bytes) -> None:
        """Have a file of our own hold these bytes, whatever stood at its place; untouched if it holds them."""
        if self.read(path, len(data)) != data:
            with self._made_at(path) as spot, spots.written(spot, data) as new:
                spots.renamed(new, spot)

    def place(self, path: str, data: bytes, decided_on: Mark) -> bool:
        """Put bytes in place of what was decided on; False, and nothing done, if something else stands there by now."""
        with self._made_at(path) as spot, spots.written(spot, data) as new:
            if not spots.is_still(spot, decided_on):
                return False
            if not decided_on.identity:
                return spots.created(new, spot)
            return spots.exchanged(new, spot, decided_on, Mark(sha256(data), len(data)))

    def remove(self, path: str, decided_on: Mark) -> bool:
        """Remove what was decided on; False, and nothing done, if something else stands there by now."""
        try:
            with self._at(path, spots.entered) as spot:
                return spots.is_still(spot, decided_on) and spots.removed(spot, decided_on)
        except FileNotFoundError:
            return True

    def move(self, path: str, name: str) -> bool:
        """Give a file another name in its folder; False, and nothing done, if something has that name."""
        with self._at(path, spots.entered) as spot:
            return spots.moved(spot, spot.beside(name))

    def discard(self, path: str) -> None:
        """Remove a file of our own, if it is there."""
        with suppress(FileNotFoundError), self._at(path, spots.entered) as spot:
            spots.unlink(spot)

    # --- the way ---

    @contextmanager
    def _made_at(self, path: str) -> Iterator[Spot]:
        """The spot of a path, its folder made if it is not there."""
        self.root.mkdir(parents=True, exist_ok=True)
        with self._at(path, spots.made) as spot:
            yield spot

    @contextmanager
    def _at(self, path: str, enter: Callable[[Spot], int | None]) -> Iterator[Spot]:
        """The spot of a path, its folder open; ``enter`` opens a folder on the way."""
        *folders, name = PurePosixPath(self.inner, path).parts
        assert ".." not in folders, path  # it would lead out, as an absolute path would
        assert not PurePosixPath(path).is_absolute(), path
        where, folder = self.root, os.open(self.root, FOLDER) if BY_DESCRIPTOR else None
        try:
            for inner in folders:
                where /= inner
                with _named(where):
                    folder = _left(folder, enter(_spot(where, folder)))
            with _named(where / name):
                yield _spot(where / name, folder)
        finally:
            _left(folder, None)


def _in(path: str) -> str:
    """A name, whichever, in the folder at a path."""
    return PurePosixPath(path, "_").as_posix()


def _spot(path: Path, folder: int | None) -> Spot:
    return Spot(path.name if folder is not None else str(path), folder)


def _left(folder: int | None, inner: int | None) -> int | None:
    """The folder that was entered, the one before it closed."""
    if folder is not None:
        os.close(folder)
    return inner


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Have what the system refuses name the whole path."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
