"""How fast `cjmap lint` is: CPU time as a ratio against yamllint and an empty Python.

    python -m venv .bench && .bench/bin/pip install . yamllint
    .bench/bin/python benchmarks/lint.py

Every ratio is taken within one run: the two commands in turn, several times, medians compared. Ratios hold on any
machine; seconds do not. Exit code 1 where a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from maps import realistic_map
from validate import KIB, SCRIPTS, Report, medians, ratio

TODAY = "2026-11-21"
MAPS = 100
FINDINGS = 1000
FORMATS = ("concise", "full", "json", "jsonl", "github", "gitlab", "junit", "markdown", "sarif")

PRINTING = f"""
import gc, sys, time
from datetime import date
from cjmap.formats import registry
from cjmap.formats.findings import Frame
from cjmap.lint.run import Linter, lint_rules
from cjmap.lint.settings import LintSettings
from cjmap.load.session import Session

linter, held, session = Linter(date.fromisoformat("{TODAY}"), lint_rules()), LintSettings(), Session()
found = [one for job in session.find(["maps"]) for one in linter.lint(session.load(job), held)]
found = (found * {FINDINGS})[:{FINDINGS}]
gc.set_threshold(100_000)  # as the command does
write = registry.module("findings", sys.argv[1]).write
start = time.process_time()
write(found, Frame(folder=sys.argv[2]))
print(time.process_time() - start)
"""
"""Prints how long a format takes for the first time in a process, with what it imports for it."""


def printing(name: str, folder: Path) -> float:
    """Return the CPU seconds in which a format writes the findings."""
    command = [sys.executable, "-c", PRINTING, name, str(folder)]
    return float(subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    """Measure all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a first look")
    times = 3 if parser.parse_args().quick else 7
    report = Report()
    cjmap, yamllint = str(SCRIPTS / "cjmap"), str(SCRIPTS / "yamllint")
    linting = [cjmap, "lint", "--today", TODAY]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "maps").mkdir()
        for seed in range(MAPS):
            text = realistic_map(seed, 10 * KIB)
            (folder / "maps" / f"{seed}.cjm.yaml").write_text(text, encoding="utf-8")
        hundred, theirs = medians([*linting, "maps"], [yamllint, "maps"], folder, max(2, times // 2))
        ratio(report, "100 maps / yamllint", 0.20, hundred, theirs)
        hundred, one = medians([*linting, "maps"], [*linting, "maps/0.cjm.yaml"], folder, times)
        further = (hundred.cpu - one.cpu) / (MAPS - 1)
        report.row(
            "a further map / a hundredth of yamllint",
            further / (theirs.cpu / MAPS),
            0.075,
            f"{further:.4f} s",
        )
        _, empty = medians([cjmap, "--version"], [sys.executable, "-c", "pass"], folder, times * 3)
        for each in FORMATS:
            spent = statistics.median(printing(each, folder) for _ in range(times))
            report.row(f"1,000 findings as {each} / python -c pass", spent / empty.cpu, 0.5, f"{spent:.4f} s")
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
