"""The comment on a pull request, kept by a small forge on loopback that does what a test asks of it."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

import cjmap
from cjmap.errors import CjmapError, ForgeFailed, Misuse
from cjmap.files import forge
from cjmap.files.forge import Published, publish, pull_request

TOKEN = "ghs_secret"
MARKER = "<!-- cjmap: journey maps -->"
BODY = f"{MARKER}\n### What changed"
PERMISSION = "it needs the permission pull-requests: write, which no pull request from a fork gets"
AGAIN = "run the job again; HTTPS_PROXY and SSL_CERT_FILE are honoured"
COMMENTS = "/repos/o/n/issues/7/comments"


class Reply(NamedTuple):
    """An answer that a test puts in the place of the forge's own; one that `hangs` waits for the end of the test."""

    status: int
    content: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    hangs: bool = False


class Forge(ThreadingHTTPServer):
    """Keeps the comments of pull request 7 of o/n, a hundred a page, and what it was asked."""

    daemon_threads = False  # closing waits for them

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.comments: dict[int, str] = {}
        self.foreign: set[int] = set()
        self.asked: list[str] = []
        self.seen: list[dict[str, str]] = []
        self.replies: list[Reply | None] = []
        self.always: Reply | None = None
        self.released = threading.Event()
        self._ids = count(1)

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def add(self, body: str, *, foreign: bool = False) -> int:
        number = next(self._ids)
        self.comments[number] = body
        self.foreign |= {number} if foreign else set()
        return number

    def answer(self, method: str, path: str, sent: bytes) -> Reply:
        planned = self.replies.pop(0) if self.replies else self.always
        if planned is not None:
            return planned
        parts = urlsplit(path)
        body = json.loads(sent)["body"] if sent else ""
        if method == "GET" and parts.path == COMMENTS:
            return self._page(parse_qs(parts.query))
        if method == "POST" and parts.path == COMMENTS:
            return told(201, id=self.add(body))
        number = int(parts.path.rpartition("/")[2])
        if number not in self.comments:
            return told(404, message="Not Found")
        if number in self.foreign:
            return told(403, message="Resource not accessible by integration")
        self.comments[number] = body
        return told(200, id=number)

    def _page(self, query: dict[str, list[str]]) -> Reply:
        size, page = int(query["per_page"][0]), int(query["page"][0])
        rows = [{"id": number, "body": body} for number, body in self.comments.items()]
        more = len(rows) > page * size
        link = (
            (("Link", f'<{self.api}/elsewhere>; rel="next", <{self.api}/last>; rel="last"'),) if more else ()
        )
        return Reply(200, json.dumps(rows[(page - 1) * size : page * size]).encode(), link)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing about a client that left before its answer."""


class _Handler(BaseHTTPRequestHandler):
    server: Forge

    def _answer(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.seen.append(dict(self.headers))
        reply = self.server.answer(self.command, self.path, sent)
        if reply.hangs:
            self.server.released.wait(10)
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.content)

    do_GET = do_POST = do_PATCH = _answer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Say nothing."""


def told(status: int, **content: object) -> Reply:
    return Reply(status, json.dumps(content).encode())


def moved(status: int, where: str) -> Reply:
    return Reply(status, headers=(("Location", where),))


def serving() -> Iterator[Forge]:
    """Yield a forge that answers from a thread of its own, and end it."""
    made = Forge()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.released.set()
    made.shutdown()
    made.server_close()
    thread.join(10)


