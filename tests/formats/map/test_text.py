"""A map in the terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cjmap.analysis.handoffs import State
from cjmap.formats.map._feeling import bar, score
from cjmap.formats.map._terminal import ASCII, UNICODE, Line, Terminal, fold
from cjmap.formats.map.text import write
from cjmap.model.journey import JourneyMap
from cjmap.view.outline import outline
from cjmap.view.rows import Band, Change, Leaving, Lowest, Mark, Note, Outline, Row
from tests.analysis.made import COFFEE, MOVING_IN, example, journey, one_stage
from tests.conftest import Golden

WORLD = """\
personas: [{id: sam, name: 佐藤さん, role: 通勤者}]
scenario: "[bold]not markup[/bold] ::error::x"
stages:
- name: 気づく
  question: この店はどこにありますか、そして何時に開きますか
  duration: 2–3 d
  touchpoints:
  - {name: 通りから看板を見る, channel: 店頭, feeling: {score: 1.5, words: うれしい}, delights: [true]}
  - name: Смотрит в окно и считает людей в очереди
    channel: витрина
    feeling: {score: -1.2, words: Тревожно}
    pain_points: [{text: Никто не говорит сколько ждать, severity: 3}]
    moment_of_truth: true
  - {name: Donaudampfschifffahrtsgesellschaft anrufen, channel: Ruf📞, feeling: 0}
  - {name: "Cafe\\u0301 in the rain ☔", feeling: {words: Unsure}}
