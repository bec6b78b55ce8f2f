"""What stands at a name, looked at with care: a folder is a place where others may put anything.

Looking follows no link, waits for no pipe, and reads no more than the caller has said beforehand.
"""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_UNREADABLE = {errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENXIO, errno.EAGAIN}
"""No right to read it, a link that has come there since, a pipe's other end, somebody's lock."""
_TELLING = {"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"}
"""Disks that refuse a lease only where somebody writes; network drives do so without such a reason."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one state of a name from another, with little to remember.

    ``identity`` is the SHA-256 of a file's bytes, ``size`` their number; of what is not read it says where it lies on
    the disk, how large and how old it is; "" stands for nothing.
    """

    identity: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood at a name. ``data`` is None for all that is no file of a size that was agreed to.

    ``is_there`` is false for nothing, and for a link that leads nowhere. ``busy`` is a file that a program has open to
    write into it, as far as the system tells.
    """

    mark: Mark = Mark()
    data: bytes | None = None
    is_there: bool = False
    busy: bool = False


NOTHING = Seen()


def look(name: str | Path, most: int, folder: int | None = None) -> Seen:
    """What stands at a name, of a file of at most so many bytes its bytes too.

    ``folder`` is the descriptor of the folder that the name is in. Raises ``IsADirectoryError`` for a folder, and other
    ``OSError`` where the disk fails.
    """
    try:
        state = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return NOTHING
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(name))
    if not stat.S_ISREG(state.st_mode) or state.st_size > most:
        return Seen(_place(state), is_there=not _leads_nowhere(name, state, folder))
    try:
        return _read(name, most, folder)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        if error.errno not in _UNREADABLE:
            raise
        return Seen(_place(state), is_there=True)


def sha256(data: bytes) -> str:
    """The digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def _read(name: str | Path, most: int, folder: int | None) -> Seen:
    with os.fdopen(os.open(name, _READ, dir_fd=folder), "rb") as file:
        state = os.fstat(file.fileno())
        busy = _is_being_written(file.fileno())  # asked first: who is done by then has written all there is to read
        data = file.read(most + 1) if stat.S_ISREG(state.st_mode) else None
    if data is None or len(data) > most:
        return Seen(_place(state), is_there=True)
    return Seen(Mark(sha256(data), len(data)), data, is_there=True, busy=busy)


def _place(state: os.stat_result) -> Mark:
    return Mark(f"{state.st_dev}:{state.st_ino}:{stat.S_IFMT(state.st_mode)}:{state.st_size}:{state.st_mtime_ns}")


def _leads_nowhere(name: str | Path, state: os.stat_result, folder: int | None) -> bool:
    """Whether a link's target is not there; its target is not opened."""
    if not stat.S_ISLNK(state.st_mode):
        return False
    try:
        os.stat(name, dir_fd=folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False  # to itself, or where we may not look
    return False


def _is_being_written(descriptor: int) -> bool:
    """Whether a program has a file open to write into it; False where the system does not tell.

    Linux gives out a lease for reading only where nobody has; it is given back at once.
    """
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)  # one that is ignored, should the lease be broken
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return _disk_of(descriptor) in _TELLING
    except OSError:
        return False  # not our own file, or a disk without leases
    return False


def _disk_of(descriptor: int) -> str:
    """The kind of the file system that a file lies on, as Linux calls it; "" where that is not known."""
    try:
        said = Path(f"/proc/self/fdinfo/{descriptor}").read_text("ascii")
        mount = next(line.split()[1] for line in said.splitlines() if line.startswith("mnt_id:"))
        with Path("/proc/self/mountinfo").open(encoding="utf-8", errors="replace") as mounts:
            line = next(line for line in mounts if line.split(maxsplit=1)[0] == mount)
    except (OSError, StopIteration):
        return ""
    return line.partition(" - ")[2].split(maxsplit=1)[0]
