"""What pages share: how they become lean."""

from __future__ import annotations

import pytest

from cjmap.formats._page import dense, lean


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('<p class="a">x', "<p class=a>x"),
        ('<p class="a b" id="c-1.d">x', '<p class="a b" id=c-1.d>x'),
        ('<use href="#s1"/>', "<use href=#s1 />"),
        ('<rect width="5" height="65%"/>', "<rect width=5 height=65% />"),
        ('<a href="https://x.example/?a=b">', '<a href="https://x.example/?a=b">'),
        ("<p>a=&#34;b&#34; c", "<p>a=&#34;b&#34; c"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a<li>b</ul>"),
        ("<tr><th>a</th>\n<td>b</td></tr></tbody>", "<tr><th>a<td>b</tbody>"),
        ("<b>a</b>\n<b>b</b>", "<b>a</b>\n<b>b</b>"),
        ("<dd>one\n\n&lt;p&gt; two</dd>", "<dd>one\n\n&lt;p&gt; two</dd>"),
    ],
)
def test_what_html_does_not_need_is_gone(written: str, left: str) -> None:
    assert lean(f'<p lang="en"><body>{written}') == f'<p lang="en"><body>{left}'


def test_code_without_indents_and_comments() -> None:
    code = '/* about */\n.a{\n  color:b\n}\n// about\nconst a = "http://b"; // why\n'
    assert dense(code) == '.a{\ncolor:b\n}\nconst a = "http://b";\n'
