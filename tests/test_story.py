"""The story of docs/story.md runs as it is told, and every page of the documentation is found from docs/README.md."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cjmap import cli

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
STORY = DOCS / "story"
TEXT = (DOCS / "story.md").read_text(encoding="utf-8")
CONSOLE = re.compile(
    r"^```console(?: exit=(?P<code>\d+))?\n\$ (?P<command>.+)\n(?P<said>(?:.*\n)*?)```$", re.MULTILINE
)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:)([^)\s]+)\)")
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
LEFT_OUT = "…\n"


class Told(NamedTuple):
    """A command of the story, what it says there, and how it leaves."""

    command: str
    said: str
    code: int


COMMANDS = [
    Told(found["command"], found["said"], int(found["code"] or 0)) for found in CONSOLE.finditer(TEXT)
]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the files of the story without the pictures, as the current folder of somebody at a plain terminal."""
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    made = tmp_path / "my-story"
    shutil.copytree(STORY, made, ignore=shutil.ignore_patterns("*.svg"))
    monkeypatch.chdir(made)
    return made


def pattern(said: str) -> re.Pattern[str]:
    """Return what an output must match; a line with nothing but `…` stands for some lines."""
    parts = [re.escape(part) for part in re.split(rf"^{LEFT_OUT}", said, flags=re.MULTILINE)]
    return re.compile("(?:.*\n)+?".join(parts))


def written(command: str) -> str | None:
    """Return the picture that a command writes."""
    found = re.search(r" -o (\S+\.svg)", command)
    return found and found[1]


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yield each relative link of a page, outside of code, as a path and the heading behind `#`."""
    for link in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8"))):
        path, _, heading = link.partition("#")
        yield (page.parent / path).resolve() if path else page, heading


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made on code hosts."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


class TestStory:
    def test_every_console_is_read(self) -> None:
        assert len(COMMANDS) == TEXT.count("```console") >= 15

    @pytest.mark.parametrize("told", COMMANDS, ids=[told.command for told in COMMANDS])
    def test_a_command_says_what_is_told(
        self, told: Told, copy: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        program, *words = shlex.split(told.command)
        assert program == "cjmap"
        code = cli.main(words)
        out, err = capsys.readouterr()
        assert code == told.code
        if pattern(told.said).fullmatch(out + err) is None:
            assert out + err == told.said  # for the difference, line by line
        if (picture := written(told.command)) is not None:
            fresh, kept = (copy / picture).read_bytes(), (STORY / picture).read_bytes()
            assert fresh == kept, f"run {told.command} in docs/story, and look at the picture"

    def test_what_is_left_out_is_at_least_a_line(self) -> None:
        wanted = pattern("one\n…\nthree\n")
        assert [bool(wanted.fullmatch(text)) for text in ("one\ntwo\nthree\n", "one\nthree\n")] == [
            True,
            False,
        ]

    def test_every_picture_is_shown_and_made_by_a_command(self) -> None:
        pictures = sorted(path.name for path in STORY.glob("*.svg"))
        assert sorted(filter(None, (written(told.command) for told in COMMANDS))) == pictures
        assert [name for name in pictures if f"](story/{name})](story/{name})" not in TEXT] == []

    def test_every_excerpt_stands_in_a_map(self) -> None:
        maps = [path.read_text(encoding="utf-8") for path in STORY.glob("*.cjm.yaml")]
        excerpts = YAML.findall(TEXT)
        assert len(excerpts) >= 3
        assert [text for text in excerpts if not any(text in whole for whole in maps)] == []

    def test_the_files_are_one_map(self) -> None:
        """What keeps its id is followed from the first draft on, whatever it is called."""
        maps = [path.read_text(encoding="utf-8") for path in sorted(STORY.glob("*.cjm.yaml"))]
        ids = [re.findall(r"^(?:id|(?:  |      )- id): (\S+)$", text, re.MULTILINE) for text in maps]
        draft = ids[0]
        assert len(draft) == 18
        assert [set(draft) - set(others) for others in ids] == [set()] * 4


class TestLinks:
    def test_every_page_is_found_from_the_index(self) -> None:
        found = {target for target, _ in links(DOCS / "README.md")}
        assert [page.name for page in sorted(DOCS.glob("*.md")) if page not in found] == ["README.md"]

    @pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
    def test_every_link_leads_somewhere(self, page: Path) -> None:
        broken = [
            (target, heading)
            for target, heading in links(page)
            if not target.exists() or (heading and heading not in anchors(target))
        ]
        assert broken == []

    def test_links_are_seen(self) -> None:
        assert [len(list(links(page))) > 10 for page in (ROOT / "README.md", DOCS / "rules.md")] == [
            True,
            True,
        ]

    def test_anchors_are_those_of_headings(self, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        page.write_text("# A story: one\n\n```sh\n# no heading\n```\n\n## 2. Two\n", encoding="utf-8")
        assert anchors(page) == {"a-story-one", "2-two"}
