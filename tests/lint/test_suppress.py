"""Comments that switch rules off."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from cjmap.config import isolated
from cjmap.files.tree import Disk
from cjmap.lint.run import Linter, lint_rules
from cjmap.lint.settings import Choice, LintSettings
from cjmap.load.read import Reader
from cjmap.place import SourceFile
from cjmap.syntax.limits import Limits

RULES = lint_rules()
SELECT = ("CJ205", "CJ909", "CJ912")


def found(text: str, select: tuple[str, ...] = SELECT) -> list[tuple[int, str, str | None]]:
    """Return line, code and, where it is muted, the reason of each finding of a map."""
    reader = Reader(Disk("/"), isolated("/"), Limits())
    loaded = reader.read(dedent(text).encode(), SourceFile("/", "map.cjm.yaml"))
    assert loaded.map is not None
    held = LintSettings(Choice(select=select))
    return [
        (f.place.start.line, f.rule.code, f.muted.reason if f.muted else None)
        for f in Linter(date(2026, 11, 21), RULES).lint(loaded, held)
    ]


CASES = {
    "without a comment the rule speaks": ("title: x\n", [(2, "CJ205", None)]),
    "a comment behind the line": (
        "title: x  # cjmap: ignore[CJ205] A template\n",
        [(2, "CJ205", "A template")],
    ),
    "a comment above the key": (
        "# cjmap: ignore[CJ205] A template\ntitle: x\n",
        [(3, "CJ205", "A template")],
    ),
    "a comment above the key, with an empty line and another comment between": (
        "# cjmap: ignore[CJ205] A template\n\n# The title:\ntitle: x\n",
        [(5, "CJ205", "A template")],
    ),
    "by name": ("title: x  # cjmap: ignore[missing-persona] Later\n", [(2, "CJ205", "Later")]),
    "by family": ("title: x  # cjmap: ignore[CJ2] Later\n", [(2, "CJ205", "Later")]),
    "several at once": ("title: x  # cjmap: ignore[CJ501, CJ205] Later\n", [(2, "CJ205", "Later")]),
    "for the file, at its end": (
        "title: x\nlang: en\n# cjmap: ignore-file[CJ2] A template\n",
        [(2, "CJ205", "A template")],
    ),
    "a comment elsewhere is useless": (
        "title: x\nlang: en  # cjmap: ignore[CJ205] Later\n",
        [(2, "CJ205", None), (3, "CJ909", None)],
    ),
    "a comment for a rule that does not run is not judged": (
        "title: x\nlang: en  # cjmap: ignore[CJ203] Later\n",
        [(2, "CJ205", None)],
    ),
    "without a reason": (
        "title: x  # cjmap: ignore[CJ205]\n",
        [(2, "CJ205", ""), (2, "CJ912", None)],
    ),
    "no such rule": (
        "title: x  # cjmap: ignore[CJ299] Later\n",
        [(2, "CJ205", None), (2, "CJ909", None)],
    ),
    "no rule at all": ("title: x  # cjmap: ignore everything\n", [(2, "CJ205", None), (2, "CJ909", None)]),
    "words about cjmap are no such comment": ("title: x  # cjmap is nice\n", [(2, "CJ205", None)]),
    "inside a text it is no comment": (
        'title: "x # cjmap: ignore[CJ205] Later"\n',
        [(2, "CJ205", None)],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_comments(case: tuple[str, list[tuple[int, str, str | None]]]) -> None:
    text, expected = case
    assert found(f"cjmap: 1\n{text}stages: [{{name: Order}}]\n") == expected


def test_a_comment_alone_covers_the_whole_node() -> None:
    text = """\
        cjmap: 1
        title: x
        personas: Sam
        stages:
          # cjmap: ignore[CJ907] The workshop is on Monday
          - name: TODO first
            touchpoints:
              - name: TODO second
          - name: TODO third
        """
    assert [(line, reason) for line, code, reason in found(text, ("CJ907",)) if code == "CJ907"] == [
        (6, "The workshop is on Monday"),
        (8, "The workshop is on Monday"),
        (9, None),
    ]


def test_a_list_at_the_indent_of_its_key_belongs_to_it() -> None:
    text = """\
        cjmap: 1
        title: x
        personas: Sam
        # cjmap: ignore[CJ907] The workshop is on Monday
        stages:
        - name: TODO first
        summary: TODO second
        """
    told = sorted((line, bool(reason)) for line, _, reason in found(text, ("CJ907",)))
    assert told == [(6, True), (7, False)]
