"""What is kept between runs: a text a key, in a folder of its own within the user's cache.

Nobody needs it. An entry that is not there, is damaged or cannot be written only costs the time to make it anew; so
nothing here is ever a problem that a person is told of.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

FOLDER = "SALESBOOK_CACHE"
"""The environment variable that names another folder."""

_MOST_BYTES = 8_000_000
"""Of an entry; a larger one is not kept, and not read if a stranger put it there."""
_MOST_ENTRIES = 20
_OURS = re.compile(r"[0-9a-f]{64}\.(json|[^.]+\.tmp)")


def get(key: str) -> str | None:
    """The text that was kept under a key, the digest of all that it depends on; None where there is none."""
    try:
        digest, _, body = _read(folder() / f"{key}.json").partition(b"\n")
        return body.decode() if digest == _digest(body) else None
    except (OSError, UnicodeDecodeError):
        return None


def put(key: str, text: str) -> None:
    """Keep a text under a key, and no more than the latest few entries."""
    body = text.encode()
    data = _digest(body) + b"\n" + body
    with suppress(OSError):  # a home that cannot be written to is as good as any, only slower
        if len(data) <= _MOST_BYTES and folder().is_absolute():
            folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(folder() / f"{key}.json", data)
            _forget_the_oldest()


def folder() -> Path:
    """Where entries are kept; relative where the system knows no home of the user, and nothing is kept then."""
    given = os.environ.get(FOLDER)
    return Path(given).absolute() if given else user_cache_path("salesbook", appauthor=False)


def _read(path: Path) -> bytes:
    if not path.is_file():  # nothing, or a pipe that would never end
        return b""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    return data if len(data) <= _MOST_BYTES else b""


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that another run sees all of it or none."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _forget_the_oldest() -> None:
    """Remove all but the latest entries, and what a killed run has left; nothing that somebody else put there."""
    ours = [path for path in folder().iterdir() if _OURS.fullmatch(path.name)]
    for path in sorted(ours, key=lambda path: path.stat().st_mtime)[:-_MOST_ENTRIES]:
        path.unlink(missing_ok=True)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
