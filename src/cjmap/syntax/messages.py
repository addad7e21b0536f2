"""Puts what libyaml says about broken YAML into plain sentences with the likely cause and its place."""

from __future__ import annotations

from collections.abc import Callable

from yaml.error import MarkedYAMLError, YAMLError

from cjmap.syntax import layout, signs
from cjmap.syntax.spot import Cause, Spot


def explain(text: str, error: YAMLError, last: tuple[int, int] = (0, 0)) -> Cause:
    """Find the likely cause of an error of libyaml; `last` is where the last scalar stands."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Cause(0, 0, f"this is no YAML: {error}")
    at = error.problem_mark.index
    since = at if error.context_mark is None else error.context_mark.index
    spot = Spot(text, error.context or "", error.problem or "", at, since, last)
    if "directive" in spot.context:
        return signs.directive(spot)
    if spot.context.endswith(" a tag"):
        return signs.tag(spot)
    return signs.runaway_quote(spot) or _CAUSES.get(spot.problem, signs.other)(spot)


_CAUSES: dict[str, Callable[[Spot], Cause]] = {
    "found unexpected end of stream": signs.unclosed_quote,
    "found unexpected document indicator": signs.unclosed_quote,
    "did not find expected key": layout.stray_line,
    "did not find expected '-' indicator": layout.stray_line,
    "could not find expected ':'": layout.no_colon,
    "mapping values are not allowed in this context": layout.stray_colon,
    "mapping keys are not allowed in this context": signs.odd_start,
    "block sequence entries are not allowed in this context": layout.dash_behind_key,
    "found character that cannot start any token": signs.odd_start,
    "found a tab character that violates indentation": signs.tab,
    "found a tab character where an indentation space is expected": signs.tab,
    "did not find expected alphabetic or numeric character": signs.odd_start,
    "did not find expected comment or line break": signs.odd_start,
    "found an indentation indicator equal to 0": signs.odd_start,
    "found undefined tag handle": signs.tag,
    "did not find expected ',' or ']'": signs.open_bracket,
    "did not find expected ',' or '}'": signs.open_bracket,
    "found unexpected ':'": signs.colon_in_brackets,
    "did not find expected node content": signs.no_content,
    "did not find expected <document start>": layout.no_document,
    "found unknown escape character": signs.escape,
    "did not find expected hexdecimal number": signs.escape,
    "found invalid Unicode character escape code": signs.escape,
    "found incompatible YAML document": signs.directive,
    "found duplicate %YAML directive": signs.directive,
}
