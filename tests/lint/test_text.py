"""CJ903, CJ910: the scalars of a file as they are written, and what other readers make of them."""

from __future__ import annotations

import pytest

from .linting import lint

HEAD = "title: I buy a coffee\nstages:\n  - name: Order\n    touchpoints:\n      - name: Waits\n"


@pytest.mark.parametrize(
    "field",
    [
        pytest.param('time: "12:30"', id="a time in quotes"),
        pytest.param("time: '12:30'", id="a time in single quotes"),
        pytest.param("time: 06:15", id="with a zero in front every tool reads a text"),
        pytest.param("time: 12:30 to 13:00", id="a span of time is a text"),
        pytest.param("time: 24:75", id="no minute has this number"),
        pytest.param("note: 1984", id="a number is a number everywhere"),
        pytest.param("note: 1.10", id="a fraction as well"),
        pytest.param("note: 089", id="no octal number has a nine"),
        pytest.param("note: 0.35", id="nothing but a fraction"),
        pytest.param("feeling: -1", id="a feeling"),
        pytest.param("moment_of_truth: true", id="true is true everywhere"),
        pytest.param("note: Yes, of course", id="yes among other words"),
        pytest.param("note: Norway", id="a word that begins with no"),
        pytest.param('note: "no"', id="no in quotes"),
        pytest.param("note: yEs", id="no tool knows this spelling"),
        pytest.param("note: y", id="hardly any tool reads y"),
        pytest.param("note: 2026-09-30", id="dates stand without quotes"),
        pytest.param("note: 2026-09-30 in the evening", id="a date among words"),
        pytest.param("note: 1_000 people", id="a grouped number among words"),
        pytest.param("note: a_1", id="an underscore in a word"),
        pytest.param("note: +49 170 1234", id="a telephone number"),
        pytest.param("note: |\n          no", id="a block of text"),
        pytest.param('x_no: {"on": 1}', id="a key in quotes"),
        pytest.param("note:", id="nothing"),
    ],
)
def test_what_every_tool_reads_alike_is_silent(field: str) -> None:
    assert lint(f"{HEAD}        {field}\n", "CJ903") == []


@pytest.mark.parametrize(
    ("field", "text", "other"),
    [
        pytest.param("time: 12:30", "12:30", "the number 750", id="a time of day"),
        pytest.param("note: 1:02:03.5", "1:02:03.5", "the number 3723.5", id="a time of a race"),
        pytest.param("note: No", "No", "false", id="no"),
        pytest.param("note: on", "on", "true", id="on"),
        pytest.param("note: 01067", "01067", "the number 567", id="a postcode"),
        pytest.param("note: 0b11", "0b11", "the number 3", id="zeros and ones"),
        pytest.param("note: 1_000", "1_000", "the number 1000", id="thousands"),
        pytest.param(
            "note: 2026-09-30 12:30:00", "2026-09-30 12:30:00", "a moment in some time zone", id="a moment"
        ),
        pytest.param("x_light: {on: 1}", "on", "true", id="a key"),
        pytest.param("tags: [off]", "off", "false", id="an item"),
    ],
)
def test_an_ambiguous_scalar_is_told_with_what_others_read(field: str, text: str, other: str) -> None:
    assert lint(f"{HEAD}        {field}\n", "CJ903") == [
        (7, f"`{text}` has no quotes: tools that read YAML 1.1 see {other} there, not this text")
    ]


def test_many_ambiguous_scalars_are_told_once() -> None:
    assert lint(
        f"{HEAD}        tags:\n          - 11:20\n          - on\n          - 12:30\n          - off\n",
        "CJ903",
    ) == [
        (
            8,
            "`11:20` and 3 more values have no quotes: tools that read YAML 1.1 see the number 680 there, and other "
            "things than you wrote",
        )
    ]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("thoughts: [Where is it?, How much is it?]", id="two sentences with capitals"),
        pytest.param(
            "thoughts: [where is it now, how much is it]", id="all in small letters: the writer's way"
        ),
        pytest.param("thoughts: [Too long, too dear]", id="two short ones"),
        pytest.param("needs: [Speed, a fair price, trust]", id="words"),
        pytest.param("needs: [Speed and calm, trust]", id="one word behind the comma"),
        pytest.param('thoughts: ["If this takes long, I go"]', id="a comma in quotes"),
        pytest.param('thoughts: [If this takes long, "i go now"]', id="quotes show that it is meant"),
        pytest.param(
            "thoughts:\n          - If this takes long\n          - i miss the train", id="a block list"
        ),
        pytest.param("thoughts: If this takes long, i miss the train", id="no list at all"),
        pytest.param("tags: [Long way to go, old town]", id="tags are words"),
        pytest.param("channel: [The shop in town, mobile phone]", id="channels are names"),
        pytest.param("thoughts: [One long thought without an end]", id="one item"),
        pytest.param("thoughts: []", id="no item"),
        pytest.param("thoughts: [Is this the queue, 2 people ahead]", id="a number begins the second one"),
        pytest.param(
            "thoughts: [Is this the queue, „und jetzt“ he said]", id="a quotation begins the second one"
        ),
        pytest.param("listening: [Cards at the counter, reviews online]", id="posts are names"),
        pytest.param("thoughts: [Чи це тут черга, Де всі люди]", id="another script, with capitals"),
        pytest.param("thoughts: [这里排队吗, 要等多久]", id="a script without capitals"),
        pytest.param("pain_points: [nobody-says, too-long]", id="references"),
        pytest.param("actions: [Waits, reads the board again]", id="a single word before the comma"),
        pytest.param("x_actions: [Waits for a sign, then leaves]", id="an own field"),
    ],
)
def test_lists_that_are_meant_are_silent(field: str) -> None:
    pains = "pain_points:\n  - {id: nobody-says, text: A}\n  - {id: too-long, text: B}\n"
    top = pains if "nobody-says" in field else ""
    assert lint(f"{top}{HEAD}        {field}\n", "CJ910") == []


@pytest.mark.parametrize(
    ("field", "half"),
    [
        pytest.param("thoughts: [If this takes long, then i miss it]", "then i miss it", id="a thought"),
        pytest.param("actions: [Opens the letter, reads it twice]", "reads it twice", id="an action"),
        pytest.param("pain_points: [Nobody says how long, or why]", "or why", id="a pain point"),
        pytest.param("thoughts: [Чи це тут черга, чи просто люди]", "чи просто люди", id="another script"),
        pytest.param(
            "delights: [Tea, The tea is hot, and it is free]", "and it is free", id="the third item"
        ),
    ],
)
def test_half_a_sentence_is_told_at_its_half(field: str, half: str) -> None:
    assert lint(f"{HEAD}        {field}\n", "CJ910") == [
        (7, f"the comma before “{half}” ends an item: half a sentence stands as a whole one")
    ]
