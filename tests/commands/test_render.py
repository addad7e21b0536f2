"""`cjmap render`, over files given as a dict."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cjmap.commands import _emit

from .conftest import VALID, WRONG, Lay, Run, ended, process

PERSONAS = VALID + "personas: [{id: sam, name: Sam}, {id: ada, name: Ada}]\n"


def test_into_a_file_and_to_standard_output(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    assert run("render", "a.cjm.yaml", "-o", "a.svg") == (0, "", "")
    picture = (root / "a.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert run("render", "a.cjm.yaml") == (0, picture, "")
    assert run("render", "-o", "-") == (0, picture, "")
    assert run("render", "-f", "svg", "-o", "a.picture").code == 0
    assert (root / "a.picture").read_text(encoding="utf-8") == picture


def test_the_target_may_exist(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID, "a.SVG": "old"})
    assert run("render", "-o", "a.SVG").code == 0
    assert (root / "a.SVG").read_text(encoding="utf-8").startswith("<svg ")


def test_same_bytes_on_every_run(lay: Lay) -> None:
    lay({"a.cjm.yaml": VALID})
    settings = ({"PYTHONHASHSEED": "1", "COLUMNS": "40"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    first, second = (ended(process(["render"], env=env)) for env in settings)
    assert first == second


UNKNOWN = {
    "another suffix": (
        ["-o", "a.gif"],
        "the suffix of `a.gif` names no picture format",
        "known: dot, html, pdf, png and svg",
    ),
    "a slip": (["-o", "a.svgg"], "the suffix of `a.svgg` names no picture format", "did you mean svg?"),
    "an unknown format": (
        ["-f", "gif"],
        "there is no picture format `gif`",
        "known: dot, html, pdf, png and svg",
    ),
    "a format that is no picture": (
        ["-f", "text"],
        "there is no picture format `text`",
        "known: dot, html, pdf, png and svg",
    ),
    "two formats in one file": (
        ["-f", "svg", "-f", "png", "-o", "a.svg"],
        "2 formats do not fit into `a.svg`",
        "name a folder: -o pictures/",
    ),
    "two formats on standard output": (
        ["-f", "svg", "-f", "png"],
        "2 formats do not fit into standard output",
        "name a folder: -o pictures/",
    ),
    "a scale without pixels": (
        ["-o", "a.svg", "--scale", "2"],
        "--scale is for PNG alone",
        "an SVG, a PDF and a page are sharp at any size",
    ),
    "a poster as a graph": (
        ["-f", "dot"],
        "the poster is no graph, and DOT says nothing else",
        "add --view flow",
    ),
    "a page of a flow": (
        ["--view", "flow", "-o", "a.html"],
        "a page shows the poster, and not the flow",
        "leave --view out, or draw it as svg",
    ),
    "columns of a flow": (
        ["--view", "flow", "--columns", "stage"],
        "--columns is for the poster alone",
        "leave it out",
    ),
    "a route on a poster": (["--route", "quick"], "--route is for the flow alone", "add --view flow"),
    "lanes of gaps on a poster": (["--by", "device"], "--by is for the gaps alone", "add --view gaps"),
    "lanes of a curve": (
        ["--view", "curve", "--lanes", "feeling"],
        "--lanes is for the poster alone",
        "leave it out",
    ),
    "another map under a flow": (
        ["--view", "flow", "--with", "a.cjm.yaml"],
        "--with is for the curve and poster alone",
        "leave it out",
    ),
    "a lane that there is none of": (
        ["--lanes", "feeling,pain_point"],
        "there is no lane `pain_point`",
        "did you mean pain_points?",
    ),
    "lanes of a template": (
        ["--blank", "--lanes", "feeling"],
        "--lanes does not go with --blank",
        "the template has a lane for each kind of information",
    ),
    "a page on paper": (
        ["--paper", "a3", "-o", "a.html"],
        "--paper does not go with a page",
        "a page is light and dark, and prints by itself",
    ),
    "a view that there is none of": (
        ["--view", "flo"],
        "--view: 'flo' is not one of 'poster', 'flow', 'gaps', 'blueprint', 'heatmap', 'matrix', 'curve'",
        "cjmap render --help",
    ),
    "a check of standard output": (["--check"], "--check needs a file or a folder", "name one: -o map.svg"),
    "nothing to open": (["--open"], "--open needs a file or a folder", "name one: -o map.svg"),
    "a check that opens": (
        ["--open", "--check", "-o", "a.svg"],
        "--check writes nothing that --open could open",
        "leave one of them out",
    ),
}


@pytest.mark.parametrize("case", UNKNOWN.values(), ids=UNKNOWN)
def test_misuse(case: tuple[list[str], str, str], lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    words, sentence, hint = case
    assert run("render", *words) == (2, "", f"cjmap: error: {sentence}\nhint: {hint}\n")
    assert [path.name for path in root.iterdir()] == ["a.cjm.yaml"]


def test_a_picture_does_not_go_to_the_terminal(lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lay({"a.cjm.yaml": VALID})
    monkeypatch.setattr(_emit, "is_terminal", lambda _: True)
    assert run("render")[::2] == (
        2,
        "cjmap: error: a picture does not go to the terminal\nhint: name a file: -o map.svg\n",
    )
    assert run("render", "-o", "-").out.startswith("<svg ")
    assert run("render", "-o", "/dev/stdout").out.startswith("<svg ")


def test_the_map_is_not_overwritten(lay: Lay, run: Run) -> None:
    root = lay({"a.map": VALID})
    code, _, err = run("render", "a.map", "-f", "svg", "-o", "./a.map")
    assert (code, "is the map itself" in err) == (2, True)
    assert (root / "a.map").read_text(encoding="utf-8") == VALID


def test_no_other_map_is_overwritten(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID, "b.cjm.yaml": VALID})
    code, _, err = run("render", "a.cjm.yaml", "-f", "svg", "-o", "b.cjm.yaml")
    assert (code, "is the name of a map" in err) == (2, True)
    assert (root / "b.cjm.yaml").read_text(encoding="utf-8") == VALID


@pytest.mark.parametrize("name", ["x" * 300 + ".svg", "a.cjm.yaml/x.svg"])
def test_a_target_that_cannot_be(name: str, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    code, out, err = run("render", "a.cjm.yaml", "-o", name)
    assert (code, out) == (2, "")
    assert " cannot be written: " in err


def test_an_invalid_map_writes_nothing(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": WRONG, "old.svg": "old"})
    code, out, err = run("render", "a.cjm.yaml", "-o", "old.svg")
    assert (code, err) == (1, "1 map, 2 errors in 1\n")
    assert out.startswith("a.cjm.yaml:4:5: error ")
    assert Path(root, "old.svg").read_text() == "old"


def test_one_persona(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": PERSONAS})
    everybody, sam = run("render").out, run("render", "--persona", "sam").out
    assert (">Ada<" in everybody, ">Ada<" in sam, ">Sam<" in sam) == (True, False, True)
    assert run("render", "--persona", "zoe").code == 2


def test_standard_output_is_utf8_in_every_locale(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID.replace("coffee", "咖啡")})
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert ended(process(["render"], env=env)) == run("render")


def test_columns(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    auto, touchpoint, stage = (run("render", "--columns", by).out for by in ("auto", "touchpoint", "stage"))
    assert (auto == touchpoint, touchpoint == stage) == (True, False)


SIGNATURE = b"\x89PNG\r\n\x1a\n"


def pixels(path: Path) -> tuple[int, int]:
    head = path.read_bytes()
    assert head.startswith(SIGNATURE)
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def test_a_png_has_the_size_of_the_poster_times_its_scale(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    assert run("render", "-o", "a.png") == (0, "", "")
    assert run("render", "-o", "b.png", "--scale", "0.5").code == 0
    width, height = pixels(root / "a.png")
    assert ElementTree.fromstring(run("render").out).attrib["width"] == str(width)
    half = pixels(root / "b.png")
    assert half[0] == width // 2
    assert abs(half[1] - height / 2) <= 1


def test_a_png_has_no_more_pixels_than_fit_into_memory(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay({"a.cjm.yaml": VALID})
    monkeypatch.setattr("cjmap.formats.map.png.MOST_PIXELS", 10_000)
    code, out, err = run("render", "-o", "a.png")
    assert (code, out) == (2, "")
    assert err.startswith(
        "cjmap: error: at scale 1 the picture would be 1,240 pixels wide, too many to hold\nhint: "
    )
    assert not (root / "a.png").exists()


def test_a_png_says_when_fonts_of_this_system_draw_it(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID.replace("coffee", "咖啡")})
    code, _, err = run("render", "-o", "a.png")
    assert (code, err.startswith("cjmap: the bundled font lacks 咖啡: fonts of this system draw it")) == (
        0,
        True,
    )


TWO = {"a.cjm.yaml": VALID, "deep/b.cjm.yaml": VALID, "library.cjm.yaml": "cjmap: 1\nkind: library\n"}


def test_a_folder_of_maps_into_a_folder_of_pictures(lay: Lay, run: Run) -> None:
    root = lay(TWO)
    assert run("render", "-o", "out", "-f", "svg", "-f", "png") == (0, "", "4 pictures of 2 maps in out\n")
    assert sorted(path.name for path in (root / "out").iterdir()) == ["a.png", "a.svg", "b.png", "b.svg"]
    assert (root / "out/a.svg").read_text(encoding="utf-8") == run("render", "a.cjm.yaml").out


def test_pictures_that_stand_already_are_left_alone(lay: Lay, run: Run) -> None:
    root = lay(TWO)
    run("render", "-o", "out/")
    (root / "out/b.svg").write_text("old")
    before = (root / "out/a.svg").stat()
    assert run("render", "-o", "out/").err == "2 pictures of 2 maps in out/, 1 as before\n"
    after = (root / "out/a.svg").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert (root / "out/b.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_check_lists_what_is_out_of_date_and_writes_nothing(lay: Lay, run: Run) -> None:
    root = lay(TWO)
    run("render", "-o", "out")
    assert run("render", "-o", "out", "--check") == (0, "", "2 pictures up to date\n")
    (root / "a.cjm.yaml").write_text(VALID.replace("coffee", "tea"), encoding="utf-8")
    assert run("render", "-o", "out", "--check") == (1, "out/a.svg\n", "1 picture of 2 is out of date\n")
    assert run("render", "b.cjm.yaml", "-o", "new.svg", "--check").code == 2
    assert run("render", "deep", "-o", "new.svg", "--check") == (
        1,
        "new.svg\n",
        "1 picture of 1 is out of date\n",
    )
    assert not (root / "new.svg").exists()


def test_among_many_the_valid_ones_are_drawn(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID, "b.cjm.yaml": WRONG})
    code, out, err = run("render", "-o", "out")
    assert (code, err) == (1, "2 maps, 2 errors in 1\n")
    assert out.startswith("b.cjm.yaml:4:5: error ")
    assert [path.name for path in (root / "out").iterdir()] == ["a.svg"]


def test_several_maps_do_not_fit_into_one_file(lay: Lay, run: Run) -> None:
    lay(TWO)
    code, _, err = run("render", "-o", "a.svg")
    assert (code, err.splitlines()[1]) == (
        2,
        "hint: name the one that you mean, or a folder for all: -o pictures/",
    )


def test_two_maps_of_one_name_do_not_overwrite_each_other(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID, "deep/a.cjm.yaml": VALID})
    code, _, err = run("render", "-o", "out")
    assert (code, "a.cjm.yaml and deep/a.cjm.yaml would be drawn into the same file" in err) == (2, True)


def test_a_folder_of_libraries_has_nothing_to_draw(lay: Lay, run: Run) -> None:
    lay({"library.cjm.yaml": TWO["library.cjm.yaml"]})
    assert run("render", "-o", "out")[::2] == (
        2,
        "cjmap: error: there is no map to draw, only libraries\nhint: name a map that uses them\n",
    )


def test_open_opens_the_one_picture(lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay(TWO)
    opened: list[str] = []

    def opens(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", opens)
    assert run("render", "a.cjm.yaml", "-o", "a.svg", "--open") == (0, "", "")
    assert opened == [(root / "a.svg").resolve().as_uri()]
    assert "opens one picture" in run("render", "-o", "out", "--open").err
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert run("render", "a.cjm.yaml", "-o", "a.svg", "--open") == (
        0,
        "",
        "cjmap: nothing on this machine opens a.svg\n",
    )


def test_the_footer_names_the_file_wherever_it_lies(lay: Lay, run: Run) -> None:
    lay(TWO)
    assert ">b.cjm.yaml · " in run("render", "deep/b.cjm.yaml").out
    with Path("a.cjm.yaml").open("rb") as content:
        assert ".cjm.yaml" not in ended(process(["render", "-"], stdin=content)).out


FLOW = """\
cjmap: 1
title: I buy a coffee
personas: [{id: sam, name: Sam}, {id: ada, name: Ada}]
stages:
  - name: Order
    touchpoints:
      - {name: Looks, next: [waits, pays]}
      - {name: Waits, personas: ada}
      - {name: Pays}
