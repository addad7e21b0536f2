"""`cjmap preview`: the desk looked at by hand, without a clock, and the command as a whole."""

from __future__ import annotations

import html
import os
import re
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

import pytest

from cjmap.commands import _sheet
from cjmap.commands._desk import Desk
from cjmap.commands._sheet import FAILED, Wish
from cjmap.errors import BadSettings, Misuse
from cjmap.finding import Profile
from cjmap.formats.preview import NO_PICTURE, STALE
from tests.files.test_raster import png

from .conftest import VALID, WRONG, Lay, Run, ended, obey_interrupts, process

A, B = "a.cjm.yaml", "b.cjm.yaml"
TEA = VALID.replace("coffee", "tea")
OVERLAY = "cjmap: 1\nextends: base.cjm.yaml\ntitle: I buy a tea\n"
_PICTURE = re.compile(r'<div class="scroll sheet".*?</svg>', re.DOTALL)
_STRIP = re.compile(r'<aside id="preview".*</aside>', re.DOTALL)


def laid(lay: Lay, files: Mapping[str, str]) -> Path:
    """Lay files out below a folder that is the top of a repository, so that no settings above it count."""
    root = lay(files)
    (root / ".git").mkdir()
    return root


def desk(*words: str, wish: Wish | None = None, pause: Callable[[float], None] = lambda _: None) -> Desk:
    made = Desk(words or (".",), wish or Wish(), pause)
    for sheet in made.sheets:
        made.read(sheet)
    return made


def page(made: Desk, path: str = "/") -> str:
    answer = made.answer(path)
    assert (answer.status, answer.type) == (200, "text/html; charset=utf-8")
    return answer.content.decode()


def title(page_: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page_)
    assert found is not None
    return html.unescape(found[1])


def strip(page_: str) -> str:
    """Return the words of the findings."""
    found = _STRIP.search(page_)
    assert found is not None
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[0]))).strip()


def picture(page_: str) -> str:
    found = _PICTURE.search(page_)
    return found[0] if found else ""


def written(path: Path, text: str) -> None:
    """Save as editors do that write into the file itself."""
    path.write_text(text, encoding="utf-8")


def restored(root: Path) -> None:
    if not (root / A).exists():
        (root / "kept").replace(root / A)


def save(path: Path, text: str) -> None:
    """Save as editors do that keep the old file until the new one is whole."""
    beside = path.with_name("beside")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


