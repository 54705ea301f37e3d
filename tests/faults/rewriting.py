"""A central of another version: a real server before the real one, that rewrites what it answers."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import requests

Rewrite = Callable[[str, Any], Any]
HOP = {"transfer-encoding", "content-encoding", "content-length", "connection", "date", "server"}


class OtherVersion(ThreadingHTTPServer):
    """Answers as the central behind it does, in the words of another version."""

    daemon_threads = True

    def __init__(self, central: str, rewrite: Rewrite) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.central = central
        self.rewrite = rewrite
        self.missing: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: OtherVersion

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        unknown = self.path.startswith(self.server.missing) if self.server.missing else False
        path = "/v1/not-known-here" if unknown else self.path
        headers = {name: value for name, value in self.headers.items() if name.lower() not in {"host"}}
        with requests.Session() as line:
            line.trust_env = False
            answer = line.request(
                self.command, self.server.central + path, data=body, headers=headers, timeout=30
            )
        kept = {name: value for name, value in answer.headers.items() if name.lower() not in HOP}
        content = answer.content
        if "json" in answer.headers.get("Content-Type", "") and content:
            content = json.dumps(self.server.rewrite(self.path, answer.json())).encode()
        self._send(answer.status_code, kept, content)

    def _send(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        return


for _verb in ("GET", "POST", "PATCH", "HEAD", "DELETE"):
    setattr(_Handler, f"do_{_verb}", _Handler._answer)


@contextmanager
def other_version(central: str, rewrite: Rewrite = lambda _path, body: body) -> Iterator[OtherVersion]:
    """Give a central of another version; it ends with the block."""
    server = OtherVersion(central, rewrite)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
