"""`cjmap diff`, over files given as a dict, in a real repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from .conftest import VALID, WRONG, Lay, Run

OLD = (
    "cjmap: 1\ntitle: I buy a coffee\nstages:\n"
    "  - name: Order\n    touchpoints:\n      - name: Waits\n        feeling: 1\n"
)
NEW = OLD.replace("feeling: 1", "feeling: -1")
SAID = "touchpoint 1 “Waits”"


def git(root: Path, *words: str) -> None:
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *words], cwd=root, check=True, capture_output=True)


def committed(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")


def test_two_files(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "b.cjm.yaml": NEW})
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml") == (
        0,
        "b.cjm.yaml  I buy a coffee\n  mood +1.0 → −1.0\n  lowest moment +1.0 → −1.0\n"
        f"  {SAID}\n    ~ worse     feeling: +1.0 → −1.0\n",
        "1 map: 1 worse\n",
    )


def test_no_change(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "b.cjm.yaml": "# another layout\n" + OLD.replace("name: Order", 'name: "Order"')})
    assert run("diff", "--exit-code", "a.cjm.yaml", "b.cjm.yaml") == (0, "", "1 map: no change\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--exit-code",), 1),
        (("--fail-on", "worse"), 1),
        (("--fail-on", "better"), 0),
    ],
)
def test_exit_codes(words: tuple[str, ...], code: int, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "b.cjm.yaml": NEW})
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", *words).code == code


def test_against_a_commit(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": OLD, "gone.cjm.yaml": VALID, "library.cjm.yaml": "cjmap: 1\nkind: library\n"})
    committed(root)
    (root / "a.cjm.yaml").write_text(NEW, encoding="utf-8")
    (root / "gone.cjm.yaml").unlink()
    (root / "new.cjm.yaml").write_text(OLD, encoding="utf-8")
    code, out, err = run("diff", "--against", "HEAD", "-f", "json")
    assert (code, err) == (0, "3 maps: 1 worse, 1 map new, 1 map gone\n")
    assert [(each["old"], each["new"], len(each["changes"])) for each in json.loads(out)["maps"]] == [
        ("HEAD:a.cjm.yaml", "a.cjm.yaml", 1),
        ("HEAD:gone.cjm.yaml", None, 0),
        (None, "new.cjm.yaml", 0),
    ]
    assert run("diff", "HEAD:a.cjm.yaml", "a.cjm.yaml").err == "1 map: 1 worse\n"
    assert run("diff", "--against", "HEAD", "a.cjm.yaml").err == "1 map: 1 worse\n"
    assert run("diff", "--against", "HEAD", "new.cjm.yaml").err == "1 map: 1 map new\n"


def test_each_side_has_its_own_base(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": OLD, "b.cjm.yaml": "cjmap: 1\nextends: a.cjm.yaml\n"})
    committed(root)
    (root / "a.cjm.yaml").write_text(NEW, encoding="utf-8")
    assert run("diff", "--against", "HEAD", "b.cjm.yaml").err == "1 map: 1 worse\n"


def test_markdown_calls_nobody(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "b.cjm.yaml": NEW.replace("Waits", "'@everyone </details> | `x`'")})
    out = run("diff", "a.cjm.yaml", "b.cjm.yaml", "-f", "markdown").out
    assert out.startswith("### Journey maps: 1 map: ")
    assert not any(nasty in out for nasty in ("@everyone", "</details>", "`x`"))


def test_markdown_fits_into_a_comment(lay: Lay, run: Run) -> None:
    spots = "".join(f"      - name: touchpoint number {n}\n        note: {'x' * 60}\n" for n in range(600))
    lay({"a.cjm.yaml": OLD, "b.cjm.yaml": OLD + spots})
    out = run("diff", "a.cjm.yaml", "b.cjm.yaml", "-f", "markdown").out
    assert len(out) < 65_536
    assert out.endswith(", not shown\n") or "touchpoint number 599" in out


def test_a_side_that_is_not_valid_tells_its_findings(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": WRONG, "b.cjm.yaml": VALID})
    code, out, _ = run("diff", "a.cjm.yaml", "b.cjm.yaml")
    assert (code, "a.cjm.yaml:4:5: error " in out) == (1, True)


MISUSE = {
    "one side": (["a.cjm.yaml"], "diff compares two sides, and 1 is given"),
    "no such format": (["a.cjm.yaml", "a.cjm.yaml", "-f", "pdf"], "there is no format `pdf`"),
    "no such revision": (["--against", "nowhere"], "no such revision: `nowhere`"),
    "an option for a revision": (["--against=--output=x"], "`--output=x` is no revision"),
}


@pytest.mark.parametrize("case", MISUSE.values(), ids=MISUSE)
def test_misuse(case: tuple[list[str], str], lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": OLD})
    committed(root)
    words, sentence = case
    code, out, err = run("diff", *words)
    assert (code, out) == (2, "")
    assert sentence.split("`")[0] in err
