"""What builds leave for each other, changed by hand or by somebody hostile: a build goes on, on the safe side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.press.tiny import BLUEPRINT, change, tiny
from tests.shell import salesbook

PART = ("--only", "skeleton-cold", "--only", "objections")
STATE = ("manifest.json", ".salesbook/digests.json", ".salesbook/inputs.json", ".salesbook/journal.json")
STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**400, float("nan"), float("inf"), "", "\ud800", "\0", "../x", "/etc/passwd",
    "x" * 100_000,
    [], {}, [[]], {"": {}}, [None], "a" * 64, "\x1b[31m", ["x"], {"files": []},
)  # fmt: skip
RAW = (
    b"", b"{", b"null", b"[]", b'"x"', b"1e999", b"NaN", b"-Infinity", b"\xff\xfe", b"\xef\xbb\xbf{}", b"[" * 100_000,
    b'{"a":' * 50_000, b'"\\ud800"', b"9" * 5_000, b"\0", b'{"files": [{"path": "\\ud800"}]}', b'{"manifest": 1e999}',
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a blueprint with warnings, and of a build that was killed."""
    folder = tmp_path_factory.mktemp("made")
    tiny(folder / "source", BLUEPRINT.replace("next_step: Zamówienie", "goal: G"))
    assert salesbook("build", folder / "source", "--output", folder / "out").code == 0
    state = folder / "out/tiny/pl"
    rows = json.loads((state / "manifest.json").read_text("utf-8"))["files"]
    (state / ".salesbook/journal.json").write_text(json.dumps({row["path"]: [row["sha256"]] for row in rows[:3]}))
    return folder


def attempts(made: Path) -> None:
    """No build of what stands there is a fault, or writes anywhere else; and the next whole one puts all in order."""
    out = ("--output", made / "out")
    for options in (("--dry-run",), PART, (), ()):
        said = salesbook("build", made / "source", *out, *options)
        assert "fault of its own" not in said.err, said.err
        assert said.code in (0, 1, 3), said.err
        assert "\x1b" not in said.out + said.err
    assert sorted(path.name for path in made.iterdir()) == ["out", "source"]


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: repr(raw[:20]))
@pytest.mark.parametrize("name", STATE)
def test_a_file_of_nothing_we_wrote_is_no_fault(tmp_path: Path, made: Path, name: str, raw: bytes) -> None:
    copy = copied(made, tmp_path / "copy")
    (copy / "out/tiny/pl" / name).write_bytes(raw)
    attempts(copy)


@settings(max_examples=25)
@given(seed=st.integers(0, 1_000_000))
def test_a_value_of_another_kind_anywhere_is_no_fault(
    tmp_path_factory: pytest.TempPathFactory, made: Path, seed: int
) -> None:
    random = Random(seed)
    copy = copied(made, tmp_path_factory.mktemp("tampered") / "copy")
    for name in random.sample(STATE, random.choice([1, 1, 2])):
        file = copy / "out/tiny/pl" / name
        data = json.loads(file.read_text("utf-8")) if file.exists() else {}
        for _ in range(random.choice([1, 3])):
            tamper(random, data)
        file.write_text(json.dumps(data), "utf-8")
    if random.random() < 0.5:
        change(copy / "source", "goal: Cel", "goal: Inny")
    attempts(copy)


def tamper(random: Random, data: Any) -> None:
    holders = list(_holders(data))
    if holders:
        holder = random.choice(holders)
        name = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        holder[name] = random.choice(STRANGE)


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def copied(made: Path, to: Path) -> Path:
    """The source and the output once more, each file with its time."""
    for path in sorted(made.rglob("*")):
        target = to / path.relative_to(made)
        if path.is_dir():
            target.mkdir(parents=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return to