routes:
  - {name: Quick, via: [looks, pays], personas: sam}
  - {name: Slow, via: [waits, pays], personas: ada}
  - {name: Either, via: []}
"""


def test_a_flow_and_its_graph(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": FLOW})
    assert run("render", "--view", "flow", "-o", "a.svg") == (0, "", "")
    picture = (root / "a.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert 'id="a.touchpoint-looks.to-pays"' in picture
    assert run("render", "--view", "flow") == (0, picture, "")
    assert run("render", "--view", "poster").out == run("render").out != picture
    text = run("render", "--view", "flow", "-f", "dot").out
    assert text.startswith("digraph flow {\n")
    assert run("render", "--view", "flow", "-o", "b.dot") == (0, "", "")
    assert (root / "b.dot").read_text(encoding="utf-8") == text
    assert run("render", "--view", "flow", "-o", "a.png", "--scale", "0.5").code == 0
    assert pixels(root / "a.png")[0] == round(float(ElementTree.fromstring(picture).attrib["width"]) / 2)


def test_the_flow_of_one_persona(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FLOW})
    everybody, sam = (
        run("render", "--view", "flow").out,
        run("render", "--view", "flow", "--persona", "sam").out,
    )
    assert (">Waits<" in everybody, ">Waits<" in sam) == (True, False)
    assert "waits" not in run("render", "--view", "flow", "-f", "dot", "--persona", "sam").out.lower()


def test_one_route(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FLOW})
    flow = ("render", "--view", "flow")
    every, quick = run(*flow).out, run(*flow, "--route", "quick").out
    assert (">Slow<" in every, ">Quick<" in every) == (True, True)
    assert (">Slow<" in quick, ">Quick<" in quick) == (False, True)


ROUTES = {
    "none of that name": (
        ["--route", "long"],
        "the map has no route `long`",
        "it has quick, slow and either",
    ),
    "a slip": (["--route", "quik"], "the map has no route `quik`", "did you mean quick?"),
    "one of another persona": (
        ["--route", "slow", "--persona", "sam"],
        "the map has no route `slow` of sam",
        "it has quick and either",
    ),
    "one that leads nowhere": (
        ["--route", "either"],
        "the way of the route `either` is not clear",
        "cjmap lint says where it needs another `via`",
    ),
}


@pytest.mark.parametrize("case", ROUTES.values(), ids=ROUTES)
@pytest.mark.parametrize("name", ["svg", "dot"])
def test_routes_that_cannot_be_drawn(name: str, case: tuple[list[str], str, str], lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FLOW})
    words, sentence, hint = case
    assert run("render", "--view", "flow", "-f", name, *words) == (
        2,
        "",
        f"cjmap: error: {sentence}\nhint: {hint}\n",
    )


def test_flows_in_a_folder_have_names_of_their_own(lay: Lay, run: Run) -> None:
    root = lay(TWO)
    run("render", "-o", "out")
    assert run("render", "-o", "out", "--view", "flow", "-f", "svg", "-f", "dot") == (
        0,
        "",
        "4 pictures of 2 maps in out\n",
    )
    assert sorted(path.name for path in (root / "out").iterdir()) == [
        "a.flow.dot", "a.flow.svg", "a.svg", "b.flow.dot", "b.flow.svg", "b.svg",
    ]  # fmt: skip
    assert run("render", "-o", "out", "--view", "flow", "--check") == (0, "", "2 pictures up to date\n")


def test_same_flow_on_every_run(lay: Lay) -> None:
    lay({"a.cjm.yaml": FLOW})
    settings = ({"PYTHONHASHSEED": "1", "COLUMNS": "40"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    for name in ("svg", "dot"):
        words = ["render", "--view", "flow", "-f", name]
        first, second = (ended(process(words, env=env)) for env in settings)
        assert first == second
        assert first.code == 0


def test_a_machine_that_cannot_run_graphviz_is_told_how_to_go_on(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cjmap.draw import engine

    root = lay({"a.cjm.yaml": FLOW})
    monkeypatch.setitem(sys.modules, "wasmtime", None)
    engine._machine.cache_clear()
    code, out, err = run("render", "--view", "flow", "-o", "a.svg")
    engine._machine.cache_clear()
    assert (code, out, (root / "a.svg").exists()) == (2, "", False)
    assert err.startswith("cjmap: error: Graphviz cannot run here: ")
    assert "\nhint: cjmap render MAP --view flow -f dot | dot -Tsvg" in err
    assert run("render", "--view", "flow", "-f", "dot").code == 0


FULL = """\
cjmap: 1
title: I buy a coffee
personas: Sam
stages:
- name: Order
  touchpoints:
  - {id: queue, name: Waits in the queue, channel: counter, department: shop, feeling: -1, next: {handoff: unmanaged}}
  - id: pays
    name: Pays by card
    channel: web
    feeling: 0.5
    pain_points: [The reader is slow]
    opportunities: [{text: A faster reader, impact: 4, effort: 2}]
    frontstage: [{text: Takes the card, department: shop}]
