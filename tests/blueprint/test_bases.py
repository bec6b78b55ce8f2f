"""Bases that were merged before: what is kept of them, when it counts, and that it harms nobody, whoever wrote it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.merging import bases, store
from generator.blueprint.merging.bases import merged
from generator.blueprint.merging.compose import compose
from generator.blueprint.merging.layers import bases as layers_of
from generator.blueprint.merging.layers import own_layer
from generator.blueprint.merging.packing import PackingError, packed, unpacked
from generator.blueprint.merging.stack import Stack, stacked
from generator.blueprint.reading.nodes import Sequence, Source
from generator.blueprint.reading.source import read
from tests.papers import ROOT
from tests.shell import COMPANY, errors, salesbook, write

OWN = "extends: ../base\nid: own\n" + COMPANY
EXAMPLE = ROOT / "blueprints/example-pl"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache on the disk, and none in memory."""
    monkeypatch.setattr(bases, "MOST_AT_HAND", 0)
    folder = tmp_path / "cache"
    monkeypatch.setenv("SALESBOOK_CACHE", str(folder))
    return folder


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company with a base whose texts stand in two languages."""
    return (
        write(
            tmp_path,
            {
                "base/blueprint.yaml": "language: pl\nroles:\n  seller: {duties: [jeździ]}\n",
                "base/pl/roles.yaml": "roles:\n  seller: {name: Sprzedawca}\n",
                "base/en/roles.yaml": "roles:\n  seller: {name: Salesperson}\n",
                "own/blueprint.yaml": OWN,
            },
        )
        / "own"
    )


def entries(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.exists() else []


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with each merging of bases that was not spared."""
    merges: list[str] = []

    def noting(*arguments: Any) -> Stack:
        merges.append("merged")
        return stacked(*arguments)

    monkeypatch.setattr(bases, "stacked", noting)
    return merges


def name_of_the_seller(folder: Path, language: str | None = None) -> str:
    return load(folder, language).blueprint.roles["seller"].name


# --- what comes back ------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", [None, "export"])
def test_what_was_kept_is_what_was_merged(tmp_path: Path, variant: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        tmp_path,
        {
            "lowest/blueprint.yaml": "language: pl\nstages: {offer: {number: 1, name: {pl: Oferta, en: Offer}}}\n"
            "variants: {export: {stages: {offer: {name: Eksport}}}}\nmeta: {a: {b: c}, d: &x [1, ~, 'é\\n\"']}\n",
            "base/blueprint.yaml": "extends: ../lowest\nmeta: {a: [e], d+: [2]}\nroles: {seller: {name: Sprzedawca}}\n",
            "own/blueprint.yaml": OWN + "variants: {export: {meta: {d+: [3]}}}\n",
        },
    )
    first = compose(tmp_path / "own", variant=variant)
    merges = counted(monkeypatch)
    second = compose(tmp_path / "own", variant=variant)
    assert merges == []
    assert first.replaced
    assert repr(second) == repr(first)


def test_the_examples_bases_come_back_as_they_were_merged(cache: Path) -> None:
    below, _ = layers_of(own_layer(EXAMPLE))
    for _ in range(2):
        assert repr(merged(below[::-1], "pl")) == repr(stacked(below[::-1], "pl"))
    assert len(entries(cache)) == 1


def test_a_problem_is_shown_in_the_base_as_before(company: Path) -> None:
    write(company, {"blueprint.yaml": OWN + "roles: {seller: {duties+: {a: b}}}\n"})
    write(company.parent / "base", {"more.yaml": "tools:\n  call: {roel: x}\n"})
    first, second = (salesbook("check", company) for _ in range(2))
    assert "base/more.yaml:2:10" in first.err + first.out
    assert "2 |   call: {roel: x}" in first.err + first.out
    assert (second.out, second.err) == (first.out, first.err)


def test_a_set_is_the_same_with_and_without_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(name: str) -> dict[str, str]:
        out = tmp_path / name
        assert salesbook("build", EXAMPLE, "--output", out, "--stage", "offer", "--format", "docx").code == 0
        files = (path for path in sorted(out.rglob("*")) if path.is_file())
        return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    first = built("first")
    merges = counted(monkeypatch)
    assert first
    assert built("second") == first
    assert merges == []


