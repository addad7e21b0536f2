"""How long `cjmap report` takes for 500 maps, how large its pages are, and how soon they answer in a browser.

    python -m venv .bench && .bench/bin/pip install . playwright
    .bench/bin/python benchmarks/report.py          # the browser's figures need a Chromium; CJMAP_BROWSER may name it

Exit code 1 where a figure is over its limit.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from maps import realistic_map
from preview import SIZE, browser_path
from validate import SCRIPTS, Report

MANY, TIMES = 500, 5
LARGE = 160_000  # bytes: 300 touchpoints
VIEWS = ("poster", "table", "story", "heat")
ANSWER = """async () => {
  const box = document.querySelector('[data-filter=severity] input');
  const started = performance.now();
  box.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));  // the frame is painted then
  return performance.now() - started;
}"""


def reported(folder: Path, output: Path) -> float:
    """Write a report, and return the seconds that it took."""
    started = time.perf_counter()
    done = subprocess.run(
        [str(SCRIPTS / "cjmap"), "report", str(folder), "-o", str(output), "--today", "2026-11-28"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    print(done.stderr.strip().replace(str(output), "a folder"))
    return time.perf_counter() - started


def laid(folder: Path, count: int, size: int) -> Path:
    """Write so many maps into a folder."""
    folder.mkdir()
    for number in range(count):
        text = realistic_map(number, size).replace("cjmap: 1\n", f"cjmap: 1\nid: map-{number}\n", 1)
        (folder / f"map-{number}.cjm.yaml").write_text(text, encoding="utf-8")
    return folder


def written(root: Path, count: int, report: Report) -> None:
    """Measure how long a report takes, anew and again."""
    maps = laid(root / "maps", count, SIZE)
    limit = 60 * count / MANY
    report.row(f"{count} maps, wall seconds", reported(maps, root / "report"), limit, "")
    changed = maps / "map-1.cjm.yaml"
    text = changed.read_text(encoding="utf-8").replace("status: reviewed", "status: live", 1)
    changed.write_text(text, encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in (root / "report").iterdir()}
    report.row(f"{count} maps, one of them changed, wall seconds", reported(maps, root / "report"), limit, "")
    again = sum(path.stat().st_mtime_ns != stamp for path, stamp in before.items())
    report.row("pages that are written again", again, 3, "its page, its brief and the atlas")
    size = max(path.stat().st_size for path in (root / "report").glob("map-*[0-9].html"))
    report.row("the largest page of 25 touchpoints, KB", size / 1000, 300, "")


@contextmanager
def page(playwright: Any, path: str) -> Iterator[Any]:
    """Open pages in a browser of their own."""
    chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield chromium.new_page(viewport={"width": 1440, "height": 900})
    chromium.close()


def opened(playwright: Any, path: str, index: Path, report: Report) -> None:
    """Measure how long the atlas takes to open, each time in a browser that was just started."""
    times: list[float] = []
    for _ in range(TIMES):
        with page(playwright, path) as tab:
            tab.goto("about:blank")
            started = time.perf_counter()
            tab.goto(index.as_uri())
            tab.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            times.append(time.perf_counter() - started)
    report.row("the atlas opens, seconds (median)", median(times), 1, f"slowest {max(times):.2f}")


def answered(playwright: Any, path: str, root: Path, report: Report) -> None:
    """Measure how long a filter takes on a map of 300 touchpoints, from the click to the frame that shows it."""
    maps = laid(root / "large", 1, LARGE)
    reported(maps, root / "large-report")
    for view in VIEWS:
        with page(playwright, path) as tab:
            tab.goto(f"{(root / 'large-report/map-0.html').as_uri()}#{view}")
            count = tab.locator("#story .passage").count()
            times = [tab.evaluate(ANSWER) for _ in range(2 * TIMES)]
        report.row(
            f"a filter over {count} touchpoints, {view}, ms", median(times), 100, f"slowest {max(times):.0f}"
        )


def main() -> int:
    """Measure all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the maps, for a first look")
    count = MANY // 10 if parser.parse_args().quick else MANY
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        written(root, count, report)
        if (path := browser_path()) is None:
            print("nothing is opened: this needs `pip install playwright`, and a Chromium")
            return int(report.failed)
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            opened(playwright, path, root / "report/index.html", report)
            answered(playwright, path, root, report)
    return int(report.failed)


if __name__ == "__main__":
    sys.exit(main())
