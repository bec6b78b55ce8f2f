"""``make docs``: the tables of papers in README.md and docs/deliverables.md, printed from the registry.

They show what a company of only a name gets, with Polish titles beside English words on what each paper is for. What
stands between the marks ``<!-- papers -->`` and ``<!-- end of papers -->`` is written anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.blueprint.load import load
from generator.deliverables.registry import AnyDeliverable, offered

_ROOT = Path(__file__).parent.parent
_BEGIN, _END = "<!-- papers -->\n", "<!-- end of papers -->"
_FAMILIES = {
    "skeleton": "conversations: timed blocks, questions with their reason, room for notes, a close",
    "offer": "offer templates with fields to fill, variants, prices, acceptance",
    "document": "papers of an order, a delivery and a consent: to confirm, to hand over, to be signed",
}
"""Papers of which there is one for each element, and what all of a family are for."""
_HEADS = {
    "README.md": ("id", "what it is for", "formats", "for"),
    "docs/deliverables.md": ("id", "title (Polish)", "stage", "formats", "audience", "what it is for"),
}


def main() -> None:
    """Write the tables anew."""
    for name in _HEADS:
        (_ROOT / name).write_text(page(name), "utf-8")


def page(name: str) -> str:
    """A page with its table as it has to be."""
    before, _, rest = (_ROOT / name).read_text("utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    rows = _short() if name == "README.md" else _whole()
    return f"{before}{_BEGIN}\n{_table(_HEADS[name], rows)}\n{_END}{after}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([lines[0], f"|{'---|' * len(head)}", *lines[1:], ""])


def _whole() -> Iterator[tuple[str, ...]]:
    """A row a paper."""
    for polish, english in zip(_of_a_name("pl"), _of_a_name("en"), strict=True):
        stage = f"`{polish.stage}`" if polish.stage else "–"
        yield f"`{polish.id}`", polish.title, stage, ", ".join(polish.formats), polish.audience, english.purpose


def _short() -> Iterator[tuple[str, ...]]:
    """A row a paper or a family."""
    rows: dict[tuple[str, str], list[AnyDeliverable]] = {}
    for paper in _of_a_name("en"):
        rows.setdefault((_family(paper) or paper.id, paper.audience), []).append(paper)
    for papers in rows.values():
        purpose = _FAMILIES.get(_family(papers[0]), papers[0].purpose)
        yield _ids(papers), purpose, ", ".join(papers[0].formats), papers[0].audience


def _family(paper: AnyDeliverable) -> str:
    """The family of a paper; "" for one that stands by itself."""
    family, dash, _ = paper.id.partition("-")
    return family if dash and family in _FAMILIES else ""


def _ids(papers: list[AnyDeliverable]) -> str:
    """The ids of a row: `` `offer-general`, `-detailed` ``."""
    first, *others = (paper.id for paper in papers)
    family = first.partition("-")[0]
    return ", ".join([f"`{first}`", *(f"`{other.removeprefix(family)}`" for other in others)])


def _of_a_name(language: str) -> tuple[AnyDeliverable, ...]:
    """The papers of a company that has said nothing but its name."""
    with tempfile.TemporaryDirectory() as folder:
        text = f"company: {{name: Alfa}}\nlanguage: {language}\nextends: ten-stage\n"
        (Path(folder) / "blueprint.yaml").write_text(text, "utf-8")
        return offered(load(Path(folder)).blueprint)


if __name__ == "__main__":
    main()