# --- when it counts -------------------------------------------------------------------------------


def test_a_changed_base_counts_at_once(company: Path, cache: Path) -> None:
    assert name_of_the_seller(company) == "Sprzedawca"
    write(company.parent / "base", {"pl/roles.yaml": "roles:\n  seller: {name: Handlowiec}\n"})
    assert name_of_the_seller(company) == "Handlowiec"
    assert len(entries(cache)) == 2


def test_a_new_and_a_deleted_file_of_a_base_count_at_once(company: Path) -> None:
    load(company)
    write(company.parent / "base", {"more.yaml": "roles: {boss: {name: Szef}}\n"})
    assert set(load(company).blueprint.roles) == {"seller", "boss"}
    (company.parent / "base/more.yaml").unlink()
    assert set(load(company).blueprint.roles) == {"seller"}


def test_languages_are_kept_apart(company: Path) -> None:
    for _ in range(2):
        assert name_of_the_seller(company, "pl") == "Sprzedawca"
        assert name_of_the_seller(company, "en") == "Salesperson"


def test_where_a_base_stands_does_not_matter_and_places_name_where_it_does(company: Path, cache: Path) -> None:
    load(company)
    (company.parent / "elsewhere").mkdir()
    (company.parent / "base").rename(company.parent / "elsewhere/base")
    write(company, {"blueprint.yaml": OWN.replace("../base", "../elsewhere/base")})
    assert load(company).place("roles.seller.name").file.endswith("elsewhere/base/pl/roles.yaml")
    assert len(entries(cache)) == 1


