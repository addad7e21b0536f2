"""`cjmap pr-comment`, against a small forge on loopback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.commands import pr_comment
from cjmap.formats.findings.markdown import LONGEST, length
from tests.files.test_forge import COMMENTS, MARKER, PERMISSION, TOKEN, Forge, Reply, serving, told

from .conftest import Lay, Run, ended, process

TEXT = "### What changed\n\n- one\n"
WHOLE = ("--repository", "o/n", "--pull-request", "7")


@pytest.fixture(autouse=True)
def _outside_of_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GITHUB_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forge]:
    """A forge, and the environment of a job that may write to it."""
    for made in serving():
        monkeypatch.setenv("GITHUB_API_URL", made.api)
        monkeypatch.setenv("GITHUB_TOKEN", f"{TOKEN}\n")
        yield made


def event(monkeypatch: pytest.MonkeyPatch, content: object) -> None:
    Path("event.json").write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", "event.json")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/n")


class TestWritten:
    def test_created_left_alone_and_updated(self, fake: Forge, lay: Lay, run: Run) -> None:
        root = lay({"a.md": TEXT})
        said = [run("pr-comment", "a.md", *WHOLE) for _ in range(2)]
        (root / "a.md").write_text("Less", encoding="utf-8")
        said.append(run("pr-comment", "a.md", *WHOLE))
        assert said == [
            (0, "", f"cjmap: the comment on pull request 7 of o/n is {done}\n")
            for done in ("created", "unchanged", "updated")
        ]
        assert fake.comments == {1: f"{MARKER}\nLess"}

    def test_quietly(self, fake: Forge, lay: Lay, run: Run) -> None:
        lay({"a.md": TEXT})
        assert run("pr-comment", "-q", "a.md", *WHOLE) == (0, "", "")
        assert len(fake.comments) == 1

    def test_names_live_side_by_side(self, fake: Forge, lay: Lay, run: Run) -> None:
        lay({"a.md": "one"})
        for words in ([], ["--name", "web.shop-2"], []):
            assert run("pr-comment", "a.md", *WHOLE, *words).code == 0
        assert fake.comments == {1: f"{MARKER}\none", 2: "<!-- cjmap:web.shop-2 -->\none"}

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param({"number": 1, "pull_request": {"number": 7}}, id="a pull request"),
            pytest.param({"issue": {"number": 7, "pull_request": {}}}, id="a comment on a pull request"),
        ],
    )
    def test_the_pull_request_of_the_event(
        self, fake: Forge, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch, content: object
    ) -> None:
        lay({"a.md": TEXT})
        event(monkeypatch, content)
        assert run("pr-comment", "a.md").code == 0
        assert fake.asked[-1] == f"POST {COMMENTS}"

    def test_what_is_named_wins_over_the_event(
        self, fake: Forge, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lay({"a.md": TEXT})
        event(monkeypatch, {"pull_request": {"number": 8}})
        monkeypatch.setenv("GITHUB_REPOSITORY", "o/other")
        assert run("pr-comment", "a.md", *WHOLE).code == 0
        assert fake.asked[-1] == f"POST {COMMENTS}"


class TestNotWritten:
    @pytest.mark.parametrize(
        "content",
        [
            pytest.param({"ref": "refs/heads/main"}, id="a push"),
            pytest.param({"issue": {"number": 7}}, id="an issue"),
            pytest.param({"pull_request": {"number": "7/../8"}}, id="a number that is none"),
            pytest.param([], id="no object"),
        ],
    )
    def test_no_pull_request(
        self, fake: Forge, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch, content: object
    ) -> None:
        lay({"a.md": TEXT})
        event(monkeypatch, content)
        monkeypatch.delenv("GITHUB_TOKEN")
        assert run("pr-comment", "a.md") == (
            0, "", "cjmap: this is no run for a pull request, and no comment is written\n",
        )  # fmt: skip
        assert run("pr-comment", "-q", "a.md") == (0, "", "")
        assert fake.asked == []

    def test_nothing_to_tell(self, fake: Forge, lay: Lay, run: Run) -> None:
        lay({"empty.md": " \n\n"})
        assert run("pr-comment", "--if-exists", "empty.md", "missing.md", *WHOLE) == (
            0, "", "cjmap: there is nothing to tell, and no comment is written\n",
        )  # fmt: skip
        assert fake.asked == []

    def test_printed_instead(self, fake: Forge, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        lay({"a.md": TEXT, "b.md": "\r\nüber\r\nalles\r\n"})
        monkeypatch.delenv("GITHUB_TOKEN")
        words = ("--dry-run", "--artefacts", "https://example.org/runs/1#artifacts")
        assert run("pr-comment", "a.md", "b.md", *words) == (
            0,
            f"{MARKER}\n### What changed\n\n- one\n\nüber\nalles\n\n"
            "[Drawn changes](https://example.org/runs/1#artifacts)\n",
            "",
        )
        assert fake.asked == []

    def test_the_forge_refuses(self, fake: Forge, lay: Lay, run: Run) -> None:
        lay({"a.md": TEXT})
        fake.always = told(403, message=f"No\x1b[2J {TOKEN}")
        assert run("pr-comment", "a.md", *WHOLE) == (
            2,
            "",
            "cjmap: error: this token may not comment on pull request 7 of o/n, if there is one: No\\x1b[2J ***\n"
            f"hint: {PERMISSION}\n",
        )

    def test_the_token_is_not_shown_with_a_traceback(self, fake: Forge, lay: Lay, run: Run) -> None:
        lay({"a.md": TEXT})
        fake.always = Reply(302, headers=(("Location", f"https://example.org/?{TOKEN}"),))
        code, out, err = run("--debug", "pr-comment", "a.md", *WHOLE)
        assert (code, out, TOKEN in err) == (2, "", False)


class TestRead:
    def test_standard_input_among_files(self, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        lay({"a.md": "one", "c.md": "three"})
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbftwo\n")))
        assert run("pr-comment", "--dry-run", "a.md", "-", "c.md").out == f"{MARKER}\none\n\ntwo\n\nthree\n"

    def test_a_pipe_and_a_locale_without_unicode(self, lay: Lay) -> None:
        lay({})
        started = process(["pr-comment", "--dry-run", "-"], stdin=-1, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
        assert ended(started, "咖啡".encode()) == (0, f"{MARKER}\n咖啡\n", "")

    def test_only_some_are_there(self, lay: Lay, run: Run) -> None:
        lay({"a.md": "one", "empty.md": ""})
        assert (
            run("pr-comment", "--dry-run", "--if-exists", "b.md", "empty.md", "a.md").out
            == f"{MARKER}\none\n"
        )

    def test_a_line_that_starts_with_spaces_is_kept(self, lay: Lay, run: Run) -> None:
        lay({"a.md": "\n    code\n"})
        assert run("pr-comment", "--dry-run", "a.md").out == f"{MARKER}\n    code\n"

    @pytest.mark.parametrize(
        ("word", "err"),
        [
            ("b.md", "`b.md` does not exist\n"),
            ("empty.md", "`empty.md` is empty\nhint: --if-exists passes over it\n"),
            ("folder", "`folder` is a folder, not a file\n"),
            ("latin.md", "`latin.md` is not UTF-8\n"),
            ("\x1b[2J", "`\\x1b[2J` does not exist\n"),
        ],
    )
    def test_what_cannot_be_told(self, lay: Lay, run: Run, word: str, err: str) -> None:
        root = lay({"empty.md": "\n", "folder/a.md": TEXT, "a.md": TEXT})
        (root / "latin.md").write_bytes("ü".encode("latin-1"))
        assert run("pr-comment", "--dry-run", "a.md", word) == (2, "", f"cjmap: error: {err}")

    def test_a_folder_is_told_although_others_may_lack(self, lay: Lay, run: Run) -> None:
        lay({"folder/a.md": TEXT})
        assert run("pr-comment", "--dry-run", "--if-exists", "folder").code == 2

    def test_a_file_of_any_length(self, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pr_comment, "MOST", 1 << 20)
        lay({"a.md": "x" * ((1 << 20) + 1)})
        assert run("pr-comment", "--dry-run", "a.md").err == "cjmap: error: `a.md` is longer than 1 MiB\n"


class TestCut:
    @pytest.mark.parametrize("letter", ["x", "咖", "👩"], ids=["a letter", "three bytes", "counted as two"])
    @pytest.mark.parametrize("link", ["", "[Drawn changes](https://example.org)"], ids=["no link", "a link"])
    def test_a_comment_is_cut_where_it_would_be_too_long(self, letter: str, link: str) -> None:
        text = "\n".join(f"- {letter * 50} {number}" for number in range(3_000))
        body = pr_comment.comment(MARKER, [text], link)
        assert LONGEST - 200 < length(body) < LONGEST
        kept = body.removeprefix(f"{MARKER}\n").partition("\n\n")[0].split("\n")
        assert kept == text.split("\n")[: len(kept)]
        closing = f"\n\nand {3_000 - len(kept):,} more lines, not shown" + (f"\n\n{link}" if link else "")
        assert body.endswith(kept[-1] + closing)

    def test_at_the_limit_and_behind_it(self) -> None:
        room = LONGEST - 1 - len(f"{MARKER}\n")
        assert pr_comment.comment(MARKER, ["x" * room]) == f"{MARKER}\n{'x' * room}"
        assert pr_comment.comment(MARKER, ["x" * (room + 1)]) == f"{MARKER}\n\nand 1 more line, not shown"

    def test_a_long_text_does_not_push_out_another(self) -> None:
        long = "\n".join(["👩" * 50] * 2_000)
        body = pr_comment.comment(MARKER, [long, "short", long])
        assert body.count("\n\nand ") == 2
        assert "\n\nshort\n\n" in body
        assert LONGEST - 400 < length(body) < LONGEST

    def test_many_long_texts(self) -> None:
        body = pr_comment.comment(
            MARKER, ["\n".join(["x" * 9] * 9_000)] * 100, "[Drawn changes](https://a.b)"
        )
        assert body.count("more lines, not shown") == 100
        assert length(body) < LONGEST


MISUSE = {
    "no file": ((), "what is to be told?"),
    "standard input twice": (("-", "-"), "standard input can be read only once"),
    "too many files": (("a.md",) * 101, "101 files are too many for a comment"),
    "a name that ends the marker": (("a.md", "--name", "a-->b"), "`a-->b` is no name for a comment"),
    "an empty name": (("a.md", "--name", ""), "`` is no name for a comment"),
    "two hyphens": (("a.md", "--name", "a--b"), "`a--b` is no name for a comment"),
    "two lines": (("a.md", "--name", "a\nb"), "`a\\nb` is no name for a comment"),
    "a long name": (("a.md", "--name", "a" * 61), f"`{'a' * 61}` is no name for a comment"),
    "a link in the open": (("a.md", "--artefacts", "http://a.b"), "`http://a.b` is no link to the drawn changes"),
    "a link that runs": (("a.md", "--artefacts", "javascript:x"), "`javascript:x` is no link to the drawn changes"),
    "a link that ends": (("a.md", "--artefacts", "https://a.b/)x"), "`https://a.b/)x` is no link to the drawn changes"),
    "no number": (("a.md", "--pull-request", "7/8"), "--pull-request: a whole number is wanted"),
    "no event": (("a.md", "--repository", "o/n"), "which pull request is to be commented on?"),
    "no repository": (("a.md", "--pull-request", "7"), "which repository is the pull request of?"),
    "no token": (("a.md", *WHOLE), "a comment needs a token, and GITHUB_TOKEN holds none"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISUSE.values(), ids=MISUSE)
def test_misuse(case: tuple[tuple[str, ...], str], lay: Lay, run: Run) -> None:
    lay({"a.md": TEXT})
    words, sentence = case
    code, out, err = run("pr-comment", *words)
    assert (code, out, err.splitlines()[0]) == (2, "", f"cjmap: error: {sentence}")


def test_words_of_the_environment(lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lay({"a.md": TEXT, "event.json": "{"})
    monkeypatch.setenv("GITHUB_EVENT_PATH", "event.json")
    assert run("pr-comment", "a.md").err == "cjmap: error: `event.json` is no JSON\n"
    monkeypatch.setenv("GITHUB_TOKEN", f"{TOKEN}\nX-Evil: 1")
    assert (
        run("pr-comment", "a.md", *WHOLE).err
        == "cjmap: error: GITHUB_TOKEN holds something that is no token\n"
    )
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_API_URL", "http://example.org")
    assert run("pr-comment", "a.md", *WHOLE).err.startswith(
        "cjmap: error: `http://example.org` is no address"
    )
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/n/../..")
    monkeypatch.delenv("GITHUB_API_URL")
    assert run("pr-comment", "a.md", "--pull-request", "7").err.startswith("cjmap: error: `o/n/../..` is no")


def test_nothing_of_a_network_is_imported_to_print(lay: Lay) -> None:
    root = lay({"a.md": TEXT})
    code = "import sys; from cjmap.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    words = [sys.executable, "-c", code, "pr-comment", "--dry-run", "a.md"]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True)
    assert {"cjmap.files.forge", "urllib.request", "http.client"} & {*done.stdout.split()} == set()
