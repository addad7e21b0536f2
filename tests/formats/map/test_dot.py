"""Maps as DOT: what it says, that no text of a map is more than a text, and that Graphviz reads it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from cjmap.draw.engine import laid_out
from cjmap.draw.palette import LIGHT, of_route
from cjmap.formats.map.dot import MOST, label, write
from cjmap.model.journey import JourneyMap
from cjmap.view.graph import graph
from tests.analysis.made import COFFEE, EXAMPLES, MOVING_IN, example, journey, one_stage
from tests.conftest import Golden
from tests.draw.flows import maps

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
CLINIC = EXAMPLES / "clinic-visit.cjm.yaml"


@pytest.mark.parametrize("path", [COFFEE, MOVING_IN, CLINIC], ids=["coffee", "moving-in", "clinic-visit"])
def test_examples(path: Path, golden: Golden) -> None:
    made = example(path)
    golden(f"flow/{made.id}.dot", write(graph(made)))


def lines(text: str, start: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith(start)]


def test_the_smallest_map() -> None:
    text = write(graph(journey("stages: [{name: Begin}]")))
    assert lines(text, "s1") == ['s1 [label="no touchpoints yet" shape=plaintext style=""]']
    assert "->" not in text


def test_what_stands_around_the_touchpoints() -> None:
    text = write(
        graph(
            one_stage(
                "name: a, entry: 25 %, exits: {why: Rain, share: 14 %, to: competitor}, "
                "next: [{to: end, when: Paid, share: 0.1}, {}]",
                "name: b",
            )
        )
    )
    assert lines(text, "x") == [
        'x1 [label="" shape=point width=0.15 xlabel="25 %"]',
        'x1 -> t1 [color="#56616F"]',
        'x2 [label="exit\\n14 %\\nRain\\nto competitor" color="#828D9A" fillcolor=white shape=note style=filled]',
        'x3 [label="10 %\\nPaid" fillcolor=white]',
        "x4 [label=end fillcolor=white fontsize=9 margin=0 shape=doublecircle]",
    ]
    assert [line.split(" [")[0] for line in lines(text, "t") if "->" in line] == [
        "t1 -> t2", "t1 -> x2", "t1 -> x3", "t2 -> x4",
    ]  # fmt: skip


def test_a_step_has_a_line_more_for_each_route_that_takes_it() -> None:
    routes = "{name: Over b, via: [b], share: 0.3, ends: completed}, {name: Somehow}, {id: o, name: Over c, via: [c]}"
    spots = ("name: a, next: [b, c]", "name: b, next: d", "name: c", "name: d")
    text = write(graph(one_stage(*spots, more=f"routes: [{routes}]\n")))
    blue, petrol = LIGHT[of_route(0)], LIGHT[of_route(2)]
    assert lines(text, "r") == [
        f'r1 [label="Over b · 30 % · completed" fontcolor="{blue}" shape=plaintext style=""]',
        f'r2 [label="Over c" fontcolor="{petrol}" shape=plaintext style=""]',
    ]
    assert [line.split("color=")[1].split()[0] for line in lines(text, "t") if "-> t" in line] == [
        f'"#1B2430:{blue}"', f'"#1B2430:{petrol}"', '"#1B2430"', '"#1B2430"',
    ]  # fmt: skip


STEPS: dict[str, tuple[str, str]] = {
    "a plain one": ("", '[color="#1B2430" fontcolor="#1B2430"]'),
    "with a condition": (
        "next: {when: It rains, share: 30 %}", '[label="30 % · It rains" color="#1B2430" fontcolor="#1B2430"]'
    ),
    "a hand-off that nobody described": (
        "channel: web", '[color="#828D9A" fontcolor="#56616F" style=dotted]'
    ),
    "one that is managed": (
        "channel: web, next: {handoff: managed}", '[label=managed color="#1B2430" fontcolor="#1B2430"]'
    ),
    "a gap": (
        "channel: web, next: {handoff: {state: unmanaged, loses: All}}",
        '[label="loses: All" color="#B5360A" fontcolor="#B5360A" style=dashed]',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), STEPS.values(), ids=STEPS)
def test_steps(text: str, wanted: str) -> None:
    made = one_stage(", ".join(filter(None, ("name: a", text))), "name: b, channel: shop, next: [a, end]")
    said = write(graph(made))
    assert lines(said, "t1 ->") == [f"t1 -> t2 {wanted}"]
    (back,) = lines(said, "t2 -> t1")
    assert 'color="#6B2F8F"' in back


HOSTILE = (
    '"', '\\"', "\\", 'a\\"b', "\\\\", "ends in \\", "<b>bold</b>", "<>", "&amp;", "&lt;b&gt;", "&#38;", "\\n", "\\N",
    "\\G", "\\E", "\\l", "\\x00", "a\tb", "\x07", "{a|<p>b}", "]; x [", '"]; evil [label="', "// no", "/* no */",
    "# no", "node", "subgraph", "strict", "\u202e", "\ufeff", "%", "'", "``", "é", "咖啡", "👩‍👩‍👧", "-1", ".5",
    "a\u2028b",
)  # fmt: skip


def everywhere(text: str) -> JourneyMap:
    """Make a map that says a text wherever one may stand."""
    steps = [{"when": text, "handoff": {"state": "unmanaged", "loses": text}}, {"to": "end", "when": text}]
    first = {
        "id": "a", "name": text, "channel": [text], "feeling": {"score": 1, "words": text}, "pain_points": [text],
        "next": steps, "exits": {"why": text, "to": text},
    }  # fmt: skip
    whole = {
        "stages": [{"name": text, "question": text, "touchpoints": [first, {"name": "b", "channel": "shop"}]}]
    }
    basic = max(text, default="") < "\U00010000"  # YAML knows no halves of characters
    return journey(
        "\n".join(f"{key}: {json.dumps(value, ensure_ascii=basic)}" for key, value in whole.items())
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_no_more_than_a_text(text: str) -> None:
    plain, hostile = (_skeleton(label(words, "b") + label("c")) for words in ("x", text))
    assert plain == hostile
    said, usual = write(graph(everywhere(text))), write(graph(everywhere("x")))
    assert laid_out(said).nodes.keys() == laid_out(usual).nodes.keys()
    assert _names(said) == _names(usual)


def _skeleton(text: str) -> int:
    """Return how many lines Graphviz makes of a label."""
    return len(re.findall(r"(?<!\\)(?:\\\\)*\\[nlr]", text))


_ATTRIBUTE = re.compile(r'(\w+)=(?:"(?:[^"\\]|\\.)*"|[^\s\]"]+)')


def _names(text: str) -> list[list[str]]:
    """Return the names of attributes in each line: their values are left out, whatever they hold."""
    return [_ATTRIBUTE.findall(line) for line in text.splitlines()]


def test_long_texts_are_clipped_in_labels_alone() -> None:
    assert label("x" * MOST) == "x" * MOST
    assert label("x" * (MOST + 1)) == "x" * (MOST - 1) + "…"
    assert label("", "a", "", "b") == "a\\nb"
    assert label("a b c", width=3, left=True) == "a b\\lc\\l"


def test_nothing_that_graphviz_would_follow_comes_from_a_map() -> None:
    text = write(graph(example(MOVING_IN)))
    names = {name for line in _names(text) for name in line}
    assert names <= {
        "bgcolor", "color", "fillcolor", "fontcolor", "fontname", "fontsize", "label", "labeljust", "labelloc",
        "margin", "ranksep", "shape", "style", "width", "xlabel",
    }  # fmt: skip
    assert set(re.findall(r"fontname=(\S+?)[\s\]]", text)) == {"Helvetica"}


@settings(derandomize=True, deadline=None, max_examples=25)
@given(text=maps())
def test_graphviz_lays_out_whatever_is_in_a_map(text: str) -> None:
    made = graph(journey(text))
    found = laid_out(write(made))
    assert {f"t{node.number}" for node in made.nodes} <= found.nodes.keys()


if shutil.which("dot"):

    @pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
    def test_the_graphviz_of_this_machine_takes_it_too(path: Path) -> None:
        made = write(graph(example(path)))
        done = subprocess.run(["dot", "-Tsvg"], input=made.encode(), capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "<svg" in done.stdout.decode()

    @pytest.mark.parametrize("text", HOSTILE)
    def test_the_graphviz_of_this_machine_takes_any_text(text: str) -> None:
        made = write(graph(everywhere(text)))
        done = subprocess.run(["dot", "-Tplain"], input=made.encode(), capture_output=True, check=False)
        assert done.returncode == 0
        names = {line.split()[1] for line in done.stdout.decode().splitlines() if line.startswith("node ")}
        assert names == {"t1", "t2", "x1", "x2", "x3", "x4"}
