"""Words of the command line as values."""

from __future__ import annotations

import pytest

from cjmap.errors import Misuse
from cjmap.files.ref import AtRevision, OnDisk, Ref, Stdin, classify

from .conftest import Lay


@pytest.mark.parametrize(
    ("word", "ref"),
    [
        pytest.param("coffee.cjm.yaml", OnDisk("coffee.cjm.yaml"), id="a name is a file on the disk"),
        pytest.param("journeys/", OnDisk("journeys/"), id="a folder is left as it is written"),
        pytest.param("**/*.cjm.yaml", OnDisk("**/*.cjm.yaml"), id="a glob is left as it is written"),
        pytest.param("-x.yaml", OnDisk("-x.yaml"), id="a name may start with a hyphen"),
        pytest.param(
            "C:\\maps\\a.yaml", OnDisk("C:\\maps\\a.yaml"), id="a drive with a backslash is the disk"
        ),
        pytest.param("C:/maps/a.yaml", OnDisk("C:/maps/a.yaml"), id="a drive with a slash is the disk"),
        pytest.param("-", Stdin("<stdin>"), id="a hyphen is standard input"),
        pytest.param("HEAD:a.yaml", AtRevision("HEAD", "a.yaml"), id="a colon ends a revision"),
        pytest.param(":a.yaml", AtRevision("", "a.yaml"), id="no revision is what is staged"),
        pytest.param("HEAD:", AtRevision("HEAD", ""), id="no path is the whole commit"),
        pytest.param(
            "main~2:./a.yaml", AtRevision("main~2", "./a.yaml"), id="a path is left as it is written"
        ),
        pytest.param(
            "v1:a:b.yaml", AtRevision("v1", "a:b.yaml"), id="only the first colon ends the revision"
        ),
        pytest.param(
            "HEAD@{2026-01-01 10:30}:a.yaml",
            AtRevision("HEAD@{2026-01-01 10:30}", "a.yaml"),
            id="a colon in braces belongs to the revision",
        ),
        pytest.param("HEAD^{/fix: it}:a", AtRevision("HEAD^{/fix: it}", "a"), id="a search is a revision"),
        pytest.param("a{b:c", AtRevision("a{b", "c"), id="a brace that stays open ends nothing"),
    ],
)
def test_word(word: str, ref: Ref) -> None:
    assert classify(word) == ref


def test_standard_input_takes_the_name_it_is_given() -> None:
    assert classify("-", "coffee.cjm.yaml") == Stdin("coffee.cjm.yaml")


def test_a_file_with_a_colon_in_its_name_wins_over_a_revision(lay: Lay) -> None:
    lay({"HEAD:a.yaml": ""})
    assert [classify("HEAD:a.yaml"), classify("HEAD:b.yaml")] == [
        OnDisk("HEAD:a.yaml"),
        AtRevision("HEAD", "b.yaml"),
    ]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        pytest.param("", "an empty word names no file", id="an empty word"),
        pytest.param(
            "--output=x:a", "`--output=x` is no revision: none starts with a hyphen", id="an option"
        ),
        pytest.param("a\nb:c", "`a\nb` is no revision: it has a control character", id="two lines"),
        pytest.param(
            "https://example.org/a.yaml",
            "`https://example.org/a.yaml` is an address, and cjmap fetches nothing",
            id="an address",
        ),
    ],
)
def test_refused(word: str, sentence: str) -> None:
    with pytest.raises(Misuse) as caught:
        classify(word)
    assert caught.value.sentence == sentence
