"""Which generator this is: its version, and the code behind it, so that a checkout in the making is never mistaken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import generator
from generator import shipping

_PACKAGE = Path(generator.__file__).parent
_SHIPPED = "shipped"
_SUFFIXES = {".py", ".yaml", ".toml", ".mo", ".txt", ".j2", ".js", ".typ", ".ttf"}


@lru_cache(maxsize=1)
def renderers() -> str:
    """The digest of what turns a document into bytes, beside the theme: the words that renderers say among it."""
    return _digest(_PACKAGE, (file for room in ("render", "locale") for file in _code(_PACKAGE / room)))


@lru_cache(maxsize=1)
def everything() -> str:
    """The digest of the generator with the themes that ship; the blueprints that ship are inputs like any others."""
    themes = shipping.folder("themes")
    return _digest(_PACKAGE, _code(_PACKAGE)) + _digest(themes, (path for path in themes.rglob("*") if path.is_file()))


def _code(folder: Path) -> Iterable[Path]:
    files = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    return (path for path in files if _SHIPPED not in path.relative_to(_PACKAGE).parts)


def _digest(folder: Path, files: Iterable[Path]) -> str:
    total = hashlib.sha256(generator.__version__.encode())
    for path in sorted(files):
        total.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()
