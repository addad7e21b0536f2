"""The table for comments and job summaries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from cjmap.finding import Level
from cjmap.formats.findings import markdown

from .made import FRAME, finding, place

ONE = replace(FRAME, maps=12, files=1, levels={Level.ERROR: 1, Level.WARNING: 2})


def shown(text: str) -> str:
    """Return the HTML that GitHub would make of a text, by the same rules."""
    return str(MarkdownIt("gfm-like", {"linkify": False}).enable("table").render(text))


def test_whole_table() -> None:
    told = finding('no channel "foo"', hint="did you mean food?")
    assert markdown.write([told], ONE) == (
        "### cjmap: 12 maps, 1 error, 2 warnings in 1 file\n"
        "\n"
        "| Level | Place | Rule | Finding |\n"
        "| --- | --- | --- | --- |\n"
        "| error | journeys/coffee.cjm.yaml:12:18 | CJ102 unknown-reference "
        '| no channel "foo"<br>did you mean food? |\n'
    )


def test_nothing_found() -> None:
    assert markdown.write([], replace(FRAME, maps=1)) == "### cjmap: 1 map, nothing found\n"


def test_hidden_findings_are_counted() -> None:
    assert markdown.write([finding()], replace(ONE, hidden=7)).endswith(
        "|\n\nand 7 more findings, not shown\n"
    )


@pytest.mark.parametrize("letter", ["x", "咖", "👩"], ids=["a letter", "three bytes", "counted as two"])
def test_a_comment_is_cut_where_it_would_be_too_long(letter: str) -> None:
    told = [finding(letter * 90, place(number=number)) for number in range(1, 3001)]
    text = markdown.write(told, replace(ONE, hidden=5))
    assert 60_000 < len(text.encode("utf-16-le")) // 2 < 65_536
    rows = text.count("| error |")
    assert text.endswith(f"|\n\nand {3005 - rows:,} more findings, not shown\n")


def test_one_endless_message_does_not_push_out_the_others() -> None:
    text = markdown.write([finding("x" * 100_000), finding("short")], ONE)
    assert "x…" in text
    assert "| short |" in text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("@everyone", "&#64;&#8203;everyone", id="a mention"),
        pytest.param("a@b.example", "a&#64;&#8203;b.example", id="an address"),
        pytest.param("#12", "&#35;&#8203;12", id="an issue"),
        pytest.param("gh-12", "gh-&#8203;12", id="an issue by another spelling"),
        pytest.param(
            '!12 ~"bug" %3 $4', '&#33;&#8203;12 &#126;&#8203;"bug" &#37;&#8203;3 &#36;&#8203;4', id="GitLab's"
        ),
        pytest.param("12 % of 30 @ 5", "12 % of 30 @ 5", id="signs that call nobody"),
        pytest.param("</details>", "&#60;/details&#62;", id="HTML"),
        pytest.param("<!-- -->", "&#60;!-- --&#62;", id="a comment"),
        pytest.param("a | b", "a &#124; b", id="a cell"),
        pytest.param(
            "`x` *y* _z_ ~~n~~",
            "&#96;x&#96; &#42;y&#42; &#95;z&#95; &#126;&#126;&#8203;n&#126;&#126;",
            id="emphasis",
        ),
        pytest.param("![x](https://e.example)", "!&#91;x&#93;(https&#58;//e.example)", id="an image"),
        pytest.param("www.e.example", "www&#46;e.example", id="a bare address"),
        pytest.param("a\n\n# b", "a&#92;n&#92;n# b", id="a heading"),
    ],
)
def test_texts_are_only_text(text: str, escaped: str) -> None:
    assert markdown.escaped(text, FRAME) == escaped


def test_what_a_reader_sees_is_the_text() -> None:
    text = "</details> | `x` [a](b) **c** <b> & \\ 5 > 4"
    html = shown(markdown.write([finding(text)], ONE))
    assert "<td>&lt;/details&gt; | `x` [a](b) **c** &lt;b&gt; &amp; \\ 5 &gt; 4</td>" in html
    assert html.count("<td>") == 4
