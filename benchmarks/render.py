"""How fast `cjmap render` draws: against mermaid-cli for one flow, and for many maps and large ones.

    python -m venv .bench && .bench/bin/pip install . yamllint check-jsonschema
    npm install @mermaid-js/mermaid-cli     # anywhere; PUPPETEER_SKIP_DOWNLOAD=1 where a Chromium is there already
    .bench/bin/python benchmarks/render.py --mmdc node_modules/.bin/mmdc [--puppeteer config.json]

Ratios are taken within one run, the two commands in turn, with what both keep from run to run in place. Exit code 1
where a figure is over its limit. Without --mmdc the comparison is left out.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from maps import realistic_map
from validate import KIB, SCRIPTS, Report

MAPS = 60
PR_SET_CHILD_SUBREAPER = 36
VIEWS = ("poster", "flow", "gaps", "blueprint", "heatmap", "matrix", "curve")


def spent(command: Sequence[str], folder: Path, env: dict[str, str] | None = None) -> tuple[float, float]:
    """Return the CPU seconds, with those of all that it started, and the wall seconds of a command."""
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, capture_output=True, env={**os.environ, **(env or {})}, check=False
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    wall = time.perf_counter() - started
    orphans()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, wall


def adopt_orphans() -> None:
    """Have processes that a command leaves behind, as browsers do, counted too: they become ours (Linux alone)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def orphans() -> None:
    """Wait for what a command left behind."""
    given_up = time.monotonic() + 10
    while time.monotonic() < given_up:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.02)
        except ChildProcessError:
            return


def median(times: int, command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return the medians of CPU and wall over several runs."""
    runs = [spent(command, folder) for _ in range(times)]
    return sorted(cpu for cpu, _ in runs)[times // 2], sorted(wall for _, wall in runs)[times // 2]


def mermaid(path: Path) -> None:
    """Write the flow of a map of 25 touchpoints in Mermaid's words: as much as it can say of it."""
    lines = ["flowchart LR"]
    for stage in range(5):
        lines.append(f"  subgraph s{stage}[Stage {stage}]")
        lines += [
            f'    t{stage * 5 + spot}["Touchpoint {stage * 5 + spot}<br/>phone · −1"]' for spot in range(5)
        ]
        lines.append("  end")
    lines += [f"  t{n} --> t{n + 1}" for n in range(24)] + [
        "  t9 -.->|calls again| t4",
        "  t14 -->|loses the story| t17",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def large(spots: int) -> str:
    """Return a map of many touchpoints in stages of twelve."""
    lines = ["cjmap: 1", f"title: A map of {spots} touchpoints", "stages:"]
    for number in range(spots):
        if number % 12 == 0:
            lines += [f"  - name: Stage {number // 12 + 1}", "    touchpoints:"]
        lines += [
            f"      - name: Touchpoint {number + 1} with a name of ordinary length",
            f"        channel: {('phone', 'web', 'store', 'letter')[number % 4]}",
            f"        feeling: {((number * 7) % 41 - 20) / 10}",
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mmdc", type=Path, help="mermaid-cli's program")
    parser.add_argument("--puppeteer", type=Path, help="its settings for the browser")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a first look")
    asked = parser.parse_args()
    times = 3 if asked.quick else 7
    adopt_orphans()
    report, cjmap = Report(), str(SCRIPTS / "cjmap")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one.cjm.yaml").write_text(realistic_map(1, 10 * KIB), encoding="utf-8")
        (folder / "large.cjm.yaml").write_text(large(300), encoding="utf-8")
        (folder / "maps").mkdir()
        for seed in range(MAPS):
            (folder / "maps" / f"{seed}.cjm.yaml").write_text(realistic_map(seed, 10 * KIB), encoding="utf-8")
        flow = [cjmap, "render", "one.cjm.yaml", "--view", "flow", "-o", "one.svg"]
        first = spent(flow, folder, {"HOME": name, "XDG_CACHE_HOME": f"{name}/cache"})
        report.row("first flow ever, wall seconds", first[1], 3, f"{first[0]:.2f} s of CPU")
        if asked.mmdc is not None:
            mermaid(folder / "one.mmd")
            theirs = [str(asked.mmdc.resolve()), "-i", "one.mmd", "-o", "theirs.svg"]
            theirs += ["-p", str(asked.puppeteer.resolve())] if asked.puppeteer else []
            spent(flow, folder), spent(theirs, folder)
            ours, others = median(times, flow, folder), median(times, theirs, folder)
            for unit, mine, other in zip(("CPU", "wall"), ours, others, strict=True):
                report.row(
                    f"one flow / mermaid-cli, {unit}",
                    mine / other,
                    0.2,
                    f"{mine:.2f} s against {other:.2f} s",
                )
        for view in VIEWS:
            one = median(
                times, [cjmap, "render", "maps/0.cjm.yaml", "--view", view, "-o", f"o-{view}"], folder
            )
            many = [cjmap, "render", "maps", "--view", view, "-o"]
            all_of_them = spent([*many, f"m-{view}"], folder)
            further = (all_of_them[0] - one[0]) / (MAPS - 1)
            report.row(
                f"a further {view}, seconds of CPU", further, 0.04, f"{MAPS} maps in {all_of_them[1]:.1f} s"
            )
        for view in VIEWS:
            _, wall = spent(
                [cjmap, "render", "large.cjm.yaml", "--view", view, "-o", f"l-{view}.svg"], folder
            )
            report.row(f"{view} of 300 touchpoints, wall seconds", wall, 2, "")
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
