"""The comment on a pull request: the one module that speaks to a network, and only for `cjmap pr-comment`.

The forge is GitHub, GitHub Enterprise, or whoever answers in the same words.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from enum import StrEnum
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import HTTPErrorProcessor, ProxyHandler, Request, build_opener

from cjmap import __version__
from cjmap.errors import ForgeFailed, Misuse
from cjmap.files.regular import clipped

_SECONDS = 20.0  # for a request and its answer
_LARGEST = 64 << 20  # bytes; a hundred comments, each as long as one may be, are less
_PAGES = 30  # of a hundred comments; GitHub lets a pull request have 2,500
_PAUSES = (1.0, 2.0, 4.0)
_LONGEST_PAUSE = 60
_HOPS = 3
_MOVED = (301, 302, 307, 308)
# A token travels by https, or within this machine.
_API = re.compile(
    r"(?:https://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])|http://(?:127(?:\.[0-9]{1,3}){3}|\[::1\]))(?::[0-9]{1,5})?"
    r"(?:/[\w.~/-]*)?",
    re.ASCII | re.IGNORECASE,
)
_REPOSITORY = re.compile(r"(?!\.+/)[\w.-]{1,100}/(?!\.+$)[\w.-]{1,100}", re.ASCII)
_PLAIN = re.compile(r"[\x21-\x7e]+")
_PERMISSION = "it needs the permission pull-requests: write, which no pull request from a fork gets"


class Published(StrEnum):
    """What it took to leave a comment as it should be."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PullRequest:
    """Where the comment goes; the token is shown to nobody."""

    api: str
    repository: str
    number: int
    token: str = field(repr=False)

    def __str__(self) -> str:
        return f"pull request {self.number} of {self.repository}"


class _Passing(ForgeFailed):
    """A refusal that another try may not meet; `wait` is how many seconds the forge asked to be left alone."""

    def __init__(self, sentence: str, wait: float = 0) -> None:
        super().__init__(sentence, "run the job again; HTTPS_PROXY and SSL_CERT_FILE are honoured")
        self.wait = wait


class _Answer(NamedTuple):
    status: int
    headers: Message
    content: bytes


class _AsItIs(HTTPErrorProcessor):
    """Hands on every answer: redirects are followed by `_ask`, which looks where they lead."""

    def http_response(self, request: Any, response: Any) -> Any:  # noqa: ARG002 - urllib's names
        return response

    https_response = http_response


def pull_request(api: str, repository: str, number: int, token: str) -> PullRequest:
    """Return a pull request whose every part may stand in an address or a header; raises Misuse."""
    if not _API.fullmatch(api):
        sentence = f"`{clipped(api)}` is no address that a token may be sent to"
        raise Misuse(sentence, "GITHUB_API_URL starts with https://, as in https://api.github.com")
    if not _REPOSITORY.fullmatch(repository):
        raise Misuse(f"`{clipped(repository)}` is no repository", "write it as OWNER/NAME")
    if number < 1:
        raise Misuse(f"{number} is no number of a pull request")
    if not _PLAIN.fullmatch(token):
        raise Misuse("GITHUB_TOKEN holds something that is no token")
    return PullRequest(api.rstrip("/"), repository, number, token)


def publish(pull: PullRequest, body: str, pause: Callable[[float], None] = time.sleep) -> Published:
    """Leave one comment with exactly this body, whose first line is the marker by which it is found again.

    Every try begins with a look at what is there, so that a comment is not written twice where only the answer
    was lost. Raises ForgeFailed.
    """
    for seconds in _PAUSES:
        try:
            return _published(pull, body)
        except _Passing as failure:
            pause(max(seconds, failure.wait))
    return _published(pull, body)


def _published(pull: PullRequest, body: str) -> Published:
    for comment, written in _marked(pull, body.partition("\n")[0]):
        if _plain(written) == _plain(body):
            return Published.UNCHANGED
        answer = _ask(pull, "PATCH", f"issues/comments/{comment}", body)
        if answer.status not in (403, 404):  # somebody else's, or deleted meanwhile
            _agreed(pull, answer)
            return Published.UPDATED
    _agreed(pull, _ask(pull, "POST", f"issues/{pull.number:d}/comments", body))
    return Published.CREATED


def _plain(body: str) -> str:
    """Return a body without what a forge may change when it stores one."""
    return body.replace("\r\n", "\n").strip()


