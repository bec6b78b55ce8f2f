"""What is kept between runs: a text a key, in a folder of its own within the user's cache.

Nobody needs it. An entry that is not there, is damaged or cannot be written only costs the time to make it anew; so
nothing here is ever a problem that a person is told of. A cache may lie where others can write, so an entry counts only
with a seal that the user alone can make.
"""

from __future__ import annotations

import hmac
import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

from generator.disk import look

FOLDER = "SALESBOOK_CACHE"
"""The environment variable that names another folder."""

_MOST_BYTES = 8_000_000
"""Of an entry; a larger one is not kept, and not read if a stranger put it there."""
_MOST_ENTRIES = 20
_OURS = re.compile(r"[0-9a-f]{64}\.(json|[^.]+\.tmp)")
_SECRET = 32
"""Bytes of the secret that seals are made with."""


def get(key: str) -> str | None:
    """The text that was kept under a key, the digest of all that it depends on; None where there is none."""
    try:
        entry, secret = look(folder() / f"{key}.json", _MOST_BYTES).data, _kept_secret()
        if entry is None or secret is None:
            return None
        seal, _, body = entry.partition(b"\n")
        return body.decode() if hmac.compare_digest(seal, _seal(secret, key, body)) else None
    except (OSError, UnicodeDecodeError):
        return None


def put(key: str, text: str) -> None:
    """Keep a text under a key, and no more than the latest few entries."""
    body = text.encode()
    with suppress(OSError):  # a home that cannot be written to is as good as any, only slower
        if len(body) < _MOST_BYTES - 100 and folder().is_absolute():
            secret = _kept_secret() or _new_secret()
            folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(folder() / f"{key}.json", _seal(secret, key, body) + b"\n" + body)
            _forget_the_oldest()


def folder() -> Path:
    """Where entries are kept; relative where the system knows no home of the user, and nothing is kept then."""
    given = os.environ.get(FOLDER)
    return Path(given).absolute() if given else user_cache_path("salesbook", appauthor=False)


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
    for path in sorted(ours, key=lambda path: path.lstat().st_mtime)[:-_MOST_ENTRIES]:
        path.unlink(missing_ok=True)


# --- seals ----------------------------------------------------------------------------------------


def _seal(secret: bytes, key: str, body: bytes) -> bytes:
    """What only who knows the secret can write before a text (RFC 2104); it holds under this key alone."""
    return hmac.digest(secret, key.encode() + b"\n" + body, "sha256").hex().encode()


def _secret_file() -> Path:
    return user_state_path("salesbook", appauthor=False) / "cache.key"


def _kept_secret() -> bytes | None:
    """The user's secret; None where there is none, or one that somebody else could have read or written."""
    path = _secret_file()
    data = look(path, _SECRET).data if path.is_absolute() else None
    return data if data is not None and len(data) == _SECRET and _is_private(path) else None


def _is_private(path: Path) -> bool:
    """Whether a file is the user's own and nobody else's; on Windows the rights of the profile see to that."""
    state = path.lstat()
    return not hasattr(os, "geteuid") or (state.st_uid == os.geteuid() and not stat.S_IMODE(state.st_mode) & 0o077)


def _new_secret() -> bytes:
    """A new secret in a file of its own. Raises ``OSError`` where it cannot be kept."""
    path, secret = _secret_file(), os.urandom(_SECRET)
    if not path.is_absolute():
        raise FileNotFoundError("the system knows no home of the user")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(path, secret)  # its rights are the user's alone from the beginning
    return secret
