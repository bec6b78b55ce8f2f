"""A blueprint that stands on its own and is built in a moment: a few stages, two skeletons, an offer, an objection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.shell import Said, salesbook, write

BLUEPRINT = """\
id: tiny
as_of: 2026-01-05
company: {name: Tiny}
roles: {seller: {name: Sprzedawca}}
stages:
  offer: {number: 5, name: Oferta, owner: seller, exit: {sent: {text: Wysłana, evidence: CRM}}, next_step: Zamówienie}
  order: {number: 7, name: Umowa, owner: seller, exit: {signed: {text: Podpisana, evidence: CRM}}, next_step: Dostawa}
  order-part: {parent: order, mark: a, name: Część, owner: seller, exit: {done: {text: Gotowa, evidence: CRM}},
               next_step: Dostawa}
tools:
  calls: {stage: offer, name: Telefony, function: Kontakt, responsible: seller, perform: 1 / month}
objections:
  too-dear: {category: price, wordings: [Za drogo], stages: [offer],
             responses: {why: {kind: question-back, text: Z czym to porównać?},
                         cost: {kind: reframe, text: Ile kosztuje postój?}}}
skeletons:
  cold: {title: Rozmowa, stage: offer, minutes: 5, goal: Cel, blocks: {a: {title: A, minutes: 5, goal: G}},
         close: {ask: Kiedy?, next_step: N, fallback: F}}
  deal: {title: Umowa, stage: order-part, minutes: 5, goal: Cel, blocks: {a: {title: A, minutes: 5, goal: G}},
         close: {ask: Kiedy?, next_step: N, fallback: F}}
offers:
  general: {title: Oferta, stage: offer, sections: {one: {title: T, body: B}}}
"""

Build = Callable[..., Said]


def tiny(folder: Path, text: str = BLUEPRINT) -> Path:
    """The blueprint in a folder."""
    return write(folder, {"blueprint.yaml": text})


def builder(source: Path, output: Path) -> Build:
    """A function that builds it with further options."""
    return lambda *options: salesbook("build", source, "--output", output, *options)


def change(source: Path, old: str, new: str) -> None:
    """Replace a text of the blueprint; it has to be there."""
    file = source / "blueprint.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of every file but the lock, which is only held."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def rows(said: Said) -> dict[str, tuple[str, str]]:
    """Verb and reason of each file by its name, of ``--report json``."""
    return {Path(row["path"]).name: (row["verb"], row["why"]) for row in said.data}
