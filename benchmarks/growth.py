"""What ``salesbook check`` takes of time and memory when an input gets twice as large, kind by kind, and the caps.

The inputs are what a stranger, or a program gone wrong, may write. Each is checked in a process of its own that has
everything imported, so that start-up hides nothing; the time is the processor's, so that neighbours are not counted.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from generator import cli
from generator.blueprint.reading.room import MOST_BYTES, MOST_FILES, MOST_VALUES
from generator.cli import check

MOST_TIMES = 2.2
ROUNDS = 3
MOST_ROUNDS = 9
"""Neighbours only ever add time, so the least counts; what three rounds put over the limit is measured again."""
_MEGABYTE = 1_000_000
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts the largest resident set."""

Files = Mapping[str, str]

_STAGES = "stages: {s: {name: S, number: 1}}\n"
_COMPANY = "company: {name: Firma}\n"


def _one(text: str) -> Files:
    return {"blueprint.yaml": _COMPANY + text}


def _lines(line: str, count: int) -> str:
    """A line many times over; ``{0}`` in it is its number, ``{1}`` the one before."""
    return "".join(line.format(number, number - 1) for number in range(count))


def _many_files(count: int) -> Files:
    roles = {f"{number}.yaml": f"roles: {{r{number}: {{name: x}}}}\n" for number in range(count)}
    return {"blueprint.yaml": _COMPANY, **roles}


def _variants(count: int) -> Files:
    overlays = "".join(f"  v{number}: {{company: {{name: V}}, roles: {{K: {{nmae: x}}}}}}\n" for number in range(25))
    roles = _lines("  r{0}: {{name: x}}\n", count)
    return _one(f"variants:\n{overlays}roles:\n{roles}")


