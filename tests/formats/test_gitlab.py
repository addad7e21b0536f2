"""The report of GitLab's Code Quality."""

from __future__ import annotations

import json
from dataclasses import replace

from cjmap.finding import Level
from cjmap.formats.findings import gitlab
from cjmap.place import SourceFile

from .made import FRAME, finding, place


def test_whole_entry() -> None:
    told = finding(hint="did you mean `food`?")
    assert json.loads(gitlab.write([told], FRAME)) == [
        {
            "description": 'no channel "foo" (did you mean `food`?)',
            "check_name": "CJ102 unknown-reference",
            "fingerprint": told.fingerprint,
            "severity": "major",
            "location": {"path": "journeys/coffee.cjm.yaml", "lines": {"begin": 12, "end": 12}},
        }
    ]


def test_nothing_found_is_an_empty_list() -> None:
    assert gitlab.write([], FRAME) == "[]\n"


def test_severities_are_those_that_gitlab_knows() -> None:
    told = json.loads(gitlab.write([finding(level=level) for level in Level], FRAME))
    assert [each["severity"] for each in told] == ["major", "minor", "info"]


def test_equal_fingerprints_are_numbered_as_gitlab_shows_only_one_of_them() -> None:
    told = json.loads(gitlab.write([finding(), finding(), finding("another"), finding()], FRAME))
    first = finding().fingerprint
    assert [each["fingerprint"] for each in told] == [
        first,
        f"{first}-2",
        finding("another").fingerprint,
        f"{first}-3",
    ]


def test_files_are_named_from_the_root_of_the_repository() -> None:
    frame = replace(FRAME, folder="/builds/team/maps/journeys", repository="/builds/team/maps")
    where = place(file=SourceFile("/builds/team/maps/journeys", "coffee.cjm.yaml"))
    (told,) = json.loads(gitlab.write([finding(where=where)], frame))
    assert told["location"]["path"] == "journeys/coffee.cjm.yaml"
