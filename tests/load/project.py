"""A project as a dict of files, loaded; findings as short texts."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from cjmap.finding import Finding
from cjmap.load.read import Loaded
from cjmap.load.session import Session

MAP = """\
cjmap: 1
title: I buy a coffee
personas: Sam
stages:
  - name: Order
    touchpoints:
      - name: Waits
        next: pays
        pain_points:
          - id: slow
            text: Nobody says how long
            personas: sam
      - name: Pays
        feeling: {score: 1, internal: 2, by: {sam: 0.5}}
        sources: talk
  - name: Enjoy
    touchpoints:
      - name: Drinks
        personas: sam
sources:
  - id: talk
    title: Talks at the counter
"""
"""A base: 2 stages, 3 touchpoints, one persona."""


class Project:
    """Files below a folder that is a project of its own."""

    def __init__(self, folder: Path, files: dict[str, str | bytes]) -> None:
        self.folder = folder
        (folder / ".git").mkdir()
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())

    def load(self, name: str = "map.cjm.yaml") -> Loaded:
        """Load one file of the project."""
        session = Session()
        (job,) = session.find([str(self.folder / name)])
        return session.load(job)

    def faults(self, name: str = "map.cjm.yaml") -> list[str]:
        """Return the findings of one file as `CODE file:line:column message`."""
        return [told(finding) for finding in self.load(name).findings]


def told(finding: Finding) -> str:
    """Say a finding in one line."""
    start = finding.place.start
    where = f"{finding.place.file.path}:{start.line}:{start.column}"
    return f"{finding.rule.code} {where} {finding.message}"


def project(tmp_path: Path, **files: str | bytes) -> Project:
    """Make a project of files; `map_` stands for map.cjm.yaml, `lib_` for lib.cjm.yaml."""
    return Project(tmp_path, {f"{name.rstrip('_')}.cjm.yaml": text for name, text in files.items()})


def places(tmp_path: Path, text: str | bytes) -> list[tuple[str, int, int]]:
    """Load one text as a map and return the code, line and column of its findings."""
    found = project(tmp_path, map_=text).load().findings
    return [(f.rule.code, f.place.start.line, f.place.start.column) for f in found]
