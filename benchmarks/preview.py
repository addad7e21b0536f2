"""How soon `cjmap preview` shows a saved change in the browser, and whether 200 saves leave anything behind.

    python -m venv .bench && .bench/bin/pip install . playwright
    .bench/bin/python benchmarks/preview.py          # Linux, with a Chromium; CJMAP_BROWSER may name it

The time runs from the save to the first frame that has the new title, on one clock. Exit code 1 where a figure is
over its limit.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from maps import realistic_map
from validate import SCRIPTS, Report

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TITLE = "I change my provider, story 1"
SIZE = 12_000  # bytes: 25 touchpoints
SAVES, MORE = 20, 200
WATCH = """() => {
  window.seen = {};
  const look = () => { window.seen[document.querySelector("h1").textContent] ??= Date.now(); };
  new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, {childList: true, subtree: true});
}"""


def browser_path() -> str | None:
    """Return a Chromium of this machine, None where there is none, or nothing to drive it."""
    if find_spec("playwright") is None:
        return None
    return os.environ.get("CJMAP_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)


class Left(NamedTuple):
    """What the server and the page hold on to; memory in MiB."""

    server: float
    threads: int
    files: int
    heap: float
    nodes: float
    listeners: float


class Shown:
    """A page of a preview, and the map that it shows."""

    def __init__(self, page: Any, server: subprocess.Popen[str], path: Path) -> None:
        self.page, self.server, self.path = page, server, path
        self.text = path.read_text(encoding="utf-8")
        self.count = 0
        self.protocol = page.context.new_cdp_session(page)
        self.protocol.send("Performance.enable")
        page.evaluate(WATCH)

    def save(self) -> float:
        """Save a change, wait until it is seen, and return the milliseconds between the two."""
        self.count += 1
        title = f"{TITLE}, version {self.count}"
        beside = self.path.with_name("beside")
        beside.write_text(self.text.replace(TITLE, title), encoding="utf-8")
        started = time.time() * 1000
        beside.replace(self.path)
        self.page.locator("h1", has_text=title).wait_for()
        while (seen := self.page.evaluate("title => window.seen[title] || 0", title)) == 0:
            pass
        return float(seen) - started

    def left(self) -> Left:
        """Return what is held now, after everything was collected that can be."""
        self.protocol.send("HeapProfiler.collectGarbage")
        said = self.protocol.send("Performance.getMetrics")["metrics"]
        page = {each["name"]: each["value"] for each in said}
        process = Path("/proc", str(self.server.pid))
        lines = (process / "status").read_text(encoding="utf-8").splitlines()
        status = {line.partition(":")[0]: line.split()[1] for line in lines if len(line.split()) > 1}
        return Left(
            int(status["VmRSS"]) / 1024,
            int(status["Threads"]),
            len(list((process / "fd").iterdir())),
            page["JSHeapUsedSize"] / (1 << 20),
            page["Nodes"],
            page["JSEventListeners"],
        )


def measured(shown: Shown, report: Report, more: int) -> None:
    """Measure all figures."""
    pick = random.Random(1)
    shown.save()
    times: list[float] = []
    for _ in range(SAVES):
        time.sleep(pick.uniform(0.2, 0.4))  # at any moment between two looks at the disk
        times.append(shown.save())
    detail = f"fastest {min(times):.0f}, slowest {max(times):.0f}"
    report.row("a saved change, ms (median of 20)", median(times), 300, detail)
    for _ in range(more):  # what a server holds grows until each of its threads has had its share
        shown.save()
    before = shown.left()
    for _ in range(more):
        shown.save()
    after = shown.left()
    limits = Left(10, 1, 2, 2, 500, 5)
    names = ("server, MiB", "threads", "open files", "heap of the page, MiB", "nodes", "listeners")
    for name, then, now, limit in zip(names, before, after, limits, strict=True):
        report.row(f"{more} more saves: {name}", now - then, limit, f"{then:.1f} -> {now:.1f}")


def main() -> int:
    """Start a preview and a browser, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, for a first look")
    asked = parser.parse_args()
    if (browser := browser_path()) is None:
        print("nothing is measured: this needs `pip install playwright`, and a Chromium")
        return 0
    from playwright.sync_api import sync_playwright

    report = Report()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        path = Path(name) / "map.cjm.yaml"
        path.write_text(realistic_map(1, SIZE), encoding="utf-8")
        print(f"a map of {path.read_text(encoding='utf-8').count('- id: touchpoint-')} touchpoints")
        command = [str(SCRIPTS / "cjmap"), "preview", str(path)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split(" at ")[1].split(" ")[0]
            chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            measured(Shown(page, server, path), report, 40 if asked.quick else MORE)
            chromium.close()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(10)
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
