"""A server of pages for this machine alone: the one module that listens, and only for `cjmap preview`.

It serves no files: a function makes every answer from a path, and a stream tells pages when to ask again. Pages of
others are kept out by the name of the host, which one that leads here would give away, and by who a browser says asks.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, NamedTuple, Self
from urllib.parse import unquote

from cjmap.errors import Misuse

EVENTS = "/events"
"""The path of the stream."""
_HOST = "127.0.0.1"
_MOST = 64  # connections at a time
_STREAMS = 32  # of them that wait for news
_PATIENCE = 10.0  # seconds for a client to ask, or to take its answer
_BEAT = 2.0  # seconds after which a silent stream says that it lives, and notices that nobody listens
_NOTHING = "default-src 'none'"
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)


class Answer(NamedTuple):
    """What a path leads to; `policy` is the Content-Security-Policy of a page."""

    status: int
    type: str
    content: bytes
    policy: str = _NOTHING


class Loopback:
    """A server that runs from its making until it is closed; use it in a `with`.

    `answer` gets a path with its escapes resolved, and may be called from several threads at once. Port 0 is any
    that is free. Raises Misuse for a port that cannot be had.
    """

    def __init__(self, answer: Callable[[str], Answer], port: int = 0) -> None:
        try:
            self._server = _Server(answer, port)
        except OSError as error:
            raise _refused(port, error) from None
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Return the address of the first page."""
        return f"http://{_HOST}:{self.port}/"

    def tell(self) -> None:
        """Let every page that is open ask again."""
        self._server.tell()

    def close(self) -> None:
        """End all streams and connections, and give the port back."""
        self._server.shutdown()
        self._server.end()
        self._server.server_close()
        self._thread.join()


def _refused(port: int, error: OSError) -> Misuse:
    why = f"cannot be had: {(error.strerror or str(error)).lower()}"
    said = "is taken" if error.errno == errno.EADDRINUSE else why
    return Misuse(f"port {port} {said}", "leave --port out for one that is free")


class _Server(ThreadingMixIn, TCPServer):
    """Answers each connection in a thread of its own, so many at a time and no more."""

    daemon_threads = False  # closing waits for them
    request_queue_size = _MOST
    allow_reuse_address = os.name != "nt"  # where it would let two servers have one port

    def __init__(self, answer: Callable[[str], Answer], port: int) -> None:
        self.answer = answer
        self.streams = threading.BoundedSemaphore(_STREAMS)
        self._open: set[Any] = set()
        self._news = threading.Condition()
        self._number = 0
        self._ended = False
        super().__init__((_HOST, port), _Handler)
        names, own = {_HOST, "localhost", "[::1]"}, self.server_address[1]
        self.hosts = {f"{name}:{own}" for name in names} | (names if own == 80 else set())

    def tell(self) -> None:
        with self._news:
            self._number += 1
            self._news.notify_all()

    def news(self, known: int) -> int | None:
        """Return the number of the latest news, `known` where there was none for a while, None at the end."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self._number != known, _BEAT)
            return None if self._ended else self._number

    def end(self) -> None:
        with self._news:
            self._ended = True
            self._news.notify_all()
            for connection in self._open:
                with contextlib.suppress(OSError):  # gone already
                    connection.shutdown(socket.SHUT_RDWR)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Start a thread for a connection, or close it at once where there are too many."""
        with self._news:
            if is_welcome := len(self._open) < _MOST:
                self._open.add(request)
        if is_welcome:
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection, and forget it."""
        with self._news:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing about a client that left before its answer."""


class _Handler(BaseHTTPRequestHandler):
    """Looks who asks, and hands the path on."""

    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a request, or refuse it."""
        if {"content-length", "transfer-encoding"} & {name.lower() for name in self.headers}:
            # Nobody reads what it sends, which must not pass for another request.
            self.close_connection = True
        if (refusal := self._refusal()) is not None:
            self._put(_plain(*refusal))
        elif self._is_stream:
            self._stream()
        else:
            self._put(self._answer())

    do_HEAD = do_GET

    def _refusal(self) -> tuple[HTTPStatus, str] | None:
        """Return why this request is not answered; None lets it pass."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            return HTTPStatus.FORBIDDEN, "This preview has another address."
        origin = self.headers.get("Origin")
        is_ours = origin is None or origin.lower().removeprefix("http://") in self.server.hosts
        is_followed = self.headers.get("Sec-Fetch-Mode") == "navigate" and not self._is_stream
        if is_ours and (is_followed or self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")):
            return None
        return HTTPStatus.FORBIDDEN, "This preview is for its own pages alone."

    @property
    def _is_stream(self) -> bool:
        return self.path.partition("?")[0] == EVENTS

    def _answer(self) -> Answer:
        """Return what the path leads to; an error in its making is an answer too."""
        if not self.path.startswith("/"):
            return _plain(HTTPStatus.BAD_REQUEST, "This is no address.")
        try:
            return self.server.answer(unquote(self.path.partition("?")[0]))
        except Exception as error:  # one request must not end the others
            said = f"cjmap failed to make this page: {type(error).__name__}. Please report this."
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR, said)

    def _stream(self) -> None:
        """Tell what is new until the client leaves, or the server ends; the first number comes at once."""
        if not self.server.streams.acquire(blocking=False):
            self._put(_plain(HTTPStatus.SERVICE_UNAVAILABLE, "Too many pages are open."))
            return
        try:
            self.close_connection = True
            self._head(HTTPStatus.OK, "text/event-stream", _NOTHING)
            told, number = -1, self.server.news(-1)
            while number is not None and self.command != "HEAD":
                self.wfile.write(b":\n\n" if number == told else b"data: %d\n\n" % number)
                told, number = number, self.server.news(number)
        finally:
            self.server.streams.release()

    def _put(self, answer: Answer) -> None:
        self._head(answer.status, answer.type, answer.policy, len(answer.content))
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _head(self, status: int, type_: str, policy: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Security-Policy", f"{policy}; frame-ancestors 'none'")
        for name, value in _HEADERS:
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - its names there
        """Refuse what is no request that this server knows, without repeating any of it."""
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self.close_connection = True
        self._put(_plain(status, f"{status.phrase}."))

    def version_string(self) -> str:
        """Return the name of this server, and nothing of what it runs on."""
        return "cjmap"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Say nothing."""


def _plain(status: HTTPStatus, said: str) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", f"{said}\n".encode())
