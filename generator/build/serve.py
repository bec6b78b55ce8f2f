"""A server on this machine alone that shows an output folder, and has its pages load again when they were rebuilt."""

from __future__ import annotations

import re
import threading
from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HOST = "127.0.0.1"
_PORT = 8640
_CHANGES = "/-/changes"
_ALIVE = 10.0
"""Seconds after which a waiting page hears that the server is still there."""
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
        self._http = _listening(folder.resolve(), self)
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


def _listening(folder: Path, server: Server) -> ThreadingHTTPServer:
    """A server at the usual port, or at any that is free."""

    def handler(*arguments: Any) -> _Pages:
        return _Pages(*arguments, folder=folder, server=server)

    try:
        return ThreadingHTTPServer((HOST, _PORT), handler)
    except OSError:
        return ThreadingHTTPServer((HOST, 0), handler)


class _Pages(SimpleHTTPRequestHandler):
    """Answers for the files of one folder."""

    def __init__(self, *arguments: Any, folder: Path, server: Server) -> None:
        self._folder, self._server = folder, server
        super().__init__(*arguments, directory=str(folder))

    def do_GET(self) -> None:
        if urlsplit(self.path).path == _CHANGES and self._is_asked_by_us():
            self._tell_of_changes()
        else:
            super().do_GET()

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        if not self._is_asked_by_us() or not self._may_show(path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if path.is_dir() and (path / "index.html").is_file() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        return self._page(path) if path.suffix == ".html" and path.is_file() else super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as in the base class
        """Nothing is said of single requests."""

    def _is_asked_by_us(self) -> bool:
        """Whether the address bar names this machine: a stranger's page may point its own name at it."""
        return urlsplit(f"//{self.headers.get('Host', '')}").hostname in _NAMES

    def _may_show(self, path: Path) -> bool:
        """Whether a path stands in the folder, its links followed, and is not of what builds keep for themselves."""
        real = path.resolve()
        return real.is_relative_to(self._folder) and not any(
            part.startswith(".") for part in real.relative_to(self._folder).parts
        )

    def _page(self, path: Path) -> BytesIO:
        """A page with the script that waits for changes; its policy lets that one run as well."""
        page = path.read_bytes().replace(b"</body>", f"<script>{_SCRIPT}</script></body>".encode())
        page = _POLICY.sub(f"connect-src 'self'; script-src {_DIGEST} ".encode(), page, count=1)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return BytesIO(page)

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