"""


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("poster", "Pain points"),
        ("flow", "gap: unmanaged hand-off"),
        ("gaps", "counter"),
        ("blueprint", "LINE OF INTERACTION"),
        ("heatmap", "Touchpoint"),
        ("matrix", "Quick wins"),
        ("curve", "The mood starts at −1.0"),
    ],
)
def test_every_view(view: str, said: str, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FULL})
    code, out, err = run("render", "a.cjm.yaml", "--view", view)
    assert (code, err, out.startswith("<svg ")) == (0, "", True)
    assert said in out
    assert run("render", "a.cjm.yaml", "--view", view).out == out


def test_a_folder_has_a_file_for_each_view(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": FULL})
    for view in ("poster", "flow", "heatmap"):
        assert run("render", ".", "-o", "pictures", "--view", view).code == 0
    assert run("render", ".", "-o", "pictures", "--blank").code == 0
    assert sorted(path.name for path in (root / "pictures").iterdir()) == [
        "a.blank.svg", "a.flow.svg", "a.heatmap.svg", "a.svg",
    ]  # fmt: skip


def test_lanes_are_chosen(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FULL})
    out = run("render", "a.cjm.yaml", "--lanes", "pain_points, opportunities").out
    assert ("The reader is slow" in out, ">Opportunities<" in out, ">Feels<" in out) == (True, True, False)


def test_routes_are_a_lane_that_can_be_chosen(lay: Lay, run: Run) -> None:
    text = "cjmap: 1\ntitle: T\nstages: [{name: A, touchpoints: [{name: a, feeling: 1}, {name: b}]}]\n"
    lay({"a.cjm.yaml": text + "routes: [{name: Straight through, via: [a, b]}]\n"})
    chosen: tuple[list[str], ...] = (["--lanes", "routes"], ["--lanes", "feeling"], [])
    outs = [run("render", "a.cjm.yaml", *words).out for words in chosen]
    assert [(">Routes<" in out, ">Feels<" in out) for out in outs] == [
        (True, False),
        (False, True),
        (True, True),
    ]


def test_a_stamp_stands_in_the_footer(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FULL})
    assert "a.cjm.yaml · release 7 ·" in run("render", "a.cjm.yaml", "--stamp", "release 7").out


def test_the_current_state_lies_under_the_future_one(lay: Lay, run: Run) -> None:
    future = FULL.replace("feeling: -1", "feeling: 1").replace("title:", "kind: future-state\ntitle:")
    lay({"a.cjm.yaml": FULL, "b.cjm.yaml": future, "c.cjm.yaml": "cjmap: 1\n"})
    assert ">+2.0<" in run("render", "b.cjm.yaml", "--with", "a.cjm.yaml").out
    assert ">+2.0<" not in run("render", "b.cjm.yaml").out
    code, out, err = run("render", "b.cjm.yaml", "--with", "c.cjm.yaml")
    assert (code, "CJ003[schema] `stages` is missing" in out, "is no correct map" in err) == (2, True, True)


def test_themes_and_the_colours_of_a_brand(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": FULL, "cjmap.toml": '[render.theme]\nband = "#003366"\n'})
    light, grey = (run("render", "a.cjm.yaml", "--theme", name).out for name in ("light", "grey"))
    assert ("#003366" in light, "#F2A97F" in light, "#F2A97F" in grey) == (True, True, False)
    lay({"cjmap.toml": '[render.theme]\nband = "red"\n'})
    code, out, err = run("render", "a.cjm.yaml")
    assert (code, out, "cjmap.toml: render.theme.band expects a colour" in err) == (2, "", True)


def test_paper_says_how_large_the_text_is_and_numbers_its_sheets(lay: Lay, run: Run) -> None:
    stages = "".join(
        FULL.partition("stages:\n")[2]
        .replace("id: queue, ", "")
        .replace("id: pays\n    name:", "name:")
        .replace("name: ", f"name: {n} ")
        for n in range(30)
    )
    many = f"cjmap: 1\ntitle: Much\nstages:\n{stages}"
    root = lay({"a.cjm.yaml": FULL, "many.cjm.yaml": many})
    code, out, err = run("render", "a.cjm.yaml", "--paper", "a3", "-o", "a.svg")
    assert (code, out, err.startswith("A3 ")) == (0, "", True)
    assert 'width="420mm"' in (root / "a.svg").read_text() or 'width="297mm"' in (root / "a.svg").read_text()
    assert run("render", "many.cjm.yaml", "--paper", "a4", "-o", "m.svg").code == 0
    assert len(list(root.glob("m-*.svg"))) > 1
    assert run("render", "many.cjm.yaml", "--paper", "a4", "-o", "m.svg", "--check").code == 0
    assert run("render", "many.cjm.yaml", "--paper", "a4").code == 2


def test_pdf(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": FULL})
    assert run("render", "a.cjm.yaml", "-o", "a.pdf", "--paper", "a4").code == 0
    assert (root / "a.pdf").read_bytes().startswith(b"%PDF-")
