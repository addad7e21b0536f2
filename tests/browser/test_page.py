"""The page of a map in a browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.analysis.made import COFFEE, MOVING_IN, example, journey
from tests.browser.conftest import DESK, PHONE, Open, Visit, page_of
from tests.view.every import EVERYTHING

VIEWS = ["poster", "table", "story"]
SECTIONS = ["heat", "handoffs", "opportunities", "people", "evidence", "metrics", "routes", "upkeep"]
MAPS = [COFFEE, MOVING_IN]
WORLD = """\
lang: de
personas: [{id: sam, name: 佐藤さん, role: 通勤者}]
scenario: "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle <b>&\\""
stages:
- name: Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsverfahren
  question: この店はどこにありますか、そして何時に開きますか
  feeling: {score: -0.5, wanted: 1}
  touchpoints:
  - name: 通りから看板を見る
    channel: 店頭
    feeling: {score: 1.5, words: Vorfreudigerwartungsvollgespanntheitsgefühl}
    delights: [true]
    links: [{url: "https://example.org/a-very-long-address-without-any-break-in-it-at-all/and-on-and-on/index.html"}]
  - name: "<script>alert(1)</script> & \\"Anführung\\""
    pain_points: [{text: "<img src=x onerror=alert(1)>", severity: 3}]
    moment_of_truth: true
    feeling: -1.8
