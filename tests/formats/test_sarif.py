"""SARIF 2.1.0, by the parts that code scanning requires.

The official schema is not part of any package that the tests could use; outputs were validated against it by hand.
What it and GitHub ask for stands in `checked`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from cjmap import __version__
from cjmap.finding import Finding, Level, Muted
from cjmap.formats.findings import Frame, sarif
from cjmap.lint.run import lint_rules
from cjmap.place import Place, Position, SourceFile

from .made import COFFEE, FRAME, finding, place, rule


def told(findings: Sequence[Finding], frame: Frame = FRAME) -> dict[str, Any]:
    """Return the one run of a file that has been checked."""
    whole = json.loads(sarif.write(findings, frame))
    assert whole.keys() == {"$schema", "version", "runs"}
    assert whole["version"] == "2.1.0"
    assert whole["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = whole["runs"]
    checked(run)
    return dict(run)


def checked(run: dict[str, Any]) -> None:
    """Hold a run to what the standard and GitHub require of its parts."""
    assert run.keys() == {"tool", "invocations", "originalUriBaseIds", "columnKind", "results"}
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("cjmap", __version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert re.fullmatch(r"file:///\S*/|file:///", run["originalUriBaseIds"]["%SRCROOT%"]["uri"])
    for described in driver["rules"]:
        assert all(described[field]["text"] for field in ("shortDescription", "fullDescription", "help"))
        assert len(described["fullDescription"]["text"]) <= 1024
        assert described["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert described["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            where = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9._~%/:-]+", where["artifactLocation"]["uri"])
            region = where["region"]
            assert min(region.values()) >= 1
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_whole_result() -> None:
    shared = place(None, 9, 4, file=SourceFile("/project", "library/shared.cjm.yaml"), number=40, path="")
    one = finding(hint="did you mean `food`?", related=((shared, "defined here"),))
    (result,) = told([one])["results"]
    assert result == {
        "ruleId": "CJ102",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": 'no channel "foo"\ndid you mean `food`?'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "journeys/coffee.cjm.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12, "startColumn": 18, "endLine": 12, "endColumn": 21},
                },
                "logicalLocations": [{"fullyQualifiedName": "stages[order].touchpoints[queue].channel"}],
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{one.fingerprint}:1",
            "cjmapFinding/v1": one.fingerprint,
        },
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": {"uri": "library/shared.cjm.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 40, "startColumn": 9, "endLine": 40, "endColumn": 13},
                },
                "message": {"text": "defined here"},
            }
        ],
    }


def test_nothing_found_is_a_run_without_results() -> None:
    run = told([])
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_levels_are_those_of_sarif() -> None:
    run = told([finding(level=level) for level in Level])
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]


def test_equal_fingerprints_are_numbered() -> None:
    run = told([finding(), finding(), finding("another")])
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert [each.partition(":")[2] for each in hashes] == ["1", "2", "1"]


def test_rules_carry_their_documentation() -> None:
    (no_objective,) = (rule for rule in lint_rules() if rule.code == "CJ601")
    run = told([finding(broken=rule("CJ901", "unpinned-id")), finding(broken=no_objective)])
    described, bare = run["tool"]["driver"]["rules"]
    assert described["shortDescription"]["text"] == "The map does not say what it is for."
    assert described["fullDescription"]["text"].startswith("Reports a map without objectives. ")
    assert "Without an objective every touchpoint is equally important" in described["help"]["text"]
    assert re.findall(r"\*\*.*?\*\*", described["help"]["markdown"]) == [
        "**What it does**",
        "**Why**",
        "**Bad**",
        "**Good**",
    ]
    assert "```yaml\ncjmap: 1\n" in described["help"]["markdown"]
    assert bare["id"] == "CJ901"
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0]


def test_what_every_rule_says_fits() -> None:
    told([finding(broken=each) for each in lint_rules()])


@pytest.mark.parametrize(
    ("muted", "suppressions"),
    [
        pytest.param(
            Muted("comment", "a workshop map"),
            [{"kind": "inSource", "justification": "a workshop map"}],
            id="by a comment with its reason",
        ),
        pytest.param(Muted("comment"), [{"kind": "inSource"}], id="by a comment without one"),
        pytest.param(
            Muted("baseline"),
            [{"kind": "external", "justification": "recorded in the baseline"}],
            id="by the baseline",
        ),
    ],
)
def test_muted_findings_are_suppressed(muted: Muted, suppressions: list[dict[str, str]]) -> None:
    assert sarif.TELLS_MUTED
    results = told([finding()._replace(muted=muted), finding()])["results"]
    assert [result["suppressions"] for result in results] == [suppressions, []]


def test_a_place_over_several_lines() -> None:
    (result,) = told([finding(where=Place(COFFEE, (), Position(3, 5), Position(6, 1)))])["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 5, "endLine": 6, "endColumn": 1}


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        pytest.param(
            SourceFile("/repo/maps", "a b/50%ü#?.cjm.yaml"),
            {"uri": "maps/a%20b/50%25%C3%BC%23%3F.cjm.yaml", "uriBaseId": "%SRCROOT%"},
            id="names are escaped",
        ),
        pytest.param(
            SourceFile("/elsewhere", "x.cjm.yaml"), {"uri": "file:///elsewhere/x.cjm.yaml"}, id="outside"
        ),
        pytest.param(
            SourceFile("C:/repo", "x.cjm.yaml"), {"uri": "file:///C:/repo/x.cjm.yaml"}, id="on a drive"
        ),
        pytest.param(
            SourceFile("/repo", "x", named="javascript:alert(1)"),
            {"uri": "javascript%3Aalert%281%29"},
            id="a name of standard input is no scheme",
        ),
        pytest.param(
            SourceFile("/repo", "caf\udce9.cjm.yaml"),
            {"uri": "caf%ED%B3%A9.cjm.yaml", "uriBaseId": "%SRCROOT%"},
            id="a name that is no UTF-8",
        ),
    ],
)
def test_addresses(file: SourceFile, artifact: dict[str, str]) -> None:
    frame = replace(FRAME, folder="/repo/maps", repository="/repo")
    (result,) = told([finding(where=place(file=file))], frame)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_the_root_is_where_addresses_start() -> None:
    run = told([], replace(FRAME, folder="/home/zoë/my maps"))
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": "file:///home/zo%C3%AB/my%20maps/"}}


def test_hidden_findings_are_a_notification() -> None:
    assert told([], replace(FRAME, hidden=1200))["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [
                {"level": "note", "message": {"text": "1,200 more findings, not shown"}}
            ],
        }
    ]


def test_a_message_holds_no_link() -> None:
    (result,) = told([finding("see [this](https://evil.example)")])["results"]
    assert result["message"]["text"] == "see [this] (https://evil.example)"
