"""A server on this machine alone that shows an output folder, and has its pages load again when they were rebuilt."""

from __future__ import annotations

import io
import os
import re
import socket
import stat
import sys
import threading
import time
from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

HOST = "127.0.0.1"
_PORT = 8640
_CHANGES = "/-/changes"
_ALIVE = 10.0
"""Seconds after which a waiting page hears that the server is still there."""
_PATIENCE = 10.0
"""Seconds in which a client has to have sent its request, and takes up a piece of the answer."""
_LONGEST_ANSWER = 120.0
"""Seconds after which a file that is still not taken up is broken off."""
_MOST_CONNECTIONS = 100
_CHUNK = 1 << 16
_LARGEST_PAGE = 1 << 26
_STILL_HERE, _REBUILT = b": here\n\n", b"data: rebuilt\n\n"
_NAMES = {HOST, "localhost"}
_SCRIPT = f'new EventSource("{_CHANGES}").onmessage=()=>location.reload()'
_DIGEST = f"'sha256-{b64encode(sha256(_SCRIPT.encode()).digest()).decode()}'"
_POLICY = re.compile(rb"script-src (?:'none'|&#39;none&#39;)?")


class Server:
    """Serves a folder until it is closed; ``reload`` makes the pages that are open load again."""

    def __init__(self, folder: Path) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._http = _listening(Path(os.path.realpath(folder)), self)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self._http.server_port}/"

    def reload(self) -> None:
        """Something was rebuilt."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def wait(self, version: int) -> int:
        """The version after the given one; the same where none came in a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, timeout=_ALIVE)
            return self._version

    @property
    def version(self) -> int:
        """How often something was rebuilt."""
        return self._version

    def close(self) -> None:
        """Stop serving."""
        self._http.shutdown()
        self._http.server_close()


def _listening(folder: Path, server: Server) -> _Http:
    """A server at the usual port, or at any that is free."""

    def handler(*arguments: Any) -> _Pages:
        return _Pages(*arguments, folder=folder, server=server)

    try:
        return _Http((HOST, _PORT), handler)
    except OSError:
        return _Http((HOST, 0), handler)


class _Http(ThreadingHTTPServer):
    """A thread a connection, and only so many of them; a client that breaks off is none of our concern."""

    request_queue_size = 64

    def __init__(self, *arguments: Any) -> None:
        self._free = threading.Semaphore(_MOST_CONNECTIONS)
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say in a line what we did not foresee; that somebody hangs up or dawdles is foreseen."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            print(f"A page could not be shown: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201


class _Hurried(io.RawIOBase):
    """What a client sends, for so many seconds in all: then it has to have said what it wants."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection, self._until = connection, time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer. Raises ``TimeoutError``."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Pages(SimpleHTTPRequestHandler):
    """Answers for the files of one folder."""

    def __init__(self, *arguments: Any, folder: Path, server: Server) -> None:
        self._folder, self._server = folder, server
        super().__init__(*arguments, directory=str(folder))

    def setup(self) -> None:
        super().setup()
        self.rfile = io.BufferedReader(_Hurried(self.connection, _PATIENCE))

    def do_GET(self) -> None:
        self.connection.settimeout(_PATIENCE)
        if self._asked_for() == _CHANGES and self._is_asked_by_us():
            self._tell_of_changes()
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        self.connection.settimeout(_PATIENCE)
        super().do_HEAD()

    def send_head(self) -> Any:
        file = self._file() if self._is_asked_by_us() else None
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if file.is_dir():
            # Without a slash, the base class leads to the address with one; a page that is none is left aside.
            return self.list_directory(str(file)) if self._asked_for().endswith("/") else super().send_head()
        return self._content(file)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, for so many seconds in all."""
        until = time.monotonic() + _LONGEST_ANSWER
        while (chunk := source.read(_CHUNK)) and time.monotonic() < until:
            outputfile.write(chunk)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as in the base class
        """Nothing is said of single requests."""

    def _asked_for(self) -> str:
        """The path of the address; "" for one that is none."""
        try:
            return urlsplit(self.path).path
        except ValueError:
            return ""

    def _is_asked_by_us(self) -> bool:
        """Whether the address bar names this machine: a stranger's page may point its own name at it."""
        hosts = self.headers.get_all("Host", [])
        try:
            return len(hosts) == 1 and urlsplit(f"//{hosts[0]}").hostname in _NAMES
        except ValueError:
            return False

    def _file(self) -> Path | None:
        """The file or folder that is asked for, of a folder its page; None where nothing is to be shown."""
        try:
            path = Path(self.translate_path(self.path))
            page = path / "index.html"
            found = page if self._asked_for().endswith("/") and page.is_file() else path
            return found if self._may_show(found) and (found.is_file() or found.is_dir()) else None
        except (OSError, ValueError):  # a name too long, or one that no file can have
            return None

    def _may_show(self, path: Path) -> bool:
        """Whether a path stands in the folder, its links followed, and is not of what builds keep for themselves."""
        real = Path(os.path.realpath(path))  # where a link leads to itself, too
        return real.is_relative_to(self._folder) and not any(
            part.startswith(".") for part in real.relative_to(self._folder).parts
        )

    def _content(self, file: Path) -> IO[bytes] | None:
        """What a file holds; a page with our script, unless it is larger than any of ours."""
        try:
            opened = open(file, "rb", opener=_without_waiting)  # noqa: SIM115 - the base class closes it
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        size = os.fstat(opened.fileno()).st_size
        if file.suffix == ".html" and size <= _LARGEST_PAGE:
            with opened:
                page = _waiting(opened.read(_LARGEST_PAGE))
            opened, size = BytesIO(page), len(page)  # type: ignore[assignment]
        self.send_response(HTTPStatus.OK)
        kind = "text/html; charset=utf-8" if file.suffix == ".html" else self.guess_type(str(file))
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(size))
        self.end_headers()
        return opened

    def _tell_of_changes(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        version, line = self._server.version, _STILL_HERE
        try:
            while True:
                self.wfile.write(line)
                later = self._server.wait(version)
                version, line = later, _STILL_HERE if later == version else _REBUILT
        except OSError:
            return  # the page was closed


def _waiting(page: bytes) -> bytes:
    """A page with the script that waits for changes; its policy lets that one run as well."""
    page = page.replace(b"</body>", f"<script>{_SCRIPT}</script></body>".encode())
    return _POLICY.sub(f"connect-src 'self'; script-src {_DIGEST} ".encode(), page, count=1)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that has come to stand there keeps nobody waiting."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(path)
    return descriptor
