"""The server of ``--serve``: for this machine alone, for one folder alone, and with pages that load again."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import select
import socket
import struct
import threading
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.press.watching import serve
from generator.press.watching.serve import Server
from tests.press.tiny import builder, tiny


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


# --- clients that are no browsers -----------------------------------------------------------------


def talk(server: Server, sent: bytes) -> bytes:
    """What a client hears that sends these bytes and no more."""
    at = urlsplit(server.address)
    with socket.create_connection((at.hostname, at.port), timeout=20) as connection:
        heard: list[bytes] = []
        with contextlib.suppress(OSError):  # who has said far too much may not be heard to the end
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            heard += iter(lambda: connection.recv(65_536), b"")
        return b"".join(heard)


HOST = b"Host: 127.0.0.1\r\n"
ODD = {
    "a host that is none": (b"GET / HTTP/1.1\r\nHost: [\r\n\r\n", 404),
    "a host with two ports": (b"GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n", 404),
    "a host with an odd port": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:x\r\n\r\n", 200),
    "a host in brackets": (b"GET / HTTP/1.1\r\nHost: [::1]:8640\r\n\r\n", 404),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 404),
    "two hosts": (b"GET / HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n", 404),
    "bytes for a host": (b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n", 404),
    "a zero byte in the path": (b"GET /%00 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a zero byte in a folder": (b"GET /tiny/%00/ HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "an escape that is none": (b"GET /%zz%f HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "an overlong escape": (b"GET /%c0%ae%c0%ae/source HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a surrogate": (b"GET /%ed%a0%80 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a name of 5,000 characters": (b"GET /" + b"n" * 5_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "5,000 folders": (b"GET /" + b"n/" * 5_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "an address that is none": (b"GET http://[ HTTP/1.1\r\n" + HOST + b"\r\n", 404),
    "a line of 100,000 characters": (b"GET /" + b"n" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a header of 100,000 characters": (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 100_000 + b"\r\n\r\n", 431),
    "500 headers": (b"GET / HTTP/1.1\r\n" + HOST + b"X: x\r\n" * 500 + b"\r\n", 431),
    "another method": (b"POST / HTTP/1.1\r\n" + HOST + b"\r\n", 501),
    "no method": (b"\x16\x03\x01\x02\x00\r\n\r\n", 400),
    "another version": (b"GET / HTTP/9.9\r\n" + HOST + b"\r\n", 505),
    "a version that is none": (b"GET / HTTP/x\r\n" + HOST + b"\r\n", 400),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_request_gets_an_answer_and_no_traceback(
    server: Server, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    sent, status = ODD[name]
    answer = talk(server, sent)
    is_cut_off = not answer and len(sent) > 65_536
    assert is_cut_off or f"HTTP/1.0 {status} ".encode() in answer or f"Error code: {status}".encode() in answer
    assert get(server, "/tiny/pl/")[0] == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("sent", [b"", b"GET", b"GET / HTTP/1.1\r\n", b"GET /\r\n\r\n", b"\0" * 10, b"HEAD /\r\n\r\n"])
def test_a_client_may_hang_up_at_any_time(server: Server, sent: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    at = urlsplit(server.address)
    for _ in range(20):
        with socket.create_connection((at.hostname, at.port), timeout=20) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # ends with a reset
            connection.sendall(sent)
    assert get(server, "/tiny/pl/")[0] == 200
    assert capfd.readouterr().err == ""


def test_clients_that_dawdle_are_let_go_and_hinder_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "_PATIENCE", 1.0)
    server = Server(folder)
    at = urlsplit(server.address)
    slow = [socket.create_connection((at.hostname, at.port), timeout=20) for _ in range(50)]
    try:
        for connection in slow:
            connection.sendall(b"GET / HT")
        assert get(server, "/tiny/pl/")[0] == 200
        assert [connection.recv(1) for connection in slow] == [b""] * 50  # it waits no longer for any
    finally:
        for connection in slow:
            connection.close()
        server.close()
    assert capfd.readouterr().err == ""


def test_a_byte_now_and_then_is_no_reason_to_wait_longer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_PATIENCE", 1.0)
    server = Server(folder)
    at = urlsplit(server.address)
    with socket.create_connection((at.hostname, at.port), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        sent = 0
        with contextlib.suppress(OSError):
            while sent < 200 and not select.select([connection], [], [], 0.1)[0]:
                connection.sendall(b"x")
                sent += 1
    server.close()
    assert sent < 200


def test_there_are_only_so_many_connections(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_MOST_CONNECTIONS", 5)
    server = Server(folder)
    at = urlsplit(server.address)
    before = threading.active_count()
    several = [socket.create_connection((at.hostname, at.port), timeout=20) for _ in range(20)]
    try:
        assert sum(bool(select.select([connection], [], [], 1)[0]) for connection in several) == 15
        assert threading.active_count() <= before + 5
    finally:
        for connection in several:
            connection.close()
        server.close()


def test_what_is_no_file_is_not_shown(server: Server, folder: Path) -> None:
    for name in ("pipe", "out", "loop"):
        (folder / name).mkdir()
    os.mkfifo(folder / "pipe/index.html")
    os.mkfifo(folder / "pipe/index.htm")
    os.mkfifo(folder / "pipe/x.css")
    (folder / "out/index.html").symlink_to(folder.parent / "source/blueprint.yaml")
    (folder / "loop/index.html").symlink_to("index.html")
    for path in ("/pipe/index.html", "/pipe/x.css", "/out/", "/out/index.html", "/loop/index.html"):
        status, _, body = get(server, path)
        assert (status, "company" in body) == (404, False)
    assert get(server, "/pipe/")[0] == 200  # the names in it


def test_a_page_larger_than_any_of_ours_takes_no_memory(server: Server, folder: Path) -> None:
    large = folder / "large.html"
    large.touch()
    os.truncate(large, 2_000_000_000)
    at = urlsplit(server.address)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=10)
    connection.request("GET", "/large.html")
    answer = connection.getresponse()
    assert answer.getheader("Content-Length") == "2000000000"
    assert len(answer.read(1_000_000)) == 1_000_000
    connection.close()
    assert get(server, "/tiny/pl/")[0] == 200


def test_a_folder_without_a_page_shows_what_is_in_it(server: Server) -> None:
    status, _, body = get(server, "/")
    assert (status, 'href="tiny/"' in body) == (200, True)
    assert get(server, "/tiny")[0] == 301
