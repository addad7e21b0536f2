"""Changes in Markdown, for a comment on a pull request: the worst first, shorter than a comment may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjmap.diff.change import Weight
from cjmap.formats import findings
from cjmap.formats.changes import Frame, Pair
from cjmap.formats.changes.text import summary
from cjmap.formats.findings.markdown import LONGEST, escaped, length
from cjmap.view.changes import Number, Told
from cjmap.view.terms import VERSIONS
from cjmap.words import plural

_CLOSING = 400
_WORDS = {
    Weight.WORSE: "Worse for customers",
    Weight.BETTER: "Better for customers",
    Weight.NOTABLE: "Also changed",
    Weight.EDITORIAL: "Wording",
}
_QUIET = findings.Frame(folder="")


def write(pairs: Sequence[Pair], frame: Frame) -> str:  # noqa: ARG001 - every format has it
    """Return a section for each map that changed; what does not fit into a comment is counted."""
    shown = [f"### Journey maps: {_escaped(summary(pairs))}\n"]
    room, left = LONGEST - _CLOSING - length(shown[0]), 0
    for pair in pairs:
        for piece, changes in _pieces(pair):
            room -= length(piece)
            if room < 0:  # and so it stays
                left += changes
            else:
                shown.append(piece)
    return "".join(shown) + (f"\nand {plural(left, 'more change')}, not shown\n" if left else "")


def _pieces(pair: Pair) -> Iterator[tuple[str, int]]:
    """Yield the lines of a map, each with the number of changes that it tells; a word of ours starts each."""
    if pair.comparison is None:
        what = "new map" if pair.old is None else "map is gone"
        yield f"\n#### {_escaped(pair.title)}\n\n{what}: {_escaped(pair.new or pair.old or '')}\n", 1
        return
    if not pair.told:
        return
    yield f"\n#### {_escaped(pair.title)}\n\nmap: {_escaped(pair.new or '')}\n", 0
    if pair.comparison.terms != VERSIONS:
        yield f"\ncompared: {_escaped(pair.comparison.terms.title)}\n", 0
    if numbers := pair.comparison.numbers:
        yield f"\n{_numbers(numbers)}\n", 0
    if shares := pair.comparison.shares:
        yield "\n" + "".join(f"- {_escaped(s.name)}: {_numbers(s.numbers)}\n" for s in shares), 0
    for weight in Weight:
        told = [each for each in pair.told if each.weight is weight]
        if told:
            yield f"\n**{_WORDS[weight]}**\n\n", 0
            yield from ((_row(each), 1) for each in told)


def _numbers(numbers: Iterable[Number]) -> str:
    return " · ".join(f"{_escaped(n.label)} **{_escaped(n.old)} → {_escaped(n.new)}**" for n in numbers)


def _row(told: Told) -> str:
    return f"- {_escaped(told.subject)}: {_escaped(told.said)}\n"


def _escaped(text: str) -> str:
    return escaped(text, _QUIET)
