"""YAML text to nodes: what is taken as it was written, and what is refused with its place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.nodes import Mapping, Scalar, Sequence, plain
from generator.blueprint.reading.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, read


def tree(folder: Path, text: str | bytes) -> Mapping:
    file = folder / "some.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file, shown="some.yaml", layer="company/")


def refused(folder: Path, text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(BlueprintError) as error:
        tree(folder, text)
    return error.value.problems


def refusal(folder: Path, text: str | bytes) -> tuple[str, int, int]:
    """Code, line and column of the only problem of a text."""
    (problem,) = refused(folder, text)
    assert problem.place is not None
    assert problem.hint
    return problem.code, problem.place.line, problem.place.column


@pytest.mark.parametrize(
    "written", ["no", "on", "Yes", "12:30", "010", "1e3", "2026-01-05", "0x1F", "1_000", ".5", "=1+1"]
)
def test_scalars_stay_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    assert plain(tree(tmp_path, f"a: {written}\nb: [{written}]\n{written}: x\n")) == {
        "a": written,
        "b": [written],
        written: "x",
    }


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_a_value_that_was_not_given(tmp_path: Path, nothing: str) -> None:
    assert plain(tree(tmp_path, f"a: {nothing}\nb: 1\n")) == {"b": "1"}


@pytest.mark.parametrize("text", ['""', '"~"', "'null'"])
def test_a_quoted_nothing_is_a_text(tmp_path: Path, text: str) -> None:
    assert plain(tree(tmp_path, f"a: {text}")) == {"a": text.strip("\"'")}


def test_a_byte_order_mark_and_crlf_change_nothing(tmp_path: Path) -> None:
    mapping = tree(tmp_path, b"\xef\xbb\xbfa: 1\r\nb:\r\n  - \xc5\xbc\xc3\xb3\xc5\x82w\r\n")
    assert plain(mapping) == {"a": "1", "b": ["żółw"]}
    assert (mapping.entries["a"].key.line, mapping.entries["a"].key.column) == (1, 1)
    assert mapping.place.text == "a: 1"


def test_every_node_knows_its_line_and_column(tmp_path: Path) -> None:
    mapping = tree(tmp_path, "ż: {x: 1}\nb:\n  - 😀 y\n  -   z\n")
    items = mapping.entries["b"].value
    inner = mapping.entries["ż"].value
    assert isinstance(items, Sequence)
    assert isinstance(inner, Mapping)
    assert [(node.line, node.column) for node in (*items.items, inner, inner.entries["x"].value)] == [
        (3, 5), (4, 7), (1, 4), (1, 8),
    ]  # fmt: skip
    assert items.items[0].place.text == "  - 😀 y"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\n\n"])
def test_an_empty_file_is_an_empty_mapping(tmp_path: Path, text: str) -> None:
    assert tree(tmp_path, text).entries == {}


def test_both_lines_of_a_duplicate_key_are_named(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
    assert (problem.code, str(problem.place)) == ("duplicate-key", "some.yaml:5:3")
    assert "first in line 3" in problem.message


def test_all_duplicates_are_told_at_once(tmp_path: Path) -> None:
    assert [str(problem.place) for problem in refused(tmp_path, "a: 1\na: 2\nb: 1\nb: 2\n")] == [
        "some.yaml:2:1", "some.yaml:4:1",
    ]  # fmt: skip


REFUSALS = {
    "a list at the root": ("- a\n", "not-a-mapping", 1, 1),
    "a text at the root": ("a text\n", "not-a-mapping", 1, 1),
    "two documents": ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
    "a tab for an indent": ("a:\n\tb: 1\n", "yaml-syntax", 2, 1),
    "a merge key": ("a: &a {x: 1}\nb:\n  <<: *a\n", "merge-key", 3, 3),
    "a list for a key": ("? [a]\n: 1\n", "key", 1, 3),
    "a mapping for a key": ("{{a: 1}: 2}", "key", 1, 2),
    "an unknown alias": ("a: *b\n", "alias", 1, 4),
    "an alias to what holds it": ("a: &a [*a]\n", "alias", 1, 8),
    "a tag that would eat a word": ("a: !important\n", "tag", 1, 4),
    "a Python object": ("a: !!python/object/apply:os.system [ls]\n", "tag", 1, 4),
    "a raw control character": ("a: ż\nbc: ż\x0by\n", "character", 2, 6),
    "a raw escape": ('a: "\x1b[31m"\n', "character", 1, 5),
    "a raw delete": ("a: x\x7f\n", "character", 1, 5),
    "a raw zero": ("a: 1\n\0\n", "character", 2, 1),
    "a non-character": ("a: x\uffff\n", "character", 1, 5),
    "an escaped vertical tab": ('a: 1\nb:   "x \\x0b y"\n', "character", 2, 6),
    "an escaped control character in a key": ('"a\\x01": 1\n', "character", 1, 1),
    "an escaped surrogate": ('a: "\\ud800"\n', "yaml-syntax", 1, 7),
    "unclosed quotes": ('a: 1\nb: "x\nc: 3\n', "yaml-syntax", 2, 4),
    "an unclosed bracket": ("a: [x, y\nb: 1\n", "yaml-syntax", 1, 4),
    "a colon within a text": ("a: meeting: at nine\n", "yaml-syntax", 1, 11),
    "no space after a colon": ("a: 1\nb:2\nc: 3\n", "yaml-syntax", 2, 1),
    "a wrong indent": ("a:\n  b: 1\n c: 2\n", "yaml-syntax", 3, 2),
    "an at sign": ("a: @x\n", "yaml-syntax", 1, 4),
    "Latin-2 bytes": ("a: 1\nbć: zaż\n".encode("iso8859-2"), "encoding", 2, 2),
    "UTF-16": ("a: 1\n".encode("utf-16"), "encoding", 1, 1),
    "UTF-16 without a byte order mark": ("a: 1\n".encode("utf-16-le"), "encoding", 1, 1),
    "UTF-16 without one, the other way round": ("a: 1\n".encode("utf-16-be"), "encoding", 1, 1),
    "a text torn by a comma": ("a: {b: Jan Kowalski, director}\n", "key", 1, 22),
    "a text torn at the end of a line": ("a: {b: Jan Kowalski,\n  director\n  , c: 1}\n", "key", 2, 3),
    "quoted words torn by a comma": ('a: {b: "x", "y"}\n', "key", 1, 13),
    "an item too far to the right": ("a:\n  - x\n   - y\n", "yaml-syntax", 3, 4),
    "a no-break space for an indent": ("a:\n\u00a0\u00a0b: 1\n", "character", 2, 1),
    "a dash after a key": ("a: - b\n", "yaml-syntax", 1, 4),
    "a colour without quotes": ("a: 1\nb: #0F5C6E\n", "yaml-syntax", 2, 4),
    "a text that loses its end": ("a: Line #400\n", "yaml-syntax", 1, 9),
    "a hashtag in a list": ("a:\n  - b\n  - #tag\n", "yaml-syntax", 3, 5),
    "a hashtag in a text's second line": ("a: x\n  y #tag\n", "yaml-syntax", 2, 5),
    "a text that begins with an ampersand": ("a: &Sons Ltd\n", "alias", 1, 4),
    "a line separator before it": ("a: x\u2028b: 1\nb: 2\n", "duplicate-key", 3, 1),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_it_refuses(tmp_path: Path, name: str) -> None:
    text, code, line, column = REFUSALS[name]
    assert refusal(tmp_path, text) == (code, line, column)


@pytest.mark.parametrize("text", ["a: {b: }", "a: {b: , c: 1}", "a: {b: '', c: ~}", 'a: {"b":1}', "a: [b, c]"])
def test_a_key_with_a_colon_may_wait_for_its_value(tmp_path: Path, text: str) -> None:
    assert "a" in tree(tmp_path, text).entries


@pytest.mark.parametrize(
    "text", ["a: b # c", "a: # c", "a: b#c", "a: '#c'", "a: 'b' #c", "a: |\n  b #c", "a:\n  #c\n  b: 1"]
)
def test_a_comment_that_takes_nothing_away_is_no_problem(tmp_path: Path, text: str) -> None:
    assert "a" in tree(tmp_path, text).entries


HINTS = {
    "a colour": ("a: #0F5C6E\n", "Put the whole text in quotes"),
    "a bar": ("a: |x\n", "Put the text in quotes"),
    "a comma": ("a: , x\n", "Put the text in quotes"),
    "a tab": ("a:\n\tb: 1\n", "spaces"),
    "a colon": ("a: b: c\n", "quotes"),
    "no space": ("a:1\nb: 2\n", "space after the colon"),
    "no space, later": ("a: 1\nb:2\n", "space after the colon"),
    "open quotes": ('a: "b\n', "Close"),
    "a backslash": ('a: "C:\\path"\n', "single quotes"),
    "quotes within quotes": ('a: "he said "yes" and left"\n', "single quotes"),
    "a text that is not indented": ("a:\n  b: |\n  text\n", "Indent this line"),
    "a key without a colon": ("a: 1\nb\nc: 2\n", "a colon and a space"),
    "a dash": ("a: - b\n", "dash"),
    "Latin-2": ("a: ż".encode("iso8859-2"), "UTF-8"),
    "UTF-16": ("a: ż".encode("utf-16"), "UTF-16"),
}


@pytest.mark.parametrize("name", HINTS)
def test_a_hint_says_what_to_do(tmp_path: Path, name: str) -> None:
    text, expected = HINTS[name]
    (problem,) = refused(tmp_path, text)
    assert expected in problem.hint


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(BlueprintError) as error:
        read(tmp_path / "gone.yaml", shown="gone.yaml", layer="company/")
    assert error.value.problems[0].code == "file-unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "some.yaml")
    with pytest.raises(BlueprintError) as error:
        read(tmp_path / "some.yaml", shown="some.yaml", layer="company/")
    assert error.value.problems[0].code == "file-unreadable"


# --- what comes from strangers: within two seconds, 300 MB and without a traceback ------------------


def alias_bomb(levels: int = 12) -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def deep_alias_chain(links: int = 90) -> str:
    """Each anchor as deep as is allowed, and within it the one before."""
    depth = MAX_DEPTH - 2
    lines = [f"a0: &a0 {'[' * depth}x{']' * depth}"]
    lines += [f"a{n}: &a{n} {'[' * depth}*a{n - 1}{']' * depth}" for n in range(1, links)]
    return "\n".join(lines)


BOMBS = {
    "aliases": (alias_bomb(), "too-many-values"),
    "a chain of aliases": (deep_alias_chain(), "too-deep"),
    "merge keys": (
        "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 9)),
        "merge-key",
    ),
    "nested brackets": ("a: " + "[" * 100_000, "too-deep"),
    "nested braces": ("a: " + "{a: " * 100_000, "too-deep"),
    "nested dashes": ("- " * 100_000, "too-deep"),
    "nested indents": ("\n".join(" " * n + "a:" for n in range(2000)), "too-deep"),
    "a large file": ("a: x\n" * (MAX_BYTES // 5 + 1), "too-large"),
    "many values": ("".join(f"a{n}: x\n" for n in range(MAX_NODES // 2 + 1)), "too-many-values"),
    "many control characters": ("a: " + "\x01" * 1_000_000, "character"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_stops_a_bomb_of(tmp_path: Path, name: str) -> None:
    text, code = BOMBS[name]
    assert {problem.code for problem in refused(tmp_path, text)} == {code}


_WITHIN_LIMITS = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
sys.argv = ["salesbook", "check", sys.argv[1]]
from generator.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX resource limits")
@pytest.mark.parametrize("size", [50_000_000, 4_000_000_000])
def test_a_large_file_is_refused_without_being_read_to_its_end(tmp_path: Path, size: int) -> None:
    with (tmp_path / "blueprint.yaml").open("wb") as file:
        file.write(b"a: x\n" * 1_000_000)
        file.truncate(size)
    command = [sys.executable, "-c", _WITHIN_LIMITS, str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 1
    assert "error[too-large]" in said.stderr


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        read = tree(tmp_path_factory.getbasetemp(), data)
    except BlueprintError as error:
        refused = error.problems
        assert refused, "a refusal without a problem"
        assert all(problem.place is not None for problem in refused)
    else:
        assert isinstance(read, Mapping)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"), max_size=60)
)
def test_any_quoted_text_comes_out_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    value = tree(tmp_path_factory.getbasetemp(), f'a: "{escaped}"').entries["a"].value
    assert isinstance(value, Scalar)
    assert value.value == text
