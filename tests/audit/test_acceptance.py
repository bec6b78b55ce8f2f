"""A company may live with a warning for a reason, for a time, or take it more seriously than we do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator import audit
from generator.audit.finding import OF_RULES
from tests.audit.test_rules import SOUND
from tests.shell import only, problems, salesbook, write

WITHOUT_ROLE = SOUND.replace(", responsible: r", "")


def audited(audit: str, blueprint: str = WITHOUT_ROLE, head: str = "") -> str:
    return f"{head}{blueprint}audit:\n  {audit}\n"


def check(folder: Path, text: str) -> list[dict[str, object]]:
    return problems(write(folder, {"blueprint.yaml": text}))


@pytest.mark.parametrize("where", ["", ", at: tools", ", at: tools.t"])
def test_an_accepted_warning_is_not_shown(tmp_path: Path, where: str) -> None:
    accepted = f"accepted: {{ours: {{code: tool-without-role{where}, reason: Decided in spring}}}}"
    assert check(tmp_path, audited(accepted)) == []


@pytest.mark.parametrize("other", ["code: tool-without-role, at: stages", "code: tool-without-function"])
def test_another_warning_is_shown_and_what_accepts_nothing_is_told(tmp_path: Path, other: str) -> None:
    found = check(tmp_path, audited(f"accepted: {{ours: {{{other}, reason: Decided}}}}"))
    assert {(one["code"], one["severity"]) for one in found} == {
        ("tool-without-role", "warning"),
        ("accepts-nothing", "advice"),
    }


@pytest.mark.parametrize(("today", "shown"), [("2026-01-04", []), ("2026-01-05", ["tool-without-role"])])
def test_an_acceptance_ends_on_its_day(tmp_path: Path, today: str, shown: list[str]) -> None:
    accepted = 'accepted: {ours: {code: tool-without-role, reason: For now, until: "2026-01-05"}}'
    found = check(tmp_path, audited(accepted, head=f"as_of: {today}\n"))
    assert [one["code"] for one in found] == shown


def test_a_warning_may_weigh_more(tmp_path: Path) -> None:
    file = write(tmp_path, {"blueprint.yaml": audited("severity: {tool-without-role: error}")})
    assert only(problems(file))["severity"] == "error"
    assert salesbook("build", str(file), "--output", str(tmp_path / "out")).code == 1
    assert not (tmp_path / "out").exists()


def test_a_warning_may_weigh_less(tmp_path: Path) -> None:
    file = write(tmp_path, {"blueprint.yaml": audited("severity: {tool-without-role: advice}")})
    assert salesbook("check", str(file), "--strict").code == 0


@pytest.mark.parametrize(
    ("audit", "column"),
    [
        ("accepted: {ours: {code: tool-without-rol, reason: Decided}}", 27),
        ("severity: {tool-without-rol: error}", 14),
    ],
)
def test_a_code_that_no_rule_has_is_answered_with_the_nearest(tmp_path: Path, audit: str, column: int) -> None:
    found = [one for one in check(tmp_path, audited(audit)) if one["severity"] == "error"]
    assert [(one["code"], one["column"], one["hint"]) for one in found] == [
        ("unknown-value", column, "Did you mean `tool-without-role`?")
    ]


def test_all_codes_of_the_rules_are_known() -> None:
    findings = codes_given_by("Finding")
    assert sorted(findings) == sorted(set(OF_RULES) - {"placeholder"})
    assert "placeholder" in codes_given_by("Problem"), "a rule of the text as written, which knows its place"


def codes_given_by(maker: str) -> list[str]:
    """The codes with which the audit makes what it tells."""
    return [
        node.args[0].value
        for file in Path(audit.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == maker
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    ]


def test_each_of_many_acceptances_is_for_its_own_place(tmp_path: Path) -> None:
    owner = {number: "" if number < 30 else ", responsible: r" for number in range(60)}
    tool = "  t{}: {{stage: s, name: A, function: f, perform: 1 / month{}}}\n"
    tools = "".join(tool.format(number, role) for number, role in owner.items())
    accepted = "".join(f"    a{n}: {{code: tool-without-role, at: tools.t{n}, reason: x}}\n" for n in range(0, 60, 2))
    text = WITHOUT_ROLE.replace("tools:\n", f"tools:\n{tools}") + f"audit:\n  accepted:\n{accepted}"
    found = check(tmp_path, text)
    paths = {
        code: {one["path"] for one in found if one["code"] == code} for code in ("tool-without-role", "accepts-nothing")
    }
    assert paths["tool-without-role"] == {"tools.t", *(f"tools.t{n}" for n in range(1, 30, 2))}
    assert paths["accepts-nothing"] == {f"audit.accepted.a{n}" for n in range(30, 60, 2)}