- {name: Leer}
"""


@cache
def html(path: Path) -> str:
    return page_of(example(path))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_keeps_anybody_out(visit: Open, path: Path, scheme: str, size: tuple[int, int]) -> None:
    first = example(path).touchpoints()[2][1].id
    seen = visit(html(path), size=size, scheme=scheme)
    for fragment in (*views_on(seen), f"touchpoint-{first}", "table?severity=2&lane=feeling"):
        seen.page.evaluate("id => { location.hash = id }", fragment)
        seen.page.wait_for_timeout(50)
        assert seen.fragment == fragment
        if "?" in fragment:
            seen.page.locator("#filter").press("Enter")
        assert seen.axe() == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("text", "first"), [(WORLD, "通りから看板を見る"), (EVERYTHING, "one")], ids=["world", "everything"]
)
def test_long_words_other_scripts_and_every_field_stay_inside(
    visit: Open, text: str, first: str, size: tuple[int, int]
) -> None:
    seen = visit(page_of(journey(text)), size=size)
    for fragment in (*views_on(seen), f"touchpoint-{first}"):
        seen.page.evaluate("id => { location.hash = id }", fragment)
        seen.page.wait_for_timeout(50)
        assert seen.axe() == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert seen.page.evaluate("document.querySelectorAll('main img, main script').length") == 0


def views_on(seen: Visit) -> list[str]:
    """Return the views that a page has, as its bar names them."""
    found: list[str] = seen.page.evaluate(
        "[...document.querySelectorAll('#views a')].map(a => a.hash.slice(1))"
    )
    assert found == [view for view in (*VIEWS, *SECTIONS) if view in found]
    return found


def views_of(seen: Visit) -> list[str]:
    return [view for view in (*VIEWS, *SECTIONS) if seen.page.locator(f"#{view}:visible").count()]


def test_views_take_turns_and_the_address_says_which(visit: Open) -> None:
    seen = visit(html(COFFEE))
    assert views_of(seen) == ["poster"]
    seen.page.get_by_role("link", name="Table", exact=True).click()
    assert (views_of(seen), seen.fragment) == (["table"], "table")
    assert seen.page.locator("#views [aria-current]").inner_text() == "Table"
    seen.page.get_by_role("link", name="Story", exact=True).click()
    assert views_of(seen) == ["story"]
    seen.page.go_back()
    assert (views_of(seen), seen.fragment) == (["table"], "table")
    assert views_of(visit(html(COFFEE), "story")) == ["story"]


def test_without_script_everything_is_there(visit: Open) -> None:
    seen = visit(html(COFFEE), script=False)
    assert all(seen.page.locator(f"#{view}").is_visible() for view in VIEWS)
    assert views_of(seen) == [view for view in (*VIEWS, *SECTIONS) if view not in ("metrics", "routes")]
    assert not seen.page.locator("#theme").is_visible()
    assert not seen.page.locator("#filter").is_visible()
    assert (
        seen.page.locator("#touchpoint-orders-and-pays-by-card h4").inner_text() == "Orders and pays by card"
    )
    seen.page.get_by_role("link", name="Story", exact=True).click()
    assert seen.page.url.endswith("#story")


def test_a_deep_link_opens_the_details_at_the_fact(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "touchpoint-checks-address.pain_points")
    assert seen.seen("#details")
    assert seen.page.locator("#details-title").inner_text() == "Types the new address into the check"
    assert seen.page.evaluate("document.activeElement.dataset.at") == "touchpoint-checks-address.pain_points"
    assert seen.page.evaluate("document.querySelectorAll('[id]').length") == seen.page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )


def test_the_details_by_keyboard(visit: Open) -> None:
    seen = visit(html(COFFEE))
    card = "#touchpoint-waits-in-the-queue"
    seen.page.locator(f"#poster a[href='{card}']").focus()
    seen.press("Enter")
    assert (seen.fragment, seen.focus) == (card[1:], "details-title")
    assert seen.page.locator("#details-title").inner_text() == "Waits in the queue"
    seen.page.locator("[data-do=next]").focus()
    seen.press("Enter")
    assert (seen.fragment, seen.focus) == ("touchpoint-orders-and-pays-by-card", "next")
    assert "Orders and pays by card" in seen.page.locator("#status").inner_text()
    seen.page.locator("[data-do=previous]").focus()
    seen.press("Enter", "Enter", "Enter", "Enter")
    assert seen.fragment == "touchpoint-sees-the-sign-from-the-street"
    assert seen.page.locator("[data-do=previous]").get_attribute("aria-disabled") == "true"
    seen.press("Escape")
    assert (seen.seen("#details"), seen.focus, seen.fragment) == (False, card, "poster")


def test_the_details_on_a_phone(visit: Open) -> None:
    seen = visit(html(COFFEE), "table", size=PHONE)
    link = seen.page.locator("#table th a[href='#touchpoint-waits-in-the-queue']")
    link.focus()
    seen.press("Enter")
    assert seen.page.locator("#details").evaluate("box => box.matches(':modal')")
    seen.press("Escape")
    assert (seen.seen("#details"), seen.focus) == (False, "#touchpoint-waits-in-the-queue")
    assert views_of(seen) == ["table"]


def test_back_closes_the_details_and_forward_opens_them(visit: Open) -> None:
    seen = visit(html(COFFEE), "table")
    seen.page.locator("#table th a[href='#touchpoint-waits-in-the-queue']").click()
    assert (views_of(seen), seen.seen("#details")) == (["table"], True)
    seen.page.go_back()
    assert (views_of(seen), seen.seen("#details")) == (["table"], False)
    seen.page.go_forward()
    assert (views_of(seen), seen.seen("#details")) == (["table"], True)


def test_a_click_on_a_cell_of_the_table_opens_it(visit: Open) -> None:
    seen = visit(html(COFFEE), "table")
    seen.page.get_by_role("cell", name="Nobody says how long it will take").click()
    assert seen.fragment == "touchpoint-waits-in-the-queue.pain_points"
    assert seen.page.evaluate("document.activeElement.dataset.at") == seen.fragment


def test_arrow_keys_move_between_the_cells_of_the_poster(visit: Open) -> None:
    seen = visit(html(COFFEE))
    first, queue = "#touchpoint-sees-the-sign-from-the-street", "#touchpoint-waits-in-the-queue"
    seen.page.locator(f"#poster a[href='{first}']").focus()
    seen.press("ArrowRight", "ArrowRight")
    assert seen.focus == queue
    seen.press("ArrowDown")
    below = seen.focus
    assert below.startswith(f"{queue}.")
    seen.press("ArrowLeft", "ArrowRight")
    assert seen.focus.startswith(queue)
    seen.press("ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp")
    assert seen.focus == queue
    seen.press("Home")
    assert seen.focus == first
    seen.press("End", "ArrowRight")
    assert seen.focus == "#touchpoint-takes-the-first-sip-on-the-platform"


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_whatever_the_page_leads_to_is_there(visit: Open, path: Path) -> None:
    seen = visit(html(path))
    dead = seen.page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert dead == []


def test_a_link_to_a_source_leads_to_the_evidence(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "touchpoint-checks-address")
    seen.page.locator("#details a[href='#source-web-analytics']").first.click()
    assert (views_of(seen), seen.seen("#details")) == (["evidence"], False)
    box = seen.page.locator("#source-web-analytics").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < DESK[1]


def test_the_size_of_the_poster(visit: Open) -> None:
    seen = visit(html(MOVING_IN))
    width = "document.querySelector('.poster').getBoundingClientRect().width"
    natural = seen.page.evaluate("document.querySelector('.poster').viewBox.baseVal.width")
    assert seen.page.evaluate(width) == pytest.approx(natural, abs=1)
    seen.page.get_by_role("button", name="Fit width").press("Enter")
    assert seen.page.evaluate(width) < DESK[0]
    seen.page.get_by_role("button", name="Larger").press("Enter")
    assert DESK[0] < seen.page.evaluate(width) < natural
    seen.page.get_by_role("button", name="Actual size").press("Enter")
    assert seen.page.evaluate(width) == pytest.approx(natural, abs=1)


def test_colours_are_the_readers_choice(visit: Open) -> None:
    seen = visit(html(COFFEE), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = seen.page.evaluate(ground)
    button = seen.page.locator("#theme")
    button.press("Enter")
    light = seen.page.evaluate(ground)
    assert (button.inner_text(), light != dark) == ("Colours: light", True)
    seen.page.reload()
    assert (button.inner_text(), seen.page.evaluate(ground)) == ("Colours: light", light)
    button.press("Enter")
    assert (button.inner_text(), seen.page.evaluate(ground)) == ("Colours: dark", dark)


def test_the_link_can_be_copied(visit: Open) -> None:
    seen = visit(html(COFFEE), "touchpoint-waits-in-the-queue")
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.page.locator("[data-do=copy]").press("Enter")
    seen.page.wait_for_function("document.querySelector('[data-do=copy]').textContent === 'Copied'")
    assert seen.page.evaluate("navigator.clipboard.readText()") == seen.page.url


def test_on_paper_stands_the_view_and_with_the_story_everything_else(visit: Open) -> None:
    seen = visit(html(COFFEE), "table", scheme="dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    assert views_of(seen) == ["table"]
    assert [part for part in ("views", "theme", "details") if seen.seen(f"#{part}")] == []
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_story_prints_with_everything_but_the_table_and_the_poster_alone(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "story")
    seen.page.emulate_media(media="print")
    assert views_of(seen) == ["poster", "story", *SECTIONS]
    seen.page.evaluate("location.hash = 'poster'")
    seen.page.wait_for_timeout(50)
    assert views_of(seen) == ["poster"]


@pytest.mark.parametrize("view", ["table", "metrics", "heat"])
def test_nothing_is_wider_than_its_sheet(visit: Open, view: str) -> None:
    wide = 1047 if view in ("table", "heat") else 680
    seen = visit(html(MOVING_IN), view, size=(wide, 900))
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= wide


def touchpoints(seen: Visit, view: str) -> list[str]:
    """Return the numbers of the touchpoints that a view shows."""
    rows = {
        "table": "#table tbody tr:not(.stage)",
        "story": "#story .passage",
        "heat": ".cells tbody tr:not(.stage)",
    }
    found: list[str] = seen.page.evaluate(
        "rows => [...document.querySelectorAll(rows)].filter(row => row.checkVisibility())"
        ".map(row => row.querySelector('.no').textContent)",
        rows[view],
    )
    return found


def test_a_filter_holds_in_every_view_and_stands_in_the_address(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "table")
    assert len(touchpoints(seen, "table")) == 24
    seen.page.locator("#filter").press("Enter")
    seen.page.get_by_role("group", name="Severity").get_by_label("3 severe").press("Space")
    severe = ["5", "6", "9", "13", "16", "17", "19"]
    assert (seen.fragment, touchpoints(seen, "table")) == ("table?severity=3", severe)
    assert seen.page.get_by_role("status").first.inner_text() == "7 of 24 touchpoints: severity 3 severe"
    seen.page.get_by_role("link", name="Story", exact=True).click()
    assert (seen.fragment, touchpoints(seen, "story")) == ("story?severity=3", severe)
    assert "Keep in touch" not in seen.page.locator("#story .text").inner_text()
    seen.page.get_by_role("link", name="Heat map", exact=True).click()
    assert touchpoints(seen, "heat") == severe
    seen.page.get_by_role("link", name="Opportunities", exact=True).click()
    assert seen.page.locator("#opportunities tbody tr:not(.group):visible").count() == 7
    seen.page.get_by_role("group", name="Persona").get_by_label("Lena Brandt").press("Space")
    assert seen.fragment == "opportunities?severity=3&persona=lena"
    seen.page.get_by_role("link", name="Personas", exact=True).click()
    assert seen.page.locator("#people .persona:visible h3").all_inner_texts() == ["Lena Brandt"]
    seen.page.get_by_role("button", name="Clear filters").press("Enter")
    assert (seen.fragment, seen.focus) == ("people", "filter")
    assert seen.page.locator("#people .persona:visible").count() == 2


def test_an_address_with_filters_opens_so_and_knows_no_others(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "story?stage=connect&evidence=reported&colour=red&channel=nowhere")
    assert touchpoints(seen, "story") == ["18"]
    assert seen.page.locator("#filters input:checked").evaluate_all("all => all.map(one => one.value)") == [
        "connect",
        "reported",
    ]
    seen.page.reload()
    assert touchpoints(seen, "story") == ["18"]


def test_a_view_that_the_map_does_not_have_is_the_poster(visit: Open) -> None:
    seen = visit(html(COFFEE), "routes")
    assert views_of(seen) == ["poster"]


def test_a_deep_link_opens_what_the_filters_left_out(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "story?stage=connect")
    seen.page.evaluate("location.hash = 'touchpoint-checks-address?stage=connect'")
    seen.page.locator("#details").wait_for()
    assert seen.page.locator("#details-title").inner_text() == "Types the new address into the check"
    assert seen.page.locator("#details-body .facts").first.is_visible()
    seen.page.locator("[data-do=next]").press("Enter")
    assert seen.fragment == "touchpoint-stays-home?stage=connect"


def test_the_details_step_over_what_is_filtered(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "touchpoint-checks-address?severity=3")
    seen.page.locator("[data-do=next]").press("Enter")
    assert seen.fragment == "touchpoint-picks-plan?severity=3"
    seen.page.locator("[data-do=next]").press("Enter")
    assert seen.fragment == "touchpoint-reads-confirmation?severity=3"


def test_lanes_can_be_left_out(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "table?lane=feeling,pain_points")
    heads = seen.page.locator("#table thead th:visible").all_inner_texts()
    assert heads == ["Touchpoint", "Feels", "Pain points"]
    assert len(touchpoints(seen, "table")) == 24
    seen.page.get_by_role("link", name="Story", exact=True).click()
    facts = seen.page.locator("#touchpoint-checks-address :is(.facts, .brief) > div:visible > dt")
    told = set(facts.all_inner_texts())
    assert {"Feels", "Pain points", "Importance"} <= told
    assert told.isdisjoint({"Does", "Thinks", "Channel", "Opportunities"})
    dim = "id => getComputedStyle(document.querySelector(`#poster a[href='#${id}']`)).opacity"
    seen.page.evaluate("location.hash = 'poster?lane=feeling'")
    seen.page.wait_for_timeout(50)
    assert seen.page.evaluate(dim, "stage-order.pain_points") == "0.12"
    assert seen.page.evaluate(dim, "touchpoint-checks-address") == "1"


def test_the_poster_fades_what_is_filtered(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "poster?stage=connect")
    opacity = "id => getComputedStyle(document.querySelector(`#poster a[href='#${id}']`)).opacity"
    assert seen.page.evaluate(opacity, "touchpoint-checks-address") == "0.12"
    assert seen.page.evaluate(opacity, "stage-order.pain_points") == "0.12"
    assert seen.page.evaluate(opacity, "touchpoint-stays-home") == "1"


def test_only_touchpoints_of_the_poster_are_in_the_order_of_the_tab_key(visit: Open) -> None:
    seen = visit(html(COFFEE))
    order: list[str] = seen.page.evaluate(
        "[...document.querySelectorAll('#poster svg a')].filter(a => a.tabIndex >= 0).map(a => a.getAttribute('href'))"
    )
    assert len(order) == 6
    assert all(link.startswith("#touchpoint-") and "." not in link for link in order)


def test_the_numbers_at_the_head_lead_to_what_they_count(visit: Open) -> None:
    seen = visit(html(MOVING_IN))
    seen.page.get_by_role("link", name="Open severe pain points").click()
    assert (seen.fragment, len(touchpoints(seen, "table"))) == ("table?severity=3", 7)
    seen.page.get_by_role("link", name="Lowest moment").click()
    assert seen.page.locator("#details-title").inner_text() == "Asks for a second visit"
    seen.press("Escape")
    seen.page.get_by_role("link", name="Gaps: unmanaged hand-offs").click()
    assert seen.fragment == "handoffs?severity=3"
    assert seen.page.locator("#handoffs [data-count]").all_inner_texts() == ["10 of 12", "0 of 0", "10 of 16"]


def test_a_line_in_the_column_of_a_stage_opens_its_touchpoint(visit: Open) -> None:
    seen = visit(html(MOVING_IN))
    cell = seen.page.locator("#poster a[href='#stage-order.pain_points']")
    cell.locator("text", has_text="I only learn the date after I have").click()
    assert seen.fragment == "touchpoint-picks-plan.pain_points"
    assert seen.page.evaluate("document.activeElement.dataset.at") == seen.fragment


def test_a_stage_leads_to_its_touchpoints(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "stage-order")
    inside = seen.page.locator("#details .inside a")
    assert inside.first.inner_text() == "5 Types the new address into the check"
    inside.nth(1).click()
    assert seen.fragment == "touchpoint-picks-plan"


def test_a_stage_without_touchpoints_is_read_in_the_story(visit: Open) -> None:
    seen = visit(page_of(journey(WORLD)), "story")
    seen.page.evaluate("location.hash = 'stage-leer'")
    seen.page.wait_for_timeout(50)
    assert (seen.seen("#details"), views_of(seen)) == (False, ["story"])


def test_a_link_shows_a_persona_that_the_filters_left_out(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "people?persona=lena")
    assert not seen.seen("#persona-daria")
    seen.page.evaluate("location.hash = 'persona-daria?persona=lena'")
    seen.page.wait_for_timeout(50)
    assert seen.seen("#persona-daria")


def test_what_another_persona_says_is_left_out(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "story")
    thought = seen.page.locator("#touchpoint-checks-address\\.thoughts")
    feelings = seen.page.locator("#touchpoint-checks-address\\.feeling dd:visible")
    assert (thought.is_visible(), feelings.count()) == (True, 2)
    seen.page.evaluate("location.hash = 'story?persona=lena'")
    seen.page.wait_for_timeout(50)
    assert (thought.is_visible(), feelings.count()) == (False, 1)
    seen.page.evaluate("location.hash = 'table?persona=lena'")
    seen.page.wait_for_timeout(50)
    cell = seen.page.locator("#table").get_by_text("If they don't know my street")
    assert (cell.count(), cell.is_visible()) == (1, False)
    seen.page.evaluate("location.hash = 'routes?persona=daria'")
    seen.page.wait_for_timeout(50)
    assert seen.page.locator("#routes .route:visible h4").count() == 1


def test_tables_in_which_nothing_fits_are_gone(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "handoffs?stage=wonder")
    assert seen.page.locator("#handoffs table:visible").count() == 0
    assert "1 of 24 touchpoints" in seen.page.get_by_role("status").first.inner_text()
    seen.page.get_by_role("button", name="Clear filters").press("Enter")
    assert seen.page.locator("#handoffs table:visible").count() == 2


def test_arrow_keys_turn_the_details(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "touchpoint-checks-address")
    seen.press("ArrowRight")
    assert seen.fragment == "touchpoint-picks-plan"
    seen.press("ArrowLeft", "ArrowLeft")
    assert seen.fragment == "touchpoint-visits-shop"


def test_the_filters_fold_away(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "table?severity=3")
    seen.page.locator("#filter").press("Enter")
    assert seen.seen("#filters")
    seen.press("Escape")
    assert (seen.seen("#filters"), seen.focus) == (False, "filter")
    seen.press("Enter")
    seen.page.get_by_role("button", name="Done").press("Enter")
    assert (seen.seen("#filters"), seen.focus) == (False, "filter")
    assert not seen.page.get_by_role("button", name="Done").is_visible()


def test_the_first_touchpoint_that_fits_is_brought_into_sight(visit: Open) -> None:
    seen = visit(html(MOVING_IN))
    seen.page.locator("#filter").press("Enter")
    seen.page.get_by_role("group", name="Stage").get_by_label("Keep in touch").press("Space")
    lit = seen.page.locator("#poster svg a[href^='#touchpoint-']:not(.off, [href*='.'])").first.bounding_box()
    assert lit is not None
    assert 0 <= lit["x"] < DESK[0]


def test_what_is_filtered_is_so_on_paper_too(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "story?severity=3")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opacity = "getComputedStyle(document.querySelector('#poster a[href=\"#touchpoint-orders\"]')).opacity"
    assert seen.page.evaluate(opacity) == "0.12"
    seen.page.emulate_media(media="print")
    assert len(touchpoints(seen, "story")) == 7


def test_a_telephone_begins_with_the_story_at_its_top(visit: Open) -> None:
    seen = visit(html(MOVING_IN), size=PHONE)
    assert views_of(seen) == ["story"]
    assert seen.page.evaluate("scrollY") == 0


def test_rows_are_cards_on_a_telephone(visit: Open) -> None:
    seen = visit(html(MOVING_IN), "opportunities", size=PHONE)
    row = seen.page.locator("#opportunities tbody tr:not(.group)").first
    label = "cell => getComputedStyle(cell, '::before').content"
    assert row.locator("td").nth(3).evaluate(label).replace('"', "").split(":")[0] == "Impact"
    assert not seen.page.locator("#opportunities thead").is_visible()


def test_the_page_is_small(visit: Open) -> None:
    assert len(html(MOVING_IN).encode()) < 300_000