@pytest.fixture
def fake() -> Iterator[Forge]:
    yield from serving()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to loopback in the open must not reach a proxy; at this one nobody answers."""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")


Pauses = list[float]
"""The pauses that were wanted; none is made."""


def put(fake: Forge, body: str = BODY, pauses: Pauses | None = None) -> Published:
    made = [] if pauses is None else pauses
    return publish(pull_request(fake.api, "o/n", 7, TOKEN), body, made.append)


def refused(fake: Forge, pauses: Pauses | None = None) -> tuple[str, str | None]:
    with pytest.raises(ForgeFailed) as caught:
        put(fake, pauses=pauses)
    assert TOKEN not in f"{caught.value.sentence}{caught.value.hint}{caught.value!r}"
    return caught.value.sentence, caught.value.hint


class TestPublish:
    def test_the_same_comment_is_left_alone(self, fake: Forge) -> None:
        fake.add("Nice map!")
        fake.add(BODY.replace("\n", "\r\n") + "\r\n")
        assert put(fake) == Published.UNCHANGED
        assert fake.asked == [f"GET {COMMENTS}?per_page=100&page=1"]

    def test_the_first_is_created(self, fake: Forge) -> None:
        assert put(fake) == Published.CREATED
        assert fake.comments == {1: BODY}
        assert fake.asked == [f"GET {COMMENTS}?per_page=100&page=1", f"POST {COMMENTS}"]

    def test_an_older_one_is_updated(self, fake: Forge) -> None:
        fake.add("Nice map!")
        fake.add(f"{MARKER}\nold")
        fake.add(f"{MARKER}\nold too")
        assert put(fake) == Published.UPDATED
        assert fake.comments == {1: "Nice map!", 2: BODY, 3: f"{MARKER}\nold too"}

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param(f"> {MARKER}\nquoted", id="a quoted marker"),
            pytest.param(f"Look:\n{MARKER}", id="a marker further down"),
            pytest.param("<!-- cjmap:shop -->\nother", id="the marker of another comment"),
            pytest.param(f"{MARKER} and more", id="a line that goes on"),
            pytest.param("", id="nothing"),
        ],
    )
    def test_what_is_not_ours(self, fake: Forge, body: str) -> None:
        fake.add(body)
        assert put(fake) == Published.CREATED
        assert fake.comments == {1: body, 2: BODY}

    def test_every_page_is_looked_through(self, fake: Forge) -> None:
        for _ in range(250):
            fake.add("Nice map!")
        ours = fake.add(f"{MARKER}\nold")
        assert put(fake) == Published.UPDATED
        assert fake.comments[ours] == BODY
        assert [asked.rpartition("=")[2] for asked in fake.asked[:3]] == ["1", "2", "3"]
        assert fake.asked[3:] == [f"PATCH /repos/o/n/issues/comments/{ours}"]

    def test_a_page_that_is_just_full_is_the_last(self, fake: Forge) -> None:
        for _ in range(100):
            fake.add("Nice map!")
        assert put(fake) == Published.CREATED
        assert len(fake.asked) == 2

    def test_pages_without_end(self, fake: Forge) -> None:
        fake.always = Reply(200, b"[]", (("Link", '<x>; rel="next"'),))
        assert refused(fake)[0] == (
            "pull request 7 of o/n has more than 3,000 comments, too many to look through"
        )
        assert len(fake.asked) == 30

    def test_somebody_elses_is_left_to_them(self, fake: Forge) -> None:
        fake.add(f"{MARKER}\nforeign", foreign=True)
        assert put(fake) == Published.CREATED
        assert put(fake, f"{BODY} next") == Published.UPDATED
        assert fake.comments == {1: f"{MARKER}\nforeign", 2: f"{BODY} next"}

    def test_one_that_is_deleted_meanwhile(self, fake: Forge) -> None:
        fake.add(f"{MARKER}\nold")
        fake.replies = [None, told(404, message="Not Found")]
        assert put(fake) == Published.CREATED

    def test_what_is_sent(self, fake: Forge) -> None:
        put(fake, f"{MARKER}\nZoë – 咖啡 👩")
        assert fake.comments == {1: f"{MARKER}\nZoë – 咖啡 👩"}
        for headers in fake.seen:
            assert headers["Authorization"] == f"Bearer {TOKEN}"
            assert headers["User-Agent"] == f"cjmap/{cjmap.__version__}"
            assert headers["Accept"] == "application/vnd.github+json"


class TestAnotherTry:
    @pytest.mark.parametrize(
        "reply",
        [
            pytest.param(told(500), id="an error of the server"),
            pytest.param(told(503, message="later"), id="unavailable"),
            pytest.param(told(429, message="slowly"), id="too many requests"),
            pytest.param(Reply(200, b"<html>"), id="no JSON"),
            pytest.param(Reply(200, b'{"id": 1}'), id="no list"),
            pytest.param(Reply(200, b'[{"id": "../1", "body": ""}]'), id="an id that is none"),
            pytest.param(Reply(200, b"[" * 100_000), id="too deep"),
            pytest.param(Reply(200, b"[", (("Content-Length", "99"),)), id="an answer that breaks off"),
            pytest.param(Reply(200, b"", (("x" * 70_000, ""),)), id="no answer of HTTP"),
        ],
    )
    def test_what_passes(self, fake: Forge, reply: Reply) -> None:
        pauses: Pauses = []
        fake.replies = [reply, reply]
        assert put(fake, pauses=pauses) == Published.CREATED
        assert (pauses, fake.comments) == ([1.0, 2.0], {1: BODY})

    def test_the_forge_says_how_long(self, fake: Forge) -> None:
        pauses: Pauses = []
        fake.replies = [
            Reply(429, headers=(("Retry-After", "30"),)),
            Reply(403, headers=(("Retry-After", "1"),)),
            Reply(503, headers=(("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"),)),
        ]
        assert put(fake, pauses=pauses) == Published.CREATED
        assert pauses == [30, 2.0, 4.0]

    def test_longer_than_anybody_waits(self, fake: Forge) -> None:
        pauses: Pauses = []
        fake.always = Reply(429, headers=(("Retry-After", "3600"),))
        assert refused(fake, pauses) == (
            "the forge asks to be left alone for 3,600 seconds",
            "run the job again then",
        )
        assert (pauses, len(fake.asked)) == ([], 1)

    def test_it_ends(self, fake: Forge) -> None:
        pauses: Pauses = []
        fake.always = told(502, message="Bad\nGateway")
        assert refused(fake, pauses) == ("the forge answered 502: Bad\nGateway", AGAIN)
        assert (pauses, len(fake.asked)) == ([1.0, 2.0, 4.0], 4)

    def test_a_used_up_limit_is_no_missing_permission(self, fake: Forge) -> None:
        """A comment that is only refused for now must not be written a second time."""
        fake.add(f"{MARKER}\nold")
        fake.replies = [None, Reply(403, headers=(("X-RateLimit-Remaining", "0"),))]
        assert put(fake) == Published.UPDATED
        assert fake.comments == {1: BODY}

    def test_where_only_the_answer_is_lost(self, fake: Forge) -> None:
        made = fake.answer

        def lost(method: str, path: str, sent: bytes) -> Reply:
            reply = made(method, path, sent)
            return told(502) if method == "POST" else reply

        fake.answer = lost  # type: ignore[method-assign]
        assert put(fake) == Published.UNCHANGED
        assert fake.comments == {1: BODY}

    def test_nobody_is_there(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        pauses: Pauses = []
        with pytest.raises(ForgeFailed) as caught:
            publish(pull_request(f"http://127.0.0.1:{port}", "o/n", 7, TOKEN), BODY, pauses.append)
        assert caught.value.sentence.startswith("the forge cannot be reached: ")
        assert pauses == [1.0, 2.0, 4.0]

    def test_an_answer_that_does_not_come(self, fake: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(forge, "_SECONDS", 0.01)
        monkeypatch.setattr(forge, "_PAUSES", ())
        fake.replies = [Reply(200, hangs=True)]
        assert refused(fake) == ("the forge cannot be reached: timed out", AGAIN)

    def test_an_answer_that_drips(self, fake: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = count(step=15)
        monkeypatch.setattr(forge, "time", SimpleNamespace(monotonic=lambda: next(clock)))
        monkeypatch.setattr(forge, "_PAUSES", ())
        fake.replies = [Reply(200, b" " * 200_000)]
        assert refused(fake) == ("the forge cannot be reached: timed out", AGAIN)


class TestRefused:
    @pytest.mark.parametrize(
        ("reply", "sentence", "hint"),
        [
            pytest.param(
                told(401, message=f"Bad credentials {TOKEN}"),
                "the forge does not accept the token in GITHUB_TOKEN: Bad credentials ***",
                PERMISSION,
                id="no such token",
            ),
            pytest.param(
                told(403, message="Resource not accessible by integration"),
                "this token may not comment on pull request 7 of o/n, if there is one: "
                "Resource not accessible by integration",
                PERMISSION,
                id="a token that only reads",
            ),
            pytest.param(
                Reply(404, b"[]"),
                "this token may not comment on pull request 7 of o/n, if there is one",
                PERMISSION,
                id="no such pull request",
            ),
            pytest.param(
                told(422, message="x" * 300), f"the forge refused with 422: {'x' * 200}…", None, id="anything"
            ),
        ],
    )
    def test_sentences(self, fake: Forge, reply: Reply, sentence: str, hint: str | None) -> None:
        fake.always = reply
        assert refused(fake) == (sentence, hint)
        assert len(fake.asked) == 1

    def test_reading_is_allowed_and_writing_is_not(self, fake: Forge) -> None:
        fake.replies = [None, told(403, message="Resource not accessible by integration")]
        assert refused(fake)[1] == PERMISSION
        assert fake.comments == {}

    def test_an_answer_of_any_length(self, fake: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(forge, "_LARGEST", 1 << 20)
        fake.always = Reply(200, b" " * ((1 << 20) + 1))
        assert refused(fake) == ("the forge's answer is longer than 1 MiB", None)
        assert len(fake.asked) == 1


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_within_the_forge(self, fake: Forge, status: int) -> None:
        where = f"{COMMENTS}?per_page=100&page=1"
        fake.replies = [moved(status, f"{fake.api}{where}"), None, moved(status, COMMENTS), None]
        assert put(fake) == Published.CREATED
        assert fake.asked == [f"GET {where}", f"GET {where}", f"POST {COMMENTS}", f"POST {COMMENTS}"]

    @pytest.mark.parametrize(
        "where",
        [
            "http://127.0.0.2/",
            "https://127.0.0.1/",
            "//127.0.0.2/",
            "{api}@127.0.0.2/",
            "{api}.example.org/",
            "{api}",
            "{api}/\xe4",
            "file:///etc/passwd",
            "http://[",
            "",
        ],
    )
    def test_to_another_host(self, fake: Forge, where: str) -> None:
        fake.always = moved(302, where.format(api=fake.api))
        assert refused(fake) == (
            "the forge redirects to another host, which may not see the token",
            "look at GITHUB_API_URL",
        )
        assert len(fake.asked) == 1

    def test_in_a_circle(self, fake: Forge) -> None:
        fake.always = moved(302, "/x")
        assert refused(fake) == ("the forge redirects again and again", None)
        assert len(fake.asked) == 4

    def test_no_redirect_changes_what_is_asked(self, fake: Forge) -> None:
        fake.always = moved(303, "/x")
        assert refused(fake) == ("the forge refused with 303", None)


GOOD = ("https://api.github.com", "o/n", 7, TOKEN)


class TestPullRequest:
    @pytest.mark.parametrize(
        "api",
        [
            "https://api.github.com",
            "https://git.example.org:8443/api/v3/",
            "HTTPS://API.GITHUB.COM",
            "https://[2001:db8::1]/api/v3",
            "http://127.0.0.1:8080/api/v1",
            "http://127.1.2.3",
            "http://[::1]:80",
        ],
    )
    def test_addresses(self, api: str) -> None:
        assert pull_request(api, "o/n", 7, TOKEN).api == api.rstrip("/")

    @pytest.mark.parametrize(
        "api",
        [
            "",
            "api.github.com",
            "http://api.github.com",
            "http://localhost",
            "http://10.0.0.1",
            "http://127.0.0.1.example.org",
            "http://127.0.0.1@example.org",
            "https://token@example.org",
            "https://example.org/?a=b",
            "https://example.org/#a",
            "https://example.org\n",
            "https://example.org/ x",
            "https://exämple.org",
            "file:///etc/passwd",
            "https://",
        ],
    )
    def test_addresses_that_a_token_does_not_go_to(self, api: str) -> None:
        with pytest.raises(Misuse) as caught:
            pull_request(api, "o/n", 7, TOKEN)
        assert caught.value.sentence == f"`{api}` is no address that a token may be sent to"
        assert caught.value.hint == "GITHUB_API_URL starts with https://, as in https://api.github.com"

    @pytest.mark.parametrize("repository", ["o/n", "My-Org_1/.github", "a.b/c.d_e-f", "o/..n"])
    def test_repositories(self, repository: str) -> None:
        assert pull_request("https://api.github.com", repository, 7, TOKEN).repository == repository

    @pytest.mark.parametrize(
        "repository",
        ["", "o", "o/", "/n", "o/n/x", "../n", "o/..", "./n", "o/.", "o/n?x", "o/n\n", "ö/n", "o n/x"],
    )
    def test_words_that_are_no_repository(self, repository: str) -> None:
        with pytest.raises(Misuse, match=re.escape(f"`{repository}` is no repository")):
            pull_request("https://api.github.com", repository, 7, TOKEN)

    @pytest.mark.parametrize("number", [0, -1])
    def test_numbers_that_are_none(self, number: int) -> None:
        with pytest.raises(Misuse, match="is no number of a pull request"):
            pull_request("https://api.github.com", "o/n", number, TOKEN)

    @pytest.mark.parametrize("token", ["", "a b", "a\nX-Evil: 1", "ä", "a\x00"])
    def test_tokens_that_are_none_are_not_shown(self, token: str) -> None:
        with pytest.raises(CjmapError) as caught:
            pull_request("https://api.github.com", "o/n", 7, token)
        assert caught.value.sentence == "GITHUB_TOKEN holds something that is no token"

    def test_the_token_is_not_shown(self) -> None:
        shown = pull_request(*GOOD)
        assert f"{shown} {shown!r}" == (
            "pull request 7 of o/n PullRequest(api='https://api.github.com', repository='o/n', number=7)"
        )


def test_one_command_speaks_to_a_network() -> None:
    source = Path(cjmap.__file__).parent
    users = [path for path in source.rglob("*.py") if "import forge" in path.read_text("utf-8")]
    users += [path for path in source.rglob("*.py") if "files.forge" in path.read_text("utf-8")]
    assert [path.relative_to(source).as_posix() for path in users] == ["commands/pr_comment.py"]
