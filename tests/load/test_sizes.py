"""Hostile sizes: what grows with the square of a file would take minutes here, and takes a moment.

The clock is not asked: what is counted is the work that is known to be dear.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from cjmap.load import origin
from tests.load.project import Project

LIMITS = "[limits]\nbytes = 100000000\nnodes = 10000000\n"
MANY = 5_000
HEAD = "cjmap: 1\ntitle: I buy a coffee\nstages:\n- name: Order\n  touchpoints:\n"
BASE = HEAD + "".join(f"  - name: Touch {number}\n" for number in range(MANY))
OVER = "cjmap: 1\nextends: base.cjm.yaml\ntouchpoints:\n"


class Counted:
    """How often something dear was done."""

    ratios = 0
    names = 0


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted()
    ratio, id_in = difflib.SequenceMatcher.real_quick_ratio, origin.id_in

    def count_ratio(matcher: difflib.SequenceMatcher[str]) -> float:
        counted.ratios += 1
        return ratio(matcher)

    def count_name(item: object) -> str:
        counted.names += 1
        return id_in(item)

    monkeypatch.setattr(difflib.SequenceMatcher, "real_quick_ratio", count_ratio)
    monkeypatch.setattr("cjmap.load.rows.id_in", count_name)
    monkeypatch.setattr("cjmap.load.overlay.id_in", count_name)
    return counted


def summed(tmp_path: Path, text: str) -> tuple[list[str], int]:
    """Return the different first words of the findings' messages, and how many findings there are."""
    files: dict[str, str | bytes] = {"cjmap.toml": LIMITS, "base.cjm.yaml": BASE, "map.cjm.yaml": text}
    loaded = Project(tmp_path, files).load()
    heads = {finding.message.partition("`")[0] for finding in loaded.findings}
    return sorted(heads), len(loaded.findings) + loaded.hidden


def test_references_that_lead_nowhere(tmp_path: Path, counted: Counted) -> None:
    text = HEAD + "".join(f"  - {{name: Touch {number}, next: tuoch-{number}}}\n" for number in range(MANY))
    assert summed(tmp_path, text) == (["there is no touchpoint "], MANY)
    assert counted.ratios <= 100 * 1_000


def test_ids_that_are_taken(tmp_path: Path) -> None:
    text = HEAD + "  - name: Touch\n" * MANY
    found = summed(tmp_path, text)
    assert found == (["another touchpoint has the id "], MANY - 1)


def test_hand_offs_that_are_fixed(tmp_path: Path) -> None:
    fixes = "".join(f"- {{text: Do {number}, fixes: touch-1>touch-{number}}}\n" for number in range(MANY))
    assert summed(tmp_path, f"{BASE}opportunities:\n{fixes}") == ([], 0)


CHANGES = {
    "changes": ("id: touch-{}, note: x", ([], 0)),
    "moves": ("id: touch-{}, after: touch-0", (["there is no touchpoint "], 1)),
    "new ones": ("name: New {0}, new: true, before: touch-{0}", ([], 0)),
    "removals": ("id: touch-{}, remove: true", ([], 0)),
    "ones that the base does not have": ("id: tuoch-{}, note: x", (["the base has no touchpoint "], MANY)),
    "anchors that are not there": (
        "name: New {0}, new: true, after: tuoch-{0}",
        (["there is no touchpoint "], MANY),
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_loose_touchpoints(
    tmp_path: Path, counted: Counted, change: str, expected: tuple[list[str], int]
) -> None:
    text = OVER + "".join(f"- {{{change.format(number)}}}\n" for number in range(MANY))
    assert summed(tmp_path, text) == expected
    assert counted.ratios <= 100 * 1_000
    assert counted.names <= 10 * MANY


def test_errors_are_shown_before_what_is_only_said(tmp_path: Path) -> None:
    steps = "".join(f"  - {{name: Touch {number}, next: touch-{number}}}\n" for number in range(200))
    ways = "".join(f"- {{name: Way {number}, via: [touch-{number}]}}\n" for number in range(200))
    gone = "".join(f"- {{id: touch-{number}, remove: true}}\n" for number in range(200))
    files: dict[str, str | bytes] = {
        "base.cjm.yaml": f"{HEAD}{steps}  - name: Last\nroutes:\n{ways}",
        "map.cjm.yaml": f"{OVER}{gone}- {{id: last, sources: [nope]}}\n",
    }
    loaded = Project(tmp_path, files).load()
    assert loaded.map is None
    assert (loaded.findings[0].message, len(loaded.findings), loaded.hidden) == (
        "there is no source `nope`",
        100,
        101,
    )


def test_a_long_chain_over_many_touchpoints(tmp_path: Path, counted: Counted) -> None:
    files: dict[str, str | bytes] = {"0.cjm.yaml": BASE}
    for number in range(1, 31):
        files[f"{number}.cjm.yaml"] = (
            f"cjmap: 1\nextends: {number - 1}.cjm.yaml\ntouchpoints: [{{id: touch-{number}, note: x}}]\n"
        )
    journey = Project(tmp_path, files).load("30.cjm.yaml").map
    assert journey is not None
    assert sum(touchpoint.note == "x" for _, touchpoint in journey.touchpoints()) == 30
    assert counted.names <= 31 * MANY + 1_000