class TestOneMap:
    def test_nothing_happens_where_nothing_changes(self, lay: Lay) -> None:
        laid(lay, {A: VALID, "cjmap.toml": ""})
        made = desk()
        before = page(made)
        assert [made.look(), made.look(around=True), made.look(around=True)] == [False] * 3
        assert page(made) == before

    def test_the_page_is_that_of_render_with_findings(self, lay: Lay, run: Run) -> None:
        laid(lay, {A: VALID})
        assert run("render", "-f", "html", "-o", "a.html").code == 0
        rendered = Path("a.html").read_text(encoding="utf-8")
        shown = page(desk())
        start, end = rendered.index("<header"), rendered.index("</body>")
        assert rendered[start:end] in shown
        assert "Content-Security-Policy" not in shown
        said = run("lint", "-f", "concise").out.splitlines()
        assert len(said) == strip(shown).count(f"{A}:")
        for line in said:
            assert line.split(": ")[0] in strip(shown)

    def test_it_stands_at_its_id_too(self, lay: Lay) -> None:
        laid(lay, {A: VALID + "id: coffee\n"})
        made = desk()
        assert page(made, "/coffee") == page(made)
        assert made.answer("/a").status == 404

    def test_a_change_is_seen(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk()
        save(root / A, TEA)
        assert made.look()
        assert title(page(made)) == "I buy a tea"
        assert not made.look()

    def test_one_of_the_same_size_in_the_same_instant(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk()
        before = (root / A).stat()
        save(root / A, VALID.replace("coffee", "cuppas"))
        os.utime(root / A, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (root / A).stat().st_size == before.st_size
        assert made.look()
        assert title(page(made)) == "I buy a cuppas"

    def test_broken_and_mended(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk()
        good = page(made)
        save(root / A, WRONG)
        assert made.look()
        broken = page(made)
        assert picture(broken) == picture(good) != ""
        assert strip(broken).startswith(
            f"{STALE} 2 errors error `nmae` is no field of a stage did you mean `name`?"
        )
        assert f"{A}:4:5 CJ003 schema" in strip(broken)
        save(root / A, VALID)
        assert made.look()
        assert page(made) == good

    def test_broken_before_anybody_looked(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk()
        save(root / A, WRONG)
        assert made.look()
        assert picture(page(made))
        assert strip(page(made)).startswith(STALE)

    def test_broken_from_the_start(self, lay: Lay) -> None:
        root = laid(lay, {A: "a: [\n"})
        made = desk()
        assert title(page(made)) == A
        assert picture(page(made)) == ""
        assert strip(page(made)).startswith(f"{NO_PICTURE} 1 error")
        save(root / A, VALID)
        assert made.look()
        assert title(page(made)) == "I buy a coffee"

    def test_what_others_wrote_is_text(self, lay: Lay) -> None:
        evil = "<script>alert(1)</script>\\u202e</aside>"
        laid(lay, {A: VALID.replace("I buy a coffee", f'"{evil}"'), B: f'cjmap: 1\n"{evil}": 1\n'})
        made = desk()
        for path in ("/", "/a", "/b"):
            shown = page(made, path)
            assert "<script>alert" not in shown
            assert shown.count("</aside>") == 1
            assert "\u202e" not in shown


class TestSaving:
    def test_a_file_is_waited_for_while_it_is_empty(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        steps = iter(["", "", TEA[:20], TEA])
        made = desk(pause=lambda _: written(root / A, next(steps, TEA)))
        (root / A).write_text("", encoding="utf-8")
        assert made.look()
        assert (title(page(made)), list(steps)) == ("I buy a tea", [])

    def test_and_while_it_is_away(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk(pause=lambda _: written(root / A, TEA))
        (root / A).rename(root / "a.cjm.yaml~")
        assert made.look()
        assert title(page(made)) == "I buy a tea"

    def test_one_that_stays_empty_is_empty(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        pauses: list[float] = []
        made = desk(pause=pauses.append)
        (root / A).write_text("", encoding="utf-8")
        assert made.look()
        assert strip(page(made)).startswith(STALE)
        assert sum(pauses) == pytest.approx(0.2)

    def test_one_that_is_written_without_end_keeps_nobody_waiting(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        lines = iter(range(1000))
        made = desk(pause=lambda _: save(root / A, TEA + "# more\n" * next(lines)))
        save(root / A, TEA)
        assert made.look()
        assert next(lines) < 30

    def test_a_change_that_is_taken_back_is_none(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk(pause=lambda _: restored(root))
        (root / A).rename(root / "kept")
        assert not made.look()


class TestWhatMapsStandOn:
    def test_the_base_of_an_overlay(self, lay: Lay) -> None:
        root = laid(lay, {A: OVERLAY, "base.cjm.yaml": VALID, B: VALID})
        made = desk()
        other = made.maps[1]
        assert other.job.file.path == B
        told = other.told
        save(root / "base.cjm.yaml", VALID.replace("Order", "Queue"))
        assert made.look()
        assert "Queue" in page(made, "/a")
        assert other.told is told  # it was not read again

    def test_a_base_that_changes_while_maps_are_read(self, lay: Lay) -> None:
        root = laid(lay, {A: OVERLAY, B: OVERLAY, "base.cjm.yaml": VALID})
        made = desk(A, B)
        save(root / "base.cjm.yaml", VALID.replace("Order", "Queue"))
        made.read(made.maps[1])
        assert made.look()
        assert ["Queue" in page(made, path) for path in ("/a", "/b")] == [True, True]
        assert not made.look()

    def test_a_base_that_comes_later(self, lay: Lay) -> None:
        root = laid(lay, {A: OVERLAY})
        made = desk(A)
        assert "`base.cjm.yaml` does not exist" in strip(page(made))
        save(root / "base.cjm.yaml", VALID)
        assert made.look()
        assert title(page(made)) == "I buy a tea"

    def test_a_library_and_one_more(self, lay: Lay) -> None:
        library = "cjmap: 1\nkind: library\npersonas: [{id: sam, name: NAME}]\n"
        files = {"cjmap.toml": 'library = ["lib/*.yaml"]\n', A: VALID + "personas: [sam, ada]\n"}
        root = laid(lay, {**files, "lib/one.yaml": library.replace("NAME", "Sam")})
        made = desk()
        assert "`ada`" in strip(page(made))
        save(root / "lib/two.yaml", library.replace("NAME", "Ada").replace("sam", "ada"))
        assert not made.look()
        assert made.look(around=True)
        assert "Ada" in picture(page(made))
        save(root / "lib/one.yaml", library.replace("NAME", "Samira"))
        assert made.look()
        assert "Samira" in picture(page(made))

    def test_an_image(self, lay: Lay) -> None:
        root = laid(
            lay, {A: VALID + "    touchpoints: [{name: Waits, images: [{file: a.png, alt: The queue}]}]\n"}
        )
        (root / "a.png").write_bytes(png(1))
        made = desk()
        before = picture(page(made))
        assert "data:image/png" in before
        (root / "a.png").write_bytes(png(2))
        assert made.look()
        assert picture(page(made)) != before

    def test_settings(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk()
        assert "CJ2" in strip(page(made))
        save(root / "cjmap.toml", '[lint]\nignore = ["CJ"]\n')
        assert made.look()
        assert "CJ2" not in strip(page(made))

    def test_broken_settings_and_mended_ones(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID, B: TEA, "cjmap.toml": ""})
        made = desk()
        good = page(made, "/a")
        save(root / "cjmap.toml", "includ = []\n")
        assert made.look()
        for path in ("/", "/a", "/none"):
            assert "unknown key `includ`" in strip(made.answer(path).content.decode())
        assert picture(page(made, "/a")) == picture(good)
        save(root / "cjmap.toml", "")
        assert made.look()
        assert page(made, "/a") == good

    def test_a_rule_that_settings_name_wrongly(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID, "cjmap.toml": ""})
        made = desk()
        good = page(made)
        save(root / "cjmap.toml", '[lint]\nprofile = "none"\n')
        assert made.look()
        assert picture(page(made)) == picture(good)
        assert strip(page(made)).startswith("1 error")


class TestSeveralMaps:
    def test_a_list_with_links_and_findings(self, lay: Lay) -> None:
        laid(lay, {A: VALID, B: WRONG, "c.cjm.yaml": "cjmap: 1\nkind: library\n"})
        made = desk()
        shown = page(made)
        assert re.findall(r'<li><a href="([^"]*)">([^<]*)</a>', shown) == [
            ("/a", "I buy a coffee"),
            ("/b", B),
        ]
        assert '<span class="count bad">2 errors</span>' in shown
        assert "2 maps" in strip(shown)
        assert "All maps" in strip(page(made, "/a"))

    def test_the_same_id_twice_and_one_that_is_taken(self, lay: Lay) -> None:
        laid(lay, {A: VALID + "id: x\n", B: TEA + "id: x\n", "events.cjm.yaml": VALID, "ö.cjm.yaml": VALID})
        made = desk()
        assert [sheet.name for sheet in made.maps] == ["x", "x-2", "events-2", "ö"]
        assert title(page(made, "/x-2")) == "I buy a tea"
        assert 'href="/%C3%B6"' in page(made)

    def test_new_and_deleted(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID})
        made = desk()
        save(root / "deep.cjm.yaml", TEA)
        assert not made.look()
        assert made.look(around=True)
        assert title(page(made)) == "Journey maps"
        assert title(page(made, "/deep")) == "I buy a tea"
        (root / "deep.cjm.yaml").unlink()
        assert made.look()
        assert title(page(made)) == "I buy a coffee"
        assert made.answer("/deep").status == 404
        (root / A).unlink()
        assert made.look()
        assert "There are no maps." in page(made)
        save(root / A, VALID)
        assert made.look(around=True)
        assert title(page(made)) == "I buy a coffee"

    def test_named_files_come_back(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID, B: TEA})
        made = desk(A, B)
        (root / B).unlink()
        assert made.look()
        assert title(page(made)) == "I buy a coffee"
        save(root / B, TEA)
        assert made.look(around=True)
        assert title(page(made, "/b")) == "I buy a tea"

    def test_one_is_read_and_not_the_others(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID, B: TEA})
        made = desk()
        before = [sheet.told for sheet in made.maps]
        save(root / A, TEA)
        assert made.look()
        assert [sheet.told is told for sheet, told in zip(made.maps, before, strict=True)] == [False, True]

    def test_paths_that_lead_nowhere(self, lay: Lay) -> None:
        laid(lay, {A: VALID, B: TEA})
        made = desk()
        for path in ("/c", "/a.cjm.yaml", "/../a", "//a", "/a/", "", "/cjmap.toml"):
            answer = made.answer(path)
            assert (answer.status, title(answer.content.decode())) == (404, "There is no such map here")


class TestRules:
    def test_profile_and_day(self, lay: Lay, run: Run) -> None:
        laid(
            lay, {A: VALID + "    touchpoints: [{name: Waits, feeling: -1}]\nreviews: [{date: 2026-06-01}]\n"}
        )
        workshop, early, late = (
            Wish(profile=Profile.WORKSHOP, today=date(2026, 7, 1)),
            Wish(profile=Profile.STRICT, today=date(2026, 1, 1)),
            Wish(profile=Profile.STRICT, today=date(2026, 7, 1)),
        )
        told: list[list[str]] = []
        for wish in (workshop, early, late):
            words = ["--profile", str(wish.profile), "--today", str(wish.today)]
            linted = run("lint", "-f", "concise", *words).out
            told.append(sorted(re.findall(r" (CJ\d+)\[", linted)))
            assert sorted(re.findall(r" (CJ\d+) ", strip(page(desk(wish=wish))))) == told[-1]
        assert len(told[0]) < len(told[2]) < len(told[1])

    def test_what_comments_silence_is_not_told(self, lay: Lay, run: Run) -> None:
        laid(lay, {A: VALID})
        rule = run("lint", "-f", "concise").out.split(" ")[2].partition("[")[0]
        assert rule in strip(page(desk()))
        Path(A).write_text(f"# cjmap: ignore-file[{rule}] it is a draft\n{VALID}", encoding="utf-8")
        assert rule not in strip(page(desk()))


class TestFaultsOfOurs:
    def broken(self, *_: object) -> str:
        raise ZeroDivisionError("by <b>zero</b>")

    def test_in_drawing(self, lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
        root = laid(lay, {A: VALID, B: TEA})
        made = desk()
        good = page(made, "/b")
        monkeypatch.setattr(_sheet, "pictures", self.broken)
        said = strip(page(made, "/a"))
        assert said.startswith(f"{NO_PICTURE} 1 error")
        assert f"{FAILED} ZeroDivisionError: by <b>zero</b>" in said
        assert "Traceback" in said
        assert page(made, "/b") == good
        monkeypatch.undo()
        monkeypatch.chdir(root)
        save(root / A, TEA)
        assert made.look()
        assert title(page(made, "/a")) == "I buy a tea"

    def test_in_linting(self, lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
        laid(lay, {A: VALID})
        monkeypatch.setattr(_sheet, "linted", self.broken)
        shown = page(desk())
        assert picture(shown)
        assert FAILED in strip(shown)


class TestCommand:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            pytest.param(["-"], "`-` cannot change, and there is nothing to watch", id="standard input"),
            pytest.param(
                ["HEAD:a.cjm.yaml"],
                "`HEAD:a.cjm.yaml` cannot change, and there is nothing to watch",
                id="a commit",
            ),
            pytest.param(["none.cjm.yaml"], "no such file or folder: `none.cjm.yaml`", id="nothing"),
            pytest.param(["empty"], "there are no map files (*.cjm.yaml) here", id="no maps"),
            pytest.param(
                ["--today", "soon"], "--today expects a day such as 2026-09-30, not `soon`", id="no day"
            ),
        ],
    )
    def test_refusals(self, lay: Lay, run: Run, words: list[str], said: str) -> None:
        (laid(lay, {A: VALID}) / "empty").mkdir()
        ran = run("preview", *words)
        assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", f"cjmap: error: {said}")

    def test_settings_that_are_broken_from_the_start(self, lay: Lay) -> None:
        laid(lay, {A: VALID, "cjmap.toml": "includ = []\n"})
        with pytest.raises(BadSettings):
            desk()
        with pytest.raises(Misuse):
            desk("none")

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
    def test_it_serves_until_it_is_interrupted_and_writes_nothing(self, lay: Lay) -> None:
        root = laid(lay, {A: VALID, B: TEA})
        started = process(["preview"], preexec_fn=obey_interrupts)
        assert started.stdout is not None
        line = started.stdout.readline().decode()
        found = re.fullmatch(r"previewing 2 maps at http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends it\)\n", line)
        assert found is not None
        with closing(HTTPConnection("127.0.0.1", int(found[1]), timeout=20)) as client:
            client.request("GET", "/events")
            with client.getresponse() as news:
                assert [news.readline(), news.readline()] == [b"data: 0\n", b"\n"]
                save(root / A, WRONG)
                while (said := news.readline()) == b":\n" or said == b"\n":
                    pass
                assert said == b"data: 1\n"
        started.send_signal(signal.SIGINT)
        assert ended(started) == (0, "", "")
        assert sorted(path.name for path in root.iterdir()) == [".git", A, B]
