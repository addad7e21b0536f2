"""The atlas as a page."""

from __future__ import annotations

import re
from html import unescape

from cjmap.formats.page.atlas import ends, runs
from cjmap.model.journey import JourneyMap
from tests.analysis.made import one_stage
from tests.formats.map.test_html import Skeleton, plain

from .made import atlas_of, bare, page_of, rich


def said(page: str) -> str:
    return plain(Skeleton(page[page.index("<body>") :]).text)


def curve_of(made: JourneyMap) -> tuple[list[str], tuple[str, str] | None]:
    (tile,) = atlas_of(made).tiles
    return runs(tile), ends(tile)


def test_a_curve_without_feelings() -> None:
    assert curve_of(bare()) == ([], None)


def test_a_curve_with_a_gap() -> None:
    spots = (
        "name: a, feeling: 2",
        "name: b, feeling: 0",
        "name: c",
        "name: d, feeling: -2",
        "name: e, feeling: -2",
    )
    assert curve_of(one_stage(*spots)) == (["4.0,4.0 42.0,20.0", "118.0,36.0 156.0,36.0"], ("118.0", "36.0"))


def test_a_curve_of_one_touchpoint() -> None:
    assert curve_of(one_stage("name: a, feeling: 0")) == (["4.0,20.0"], ("4.0", "20.0"))


def test_maps_without_anything() -> None:
    text = said(page_of(atlas_of(bare())))
    assert "Atlas of 1 journey map" in text
    assert "No pain point is open." in text
    assert "Bare No feelings are known yet." in text
    assert "lead into others" not in text


def test_what_a_leader_sees_first() -> None:
    text = said(page_of(atlas_of(rich(), bare())))
    for part in (
        "Atlas of 2 journey maps −1.5lowest moment Waits in the queue A journey",
        "2open severe pain points 1 without an opportunity",
        "12 000a year in 3 open opportunities 1 with a value, 2 without an owner",
        "2overdue on 2026-11-28 1 opportunity, 1 review; 1 map never reviewed",
        "S3Cash alone A journey · assumed · no opportunity",
        "I5·E1Show the time 12 000 a year · A journey · Ana · planned, due 2026-10",
    ):
        assert part in text


def test_a_tile_a_row_and_what_is_owned() -> None:
    text = said(page_of(atlas_of(rich(), bare())))
    for part in (
        "current state live A journey −1.5 Waits in the queue 2 severe · 12 000 a year · 33 % evidenced · Ana "
        "· reviewed 10 months ago, overdue Brief",
        "current state draft Bare No feelings are known yet. no owner · reviewed never Brief",
        "A journey+1.5 1––Order −1.5 1/2",
        "Ana1112 000A journey nobody20–Bare",
        "Barenever––– A journey2026-01-1010 months ago2026-04-10, overdueAna",
    ):
        assert part in text


def test_levels() -> None:
    page = page_of(atlas_of(rich(), bare(), zooms={"map": ["bare"]}))
    assert "Maps that lead into others A journeyBare Who owns what" in said(page)


def test_everything_is_there_to_be_found() -> None:
    page = page_of(atlas_of(rich()))
    (details,) = re.findall(r"<details.*?</details>", page, re.DOTALL)
    there = Skeleton(details)
    assert plain(there.text) == (
        "A journey A journey 1 Sees the sign 2 Waits in the queue 3 Pays "
        "Pain points Nobody says how long Cash alone Cold feet Opportunities Show the time Seats Somebody"
    )
    assert there.links == [
        "map.html",
        *(f"map.html#touchpoint-{name}" for name in ("sign", "queue", "pay", "queue", "pay", "queue")),
        *["map.html#touchpoint-queue"] * 3,
    ]


def test_whatever_it_leads_to_is_a_page_of_the_report_or_in_it() -> None:
    there = Skeleton(page_of(atlas_of(rich(), bare(), zooms={"map": ["bare"]})))
    assert [link[1:] for link in there.links if link.startswith("#") and link[1:] not in there.ids] == []
    files = {link.split("#")[0] for link in there.links} - {""}
    assert files == {"map.html", "map.brief.html", "bare.html", "bare.brief.html"}
    assert len(there.ids) == len(set(there.ids))


def test_nothing_is_loaded_and_only_our_script_runs() -> None:
    page = page_of(atlas_of(rich()))
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-", unescape(page))
    assert page.count("<script") == 1
    assert not any("style" in names for _, *names in Skeleton(page).tags)
