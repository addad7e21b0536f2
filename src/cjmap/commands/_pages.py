"""What a report writes of one map: its page, its brief, and what the atlas tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cjmap.commands._look import Look
from cjmap.commands._pictures import page
from cjmap.commands._rules import linted
from cjmap.commands._views import Sight, footer_name
from cjmap.draw.palette import LIGHT
from cjmap.errors import Unreadable
from cjmap.files.tree import inside
from cjmap.finding import Finding, Profile
from cjmap.load.pictures import pictures as images_of
from cjmap.model.walk import survey

if TYPE_CHECKING:
    from cjmap.load.read import Loaded
    from cjmap.load.session import Job, Session
    from cjmap.view.tile import Tile

Where = tuple[str, str]
"""The folder of a project, and the path of a map in it."""


class Wish(NamedTuple):
    """On which day a report is made, and how demanding the rules are."""

    today: date
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a correct map, and to which maps its stages and touchpoints zoom."""

    id: str
    page: str
    brief: str
    tile: Tile
    zooms: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one file: pages, or nothing for a library and for what is not correct.

    `unread` is why it could not be opened, and what to do about that.
    """

    findings: tuple[Finding, ...] = ()
    hidden: int = 0
    unread: tuple[str, str | None] | None = None
    pages: Pages | None = None


def made(session: Session, job: Job, wish: Wish) -> Made:
    """Return what a report writes of one file."""
    try:
        loaded = session.load(job)
    except Unreadable as error:
        return Made(unread=(error.sentence, error.hint))
    if loaded.map is None or loaded.document.data.get("kind") == "library":
        return Made(loaded.findings, loaded.hidden)
    return Made(loaded.findings, loaded.hidden, pages=_pages(loaded, job, wish))


def _pages(loaded: Loaded, job: Job, wish: Wish) -> Pages:
    from cjmap.draw.slide.picture import strip
    from cjmap.formats.page.brief import write
    from cjmap.view.brief import brief
    from cjmap.view.tile import tile

    assert loaded.map is not None
    journey, name = loaded.map, footer_name(job)
    currency = job.settings.currency or ""
    sight = Sight(journey, name, images_of(loaded, job.tree), None, LIGHT, currency)
    findings = [*loaded.findings, *linted(loaded, job.settings, wish.profile, wish.today)]
    told = brief(journey, wish.today, name, currency)
    return Pages(
        journey.id,
        page(sight, Look(), wish.today, findings),
        write(told, strip(journey)),
        tile(journey, told, wish.today),
        tuple(_zooms(loaded)),
    )


def _zooms(loaded: Loaded) -> Iterator[Where]:
    """Yield the maps that show a stage or touchpoint of a map in detail; paths start where they are written."""
    assert loaded.map is not None
    for pointer, kind, text, _ in survey(loaded.map).names:
        if kind == "file" and pointer[-1] == "zoom":
            base = loaded.origin.at(pointer).document.file
            yield base.root, inside(base.path, text)
