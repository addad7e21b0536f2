"""One comment on a pull request, kept up to date; the one command that uses a network."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._input import MOST, standard_input
from cjmap.commands._options import READ, TELL, Quiet
from cjmap.errors import Missing, Misuse, Unreadable
from cjmap.files.regular import clipped, read_regular
from cjmap.formats.findings.markdown import LONGEST, length
from cjmap.words import plural

GITHUB = "https://api.github.com"
_NAME = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_LONGEST_NAME = 60
_LINK = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][A-Za-z0-9._~:/?#@&+,=%-]*)?")
_LONGEST_LINK = 2_000
_MOST_FILES = 100
_CLOSING = 40  # characters kept free for the line that counts the rest


def run(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILES",
            help="Files of Markdown, or - for standard input. They follow each other with an empty line between.",
            show_default=False,
        ),
    ] = None,
    if_exists: Annotated[
        bool,
        typer.Option("--if-exists", help="Pass over files that are missing or empty.", rich_help_panel=READ),
    ] = False,
    repository: Annotated[
        str | None,
        typer.Option(
            "--repository",
            metavar="OWNER/NAME",
            help="Default: GITHUB_REPOSITORY.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    pull_request: Annotated[
        int | None,
        typer.Option(
            "--pull-request",
            metavar="NUMBER",
            min=1,
            help="Default: the one that the event in GITHUB_EVENT_PATH is about.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name",
            metavar="NAME",
            help="Which comment of several; each name has its own.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    artefacts: Annotated[
        str | None,
        typer.Option(
            "--artefacts",
            metavar="URL",
            help="Where the drawn changes are (https): a link in the last line.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Print the comment, and write none.", rich_help_panel=TELL),
    ] = False,
    quiet: Quiet = False,
) -> int:
    """Write or update one comment on a pull request, over the network.

    No other command uses a network, and this one speaks to nothing but the
    address in GITHUB_API_URL (https://api.github.com). The token in
    GITHUB_TOKEN needs the permission pull-requests: write.

    Examples:
      cjmap pr-comment changes.md findings.md
      cjmap pr-comment --repository OWNER/NAME --pull-request 12 changes.md
      cjmap diff --against main -f markdown | cjmap pr-comment --dry-run -

    Exit code: 0 written, as before, or there is no pull request; 2 misuse, or the forge refused.
    """
    marker, link = _marker(name), _link(artefacts)
    texts = _texts(files or [], if_exists=if_exists)
    if not texts:
        return _passed("there is nothing to tell", quiet=quiet)
    body = comment(marker, texts, link)
    if dry_run:
        _emit.product(f"{body}\n")
        return 0
    number = pull_request or _number_of_event()
    if number is None:
        return _passed("this is no run for a pull request", quiet=quiet)
    _post(repository, number, body, quiet=quiet)
    return 0


def _passed(why: str, *, quiet: bool) -> int:
    if not quiet:
        _emit.say(f"cjmap: {why}, and no comment is written")
    return 0


def _post(repository: str | None, number: int, body: str, *, quiet: bool) -> None:
    from cjmap.files import forge

    where = repository or os.environ.get("GITHUB_REPOSITORY")
    token = os.environ.get("GITHUB_TOKEN", "").strip()
    if not where:
        raise Misuse("which repository is the pull request of?", "--repository OWNER/NAME")
    if not token:
        raise Misuse(
            "a comment needs a token, and GITHUB_TOKEN holds none",
            "give the step `env: GITHUB_TOKEN: ${{ github.token }}`",
        )
    pull = forge.pull_request(os.environ.get("GITHUB_API_URL") or GITHUB, where, number, token)
    done = forge.publish(pull, body)
    if not quiet:
        _emit.say(f"cjmap: the comment on {pull} is {done}")


def _marker(name: str | None) -> str:
    """Return the line that people do not see, by which a comment is found again."""
    if name is None:
        return "<!-- cjmap: journey maps -->"
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise Misuse(
            f"`{clipped(name)}` is no name for a comment",
            f"letters and digits, single . _ - between them, {_LONGEST_NAME} at most",
        )
    return f"<!-- cjmap:{name} -->"


def _link(address: str | None) -> str:
    if address is None:
        return ""
    if len(address) > _LONGEST_LINK or not _LINK.fullmatch(address):
        raise Misuse(f"`{clipped(address)}` is no link to the drawn changes", "it starts with https://")
    return f"[Drawn changes]({address})"


def _texts(words: Sequence[str], *, if_exists: bool) -> list[str]:
    """Return what the files hold, without those that hold nothing."""
    if not words:
        raise Misuse("what is to be told?", "name files of Markdown: cjmap pr-comment changes.md")
    if len(words) > _MOST_FILES:
        raise Misuse(f"{plural(len(words), 'file')} are too many for a comment", f"at most {_MOST_FILES}")
    if words.count("-") > 1:
        raise Misuse("standard input can be read only once")
    texts = [_text(word, if_exists=if_exists) for word in words]
    return [text for text in texts if text]


def _text(word: str, *, if_exists: bool) -> str:
    shown = "standard input" if word == "-" else f"`{clipped(word)}`"
    try:
        content = standard_input() if word == "-" else read_regular(word, MOST, word)
    except Missing:
        if if_exists:
            return ""
        raise
    if len(content) > MOST:
        raise Unreadable(f"{shown} is longer than {MOST >> 20} MiB")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unreadable(f"{shown} is not UTF-8") from None
    if not text.strip() and not if_exists:
        raise Misuse(f"{shown} is empty", "--if-exists passes over it")
    return text.strip("\n") if text.strip() else ""


def comment(marker: str, texts: Sequence[str], link: str = "") -> str:
    """Return the body of a comment, shorter than one may be: long texts share the room that short ones leave."""
    closing = f"\n\n{link}" if link else ""
    left = LONGEST - len(marker) - len(closing) - 2 * len(texts)
    kept: dict[int, str] = {}
    for index in sorted(range(len(texts)), key=lambda index: length(texts[index])):
        kept[index] = _cut(texts[index], left // (len(texts) - len(kept)))
        left -= length(kept[index])
    told = "\n\n".join(kept[index] for index in range(len(texts)))
    return f"{marker}\n{told}{closing}"


def _cut(text: str, room: int) -> str:
    """Return as many lines of a text as there is room for, and how many more there are."""
    if length(text) <= room:
        return text
    lines = text.split("\n")
    ends = accumulate(length(line) + 1 for line in lines)
    kept = sum(end <= room - _CLOSING for end in ends)
    told = "".join(f"{line}\n" for line in lines[:kept])
    return f"{told}\nand {plural(len(lines) - kept, 'more line')}, not shown"


def _number_of_event() -> int | None:
    """Return the pull request that a run of GitHub Actions is about, None where it is about something else."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        raise Misuse("which pull request is to be commented on?", "--pull-request NUMBER")
    try:
        event = json.loads(read_regular(path, MOST, path))
    except (ValueError, RecursionError):
        raise Unreadable(f"`{clipped(path)}` is no JSON") from None
    match event:
        case {"pull_request": {"number": int(number)}}:
            return number
        case {"issue": {"pull_request": {}, "number": int(number)}}:
            return number
        case _:
            return None
