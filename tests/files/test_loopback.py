"""A server for this machine alone: who is answered, what is never answered, and that it ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse

import pytest

from cjmap.errors import Misuse
from cjmap.files import loopback
from cjmap.files.loopback import Answer, Loopback

PAGES = {"/": b"the list", "/a map": b"a map"}
ELSEWHERE = "This preview has another address.\n"
OWN = "This preview is for its own pages alone.\n"


def answer(path: str) -> Answer:
    if path == "/boom":
        raise ZeroDivisionError("secret")
    if path in PAGES:
        return Answer(200, "text/html; charset=utf-8", PAGES[path], "default-src 'self'")
    return Answer(404, "text/plain", f"no {path}".encode())


@pytest.fixture
def server() -> Iterator[Loopback]:
    before = threading.active_count()
    with Loopback(answer) as made:
        yield made
    assert threading.active_count() == before


def ask(server: Loopback, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str]:
    """Return the status and the text of an answer; headers are given with _ for -."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as client:
        client.request(method, path, headers={name.replace("_", "-"): said for name, said in headers.items()})
        got = client.getresponse()
        return got.status, got.read().decode()


def raw(server: Loopback, sent: bytes) -> bytes:
    """Return all that comes back for these bytes until the server closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(sent.replace(b"PORT", str(server.port).encode()))
        return b"".join(iter(lambda: client.recv(65536), b""))


class TestWhoAsks:
    def test_this_machine_by_each_of_its_names(self, server: Loopback) -> None:
        assert server.address == f"http://127.0.0.1:{server.port}/"
        for name in ("127.0.0.1", "localhost", "LocalHost", "[::1]"):
            assert ask(server, Host=f"{name}:{server.port}") == (200, "the list")

    @pytest.mark.parametrize(
        "host",
        [
            pytest.param("evil.example:PORT", id="a name that leads here"),
            pytest.param("evil.example", id="without a port"),
            pytest.param("localhost", id="the port is missing"),
            pytest.param("localhost:1", id="another port"),
            pytest.param("localhost:PORT.evil.example", id="a name that begins like ours"),
            pytest.param("127.0.0.1:PORT@evil.example", id="a user"),
            pytest.param("127.0.0.2:PORT", id="another address of this machine"),
            pytest.param("", id="no name"),
        ],
    )
    def test_other_names(self, server: Loopback, host: str) -> None:
        for path in ("/", "/events", "/boom"):
            assert ask(server, path, Host=host.replace("PORT", str(server.port))) == (403, ELSEWHERE)

    @pytest.mark.parametrize("lines", [b"", b"Host: localhost:PORT\r\nHost: localhost:PORT\r\n"])
    def test_no_name_and_two(self, server: Loopback, lines: bytes) -> None:
        said = raw(server, b"GET / HTTP/1.1\r\nConnection: close\r\n" + lines + b"\r\n")
        assert said.startswith(b"HTTP/1.1 403 ")
        assert b"the list" not in said

    @pytest.mark.parametrize(
        ("headers", "path", "status"),
        [
            pytest.param({}, "/", 200, id="a browser that says nothing"),
            pytest.param({"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"}, "/", 200, id="typed in"),
            pytest.param({"Sec_Fetch_Site": "same-origin"}, "/", 200, id="our own page"),
            pytest.param({"Origin": "http://localhost:PORT"}, "/", 200, id="our own origin"),
            pytest.param(
                {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, "/", 200, id="a link"
            ),
            pytest.param(
                {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, "/", 403, id="an image"
            ),
            pytest.param({"Sec_Fetch_Site": "same-site"}, "/", 403, id="another port of this machine"),
            pytest.param({"Origin": "https://evil.example"}, "/", 403, id="another origin"),
            pytest.param({"Origin": "null"}, "/events", 403, id="a frame without an origin"),
            pytest.param({"Origin": "https://localhost:PORT"}, "/events", 403, id="another scheme"),
            pytest.param(
                {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, "/events?x", 403, id="no page"
            ),
        ],
    )
    def test_pages_of_others(self, server: Loopback, headers: dict[str, str], path: str, status: int) -> None:
        sent = {name: said.replace("PORT", str(server.port)) for name, said in headers.items()}
        assert ask(server, path, **sent) == ((200, "the list") if status == 200 else (403, OWN))

    def test_it_listens_on_loopback_alone(self, server: Loopback) -> None:
        assert server._server.server_address[0] == "127.0.0.1"


class TestWhatIsAsked:
    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "<b>"])
    def test_methods_that_change_something(self, server: Loopback, method: str) -> None:
        assert ask(server, method=method) == (405, "Method Not Allowed.\n")

    def test_allowed_ones_are_named(self, server: Loopback) -> None:
        said = raw(server, b"POST / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n")
        assert b"\r\nAllow: GET, HEAD\r\n" in said

    def test_the_head_alone(self, server: Loopback) -> None:
        said = raw(server, b"HEAD / HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n")
        assert b"Content-Length: 8\r\n" in said
        assert said.endswith(b"\r\n\r\n")
        said = raw(server, b"HEAD /events HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n")
        assert said.startswith(b"HTTP/1.1 200 ")
        assert said.endswith(b"\r\n\r\n")

    @pytest.mark.parametrize(
        ("path", "asked"),
        [
            ("/a%20map?x=/../", "a map"),
            ("/../../etc/passwd", "no /../../etc/passwd"),
            ("/%2e%2e%2fetc", "no /../etc"),
            ("//evil.example/x", "no /evil.example/x"),
            ("/%00", "no /\0"),
            ("/%ff", "no /\ufffd"),
            ("/%2561", "no /%61"),
            ("/..\\x", "no /..\\x"),
        ],
    )
    def test_paths_are_words_and_no_files(self, server: Loopback, path: str, asked: str) -> None:
        assert ask(server, path)[1] == asked

    @pytest.mark.parametrize("target", ["http://evil.example/", "*", "evil.example:80"])
    def test_targets_that_are_no_path(self, server: Loopback, target: str) -> None:
        assert ask(server, target, Host=f"localhost:{server.port}") == (400, "This is no address.\n")

    @pytest.mark.parametrize(
        ("sent", "status"),
        [
            pytest.param(b"\x16\x03\x01\r\n\r\n", 400, id="no HTTP"),
            pytest.param(b"GET / HTTP/9\r\n\r\n", 400, id="no version"),
            pytest.param(b"GET / HTTP/2.0\r\n\r\n", 505, id="a later version"),
            pytest.param(b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414, id="a long line"),
            pytest.param(b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", 431, id="many headers"),
        ],
    )
    def test_what_is_no_request(self, server: Loopback, sent: bytes, status: int) -> None:
        assert raw(server, sent).endswith(f"{HTTPStatus(status).phrase}.\n".encode())
        assert ask(server) == (200, "the list")

    def test_a_body_is_no_second_request(self, server: Loopback) -> None:
        inner = b"GET /a%20map HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"
        outer = b"GET / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 50\r\n\r\n"
        said = raw(server, outer + inner)
        assert said.count(b"HTTP/1.1 200 ") == 1
        assert said.endswith(b"the list")


def test_headers(server: Loopback) -> None:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as client:
        client.request("GET", "/")
        got = client.getresponse()
        sent = dict(got.getheaders())
        got.read()
    assert sent.pop("Date")
    assert sent == {
        "Server": "cjmap",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Content-Length": "8",
    }


def test_an_error_is_one_answer_and_no_end(server: Loopback) -> None:
    said = "cjmap failed to make this page: ZeroDivisionError. Please report this.\n"
    assert ask(server, "/boom") == (500, said)
    assert ask(server) == (200, "the list")


class TestNews:
    def stream(self, stack: ExitStack, server: Loopback) -> HTTPResponse:
        client = stack.enter_context(closing(HTTPConnection("127.0.0.1", server.port, timeout=10)))
        client.request("GET", "/events")
        return stack.enter_context(client.getresponse())

    def test_they_come_to_everybody_and_the_first_at_once(self, server: Loopback) -> None:
        with ExitStack() as stack:
            streams = [self.stream(stack, server) for _ in range(5)]
            for each in streams:
                assert (each.status, each.getheader("Content-Type")) == (200, "text/event-stream")
                assert [each.readline(), each.readline()] == [b"data: 0\n", b"\n"]
            server.tell()
            assert [each.readline() for each in streams] == [b"data: 1\n"] * 5

    def test_silence_is_broken_now_and_then(self, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loopback, "_BEAT", 0.01)
        with ExitStack() as stack:
            each = self.stream(stack, server)
            assert [each.readline() for _ in range(3)] == [b"data: 0\n", b"\n", b":\n"]

    def test_those_who_left_give_their_seats_back(
        self, server: Loopback, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(loopback, "_BEAT", 0.01)
        with ExitStack() as stack:
            taken = [self.stream(stack, server) for _ in range(32)]
            assert [each.status for each in taken] == [200] * 32
            assert ask(server, "/events") == (503, "Too many pages are open.\n")
            assert ask(server) == (200, "the list")
        assert server._server.streams.acquire(timeout=10)
        server._server.streams.release()

    def test_they_end_with_the_server(self) -> None:
        with ExitStack() as stack:
            server = Loopback(answer)
            each = self.stream(stack, server)
            assert each.readline() == b"data: 0\n"
            server.close()
            assert each.read() == b"\n"


class TestConnections:
    def test_many_at_a_time(self, server: Loopback) -> None:
        said: list[tuple[int, str]] = []
        threads = [threading.Thread(target=lambda: said.append(ask(server))) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert said == [(200, "the list")] * 40

    def test_a_client_that_says_nothing_more_keeps_nobody_waiting(
        self, server: Loopback, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(loopback._Handler, "timeout", 0.05)
        assert raw(server, b"GET / HTTP/1.1\r\nHost: local") == b""
        assert ask(server) == (200, "the list")

    def test_too_many_are_closed_at_once(self, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loopback, "_MOST", 0)
        with pytest.raises(OSError):  # noqa: PT011 - whatever the system calls it
            ask(server)

    def test_one_that_leaves_before_its_answer(self, server: Loopback) -> None:
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode())
        assert ask(server) == (200, "the list")

    def test_closing_waits_for_nobody(self) -> None:
        before = threading.active_count()
        server = Loopback(answer)
        with socket.create_connection(("127.0.0.1", server.port)) as silent:
            assert ask(server) == (200, "the list")
            server.close()
            assert silent.recv(1) == b""
        assert threading.active_count() == before

    def test_the_port_is_free_afterwards_and_taken_before(self) -> None:
        with Loopback(answer) as first:
            port = first.port
            with pytest.raises(Misuse) as caught:
                Loopback(answer, port)
            assert (caught.value.sentence, caught.value.hint) == (
                f"port {port} is taken",
                "leave --port out for one that is free",
            )
        with Loopback(answer, port) as second:
            assert second.port == port
