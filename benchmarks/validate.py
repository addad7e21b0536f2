"""How fast `cjmap validate` is: CPU time as a ratio against yamllint, check-jsonschema and an empty Python.

    python -m venv .bench && .bench/bin/pip install . yamllint check-jsonschema
    .bench/bin/python benchmarks/validate.py

Every ratio is taken within one run: the two commands in turn, several times, medians compared. Ratios hold on any
machine; seconds do not. Exit code 1 where a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from maps import realistic_map

SCRIPTS = Path(sys.executable).parent
KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True)
class Run:
    """One finished process: CPU seconds of user and system, and its largest memory in bytes."""

    cpu: float
    memory: int


def run(command: list[str], folder: Path) -> Run:
    """Run a command and return what it used; its output is thrown away."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB)


def medians(ours: list[str], theirs: list[str], folder: Path, times: int) -> tuple[Run, Run]:
    """Run two commands in turn, after a warm-up, and return the median of each."""
    run(ours, folder), run(theirs, folder)
    pairs = [(run(ours, folder), run(theirs, folder)) for _ in range(times)]
    return _median([pair[0] for pair in pairs]), _median([pair[1] for pair in pairs])


def _median(runs: list[Run]) -> Run:
    return Run(statistics.median(r.cpu for r in runs), int(statistics.median(r.memory for r in runs)))


class Report:
    """Prints a row per figure and remembers whether one was above its limit."""

    def __init__(self) -> None:
        self.failed = False

    def row(self, what: str, value: float, limit: float, detail: str) -> None:
        """Print one figure beside its limit."""
        self.failed |= value > limit
        print(f"{what:<46} {value:7.3f}  limit {limit:<6g} {'ok  ' if value <= limit else 'OVER'} {detail}")


def ratio(report: Report, what: str, limit: float, ours: Run, theirs: Run) -> None:
    """Report the CPU ratio of two runs."""
    report.row(what, ours.cpu / theirs.cpu, limit, f"{ours.cpu:.3f} s against {theirs.cpu:.3f} s")


def main() -> int:
    """Measure all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a first look")
    times = 3 if parser.parse_args().quick else 7
    report = Report()
    cjmap, yamllint = str(SCRIPTS / "cjmap"), str(SCRIPTS / "yamllint")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cjmap.toml").write_text(
            "[limits]\nbytes = 20_000_000\nnodes = 5_000_000\nscalar = 20_000_000\n"
        )
        schema = folder / "schema.json"
        schema.write_bytes(subprocess.run([cjmap, "schema"], check=True, capture_output=True).stdout)
        for many in (1, 100, 1000):
            (folder / str(many)).mkdir()
            for seed in range(many):
                (folder / str(many) / f"{seed}.cjm.yaml").write_text(
                    realistic_map(seed, 10 * KIB), encoding="utf-8"
                )
        large = folder / "large"
        large.mkdir()
        (large / "large.cjm.yaml").write_text(realistic_map(0, 5 * MIB), encoding="utf-8")

        empty, nothing = medians(
            [sys.executable, "-c", "pass"], [sys.executable, "-c", "pass"], folder, times * 3
        )
        version, _ = medians([cjmap, "--version"], [sys.executable, "-c", "pass"], folder, times * 3)
        ratio(report, "--version / python -c pass", 1.5, version, nothing)
        one_map = "1/0.cjm.yaml"
        one, checked = medians(
            [cjmap, "validate", one_map], [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(schema), one_map],
            folder, times,
        )  # fmt: skip
        ratio(report, "1 map / check-jsonschema", 0.8, one, checked)
        hundred, linted = medians([cjmap, "validate", "100"], [yamllint, "100"], folder, max(2, times // 2))
        ratio(report, "100 maps / yamllint", 0.12, hundred, linted)
        thousand, linted = medians(
            [cjmap, "validate", "1000"], [yamllint, "1000"], folder, 1 if times == 3 else 2
        )
        ratio(report, "1,000 maps / yamllint", 0.05, thousand, linted)
        report.row("memory of 1,000 maps / of one", thousand.memory / one.memory, 1.25,
                   f"{thousand.memory / MIB:.0f} MiB against {one.memory / MIB:.0f} MiB")  # fmt: skip
        big, linted = medians([cjmap, "validate", "large"], [yamllint, "large"], folder, 1)
        ratio(report, "a 5 MiB map / yamllint", 0.12, big, linted)
        size = (large / "large.cjm.yaml").stat().st_size
        report.row("memory above one map / size of a 5 MiB map", (big.memory - one.memory) / size, 32,
                   f"{big.memory / MIB:.0f} MiB")  # fmt: skip
    print(f"python -c pass takes {empty.cpu:.3f} s of CPU here")
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
