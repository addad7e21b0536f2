"""How a map is kept, and what the rules say of it."""

from __future__ import annotations

from datetime import date

from cjmap.finding import Finding, Level, Muted
from cjmap.lint.run import lint_rules
from cjmap.place import Place, Position, SourceFile
from cjmap.view.dossier.findings import told
from cjmap.view.dossier.upkeep import upkeep
from cjmap.view.known import Known
from tests.analysis.made import one_stage

KEPT = one_stage(
    "name: a",
    more="""\
    reviews: [{date: 2026-01-10, by: Ana}, {date: 2026-04-12, note: Wet}]
    review_every: quarterly
    review_when: Prices change
    questions: [{text: Why?, at: a}, {text: Who?, answer: Sam}]
    """,
)


def test_a_map_that_nobody_keeps() -> None:
    kept = upkeep(Known(one_stage("name: a"), None), date(2026, 11, 28))
    assert (kept.last, kept.due, kept.age, kept.late, kept.every) == ("", "", None, None, "")
    assert (kept.when, kept.reviews, kept.open, kept.answered) == ((), (), (), ())


def test_reviews_and_questions() -> None:
    kept = upkeep(Known(KEPT, None), date(2026, 7, 12))
    assert (kept.last, kept.due, kept.age, kept.late, kept.every) == (
        "2026-04-12", "2026-07-12", 3, False, "quarterly",
    )  # fmt: skip
    assert [review.text for review in kept.reviews] == ["2026-04-12", "2026-01-10"]
    assert kept.when == ("Prices change",)
    assert [(asked.told.text, [at.said for at in asked.at]) for asked in kept.open] == [("Why?", ["1"])]
    assert [asked.told.text for asked in kept.answered] == ["Who?"]


def test_what_is_late_is_so_on_a_day_alone() -> None:
    assert upkeep(Known(KEPT, None), date(2026, 7, 13)).late is True
    kept = upkeep(Known(KEPT, None))
    assert (kept.age, kept.late) == (None, None)


def finding(code: str, level: Level, line: int, path: str = "", muted: Muted | None = None) -> Finding:
    (rule,) = (rule for rule in lint_rules() if rule.code == code)
    at = Place(SourceFile("/p", "maps/a.cjm.yaml"), (), Position(line, 3), Position(line, 4), None, path)
    return Finding(rule, "It is so", at, level, "Mend it", muted=muted)


def test_findings_have_a_line_and_a_touchpoint() -> None:
    found = [
        finding("CJ205", Level.WARNING, 9),
        finding("CJ205", Level.ERROR, 12, "stages[one].touchpoints[a].feeling"),
        finding("CJ205", Level.WARNING, 4, "stages[one].question"),
        finding("CJ205", Level.WARNING, 5, "stages[one].touchpoints[gone]"),
        finding("CJ205", Level.ERROR, 1, muted=Muted("comment")),
    ]
    rows = told(found, Known(one_stage("name: a"), None))
    assert [(row.level, row.where, [at.anchor for at in row.at]) for row in rows] == [
        (Level.ERROR, "maps/a.cjm.yaml:12", ["touchpoint-a"]),
        (Level.WARNING, "maps/a.cjm.yaml:4", ["stage-one"]),
        (Level.WARNING, "maps/a.cjm.yaml:5", []),
        (Level.WARNING, "maps/a.cjm.yaml:9", []),
    ]
    assert (rows[0].code, rows[0].rule, rows[0].message, rows[0].hint) == (
        "CJ205", "missing-persona", "It is so", "Mend it",
    )  # fmt: skip


def test_a_finding_of_a_stage_is_not_one_of_a_touchpoint_of_its_id() -> None:
    made = one_stage("name: One, id: one")
    found = [finding("CJ205", Level.INFO, 1, "stages[one].question")]
    assert [at.anchor for row in told(found, Known(made, None)) for at in row.at] == ["stage-one"]
