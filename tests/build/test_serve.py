"""The server of ``--serve``: for this machine alone, for one folder alone, and with pages that load again."""

from __future__ import annotations

import http.client
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.build.serve import Server
from tests.build.tiny import builder, tiny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert builder(tiny(tmp_path / "source"), tmp_path / "out")("--only", "skeleton-cold", "--only", "portal").code == 0
    return tmp_path / "out"


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    yield server
    server.close()


def get(server: Server, path: str, host: str | None = None) -> tuple[int, str, str]:
    """Status, type and body."""
    at = urlsplit(server.address)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=10)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type", ""), answer.read().decode("utf-8", "replace")


def test_it_is_bound_to_this_machine(server: Server) -> None:
    assert server._http.server_address[0] == "127.0.0.1"


def test_a_page_comes_with_a_script_that_its_policy_allows(server: Server, folder: Path) -> None:
    status, kind, page = get(server, "/tiny/pl/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    (script,) = re.findall(r"<script>(new EventSource.*?)</script>", page)
    assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in page.split("</head>")[0]
    assert "connect-src 'self'" in page
    assert "EventSource" not in (folder / "tiny/pl/index.html").read_text("utf-8")


def test_other_files_come_as_they_are(server: Server, folder: Path) -> None:
    name = "tiny/pl/internal/word/S05-rozmowa.docx"
    at = urlsplit(server.address)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=10)
    connection.request("GET", f"/{name}")
    assert connection.getresponse().read() == (folder / name).read_bytes()


@pytest.mark.parametrize(
    "path",
    ["/../source/blueprint.yaml", "/%2e%2e/source/blueprint.yaml", "/tiny/pl/.salesbook/digests.json", "/nothing.html",
     "/tiny/out-link", "/tiny/out-link/blueprint.yaml"],
)  # fmt: skip
def test_nothing_else_is_shown(server: Server, folder: Path, path: str) -> None:
    (folder / "tiny/out-link").symlink_to(folder.parent / "source")
    status, _, body = get(server, path)
    assert status in (404, 400)
    assert "company" not in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8640", "127.0.0.1.evil.example"])
def test_a_stranger_who_points_a_name_here_gets_nothing(server: Server, host: str) -> None:
    assert get(server, "/tiny/pl/index.html", host)[0] == 404
    assert get(server, "/-/changes", host)[0] == 404


def test_a_page_that_waits_hears_of_a_rebuild(server: Server) -> None:
    at = urlsplit(server.address)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=10)
    connection.request("GET", "/-/changes")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    assert answer.readline() == b": here\n"
    server.reload()
    assert [answer.readline() for _ in range(2)] == [b"\n", b"data: rebuilt\n"]


def test_a_second_server_finds_another_place(server: Server, folder: Path) -> None:
    other = Server(folder)
    try:
        assert other.address != server.address
        assert get(other, "/tiny/pl/")[0] == 200
    finally:
        other.close()
