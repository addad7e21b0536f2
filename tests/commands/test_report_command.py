"""`cjmap report`, over files given as a dict."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cjmap import cli
from cjmap.commands import _crew

from .conftest import VALID, WRONG, Lay, Run, ended, obey_interrupts, process

A = VALID.replace("cjmap: 1\n", "cjmap: 1\nid: a\n")
B = A.replace("id: a", "id: b")
DAY = ("--today", "2026-11-28")


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_page_and_a_brief_for_each_map_and_the_atlas(lay: Lay, run: Run) -> None:
    root = lay({"maps/a.cjm.yaml": A, "maps/deep/b.cjm.yaml": B})
    assert run("report", "maps", "-o", "report/", *DAY) == (0, "", "2 maps: 5 pages written, in report/\n")
    assert pages(root / "report") == ["a.brief.html", "a.html", "b.brief.html", "b.html", "index.html"]
    index = (root / "report/index.html").read_text(encoding="utf-8")
    assert "Atlas of 2 journey maps" in index
    assert "overdue on" in index
    assert "2026-11-28" in index
    assert "The ask" in (root / "report/a.brief.html").read_text(encoding="utf-8")


REVIEWED = A + "reviews: [{date: 2026-03-02}]\nreview_every: quarterly\n"


def test_the_page_is_that_of_render_with_what_is_found_and_due(lay: Lay, run: Run) -> None:
    root = lay({"maps/a.cjm.yaml": REVIEWED, "cjmap.toml": ""})
    run("report", "-o", "report", *DAY)
    run("render", "-o", "a.html")
    told, drawn = (path.read_text(encoding="utf-8") for path in (root / "report/a.html", root / "a.html"))
    for part in (
        "<b class=number>2026-03-02</b> reviewed, 8 months ago",
        '<b class="number bad">2026-06-02</b> next review, overdue, quarterly',
        "<code>maps/a.cjm.yaml:3</code> <span class=muted>CJ205 missing-persona</span>",
        "<a href=index.html>All maps</a> <a href=a.brief.html>Brief</a>",
    ):
        assert part in told
        assert part not in drawn
    assert "<b class=number>2026-03-02</b> reviewed<" in drawn
    kept = ("<section id=poster", "<section id=table", "<section id=story", "<section id=evidence")
    for start, end in pairwise(kept):
        assert told[told.index(start) : told.index(end)] == drawn[drawn.index(start) : drawn.index(end)]


def test_a_profile_decides_what_is_found(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": A, "cjmap.toml": "[lint]\nignore = ['CJ205']\n"})
    counts = {}
    for profile in ("workshop", "strict"):
        assert run("report", "-o", profile, "--profile", profile, *DAY).code == 0
        text = (root / profile / "a.html").read_text(encoding="utf-8")
        assert "CJ205" not in text
        counts[profile] = text.count('<b class="level ')
    assert counts["workshop"] < counts["strict"]


def test_settings_of_rules_that_are_wrong_stop_it(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": A, "cjmap.toml": "[lint]\nprofile = 'hard'\n"})
    assert run("report", "-o", "report", *DAY).code == 2


def test_what_is_the_same_is_not_written_again(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": A, "b.cjm.yaml": B})
    run("report", "-o", "report", *DAY)
    times = {name: (root / "report" / name).stat().st_mtime_ns for name in pages(root / "report")}
    assert run("report", "-o", "report", *DAY).err == "2 maps: 0 pages written, 5 as before, in report\n"
    (root / "b.cjm.yaml").write_text(B.replace("Order", "Pay"), encoding="utf-8")
    assert run("report", "-o", "report", *DAY).err == "2 maps: 3 pages written, 2 as before, in report\n"
    now = {name: (root / "report" / name).stat().st_mtime_ns for name in pages(root / "report")}
    assert {name for name in now if now[name] != times[name]} == {"b.html", "b.brief.html", "index.html"}


def test_same_bytes_on_every_run(lay: Lay) -> None:
    root = lay({"a.cjm.yaml": A, "b.cjm.yaml": B})
    for folder, env in (
        ("x", {"PYTHONHASHSEED": "1", "COLUMNS": "40"}),
        ("y", {"PYTHONHASHSEED": "2", "LANG": "C"}),
    ):
        assert ended(process(["report", "-q", "-o", folder, *DAY], env=env)) == (0, "", "")
    for name in pages(root / "x"):
        assert (root / "x" / name).read_bytes() == (root / "y" / name).read_bytes()


def test_dates_are_judged_as_of_a_day(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": A + "reviews: [{date: 2026-01-01}]\nreview_every: quarterly\n"})
    run("report", "-o", "early", "--today", "2026-03-01")
    run("report", "-o", "late", "--today", "2026-05-01")
    run("report", "-o", "now")
    briefs = [(root / name / "a.brief.html").read_text(encoding="utf-8") for name in ("early", "late")]
    assert ["Review this map by 2026-04-01" in brief for brief in briefs] == [True, False]
    assert ["Review this map: it was due 2026-04-01" in brief for brief in briefs] == [False, True]
    assert "2 months ago" in (root / "early/index.html").read_text(encoding="utf-8")
    assert str(date.today()) in (root / "now/index.html").read_text(encoding="utf-8")


def test_invalid_maps_are_told_and_left_out(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": A, "wrong.cjm.yaml": WRONG})
    ran = run("report", "-o", "report")
    assert ran.code == 1
    assert "wrong.cjm.yaml:4" in ran.out
    assert ran.err.startswith("1 map: 3 pages written, in report\n2 maps, ")
    assert pages(root / "report") == ["a.brief.html", "a.html", "index.html"]


def test_nothing_is_written_where_no_map_is_valid(lay: Lay, run: Run) -> None:
    root = lay({"wrong.cjm.yaml": WRONG})
    assert run("report", "-o", "report").code == 1
    assert not (root / "report").exists()


def test_a_library_is_no_map(lay: Lay, run: Run) -> None:
    library = "cjmap: 1\nkind: library\npersonas: [Sam]\n"
    root = lay({"a.cjm.yaml": A, "library.cjm.yaml": library})
    assert run("report", "-o", "report").err == "1 map: 3 pages written, in report\n"
    (root / "a.cjm.yaml").unlink()
    ran = run("report", "-o", "other")
    assert (ran.code, "only libraries" in ran.err) == (2, True)


def test_two_maps_of_one_id(lay: Lay, run: Run) -> None:
    root = lay({"one.cjm.yaml": A, "two.cjm.yaml": A.replace("coffee", "tea")})
    ran = run("report", "-o", "report")
    assert ran.code == 2
    assert "one.cjm.yaml and two.cjm.yaml would be told on the same page, and only the first is" in ran.err
    assert "coffee" in (root / "report/a.html").read_text(encoding="utf-8")
    assert "1 map: 3 pages written" in ran.err


def test_a_map_that_would_take_the_place_of_the_atlas(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": A, "index.cjm.yaml": VALID})
    ran = run("report", "-o", "report")
    assert ran.code == 2
    assert "the page of index.cjm.yaml would be index.html, which is the atlas" in ran.err
    assert pages(root / "report") == ["a.brief.html", "a.html", "index.html"]


@pytest.mark.parametrize("name", ["index.html", "a.html", "a.brief.html"])
@pytest.mark.parametrize("content", ["", "<!doctype html><title>Mine</title>", "x" * 5000 + "cjmap"])
def test_what_somebody_else_made_stays(lay: Lay, run: Run, name: str, content: str) -> None:
    root = lay({"a.cjm.yaml": A, f"report/{name}": content})
    ran = run("report", "-o", "report")
    assert (ran.code, ran.err) == (
        2,
        f"cjmap: error: `report/{name}` is no page that cjmap made, and would be lost\n"
        "hint: move it away, or name another folder\n",
    )
    assert (root / "report" / name).read_text(encoding="utf-8") == content
    if name == "index.html":
        assert pages(root / "report") == [name]


def test_maps_that_lead_into_others(lay: Lay, run: Run) -> None:
    outer = A + "    zoom: deep/b.cjm.yaml\n"
    root = lay({"cjmap.toml": "", "a.cjm.yaml": outer, "deep/b.cjm.yaml": B, "deep/over.cjm.yaml": OVER})
    assert run("report", "-o", "report").code == 0
    index = (root / "report/index.html").read_text(encoding="utf-8")
    start = index.index('<ul class="tree">')
    tree = index[start : index.index("</section>", start)]
    assert [tree.count(f'href="{name}.html"') for name in "abc"] == [1, 2, 1]
    assert tree.index('href="a.html"') < tree.index('href="b.html"')


OVER = "cjmap: 1\nid: c\ntitle: I buy tea\nextends: ../a.cjm.yaml\n"

WRONGLY = {
    "no folder": ((), "a report is a folder of pages", "name one: -o report/"),
    "standard output": (("-o", "-"), "a report is a folder of pages", "name one: -o report/"),
    "a file": (
        ("-o", "a.cjm.yaml"),
        "`a.cjm.yaml` is a file, and a report is a folder of pages",
        "name a folder: -o report/",
    ),
    "no date": (("-o", "r", "--today", "soon"), "--today expects a day such as 2026-09-30, not `soon`", None),
    "no maps": (("r", "-o", "r"), "no such file or folder: `r`", None),
}


@pytest.mark.parametrize(("words", "sentence", "hint"), WRONGLY.values(), ids=WRONGLY)
def test_misuse(lay: Lay, run: Run, words: tuple[str, ...], sentence: str, hint: str | None) -> None:
    root = lay({"a.cjm.yaml": A})
    ran = run("report", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"cjmap: error: {sentence}\n" + (f"hint: {hint}\n" if hint else "")
    assert pages(root) == ["a.cjm.yaml"]


def test_a_folder_that_cannot_be_made(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": A, "file": ""})
    ran = run("report", "-o", "file/report")
    assert (ran.code, "a file stands where a folder is needed" in ran.err) == (2, True)


def test_from_standard_input_and_quietly(lay: Lay) -> None:
    root = lay({})
    ran = ended(process(["report", "-", "-q", "-o", "report"], stdin=-1), VALID.encode())
    assert ran == (0, "", "")
    assert pages(root / "report") == ["index.html", "stdin.brief.html", "stdin.html"]


def many(count: int) -> dict[str, str]:
    """Return maps, some of them with the same warning of a library, one broken, one in the way of another."""
    maps = {f"maps/{n:03}.cjm.yaml": A.replace("id: a", f"id: m{n}") for n in range(count)}
    return {**maps, "maps/900.cjm.yaml": WRONG, "maps/901.cjm.yaml": A.replace("id: a", "id: m3")}


def test_many_maps_are_made_side_by_side_and_give_the_same(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay(many(2 * _crew.FEW))
    side = ended(process(["report", "maps", "-o", "side", *DAY]))
    again = ended(process(["report", "maps", "-o", "side", *DAY]))
    assert (side.code, side.out.count("CJ003")) == (2, 2)
    assert "both" not in side.err
    assert f"{2 * _crew.FEW} maps: {4 * _crew.FEW + 1} pages written" in side.err
    assert f"0 pages written, {4 * _crew.FEW + 1} as before" in again.err
    monkeypatch.setattr(_crew, "_processors", lambda: 1)
    assert cli.main(["report", "maps", "-o", "alone", "-q", *DAY]) == 2
    assert pages(root / "side") == pages(root / "alone")
    for name in pages(root / "alone"):
        assert (root / "side" / name).read_bytes() == (root / "alone" / name).read_bytes()


def test_few_maps_and_those_of_a_stream_start_no_process(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(many(_crew.FEW - 4))
    monkeypatch.setattr(_crew, "_crew", lambda *_: pytest.fail("a process was started"))
    monkeypatch.setattr(_crew, "_processors", lambda: 4)
    assert run("report", "maps/00*.cjm.yaml", "-o", "few", "-q", *DAY).code == 0
    monkeypatch.setattr(_crew, "FEW", 1)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(A.encode())))
    assert run("report", "-", "-o", "stream", "-q", *DAY).code == 0


@pytest.mark.parametrize(
    "where", ["concurrent.futures.ProcessPoolExecutor", "multiprocessing.process.BaseProcess.start"]
)
def test_where_no_process_may_be_started_it_makes_them_itself(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    root = lay({"a.cjm.yaml": A, "b.cjm.yaml": B})

    def refused(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(_crew, "FEW", 1)
    monkeypatch.setattr(_crew, "_processors", lambda: 2)
    monkeypatch.setattr(where, refused)
    assert run("report", "-o", "report", "-q", *DAY).code == 0
    assert len(pages(root / "report")) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_all_processes(lay: Lay) -> None:
    root = lay(many(6 * _crew.FEW))
    started = process(
        ["report", "maps", "-o", "report", *DAY], preexec_fn=obey_interrupts, start_new_session=True
    )
    while not (root / "report").exists():
        assert started.poll() is None
        time.sleep(0.02)
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to all that belong to it
    done = ended(started)
    assert (done.code, done.err) == (130, "interrupted\n")
    assert [name for name in pages(root / "report") if not name.endswith(".html")] == []


def test_processes_start_deaf_to_ctrl_c() -> None:
    before = signal.getsignal(signal.SIGINT)
    with _crew._deaf():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before
