"""Baselines."""

from __future__ import annotations

import pytest

from cjmap.errors import BadSettings
from cjmap.lint.baseline import Entry, read, text_of
from tests.formats.made import finding


def test_what_is_recorded_is_muted_once_for_each_time() -> None:
    baseline = read(text_of([finding()]), "b.json")
    first, second = baseline.mute(finding()), baseline.mute(finding())
    assert (first.muted is not None, second.muted) == (True, None)
    assert baseline.stale == []


def test_lines_and_words_may_change() -> None:
    place = finding().place
    moved = finding()._replace(
        place=place._replace(start=place.start._replace(line=99), end=place.end._replace(line=99)),
        message="in other words",
    )
    assert read(text_of([finding()]), "b.json").mute(moved).muted is not None


def test_what_is_gone_is_stale() -> None:
    (entry,) = read(text_of([finding()]), "b.json").stale
    assert entry == Entry(finding().rule.code, finding().place.file.path, finding().place.path)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format_version": 1}', '{"format_version": 1, "findings": [3]}', "["]
)
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(BadSettings, match=r"b\.json: is no baseline"):
        read(text, "b.json")


def test_another_version_is_refused() -> None:
    with pytest.raises(BadSettings, match="another version"):
        read('{"format_version": 2, "findings": []}', "b.json")
