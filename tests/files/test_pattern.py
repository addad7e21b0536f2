"""Globs."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.files.pattern import compiled, expand, split

from .conftest import Lay


@pytest.mark.parametrize(
    ("pattern", "met", "not_met"),
    [
        pytest.param("a.yaml", ["a.yaml"], ["b/a.yaml", "a-yaml"], id="plain characters mean themselves"),
        pytest.param("*.yaml", ["a.yaml"], ["b/a.yaml", ".a.yaml", "a.yml"], id="a star stays in its folder"),
        pytest.param("*", ["a"], ["", ".a", "a/b"], id="a star alone needs a character"),
        pytest.param(".*", [".a", "."], ["a"], id="a written dot meets hidden files"),
        pytest.param("**/*.yaml", ["a.yaml", "b/c/a.yaml", ".github/a.yaml"], ["b/.a.yaml"], id="two stars"),
        pytest.param("a/**", ["a/b", "a/b/c"], ["a", "b/a"], id="two stars at the end meet all files below"),
        pytest.param("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb", "x/a/b"], id="two stars between"),
        pytest.param("a/**/**/b", ["a/b", "a/x/b"], ["a/x"], id="two stars twice are two stars once"),
        pytest.param("**/a/**/b", ["a/b", "x/a/y/b", "a/a/b"], ["b", "xa/b"], id="two stars around a folder"),
        pytest.param("*/x/*", ["a/x/b"], ["x/b", "a/x", "a/b/x/c"], id="stars count folders"),
        pytest.param("a*b*c", ["abc", "abbc", "axbxc"], ["acb", "ab/c"], id="stars between"),
        pytest.param("a**c", ["abc"], ["a/c"], id="two stars inside a name are one"),
        pytest.param("?.yaml", ["a.yaml"], ["ab.yaml", ".yaml", "/.yaml"], id="one character"),
        pytest.param("[a-c]1", ["a1", "c1"], ["d1", "-1"], id="a range"),
        pytest.param("[!a-c]1", ["d1"], ["a1", "/1", ".1"], id="a range that is left out"),
        pytest.param("x[!a]", ["x.", "x]"], ["xa", "x/", "x"], id="one character that is left out"),
        pytest.param("[]]", ["]"], ["["], id="a bracket as a member"),
        pytest.param("[*]", ["*"], ["a"], id="a star as a member"),
        pytest.param("[z-a]", [], ["z", "a", "-"], id="a range that runs backwards meets nothing"),
        pytest.param("[a&&b--~~|]", ["&", "|", "~"], ["c"], id="members are no set algebra"),
        pytest.param("[", ["["], ["a"], id="a bracket that stays open means itself"),
        pytest.param("./a//b", ["a/b"], ["./a//b"], id="empty parts do not count"),
        pytest.param("a.b+(c)$", ["a.b+(c)$"], ["aXb+(c)$"], id="nothing else is special"),
    ],
)
def test_pattern(pattern: str, met: list[str], not_met: list[str]) -> None:
    wanted = compiled(pattern)
    assert [path for path in (*met, *not_met) if wanted.fullmatch(path)] == met


def _by_hand(pattern: list[str], path: list[str]) -> bool:
    """Say the same slowly: by trying everything."""
    if not pattern:
        return not path
    if pattern[0] == "**":
        return _by_hand(pattern[1:], path) or bool(path and _by_hand(pattern, path[1:]))
    return bool(path) and bool(_name(pattern[0], path[0])) and _by_hand(pattern[1:], path[1:])


def _name(pattern: str, name: str) -> re.Match[str] | None:
    return re.fullmatch(pattern.replace("**", "*").replace("*", ".*").replace("?", "."), name)


_PARTS = st.lists(st.sampled_from(["**", "a", "b", "*", "a*", "*a*b", "?", "*b"]), min_size=1, max_size=6)


@given(_PARTS, st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=6))
def test_the_first_way_that_fits_is_always_enough(pattern: list[str], path: list[str]) -> None:
    tried = [*pattern, "*"] if pattern[-1] == "**" else pattern
    assert bool(compiled("/".join(pattern)).fullmatch("/".join(path))) == _by_hand(tried, path)


@given(st.text("ab[]!-*?\\^./", max_size=12), st.text("ab[]!-^./", max_size=6))
def test_any_text_is_a_pattern(pattern: str, path: str) -> None:
    compiled(pattern).fullmatch(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        pytest.param("a*" * 60 + "b", "a" * 250, id="many stars in a name"),
        pytest.param("**/a/" * 60 + "b", "a/" * 500 + "c", id="many times any folder"),
        pytest.param("**/*a*/" * 40 + "b", "aaaa/" * 400 + "c", id="both"),
    ],
)
def test_a_hostile_pattern_costs_milliseconds(pattern: str, path: str) -> None:
    start = time.process_time()
    assert compiled(pattern).fullmatch(path) is None
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        pytest.param("*.yaml", ("", "*.yaml"), id="no folder"),
        pytest.param("a/b/*.yaml", ("a/b", "*.yaml"), id="a plain folder"),
        pytest.param("a/*/b", ("a", "*/b"), id="plain parts behind a wildcard stay with it"),
        pytest.param("/*.yaml", ("/", "*.yaml"), id="the root of the disk"),
        pytest.param("a/b", ("a/b", ""), id="no wildcard"),
    ],
)
def test_split(pattern: str, parts: tuple[str, str]) -> None:
    assert split(pattern) == parts


def test_a_walk_meets_links_but_does_not_follow_them(lay: Lay) -> None:
    root = lay({"a/x.yaml": "", "a/b/y.yaml": "", "node_modules/z.yaml": "", "c/x.yaml": ""})
    (root / "loop").symlink_to(root)
    (root / "circle.yaml").symlink_to("circle.yaml")
    (root / "y.yaml").symlink_to("a/b/y.yaml")
    walk = [sorted(expand(str(root), "**/*.yaml")), sorted(expand(str(root), "*", folders=True))]
    assert walk == [
        ["a/b/y.yaml", "a/x.yaml", "c/x.yaml", "circle.yaml", "y.yaml"],
        ["a", "c", "circle.yaml", "loop", "node_modules", "y.yaml"],
    ]
