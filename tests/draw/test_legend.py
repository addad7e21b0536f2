"""The legend: it names what is used on a poster, and nothing else."""

from __future__ import annotations

import pytest

from cjmap.draw import legend
from cjmap.view.grid import grid
from tests.analysis.made import one_stage

LEGENDS = {
    "nothing": ("name: a, sources: talk", []),
    "one feeling": ("name: a, sources: talk, feeling: 1", []),
    "severity 1": ("name: a, sources: talk, pain_points: [{text: p, severity: 1}]", ["pain point (S1 annoying, S2)"]),
    "severity 3": ("name: a, sources: talk, pain_points: [{text: p, severity: 3}]", ["severe pain point (S3)"]),
    "a feeling that changes": (
        "name: a, sources: talk, feeling: {start: 1, end: -1}", ["feeling at the start and at the end"]
    ),
    "a feeling of one persona alone is known": ("name: a, sources: talk, feeling: {by: {sam: 1}}", []),
    "a feeling that nobody knows": ("name: a, sources: talk, feeling: {words: Glad}", ["feeling not known"]),
    "a team that misjudges": (
        "name: a, sources: talk, feeling: {score: 1, internal: 2}",
        ["what the team believes", "team and customers 1 or more apart"],
    ),
    "active time": ("name: a, sources: talk, duration: 5 min", ["active time"]),
    "a wait tells its active time in words": ("name: a, sources: talk, wait: 1 d, duration: 5 min", ["wait before"]),
}  # fmt: skip


@pytest.mark.parametrize(("spot", "words"), LEGENDS.values(), ids=LEGENDS)
def test_the_legend(spot: str, words: list[str]) -> None:
    map_ = one_stage(spot, more="sources: [{id: talk, title: T}]\npersonas: [Sam]\n")
    assert [text for _, text in legend.entries(grid(map_))] == words