def test_another_state_of_the_generator_merges_anew(
    company: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(company)
    monkeypatch.setattr(bases, "__version__", "99.0")
    load(company)
    assert len(entries(cache)) == 2


def test_a_base_with_a_problem_is_not_kept(company: Path, cache: Path) -> None:
    write(company.parent / "base", {"more.yaml": "roles: {seller: {name: Ktoś}}\n"})
    first, second = (errors(company) for _ in range(2))
    assert [problem["code"] for problem in first] == ["given-twice"]
    assert second == first
    assert entries(cache) == []


def test_a_base_without_texts_in_the_language_is_not_taken_for_one_that_needs_none(company: Path) -> None:
    base = company.parent / "base"
    for language in ("pl", "en"):
        (base / language / "roles.yaml").rename(base / f"{language}.txt")
    assert not compose(company, "en").unread.everything
    write(base, {"pl/roles.yaml": (base / "pl.txt").read_bytes()})
    for _ in range(2):
        composition = compose(company, "en")
        assert [problem.code for problem in composition.problems] == ["language"]
        assert composition.unread.everything


def test_a_file_that_is_saved_while_bases_are_read_spoils_nothing(
    company: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = company.parent / "base/pl/roles.yaml"
    text = roles.read_text("utf-8")

    def saving(*arguments: Any) -> Stack:
        roles.write_text("", "utf-8")
        return stacked(*arguments)

    monkeypatch.setattr(bases, "stacked", saving)
    compose(company)
    roles.write_text(text, "utf-8")
    assert entries(cache) == []


# --- what is kept ---------------------------------------------------------------------------------


def test_nothing_of_the_company_is_kept(company: Path, cache: Path) -> None:
    write(company, {"blueprint.yaml": OWN.replace("Tiny", "Geheim") + "roles: {seller: {name: Jan Tajny}}\n"})
    load(company)
    (entry,) = entries(cache)
    text = entry.read_text("utf-8")
    assert "Sprzedawca" in text
    assert not [word for word in ("Geheim", "Tajny", str(company.parent)) if word in text]


def test_without_a_base_the_outlines_alone_are_kept(tmp_path: Path, cache: Path) -> None:
    load(write(tmp_path / "own", {"blueprint.yaml": "company: {name: Geheim}\n"}))
    (entry,) = entries(cache)
    assert "Geheim" not in entry.read_bytes().decode("utf-8", "replace")


def test_an_alias_that_swells_is_not_kept(company: Path, cache: Path) -> None:
    stars = ", ".join(["*x"] * 1000)
    write(company.parent / "base", {"more.yaml": f"meta: {{a: &x '{'y' * 100_000}', b: [{stars}]}}\n"})
    assert name_of_the_seller(company) == "Sprzedawca"
    assert entries(cache) == []


def test_only_the_latest_entries_are_kept_and_nobody_elses_file_is_touched(company: Path, cache: Path) -> None:
    write(cache, {"notes.txt": "mine", "a" * 64 + ".json": "long ago", "b" * 64 + ".x.tmp": "left by a killed run"})
    for path in cache.iterdir():
        os.utime(path, (0, 0))
    for number in range(25):
        write(company.parent / "base", {"more.yaml": f"meta: {{number: {number}}}\n"})
        load(company)
    names = {path.name for path in entries(cache)}
    assert len(names) == 21
    assert {"notes.txt"} == {name for name in names if len(name) != len("a" * 64 + ".json")}
    assert "a" * 64 + ".json" not in names


def test_a_cache_that_cannot_be_written_is_no_problem(
    company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = salesbook("check", company)
    monkeypatch.setenv("SALESBOOK_CACHE", str(write(tmp_path, {"file": ""}) / "file/cache"))
    assert [salesbook("check", company) for _ in range(2)] == [usual, usual]


def test_nothing_is_kept_where_no_home_is_known(company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SALESBOOK_CACHE")
    monkeypatch.setattr(store, "user_cache_path", lambda *_, **__: Path("~/.cache/salesbook"))
    monkeypatch.chdir(write(tmp_path / "here", {"x": ""}))
    load(company)
    assert [path.name for path in Path.cwd().iterdir()] == ["x"]


# --- what a stranger, a full disk or a bad sector leaves there -----------------------------------


def sealed(entry: Path, text: str) -> bytes:
    """A text as we would keep it ourselves, for trying that an entry is looked into although it is sealed."""
    secret = store._kept_secret()
    assert secret
    return store._seal(secret, entry.stem, text.encode()) + b"\n" + text.encode()


def forged(entry: Path) -> str:
    """An entry's text with another name in it."""
    return entry.read_text("utf-8").partition("\n")[2].replace("Sprzedawca", "Zbigniew")


def test_a_sealed_entry_is_read(company: Path, cache: Path) -> None:
    """Or the tests below would try nothing."""
    load(company)
    (entry,) = entries(cache)
    entry.write_bytes(sealed(entry, forged(entry)))
    assert name_of_the_seller(company) == "Zbigniew"


def test_an_entry_that_anybody_could_have_written_does_not_count(company: Path, cache: Path) -> None:
    """Whatever digest stands before it."""
    load(company)
    (entry,) = entries(cache)
    whole, body = entry.read_bytes(), forged(entry).encode()
    for seal in (hashlib.sha256(body).hexdigest().encode(), whole.partition(b"\n")[0], b"", b"0" * 64, b"\xff"):
        entry.write_bytes(seal + b"\n" + body)
        assert name_of_the_seller(company) == "Sprzedawca"
        assert entry.read_bytes() == whole


def test_an_entry_counts_under_its_own_key_alone(company: Path, cache: Path) -> None:
    load(company)
    (first,) = entries(cache)
    write(company.parent / "base", {"pl/roles.yaml": "roles:\n  seller: {name: Handlowiec}\n"})
    load(company)
    (second,) = set(entries(cache)) - {first}
    second.write_bytes(first.read_bytes())
    assert name_of_the_seller(company) == "Handlowiec"


def read_by_others(key: Path) -> None:
    key.chmod(0o640)


def shorter(key: Path) -> None:
    key.write_bytes(b"")


def a_linked_key(key: Path) -> None:
    key.rename(key.with_name("elsewhere"))
    key.symlink_to(key.with_name("elsewhere"))


def gone(key: Path) -> None:
    key.unlink()


@pytest.mark.parametrize("happened", [read_by_others, shorter, a_linked_key, gone])
def test_a_key_that_others_may_know_is_replaced_and_what_it_sealed_is_made_anew(
    company: Path, cache: Path, happened: Callable[[Path], None]
) -> None:
    load(company)
    (entry,), key = entries(cache), store._secret_file()
    entry.write_bytes(sealed(entry, forged(entry)))
    happened(key)
    assert name_of_the_seller(company) == "Sprzedawca"
    assert (key.is_symlink(), key.stat().st_mode & 0o777) == (False, 0o600)
    assert name_of_the_seller(company) == "Sprzedawca"


def test_the_key_of_another_user_does_not_count(company: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(company)
    (entry,) = entries(cache)
    entry.write_bytes(sealed(entry, forged(entry)))
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert name_of_the_seller(company) == "Sprzedawca"


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def one_letter_off(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Sprzedawca", b"Sprzedawce"))


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 10)


def no_utf_8(path: Path) -> None:
    path.write_bytes(hashlib.sha256(b"\xff").hexdigest().encode() + b"\n\xff")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000_000)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


@pytest.mark.parametrize(
    "damaged", [emptied, truncated, one_letter_off, binary, no_utf_8, huge, a_pipe, a_link_to_itself]
)
def test_a_damaged_entry_is_written_anew(company: Path, cache: Path, damaged: Callable[[Path], None]) -> None:
    load(company)
    (entry,) = entries(cache)
    whole = entry.read_bytes()
    damaged(entry)
    assert name_of_the_seller(company) == "Sprzedawca"
    assert entries(cache) == [entry]
    assert entry.read_bytes() == whole


def test_a_folder_in_an_entrys_place_is_left_there(company: Path, cache: Path) -> None:
    load(company)
    (entry,) = entries(cache)
    entry.unlink()
    entry.mkdir()
    assert name_of_the_seller(company) == "Sprzedawca"
    assert entries(cache) == [entry]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"shapes":' * 100_000, "{}", "[]", "null", "1", '"x"', "NaN", "", "{"]
)
def test_a_strangers_entry_that_holds_no_nodes_is_written_anew(company: Path, cache: Path, text: str) -> None:
    load(company)
    (entry,) = entries(cache)
    whole = entry.read_bytes()
    entry.write_bytes(sealed(entry, text))
    assert name_of_the_seller(company) == "Sprzedawca"
    assert entry.read_bytes() == whole


SHAPES, TEXTS, FILES, LINES, COLUMNS, *REST = range(8)
Columns = list[Any]


def laid_out(shapes: list[int], texts: list[str | None]) -> list[list[Any]]:
    """Columns with these shapes and texts, all in the first line of the base's own file."""
    collections = len(shapes) - shapes.count(-1)
    return [shapes, texts, *([number] * len(texts) for number in (0, 1, 1)), *([n] * collections for n in (0, 1, 1))]


WRONG: dict[str, Callable[[Columns], object]] = {
    "a missing column": lambda c: c.pop(),
    "a column too many": lambda c: c.append([]),
    "a column that is none": lambda c: c.__setitem__(LINES, {}),
    "no texts": lambda c: c.__setitem__(TEXTS, None),
    "an empty column": lambda c: c.__setitem__(LINES, []),
    "texts that are numbers": lambda c: c[TEXTS].__setitem__(1, 5),
    "texts that are lists": lambda c: c[TEXTS].__setitem__(1, ["x"]),
    "a character that Word cannot hold": lambda c: c[TEXTS].__setitem__(1, "\x0b"),
    "half a character": lambda c: c[TEXTS].__setitem__(1, "\ud800"),
    "lines that are texts": lambda c: c[LINES].__setitem__(0, "1"),
    "lines that are truths": lambda c: c[LINES].__setitem__(0, True),
    "lines that are fractions": lambda c: c[LINES].__setitem__(0, 1.0),
    "a line before the first": lambda c: c[LINES].__setitem__(0, 0),
    "an endless line": lambda c: c[COLUMNS].__setitem__(0, 10**15),
    "a file that is not there": lambda c: c[FILES].__setitem__(0, 10_000),
    "a file from behind": lambda c: c[FILES].__setitem__(0, -1),
    "a collection's file from behind": lambda c: c[REST[0]].__setitem__(0, -1),
    "a collection's line before the first": lambda c: c[REST[1]].__setitem__(0, 0),
    "an endless mapping": lambda c: c[SHAPES].__setitem__(0, 10**15),
    "a longer list": lambda c: c[SHAPES].__setitem__(0, 11),
    "a shape that is none": lambda c: c[SHAPES].__setitem__(0, -2),
    "a shape too many": lambda c: c[SHAPES].append(-1),
    "a shape too few": lambda c: c[SHAPES].pop(),
    "a text too many": lambda c: c[TEXTS].append(None),
    "a text too few": lambda c: c[TEXTS].pop(),
    "a scalar too many": lambda c: [c[number].append("1" if number == TEXTS else 1) for number in range(1, 5)],
    "a scalar too few": lambda c: [c[number].pop() for number in range(1, 5)],
    "a place too many": lambda c: [c[number].append(1) for number in REST],
    "a place too few": lambda c: [c[number].pop() for number in REST],
    "a column that is longer": lambda c: c[COLUMNS].append(1),
    "nothing": lambda c: c.__setitem__(slice(None), laid_out([], [])),
    "a scalar for a stack": lambda c: c.__setitem__(slice(None), laid_out([-1], ["x"])),
    "a list for a stack": lambda c: c.__setitem__(slice(None), laid_out([1], [])),
    "an overlay that is no pair": lambda c: c.__setitem__(
        slice(None), laid_out([9, 0, 5, -1, -1, 3, -1, 3, -1], [None, "export", None, None])
    ),
    "an overlay without a tree": lambda c: c.__setitem__(
        slice(None), laid_out([9, 0, 5, -1, 5, -1, -1, 3, -1, 3, -1], [None, "export", "x", None, None])
    ),
    "a key that takes away and is none": lambda c: c.__setitem__(
        slice(None), laid_out([9, 0, 3, -1, 3, -1, 5, -1, 5, -1, 0], [None, None, None, "roles"])
    ),
    "lists in lists": lambda c: c.__setitem__(slice(None), laid_out([3] * 900 + [1], [])),
    "far too many values": lambda c: c.__setitem__(slice(None), laid_out([1_300_001] + [-1] * 650_000, [""] * 650_000)),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_strangers_entry_that_is_not_quite_right_is_written_anew(
    company: Path, cache: Path, wrong: Callable[[Columns], object]
) -> None:
    load(company)
    (entry,) = entries(cache)
    whole = entry.read_bytes()
    columns = json.loads(whole.partition(b"\n")[2])
    wrong(columns)
    entry.write_bytes(sealed(entry, json.dumps(columns, separators=(",", ":"))))
    assert name_of_the_seller(company) == "Sprzedawca"
    assert entry.read_bytes() == whole


# --- packing --------------------------------------------------------------------------------------


def test_an_alias_that_swells_is_not_even_packed(tmp_path: Path) -> None:
    stars = ", ".join(["*x"] * 40)
    file = write(tmp_path, {"base.yaml": f"a: &x '{'y' * 100_000}'\nb: [{stars}]\n"}) / "base.yaml"
    tree = read(file, shown="base.yaml", layer="base")
    with pytest.raises(PackingError, match="too long"):
        packed(tree, [tree.source])


def test_more_values_than_a_file_may_have_are_not_packed(tmp_path: Path) -> None:
    file = write(tmp_path, {"base.yaml": f"a: [{'1,' * 150_000}]\n"}) / "base.yaml"
    tree = read(file, shown="base.yaml", layer="base")
    twice = Sequence((tree, tree), tree.source, 1, 1)
    assert repr(unpacked(packed(tree, [tree.source]), [tree.source])) == repr(tree)
    with pytest.raises(PackingError, match="too many"):
        packed(twice, [tree.source])


def test_nodes_of_another_file_are_not_packed(tmp_path: Path) -> None:
    file = write(tmp_path, {"base.yaml": "a: 1\n"}) / "base.yaml"
    tree = read(file, shown="base.yaml", layer="base")
    with pytest.raises(PackingError, match="changed"):
        packed(tree, [Source("base.yaml", "base", "a: 2\n")])


def test_the_latest_bases_are_at_hand_until_their_texts_change(
    company: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bases, "MOST_AT_HAND", 1)
    monkeypatch.setattr(store, "put", lambda key, text: None)
    merges = counted(monkeypatch)
    assert [name_of_the_seller(company) for _ in range(2)] == ["Sprzedawca"] * 2
    assert len(merges) == 1
    write(company.parent, {"base/pl/roles.yaml": "roles:\n  seller: {name: Zbigniew}\n"})
    assert name_of_the_seller(company) == "Zbigniew"
