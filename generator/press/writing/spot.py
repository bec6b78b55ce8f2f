"""One name in a folder that is open: what stands there is written, exchanged and removed with care.

What is put in place is written beside it first, whole. What is replaced or removed is looked at once more: as it
stands, and again when it is out of reach of whoever saves to its name.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from generator.disk import Mark, look

_HALF_WRITTEN, _TAKEN_OUT = ".salesbook-{}.tmp", ".salesbook-{}.out"
"""Our own names for a moment: of a file that is not whole yet, and of one that is being exchanged."""
_MOMENT = re.compile(r"\.salesbook-(?:[\w-]+\.tmp|([A-Za-z0-9][\w.-]*)\.out)", re.ASCII)
BY_DESCRIPTOR = os.open in os.supports_dir_fd
"""Whether names are reached through open folders; Windows has no such thing."""
FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0)
_NOREPLACE, _EXCHANGE = 1, 2
"""Of renameat2(2)."""
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


class LinkOnTheWayError(OSError):
    """A link stands where a folder of the set belongs; ``filename`` is its path."""


class Spot(NamedTuple):
    """A name and the descriptor of the folder that it is in; without descriptors the name is a whole path."""

    name: str
    folder: int | None

    def beside(self, name: str) -> Spot:
        """Another name in the same folder."""
        return Spot(name if self.folder is not None else str(Path(self.name).with_name(name)), self.folder)


def entered(spot: Spot) -> int | None:
    """The descriptor of a folder that is there, where the system has such."""
    if not BY_DESCRIPTOR:
        _refuse_link(spot)
        return None
    try:
        return os.open(spot.name, FOLDER | _NO_LINK, dir_fd=spot.folder)
    except OSError:
        _refuse_link(spot)
        raise


def made(spot: Spot) -> int | None:
    """The descriptor of a folder, which is made if it is not there."""
    with suppress(FileExistsError):
        os.mkdir(spot.name, dir_fd=spot.folder)
    return entered(spot)


def _refuse_link(spot: Spot) -> None:
    with suppress(FileNotFoundError):
        if stat.S_ISLNK(_state(spot).st_mode):
            raise LinkOnTheWayError(errno.ELOOP, "a link stands here", spot.name)


def _state(spot: Spot) -> os.stat_result:
    return os.stat(spot.name, dir_fd=spot.folder, follow_symlinks=False)


def is_still(spot: Spot, decided_on: Mark) -> bool:
    """Whether what stands here is what was decided on, and nobody is just writing into it."""
    try:
        seen = look(spot.name, decided_on.size, spot.folder)
    except IsADirectoryError:
        return False
    return seen.mark == decided_on and not seen.busy


@contextmanager
def written(spot: Spot, data: bytes) -> Iterator[Spot]:
    """A new file beside a spot that holds the bytes; it is gone at the end, unless it has another name by then.

    Its rights are those of the file that stands at the spot, or what the user's umask leaves of reading and writing.
    """
    new = spot.beside(_HALF_WRITTEN.format(os.urandom(8).hex()))
    descriptor = os.open(new.name, _NEW, 0o666, dir_fd=new.folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            _take_rights(descriptor, spot)
            os.fsync(descriptor)
        yield new
    finally:
        with suppress(FileNotFoundError):
            unlink(new)


def _take_rights(descriptor: int, spot: Spot) -> None:
    """Give a new file the group and the mode of the file that it will replace, as far as we may."""
    try:
        state = _state(spot)
    except FileNotFoundError:
        return
    if stat.S_ISREG(state.st_mode) and hasattr(os, "fchown"):  # not on Windows, where rights are the folder's
        with suppress(PermissionError):
            os.fchown(descriptor, -1, state.st_gid)
        os.fchmod(descriptor, state.st_mode & 0o777)


def created(new: Spot, spot: Spot) -> bool:
    """Give a new file its name, unless something has it by now."""
    if not BY_DESCRIPTOR:
        return moved(new, spot)
    try:
        os.link(new.name, spot.name, src_dir_fd=new.folder, dst_dir_fd=spot.folder, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        return moved(new, spot)
    unlink(new)
    return True


def exchanged(new: Spot, spot: Spot, decided_on: Mark, ours: Mark) -> bool:
    """Have a new file and what was decided on change places, and look at what came out.

    Whatever was saved until then came out too, and goes back.
    """
    out = _out(spot)
    if not moved(new, out):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    try:
        if not _swapped(out, spot):
            renamed(out, spot)  # the system can do no better: a save since we looked, a moment ago, is lost
            return True
    except FileNotFoundError:  # removed by now
        unlink(out)
        return False
    if is_still(out, decided_on):
        unlink(out)
        return True
    _put_back(out, spot, ours)
    return False


def _put_back(out: Spot, spot: Spot, ours: Mark) -> None:
    """What came out goes back to its place; what was saved while ours stood there is set aside."""
    with suppress(FileNotFoundError):
        _swapped(out, spot)
        if is_still(out, ours):
            unlink(out)
            return
    _set_aside(out, spot)


def removed(spot: Spot, decided_on: Mark) -> bool:
    """Take out what was decided on and look at it; what was saved until then goes back."""
    out = _out(spot)
    try:
        renamed(spot, out)
    except FileNotFoundError:
        return True
    if is_still(out, decided_on):
        unlink(out)
        return True
    if not created(out, spot):
        _set_aside(out, spot)
    return False


def _out(spot: Spot) -> Spot:
    """Where what stands at a spot lies while it is looked at; a build that is killed then leaves it there."""
    return spot.beside(_TAKEN_OUT.format(Path(spot.name).name))


def _set_aside(out: Spot, spot: Spot) -> None:
    next(name for name in names_aside(Path(spot.name).name) if moved(out, spot.beside(name)))


def moved(spot: Spot, target: Spot) -> bool:
    """Give what stands at a spot a name that nothing has; False where something has it."""
    try:
        if not _renameat2(spot, target, _NOREPLACE):
            if _is_taken(target):
                return False
            os.rename(spot.name, target.name, src_dir_fd=spot.folder, dst_dir_fd=target.folder)
    except FileExistsError:
        return False
    return True


def _is_taken(spot: Spot) -> bool:
    try:
        _state(spot)
    except FileNotFoundError:
        return False
    return True


def renamed(spot: Spot, target: Spot) -> None:
    """Give what stands at a spot another name, whatever had that one."""
    os.replace(spot.name, target.name, src_dir_fd=spot.folder, dst_dir_fd=target.folder)


def unlink(spot: Spot) -> None:
    """Remove what stands at a spot, which is no folder."""
    os.unlink(spot.name, dir_fd=spot.folder)


def _swapped(spot: Spot, other: Spot) -> bool:
    """Have what stands at two spots change places in one go; False where the system cannot."""
    return _renameat2(spot, other, _EXCHANGE)


def _renameat2(spot: Spot, target: Spot, how: int) -> bool:
    """Linux's renameat2(2); False where the system or the disk has no such thing."""
    function = _function()
    if function is None or spot.folder is None:
        return False
    import ctypes

    if function(spot.folder, os.fsencode(spot.name), target.folder, os.fsencode(target.name), how) == 0:
        return True
    if (number := ctypes.get_errno()) in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _function() -> Any:
    if sys.platform != "linux":
        return None
    import ctypes

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


# --- names ----------------------------------------------------------------------------------------


def marked(path: str, mark: str) -> str:
    """A path with a mark before its ending: ``NAME.mark.EXT``."""
    target = PurePosixPath(path)
    return target.with_name(f"{target.stem}.{mark}{target.suffix}").as_posix()


def is_for_a_moment(name: str) -> bool:
    """Whether a name is one of ours that a build takes away again."""
    return _MOMENT.fullmatch(name) is not None


def names_aside(path: str) -> Iterator[str]:
    """``NAME.edited-N.EXT``, one after another: where an edit is moved to."""
    return (marked(path, f"edited-{number}") for number in count(1))


def taken_from(path: str) -> str | None:
    """The path at which something stood that a killed build had taken out; None where it left something else."""
    target = PurePosixPath(path)
    found = _MOMENT.fullmatch(target.name)
    return target.with_name(found[1]).as_posix() if found and found[1] else None
