"""A small curve."""

from __future__ import annotations

from cjmap.formats._spark import Node, Spark


def test_without_feelings() -> None:
    made = Spark((None, None))
    assert (made.runs, made.nodes, made.lowest) == ([], [], None)


def test_with_a_gap() -> None:
    made = Spark((2, 0, None, -2, -2))
    assert made.runs == ["4.0,4.0 42.0,20.0", "118.0,36.0 156.0,36.0"]
    assert made.lowest == Node("118.0", "36.0", -2)
    assert [node.value for node in made.nodes] == [2, 0, -2, -2]


def test_of_one_touchpoint() -> None:
    made = Spark((0,), 480, 110)
    assert (made.runs, made.middle) == (["4.0,55.0"], "55")
