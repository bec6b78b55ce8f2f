"""Every byte of the examples' papers, as digests: a change of the code alone leaves the papers alone.

A package is unpacked first, as one library packs tighter than another. ``--update-golden`` writes the digests anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.papers import MadeSet, parts

DIGESTS = Path(__file__).parent / "digests"
_PACKAGES = {".docx", ".xlsx"}


def digest(file: Path) -> str:
    """A digest of a file's bytes; of a package that of its parts, in their order."""
    data = file.read_bytes()
    whole = hashlib.sha256()
    for name, content in parts(data).items() if file.suffix in _PACKAGES else [("", data)]:
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:16]


def digests(made: MadeSet) -> str:
    """A line for each file of a set, by its path."""
    return "".join(
        f"{digest(made.folder / file.path)}  {file.path}\n" for file in sorted(made.files, key=lambda one: one.path)
    )


@pytest.mark.parametrize("name", ["example", "example_en"])
def test_the_papers_of_the_examples_are_the_same_to_the_byte(name: str, request: pytest.FixtureRequest) -> None:
    made: MadeSet = request.getfixturevalue(name)
    file = DIGESTS / f"{made.source.name}.txt"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(digests(made), "utf-8")
    assert digests(made) == file.read_text("utf-8")
