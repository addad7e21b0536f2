"""JUnit's XML, by what Jenkins and GitLab read of it.

Outputs were validated by hand against the schema of Jenkins (junit-10.xsd of its xunit plugin); `told` holds the parts
of it that are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame, junit
from cjmap.place import SourceFile

from .made import FRAME, finding, place


def told(findings: Sequence[Finding], frame: Frame = FRAME) -> list[ET.Element]:
    """Return the suites, checked against the parts of the schema of Jenkins that are used."""
    root = ET.fromstring(junit.write(findings, frame))
    assert (root.tag, root.attrib) == ("testsuites", {})
    for suite in root:
        assert suite.tag == "testsuite"
        assert suite.keys() == ["name", "tests", "failures", "errors", "skipped"]
        counts = [len(suite), len(suite.findall("*/failure")), 0, len(suite.findall("*/skipped"))]
        assert [int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")] == counts
        for case in suite:
            assert case.tag == "testcase"
            assert case.keys() == ["classname", "name"]
            assert [child.tag for child in case] in [[], ["failure"], ["skipped"]]
    return list(root)


def test_a_finding_is_a_case_that_failed() -> None:
    (suite,) = told([finding(hint="did you mean `food`?")])
    (case,) = suite
    assert suite.get("name") == "journeys/coffee.cjm.yaml"
    assert case.attrib == {
        "classname": "journeys/coffee",
        "name": 'CJ102 unknown-reference: no channel "foo" (stages[order].touchpoints[queue].channel)',
    }
    (failure,) = case
    assert failure.attrib == {"type": "error", "message": 'no channel "foo"'}
    assert failure.text == (
        'error CJ102[unknown-reference] at journeys/coffee.cjm.yaml:12:18: no channel "foo"\n'
        "hint: did you mean `food`?"
    )


def test_advice_never_turns_a_build_red() -> None:
    (suite,) = told([finding(level=level) for level in Level])
    assert [case[0].tag for case in suite] == ["failure", "failure", "skipped"]


def test_a_suite_for_each_file() -> None:
    other = place(file=SourceFile("/project", "journeys/tea.cjm.yml"))
    suites = told([finding(), finding(), finding(where=other)])
    assert [(suite.get("name"), len(suite)) for suite in suites] == [
        ("journeys/coffee.cjm.yaml", 2),
        ("journeys/tea.cjm.yml", 1),
    ]


def test_nothing_found_is_a_case_that_passed_as_jenkins_wants_one() -> None:
    (suite,) = told([], replace(FRAME, maps=12))
    assert [case.attrib for case in suite] == [{"classname": "cjmap", "name": "12 maps"}]


def test_hidden_findings_are_a_case_too() -> None:
    assert [case.get("name") for case in told([finding()], replace(FRAME, hidden=3))[1]] == [
        "3 more findings, not shown"
    ]


def test_markup_and_what_xml_cannot_say() -> None:
    text = "]]> </failure><!-- & \" ' \x00\x1b\ufffe\uffff\ud800"
    (suite,) = told([finding(text)])
    assert suite[0][0].get("message") == "]]> </failure><!-- & \" ' \\x00\\x1b\\ufffe\\uffff\\ud800"


def test_ascii_where_nothing_else_can_be_shown() -> None:
    written = junit.write([finding("Zoë")], replace(FRAME, unicode=False))
    assert written.isascii()
    assert written.startswith('<?xml version="1.0" encoding="US-ASCII"?>\n')