def _marked(pull: PullRequest, marker: str) -> Iterator[tuple[int, str]]:
    """Yield the ids and bodies of the comments that start with the marker, the oldest first."""
    for page in range(1, _PAGES + 1):
        address = f"issues/{pull.number:d}/comments?per_page=100&page={page}"
        answer = _agreed(pull, _ask(pull, "GET", address))
        for comment, written in _comments(answer.content):
            if written.partition("\n")[0].strip() == marker:
                yield comment, written
        if 'rel="next"' not in answer.headers.get("Link", ""):
            return
    raise ForgeFailed(f"{pull} has more than {_PAGES * 100:,} comments, too many to look through")


def _comments(content: bytes) -> list[tuple[int, str]]:
    rows = _json(content)
    if isinstance(rows, list) and all(isinstance(row, dict) and type(row.get("id")) is int for row in rows):
        return [(row["id"], str(row.get("body") or "")) for row in rows]
    raise _Passing("the forge answered with something that is no list of comments")


def _json(content: bytes) -> Any:
    """Return what an answer holds, or None where that is no JSON."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _agreed(pull: PullRequest, answer: _Answer) -> _Answer:
    """Return an answer that agrees; raises ForgeFailed for a refusal, with the forge's own words."""
    if answer.status in (200, 201):
        return answer
    said = _said(pull, answer)
    if answer.status == 401:
        raise ForgeFailed(f"the forge does not accept the token in GITHUB_TOKEN{said}", _PERMISSION)
    if answer.status in (403, 404):
        raise ForgeFailed(f"this token may not comment on {pull}, if there is one{said}", _PERMISSION)
    raise ForgeFailed(f"the forge refused with {answer.status}{said}")


def _said(pull: PullRequest, answer: _Answer) -> str:
    """Return what a refusal says for people, behind a colon."""
    content = _json(answer.content)
    message = content.get("message") if isinstance(content, dict) else None
    return f": {_hidden(pull, str(message))}" if message else ""


def _hidden(pull: PullRequest, text: str) -> str:
    return clipped(text.replace(pull.token, "***"))


def _ask(pull: PullRequest, method: str, path: str, body: str | None = None) -> _Answer:
    """Return the answer of the forge, also a refusal; raises _Passing where another try may help."""
    address = f"{pull.api}/repos/{pull.repository}/{path}"
    for _ in range(_HOPS + 1):
        answer = _exchange(pull, method, address, body)
        if answer.status not in _MOVED:
            break
        address = _moved(address, answer)
    else:
        raise ForgeFailed("the forge redirects again and again")
    limited = "Retry-After" in answer.headers or answer.headers.get("X-RateLimit-Remaining") == "0"
    if answer.status == 429 or answer.status >= 500 or (answer.status == 403 and limited):
        raise _busy(pull, answer)
    return answer


def _busy(pull: PullRequest, answer: _Answer) -> ForgeFailed:
    asked = answer.headers.get("Retry-After", "")
    wait = int(asked[:9]) if asked.isdecimal() else 0
    if wait > _LONGEST_PAUSE:
        return ForgeFailed(f"the forge asks to be left alone for {wait:,} seconds", "run the job again then")
    return _Passing(f"the forge answered {answer.status}{_said(pull, answer)}", wait)


def _moved(address: str, answer: _Answer) -> str:
    """Return where a redirect leads; raises ForgeFailed for another host, which must not see the token."""
    origin = "/".join(address.split("/", 3)[:3])
    moved = answer.headers.get("Location", "")
    if re.match("/(?!/)", moved):
        moved = origin + moved
    if moved.startswith(f"{origin}/") and _PLAIN.fullmatch(moved):
        return moved
    raise ForgeFailed(
        "the forge redirects to another host, which may not see the token", "look at GITHUB_API_URL"
    )


def _exchange(pull: PullRequest, method: str, address: str, body: str | None) -> _Answer:
    """Send one request and return its answer; raises _Passing where there is none."""
    data = None if body is None else json.dumps({"body": body}).encode()
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {pull.token}",
        "Content-Type": "application/json",
        "User-Agent": f"cjmap/{__version__}",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    # A proxy sees nothing of https; what goes to this machine in the open must not reach one.
    direct = [ProxyHandler({})] if address.lower().startswith("http:") else []
    ends = time.monotonic() + _SECONDS
    try:
        request = Request(address, data, headers, method=method)
        with build_opener(_AsItIs, *direct).open(request, timeout=_SECONDS) as response:
            return _Answer(response.status, response.headers, _content(response, ends))
    except (OSError, HTTPException) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise _Passing(f"the forge cannot be reached: {_hidden(pull, str(reason))}") from None


def _content(response: Any, ends: float) -> bytes:
    content = bytearray()
    while piece := response.read1(65_536):
        content += piece
        if len(content) > _LARGEST:
            raise ForgeFailed(f"the forge's answer is longer than {_LARGEST >> 20} MiB")
        if time.monotonic() > ends:
            raise TimeoutError("timed out")
    return bytes(content)
