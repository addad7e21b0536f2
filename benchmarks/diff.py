"""How fast `cjmap diff` is: CPU time as a ratio against `cjmap validate`, and git's part against `git show`.

    python -m venv .bench && .bench/bin/pip install . yamllint check-jsonschema
    .bench/bin/python benchmarks/diff.py

Every ratio is taken within one run: the two commands in turn, several times, medians compared. Ratios hold on any
machine; seconds do not. Exit code 1 where a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from maps import realistic_map
from validate import KIB, SCRIPTS, Report, medians, ratio, run

MAPS = 1000
_FEELING = re.compile(r"(feeling: \{?(?:score: )?)(-?\d(?:\.\d)?)")

READING = """
import sys
from cjmap.files.git import Repository
with Repository(sys.argv[1]) as git:
    for revision in ("HEAD~1", "HEAD"):
        oid = git.commit(revision)
        for path in git.list(oid, "maps"):
            git.read(oid, path, 1 << 20)
"""
"""Reads every map of both revisions as `diff` does, and nothing else."""
NOTHING = "import sys; from cjmap.files.git import Repository"
"""The start of a Python with the same modules, which is no part of git's."""
SHOWING = 'for path in maps/*.yaml; do git show "HEAD:$path" >/dev/null; done'


def edited(text: str, seed: int) -> str:
    """Return a map as a reviewer would meet it: some feelings moved, a pain point more."""
    pick = random.Random(seed)

    def moved(found: re.Match[str]) -> str:
        if pick.random() > 0.2:
            return found.group()
        return f"{found[1]}{max(-2.0, min(2.0, float(found[2]) + pick.choice((-0.4, 0.5)))):.1f}"

    return _FEELING.sub(moved, text) + f"questions:\n  - What did customers say in week {seed % 52 + 1}?\n"


def repository(folder: Path) -> None:
    """Make a repository with two commits of many maps."""

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    for name, value in (("user.name", "A"), ("user.email", "a@example.org"), ("commit.gpgsign", "false")):
        git("config", name, value)
    (folder / "maps").mkdir()
    texts = [realistic_map(seed, 10 * KIB) for seed in range(MAPS)]
    for commit in ("before", "after"):
        for seed, text in enumerate(texts):
            written = text if commit == "before" else edited(text, seed)
            (folder / "maps" / f"{seed}.cjm.yaml").write_text(written, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", commit)


def main() -> int:
    """Measure all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a first look")
    times = 1 if parser.parse_args().quick else 3
    report = Report()
    cjmap = str(SCRIPTS / "cjmap")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        repository(folder)
        validate = [cjmap, "validate", "maps"]
        both, checked = medians([cjmap, "diff", "HEAD~1:maps", "HEAD:maps"], validate, folder, times)
        ratio(report, "1,000 maps of two revisions / validate", 2.5, both, checked)
        disk, checked = medians([cjmap, "diff", "--against", "HEAD~1", "maps"], validate, folder, times)
        ratio(report, "1,000 maps against a commit / validate", 2.5, disk, checked)
        same, checked = medians([cjmap, "diff", "--against", "HEAD", "maps"], validate, folder, times)
        ratio(report, "1,000 unchanged maps against a commit / validate", 2.5, same, checked)
        reading, shown = medians([sys.executable, "-c", READING, name], ["sh", "-c", SHOWING], folder, times)
        started = run([sys.executable, "-c", NOTHING], folder)
        git = replace(reading, cpu=reading.cpu - started.cpu)
        ratio(report, "2,000 reads from git / 1,000 git show", 0.2, git, shown)
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
