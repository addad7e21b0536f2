"""CJ904, CJ906, CJ907: what stands in the cells of a map can be read, and says something."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.lint.run import Linter
from cjmap.lint.settings import Choice, LintSettings
from cjmap.load.session import Session

from .linting import RULES, TODAY, lint

HEAD = "title: I buy a coffee\nlang: {}\nstages:\n  - name: Order\n    touchpoints:\n      - name: Waits\n"


def cell(field: str, lang: str = "en") -> str:
    """Return a map with one touchpoint that has this field, on line 8."""
    return f"{HEAD.format(lang)}        {field}\n"


def said_of_image(folder: Path, alt: str, lang: str) -> list[str]:
    """Return what CJ904 says of an image with this alternative text."""
    (folder / ".git").mkdir()
    (folder / "old-queue.jpg").touch()
    (folder / "map.cjm.yaml").write_text(
        f'cjmap: 1\n{HEAD.format(lang)}        images:\n          - {{file: old-queue.jpg, alt: "{alt}"}}\n',
        encoding="utf-8",
    )
    with Session() as session:
        (job,) = session.find([str(folder / "map.cjm.yaml")])
        loaded = session.load(job)
        assert loaded.map is not None
        held = LintSettings(Choice(select=("CJ904",)))
        return [finding.message for finding in Linter(TODAY, RULES).lint(loaded, held)]


@pytest.mark.parametrize(
    ("lang", "alt"),
    [
        pytest.param("en", "Eleven people in front of one open counter", id="what is seen"),
        pytest.param("en", "Queue", id="one word that says something"),
        pytest.param("en", "Old queue", id="the words of the file's name, as words"),
        pytest.param("en", "Photo of the queue", id="a photo of something"),
        pytest.param(
            "en", "Screenshot of the order page with the date greyed out", id="a screenshot of something"
        ),
        pytest.param("en", "Picture this", id="a word more than the empty one"),
        pytest.param("en", "Image problem in the press", id="an image of another kind"),
        pytest.param("en", "Imagery", id="a word that begins alike"),
        pytest.param("en", "A drawing by a child", id="a drawing by somebody"),
        pytest.param("en", "Map", id="a map"),
        pytest.param("en", "Chart of waiting times by hour", id="a chart of something"),
        pytest.param("en", "Logo.", id="a logo can be all there is"),
        pytest.param("en", "The file queue.jpg on a screen", id="a file's name among words"),
        pytest.param("en", "404", id="a number that is seen"),
        pytest.param("de", "Fotowand im Flur", id="German: a word that begins alike"),
        pytest.param("de", "Bild der Schlange", id="German: a picture of something"),
        pytest.param("fr", "Photo de la file", id="French: a photo of something"),
        pytest.param("es", "Imagen de la cola", id="Spanish: a picture of something"),
        pytest.param("nl", "Foto van de rij", id="Dutch: a photo of something"),
        pytest.param("uk", "image", id="a language without lists"),
    ],
)
def test_a_text_that_says_something_is_silent(lang: str, alt: str, tmp_path: Path) -> None:
    assert said_of_image(tmp_path, alt, lang) == []


@pytest.mark.parametrize(
    ("lang", "alt"),
    [
        pytest.param("en", "old-queue.jpg", id="the file"),
        pytest.param("uk", "old-queue", id="the file without its suffix, in any language"),
        pytest.param("uk", "IMG_2041", id="the camera's name"),
        pytest.param("uk", "…", id="no word"),
        pytest.param("en", "A photo.", id="English"),
        pytest.param("de", "Bildschirmfoto", id="German"),
        pytest.param("fr", "Capture d’écran", id="French"),
        pytest.param("es", "una imagen", id="Spanish"),
        pytest.param("nl", "Schermafbeelding", id="Dutch"),
    ],
)
def test_a_text_that_says_nothing(lang: str, alt: str, tmp_path: Path) -> None:
    message = f"“{alt}” does not say what the image shows: who cannot see it is left out"
    assert said_of_image(tmp_path, alt, lang) == [message]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(f"thoughts: {'one ' * 25}", id="exactly the budget"),
        pytest.param(f"note: {'one ' * 200}", id="a note has room"),
        pytest.param(f"quotes: [{'one ' * 40}]", id="a quote may be longer"),
        pytest.param(f"thoughts: {'队' * 50}", id="two characters make a word"),
        pytest.param(f"thoughts: {'Rindfleischetikettierung ' * 25}", id="long words are words"),
    ],
)
def test_short_cells_are_silent(field: str) -> None:
    assert lint(cell(field), "CJ906") == []


@pytest.mark.parametrize(
    ("field", "message"),
    [
        pytest.param(f"thoughts: {'one ' * 26}", "26 words: a text over 25", id="a thought"),
        pytest.param(f"quotes: [{'one ' * 41}]", "41 words: a quote over 40", id="a quote"),
        pytest.param(f"choose_us: {'one ' * 30}", "30 words: a text over 25", id="a text that is no list"),
        pytest.param(f"policies: [A, {'one ' * 26}]", "26 words: a text over 25", id="the second of a list"),
        pytest.param(f"thoughts: {'队' * 60}", "31 words: a text over 25", id="Chinese"),
    ],
)
def test_a_long_cell_is_told_with_its_words(field: str, message: str) -> None:
    ((line, said),) = lint(cell(field), "CJ906")
    assert (line, said.partition("” has ")[2]) == (8, f"{message} drowns on the poster")


def test_a_long_name_and_a_budget_of_their_own() -> None:
    text = "title: T\nstages:\n  - name: One two three four\n"
    assert lint(text, "CJ906") == []
    assert lint(text, "CJ906", name=3) == [
        (4, "“One two three four…” has 4 words: a name over 3 drowns on the poster")
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "Waits for the date to be confirmed", id="something that is to be confirmed"),
        pytest.param("en", "To be heard", id="a need"),
        pytest.param("en", "To be confirmed in my choice", id="a need that begins like a marker"),
        pytest.param("en", "Writes a to-do list", id="a list of things to do"),
        pytest.param("en", "What is there to do?", id="a question"),
        pytest.param("en", "Where is it???", id="somebody is upset"),
        pytest.param("en", "Really?", id="one question mark"),
        pytest.param("en", "…", id="speechless"),
        pytest.param("en", "Fills in the form", id="a form"),
        pytest.param("en", "A placeholder in the queue", id="somebody who keeps a place"),
        pytest.param("en", "Has TBC since May", id="an illness"),
        pytest.param("en", "Wears size XXL", id="a size"),
        pytest.param("en", "Price < 5 > 3", id="signs of comparison"),
        pytest.param("en", "Todos the farmer calls", id="a word that begins alike"),
        pytest.param("en", "Fixes me a drink", id="another fix"),
        pytest.param("en", "Text here, call there", id="more than the marker"),
        pytest.param("es", "Todo", id="Spanish: everything"),
        pytest.param("es", "TODO VA MAL", id="Spanish: shouted"),
        pytest.param("es", "Lo quiero TODO", id="Spanish: stressed"),
        pytest.param("de", "Folgt dem Paket", id="German: follows a parcel"),
        pytest.param("de", "Rechnung noch offen", id="German: an open bill"),
        pytest.param("fr", "À compléter par mon médecin", id="French: by somebody"),
        pytest.param("nl", "Volgt het pakket", id="Dutch: follows a parcel"),
        pytest.param("uk", "To be defined", id="a language without lists"),
    ],
)
def test_words_of_a_life_are_no_markers(lang: str, text: str) -> None:
    assert lint(cell(f'thoughts: "{text}"', lang), "CJ907") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("questions:\n  - TBD\n", id="an open question is the right place"),
        pytest.param("# TODO: ask five people\n", id="a comment is the right place, too"),
        pytest.param("links:\n  - {url: 'https://example.org/TODO'}\n", id="an address"),
        pytest.param("tags: [todo]\n", id="a tag"),
    ],
)
def test_markers_in_their_place_are_silent(text: str) -> None:
    assert lint(text + cell("note: A note"), "CJ907") == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "TODO ask five people", id="at the start"),
        pytest.param("en", "Ask five people TODO", id="at the end"),
        pytest.param("en", "todo: ask", id="in small letters with a colon"),
        pytest.param("en", "Waits (TBC)", id="in brackets"),
        pytest.param("en", "tbd", id="the whole text"),
        pytest.param("en", "Takes XXX minutes", id="a number to come"),
        pytest.param("en", "???", id="nothing but question marks"),
        pytest.param("en", "<what they think>", id="a slot"),
        pytest.param("en", "Lorem ipsum dolor sit amet", id="filler text"),
        pytest.param("en", "To be defined.", id="English"),
        pytest.param("de", "noch zu klären", id="German"),
        pytest.param("fr", "À compléter", id="French"),
        pytest.param("es", "TODO: preguntar", id="Spanish with a colon"),
        pytest.param("es", "por definir…", id="Spanish"),
        pytest.param("nl", "nog te bepalen", id="Dutch"),
        pytest.param("uk", "FIXME", id="any language"),
    ],
)
def test_a_marker_is_told(lang: str, text: str) -> None:
    assert lint(cell(f'thoughts: "{text}"', lang), "CJ907") == [
        (8, f"“{text}” holds the place of a text: on the poster it looks like a finding")
    ]


def test_a_marker_among_owners_and_in_lists() -> None:
    assert [
        line
        for line, _ in lint(
            cell("owner: TBD\n        policies:\n          - By law\n          - TBD"), "CJ907"
        )
    ] == [8, 11]
