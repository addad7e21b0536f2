"""The format for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cjmap.finding import Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings import json as format_json
from cjmap.place import SourceFile

from .made import FRAME, finding, place, rule


def test_whole_object() -> None:
    shared = place(
        None, 9, 4, file=SourceFile("/project", "library/shared.cjm.yaml"), number=40, path="channels"
    )
    told = finding(hint="did you mean `food`?", related=((shared, "defined here"),))
    frame = Frame("/elsewhere", maps=12, files=1, levels={Level.ERROR: 1, Level.WARNING: 2}, hidden=2)
    assert json.loads(format_json.write([told], frame)) == {
        "format_version": 1,
        "findings": [
            {
                "code": "CJ102",
                "name": "unknown-reference",
                "level": "error",
                "message": 'no channel "foo"',
                "hint": "did you mean `food`?",
                "file": "journeys/coffee.cjm.yaml",
                "path": "stages[order].touchpoints[queue].channel",
                "start": {"line": 12, "column": 18},
                "end": {"line": 12, "column": 21},
                "fingerprint": told.fingerprint,
                "fix": None,
                "related": [
                    {
                        "message": "defined here",
                        "file": "library/shared.cjm.yaml",
                        "path": "channels",
                        "start": {"line": 40, "column": 9},
                        "end": {"line": 40, "column": 13},
                    }
                ],
            }
        ],
        "summary": {
            "maps": 12,
            "files_with_findings": 1,
            "errors": 1,
            "warnings": 2,
            "infos": 0,
            "hidden": 2,
        },
    }


def test_no_findings_are_an_object_too() -> None:
    assert json.loads(format_json.write([], FRAME))["findings"] == []


def test_letters_stay_letters_where_they_can_be_shown() -> None:
    assert '"Zoë 咖啡"' in format_json.write([finding("Zoë 咖啡")], FRAME)
    assert '"Zo\\u00eb"' in format_json.write([finding("Zoë")], replace(FRAME, unicode=False))


def test_dangerous_characters_are_escaped_and_still_the_same_data() -> None:
    text = "\x1b]52;c;x\x07 \x7f\x9b \u202e\u2028 \U000e0041 ##[add-mask]x ###[ \ud800"
    written = format_json.write([finding(text)], FRAME)
    assert json.loads(written)["findings"][0]["message"] == text
    assert not set(written) & set("\x1b\x07\x7f\x9b\u202e\u2028\U000e0041\ud800")
    assert "##" not in written


def test_fingerprint_follows_what_is_wrong_and_not_its_line() -> None:
    moved = finding(where=place("    channel: foo", 14, number=99, pointer=("stages", 7)))
    assert finding().fingerprint == moved.fingerprint
    others = [
        finding("another message"),
        finding(where=place(path="elsewhere")),
        finding(where=place(file=SourceFile("/project", "other.cjm.yaml"))),
        finding(broken=rule("CJ101")),
    ]
    assert len({each.fingerprint for each in [finding(), *others]}) == 5
    assert len(finding().fingerprint) == 12


def test_a_line_for_each_finding_as_the_standard_library_writes_it() -> None:
    shared = place(None, 9, 4, number=40)
    findings = [
        finding("“a” \\ \t\x7f\u202e", hint=None, related=((shared, "ü"), (shared, "b"))),
        finding(hint="c"),
    ]
    written = format_json.write(findings, FRAME)
    told = json.loads(written)
    assert written.replace("\\u007f", "\x7f").replace("\\u202e", "\u202e") == _in_lines(told, ascii=False)
    assert format_json.write(findings, replace(FRAME, unicode=False)) == _in_lines(told, ascii=True)
    assert format_json.write([], FRAME) == _in_lines(json.loads(format_json.write([], FRAME)), ascii=True)


def _in_lines(told: dict[str, Any], *, ascii: bool) -> str:  # noqa: A002 - as `json.dumps` says it
    members = [json.dumps(each, ensure_ascii=ascii) for each in told["findings"]]
    lines = ",\n".join(members)
    listed = f"[\n{lines}\n]" if members else "[]"
    return f'{{"format_version": 1,\n"findings": {listed},\n"summary": {json.dumps(told["summary"])}}}\n'
