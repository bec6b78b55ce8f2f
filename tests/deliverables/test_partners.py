"""Partners stand beside us and the customer in our own papers, and in no customer's."""

from __future__ import annotations

from pathlib import Path

from tests.papers import make_set, visible
from tests.shell import only, problems, write

TEXT = """
extends: ten-stage
language: en
country: GB
company: {name: Alfa}
partners: {nord: {name: Nordwerk Ltd, does: Puts in what we sell., contact: jo@nord.example, notes: Takes a fifth.}}
roles: {installer: {name: Installer, side: partner, partner: nord, duties: [Puts it in.]}}
tools: {fairs: {responsible: installer}}
"""


def test_partners_are_named_where_roles_are(tmp_path: Path) -> None:
    made = make_set(write(tmp_path / "alfa", {"blueprint.yaml": TEXT}), tmp_path / "out")
    handbook = visible(made.path("handbook", "docx"))
    assert "Nordwerk Ltd" in handbook
    assert "Takes a fifth." in handbook
    assert "Installer (Nordwerk Ltd)" in handbook
    assert "Installer (Nordwerk Ltd)" in visible(made.path("responsibilities", "html"))
    assert "Installer (Nordwerk Ltd)" in visible(made.path("responsibilities", "xlsx"))
    for path in made.paths(audience="customer"):
        said = visible(path)
        assert not any(word in said for word in ("Nordwerk", "Takes a fifth", "jo@nord.example")), path


def test_a_partner_of_whom_no_name_is_known_is_called_one(tmp_path: Path) -> None:
    text = TEXT.replace(", partner: nord", "")
    made = make_set(write(tmp_path / "alfa", {"blueprint.yaml": text}), tmp_path / "out", "--only", "responsibilities")
    assert "Installer (partner)" in visible(made.path("responsibilities", "html"))


def test_a_partner_s_role_on_our_side_is_told(tmp_path: Path) -> None:
    text = TEXT.replace("side: partner", "side: us")
    one = only(problems(write(tmp_path, {"blueprint.yaml": text})))
    assert (one["code"], one["path"]) == ("partner-on-another-side", "roles.installer.partner")
