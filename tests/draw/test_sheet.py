"""The columns of a sheet."""

from __future__ import annotations

import pytest

from cjmap.draw.sheet import LEFT, Columns, sheet
from cjmap.view.grid import grid
from tests.analysis.made import one_stage

WAYS = {
    "few touchpoints have columns of their own": (12, "auto", [LEFT + n * 218 for n in range(3)]),
    "many stand in the column of their stage": (13, "auto", [LEFT]),
    "and so do few if somebody says so": (3, "stage", [LEFT]),
    "many have columns of their own if somebody says so": (13, "touchpoint", [LEFT + n * 218 for n in range(3)]),
}  # fmt: skip


@pytest.mark.parametrize(("count", "columns", "lefts"), WAYS.values(), ids=WAYS)
def test_columns(count: int, columns: Columns, lefts: list[float]) -> None:
    made = grid(one_stage(*(f"name: t{number}" for number in range(count))))
    assert [slot.x for slot in sheet(made, columns).slots][:3] == lefts


def test_the_columns_of_a_small_map_fill_the_sheet_and_those_of_the_smallest_do_not() -> None:
    widths = [
        sheet(grid(one_stage(*(f"name: t{number}" for number in range(count))))).slots[0].width
        for count in (1, 3, 4, 5)
    ]
    assert widths == [300, pytest.approx(290.67, abs=0.01), 215, 206]