def _in_variants(count: int) -> Files:
    slips = _lines("      K{0}: {{name: x}}\n", count // 25)
    return _one("variants:\n" + "".join(f"  v{number}:\n    roles:\n{slips}" for number in range(25)))


def _repeated(count: int) -> Files:
    roles = "roles:\n" + _lines("  r{0}: {{name: x}}\n", count)
    return {"blueprint.yaml": f"extends: .base\n{_COMPANY}{roles}", ".base/blueprint.yaml": roles}


def _beside_the_base(count: int) -> Files:
    base, own = (_lines(f"  {letter}{{0}}: {{{{name: x}}}}\n", count) for letter in "rs")
    return {"blueprint.yaml": f"extends: .base\n{_COMPANY}roles:\n{own}", ".base/blueprint.yaml": f"roles:\n{base}"}


def _parts_of_parts(count: int) -> Files:
    chain = "".join(f"  s{number}: {{name: S, parent: s{number + 1}}}\n" for number in range(count))
    base = f"stages:\n{chain}  s{count}: {{name: S, number: 1}}\n"
    off = f"stages: {{s{count}: {{disabled: true}}}}\n"
    return {"blueprint.yaml": f"extends: .base\n{_COMPANY}{off}", ".base/blueprint.yaml": base}


def _given_twice(count: int) -> Files:
    leaves = "meta:\n" + _lines("  k{0}: 1\n", count)
    return {"blueprint.yaml": _COMPANY + leaves, "again.yaml": leaves}


KINDS: dict[str, tuple[int, Callable[[int], Files]]] = {
    "blanks before no comment": (1_000_000, lambda n: _one(f"meta:\n  a: x{' ' * n}\n")),
    "steps of a path": (
        500_000, lambda n: _one(f"moments: {{m: {{text: x, deliverable: objections, element: {'a.' * n}b}}}}\n")
    ),
    "ids that are none": (6_000, lambda n: _one("roles:\n" + _lines("  K{0}: {{name: x}}\n", n))),
    "unknown keys": (6_000, lambda n: _one("roles:\n" + _lines("  r{0}: {{name: x, nmae{0}: x}}\n", n))),
    "unknown values": (6_000, lambda n: _one("roles:\n" + _lines("  r{0}: {{name: x, side: usa}}\n", n))),
    "unknown references": (
        4_000, lambda n: _one("roles:\n" + _lines("  r{0}: {{name: x}}\n", n)
                              + "cadences:\n" + _lines("  c{0}: {{owner: q{0}}}\n", n))
    ),
    "a chain of `after`": (
        6_000, lambda n: _one("roles:\n  r-1: {name: x}\n" + _lines("  r{0}: {{name: x, after: r{1}}}\n", n))
    ),
    "unknown neighbours": (6_000, lambda n: _one("roles:\n" + _lines("  r{0}: {{name: x, after: s{0}}}\n", n))),
    "unknown elements switched off": (12_000, lambda n: _one("roles:\n" + _lines("  r{0}: {{disabled: true}}\n", n))),
    "keys that stand twice": (20_000, lambda n: _one("k: 1\n" * n)),
    "values given in two files": (15_000, _given_twice),
    "values that the base has": (6_000, _repeated),
    "elements beside the base's": (6_000, _beside_the_base),
    "parts of what is switched off": (10_000, _parts_of_parts),
    "brackets and stars": (
        200_000, lambda n: _one(f"roles: {{r: {{name: x, purpose: '{'[' * n}{'*' * n}{'[[a]] ' * (n // 10)}'}}}}\n")
    ),
    "merge fields": (6_000, lambda n: _one("roles:\n" + _lines("  r{0}: {{name: x, purpose: '[[q-{0}]]'}}\n", n))),
    "aliases": (15_000, lambda n: _one("meta:\n" + _lines("  a{0}: &a{0} x\n  b{0}: *a{0}\n", n))),
    "a long line of slips": (
        6_000, lambda n: _one("roles: {" + ", ".join(f"K{number}: {{name: !x y}}" for number in range(n)) + "}\n")
    ),
    "rhythms that are none": (
        1_500, lambda n: _one(_STAGES + "tools:\n" + _lines("  t{0}: {{name: x, stage: s, perform: {0} a moon}}\n", n))
    ),
    "warnings": (4_000, lambda n: _one(_STAGES + "tools:\n" + _lines("  t{0}: {{name: x, stage: s}}\n", n))),
    "files": (1_000, _many_files),
    "values beside 25 variants": (3_000, _variants),
    "slips within 25 variants": (6_000, _in_variants),
}  # fmt: skip

CAPS: dict[str, tuple[str, Callable[[], Files]]] = {
    f"{MOST_BYTES // _MEGABYTE} MB in all files": (
        "too-large", lambda: {"blueprint.yaml": _COMPANY, **dict.fromkeys(_names(500), f"#{'x' * 3_999_000}\n")}
    ),
    f"{MOST_FILES:,} files": (
        "too-large", lambda: {"blueprint.yaml": _COMPANY, **dict.fromkeys(_names(MOST_FILES), "")}
    ),
    f"{MOST_VALUES:,} values in all files": (
        "too-many-values",
        lambda: {"blueprint.yaml": _COMPANY, **{name: f"meta: {{k{name}: [{'x, ' * 90_000}]}}" for name in _names(3)}},
    ),
}  # fmt: skip


def _names(count: int) -> list[str]:
    return [f"{number}.yaml" for number in range(count)]


class Taken(NamedTuple):
    """What one check took: seconds of the processor, bytes beyond those of the start, and the codes it told."""

    seconds: float
    size: int
    codes: frozenset[str]


def run() -> bool:
    """Measure, print, and say whether all limits hold."""
    grown = [_holds(name, size, make) for name, (size, make) in KINDS.items()]
    capped = [_is_told(name, code, make) for name, (code, make) in CAPS.items()]
    return all(grown) and all(capped)


def _holds(name: str, size: int, make: Callable[[int], Files]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        once, twice = (_written(make(number), Path(folder) / str(number)) for number in (size, 2 * size))
        rounds = [(_taken(once), _taken(twice)) for _ in range(ROUNDS)]
        while len(rounds) < MOST_ROUNDS and max(_growth(rounds)) > MOST_TIMES:
            rounds.append((_taken(once), _taken(twice)))
    time_, memory = _growth(rounds)
    last = f"{min(second.seconds for _, second in rounds):.1f} s, {rounds[0][1].size / _MEGABYTE:.0f} MB"
    print(f"{name}, {size:,} to {2 * size:,}: {time_:.2f} times the time, {memory:.2f} the memory ({last})", flush=True)
    return max(time_, memory) <= MOST_TIMES


def _growth(rounds: list[tuple[Taken, Taken]]) -> tuple[float, float]:
    """How many times the time and the memory twice the size takes, by the least of all rounds."""
    once, twice = zip(*rounds, strict=True)
    seconds = [min(taken.seconds for taken in size) for size in (once, twice)]
    sizes = [min(taken.size for taken in size) for size in (once, twice)]
    return seconds[1] / seconds[0], sizes[1] / sizes[0]


def _is_told(name: str, code: str, make: Callable[[], Files]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        taken = _taken(_written(make(), Path(folder)))
    print(f"more than {name}: {', '.join(sorted(taken.codes))} after {taken.seconds:.1f} s", flush=True)
    return taken.codes == {code}


def _written(files: Files, folder: Path) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def _taken(blueprint: Path) -> Taken:
    """What a check takes, in a process that is forked for it."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_check, args=(blueprint, there))
    process.start()
    there.close()
    taken: Taken = here.recv()
    process.join()
    return taken


def _check(blueprint: Path, there: Connection) -> None:
    assert check.command  # imported, and so are the models and rules, before anything is measured
    told = blueprint / "told"
    sys.argv = ["salesbook", "check", str(blueprint), "--report", "json"]
    with (
        told.open("w", encoding="utf-8") as out,
        contextlib.redirect_stdout(out),
        tempfile.TemporaryDirectory() as cache,
    ):
        os.environ["SALESBOOK_CACHE"] = cache
        before, begun = _largest(), time.process_time()
        with contextlib.suppress(SystemExit):
            cli.main()
        seconds, size = time.process_time() - begun, _largest() - before
    codes = frozenset(problem["code"] for problem in json.loads(told.read_text("utf-8")))
    there.send(Taken(seconds, max(size, _MEGABYTE), codes))


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