"""


def drawn(map_: JourneyMap, width: int = 80, persona: str | None = None, **terminal: object) -> str:
    return write(outline(map_, persona), replace(Terminal(width), **terminal))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_examples(width: int, golden: Golden) -> None:
    golden(f"show/coffee-{width}.txt", drawn(example(COFFEE), width))
    golden(f"show/moving-in-{width}.txt", drawn(example(MOVING_IN), width))


def test_with_all_words_and_for_one_persona(golden: Golden) -> None:
    golden("show/moving-in-full.txt", drawn(example(MOVING_IN), full=True))
    golden("show/moving-in-daria.txt", drawn(example(MOVING_IN), persona="daria"))


def test_without_unicode_and_with_colour(golden: Golden) -> None:
    golden("show/coffee-ascii.txt", drawn(example(COFFEE), unicode=False))
    golden("show/coffee-color.txt", drawn(example(COFFEE), color="truecolor"))


def test_scripts_of_the_world(golden: Golden) -> None:
    golden("show/world-80.txt", drawn(journey(WORLD)))
    golden("show/world-40.txt", drawn(journey(WORLD), 40))


def test_the_smallest_map() -> None:
    assert drawn(journey("stages: [{name: Begin}]"), 40).splitlines() == [
        "▌ A journey",
        "▌ Current state · draft",
        "",
        "─1 Begin ───────────────────────────────",
        "│ no touchpoints yet",
        "",
    ]


def test_a_missing_feeling_is_a_gap() -> None:
    first, second = drawn(one_stage("name: a, feeling: 0", "name: b")).splitlines()[4:6]
    assert re.fullmatch(r"│ 1 a +│ +0\.0", first)
    assert re.fullmatch(r"│ 2 b +·", second)
    assert first.rindex("│") == second.rindex("·")


def test_no_feelings_at_all_take_no_room() -> None:
    lines = drawn(one_stage("name: a", "name: b, with_us: false")).splitlines()
    assert "No feeling   at 2 of 2 touchpoints" in lines[7]
    assert not [line for line in lines if "Lowest" in line]


def test_what_happens_between_the_rows() -> None:
    map_ = one_stage(
        "name: a, channel: x, exits: {share: 0.145, to: do-nothing}, "
        "next: [{to: b, handoff: {state: unmanaged, loses: the name}}, {to: c, handoff: managed}, "
        "{to: d, handoff: managed}]",
        "name: b, channel: y, next: {handoff: {state: managed, carries: all}}",
        "name: c, channel: z, wait: 3 d",
        "name: d, channel: w",
    )
    lines = [line.strip() for line in drawn(map_).splitlines()]
    assert [line for line in lines if line[4:5] in "↗⇎⇄⇢◷" and line[4:5]] == [
        "│   ↗ 14.5 % leave and do nothing",
        "│   ⇎ gap to 2 · loses: the name",
        "│   ⇄ to 3, 4",
        "│   ⇄ to 3 · carries: all",
        "│   ◷ 3 d wait",
        "│   ⇢ to 4",
    ]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param(["name: a", "name: b"], ["1 a", "2 b"], id="short rows stand close"),
        pytest.param(
            ["name: a", "name: b, with_us: false", "name: c, wait: 3 d, exits: {}"],
            ["1 a", "", "2 b without us", "", "◷ 3 d wait", "3 c", "↗ leave"],
            id="one long row gives air to all",
        ),
    ],
)
def test_air(rows: list[str], lines: list[str]) -> None:
    told = [" ".join(line.strip("│ ·").split()) for line in drawn(one_stage(*rows)).splitlines()]
    start = told.index("1 a")
    assert told[start : start + len(lines)] == lines


@pytest.mark.parametrize(
    ("next_", "said"),
    [
        ("{to: b, handoff: unmanaged}", "1 gap"),
        ("{to: b, handoff: managed}", "no gaps, 1 managed"),
        ("b", "no gaps, 1 not described"),
    ],
)
def test_only_what_there_is_of_is_counted(next_: str, said: str) -> None:
    map_ = one_stage(f"name: a, channel: x, next: {next_}", "name: b, channel: y")
    assert f"▌ Hand-offs    {said}\n" in drawn(map_)


def test_a_gap_is_red_and_an_undescribed_handoff_is_not() -> None:
    map_ = one_stage(
        "name: a, channel: x, next: {to: b, handoff: unmanaged}", "name: b, channel: y", "name: c, channel: x"
    )
    lines = drawn(map_, color="truecolor").splitlines()
    (gap,) = [line for line in lines if "gap" in line and "to 2" in line]
    (unknown,) = [line for line in lines if "to 3" in line]
    assert "38;2;212;87;42" in gap
    assert "38;2;212;87;42" not in unknown


def test_many_equal_marks_are_counted() -> None:
    pains = "pain_points: [{text: A 1, severity: 3}, B 1, C 1]"
    map_ = one_stage(f"name: a, opportunities: [D 1, E 1, F 1, G 1], {pains}")
    assert "▲3 △2 △2 ⊕×4" in drawn(map_)


BARS = {
    None: "  ·  ",
    0: "  │  ",
    0.1: "  │╸ ",
    1: "  │━ ",
    1.4: "  │━╸",
    2: "  │━━",
    -0.5: " ╺│  ",
    -2: "━━│  ",
}


@pytest.mark.parametrize(("value", "said"), BARS.items())
def test_bars(value: float | None, said: str) -> None:
    assert text_of(bar(value, 2, UNICODE)) == said


def test_scores() -> None:
    values = [1, -0.6, 0, None, -0.35]
    assert [score(value, UNICODE) for value in values] == ["+1.0", "−0.6", " 0.0", "", "−0.35"]
    assert [score(value, ASCII) for value in values] == ["+1.0", "-0.6", " 0.0", "", "-0.35"]


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("ab cd", ["ab cd"]),
        ("abc def", ["abc", "def"]),
        ("a  b", ["a b"]),
        ("abcdefghijk lm", ["abcde", "fghij", "k lm"]),
        ("通りから看板", ["通り", "から", "看板"]),
    ],
)
def test_folding(text: str, lines: list[str]) -> None:
    assert fold(text, 5) == lines


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
MAYBE = st.none() | WORDS
NUMBERS = st.integers(1, 999)
NOTES = st.lists(st.builds(Note, st.sampled_from(Mark), MAYBE, st.integers(1, 3)), max_size=5).map(tuple)
CHANGES = st.lists(
    st.builds(Change, NUMBERS, st.sampled_from(State), st.just(("channel", "department")), MAYBE, MAYBE),
    max_size=3,
).map(tuple)
ROWS = st.builds(
    Row,
    number=NUMBERS,
    id=st.just("a"),
    name=WORDS,
    channels=st.lists(WORDS, max_size=2).map(tuple),
    with_us=st.booleans(),
    value=st.none() | st.sampled_from([-2, -0.35, 0, 1.4]),
    words=MAYBE,
    wait=MAYBE,
    notes=NOTES,
    changes=CHANGES,
    exits=st.lists(st.builds(Leaving, st.none() | st.floats(0, 1), MAYBE, MAYBE), max_size=1).map(tuple),
)
BANDS = st.builds(
    Band,
    number=NUMBERS,
    name=WORDS,
    facts=st.lists(WORDS, max_size=2).map(tuple),
    question=MAYBE,
    alongside=st.booleans(),
    rows=st.lists(ROWS, max_size=3).map(tuple),
    notes=NOTES,
)
EMPTY = outline(journey("stages: [{name: Begin}]"))


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    lowest = draw(st.none() | st.builds(Lowest, NUMBERS, WORDS, st.just(-1.0), MAYBE))
    summary = EMPTY.summary._replace(
        touchpoints=draw(NUMBERS),
        lowest=lowest,
        severe=draw(st.integers(0, 9)),
        gaps=draw(NUMBERS),
    )
    return Outline(
        draw(WORDS),
        tuple(draw(st.lists(WORDS, max_size=2))),
        tuple(draw(st.lists(WORDS, max_size=2))),
        draw(MAYBE),
        draw(MAYBE),
        tuple(draw(st.lists(BANDS, max_size=2))),
        summary,
    )


@settings(derandomize=True, max_examples=100, deadline=None)
@given(made=outlines(), width=st.integers(32, 130), unicode=st.booleans(), full=st.booleans())
def test_any_texts_stay_in_the_width_and_obey_nobody(
    made: Outline, width: int, unicode: bool, full: bool
) -> None:
    text = write(made, Terminal(width, None, unicode, full))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
    assert text.isascii() or unicode
    lines = text.split("\n")
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip(" ")] == []
    signs = UNICODE if unicode else ASCII
    assert {line[0] for line in lines if line} <= {signs.title, signs.spine, signs.side, signs.rule}


@settings(derandomize=True, max_examples=30, deadline=None)
@given(made=outlines(), width=st.integers(32, 130))
def test_colour_changes_no_text(made: Outline, width: int) -> None:
    plain, coloured = write(made, Terminal(width)), write(made, Terminal(width, "truecolor"))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.strip(" ─").replace("─", "").split() for line in plain.split("\n")] == [
        line.strip(" ─").replace("─", "").split() for line in bare.split("\n")
    ]
