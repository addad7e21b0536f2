"""The atlas as a page."""

from __future__ import annotations

import re
from html import unescape

from tests.formats.map.test_html import Skeleton, plain

from .made import atlas_of, bare, page_of, rich


def said(page: str) -> str:
    return plain(Skeleton(page[page.index("<body>") :]).text)


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
