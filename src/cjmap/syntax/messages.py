"""Puts what libyaml says about broken YAML into plain sentences with the likely cause and its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError

from cjmap.syntax import profile
from cjmap.syntax.clues import (
    Line,
    columns_above,
    is_multiline,
    line_at,
    lines_above,
    quoted,
    quoted_line,
    spaced_line,
)
from cjmap.words import plural

_LOOKS_LIKE_MAP = re.compile(r"[\r\n][ \t]*(?:- |[A-Za-z_][A-Za-z0-9_-]*:(?:[ \t\r\n]|$))")
_CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Cause:
    """The likely cause of an error: its place in the text and its words."""

    start: int
    end: int
    sentence: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where libyaml gave up: the problem at `at`, within something that began at `since`.

    `last` is start and end of the last scalar that was read.
    """

    text: str
    context: str
    problem: str
    at: int
    since: int
    last: tuple[int, int]

    @property
    def character(self) -> str:
        """Return the character at which libyaml gave up; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def line(self) -> Line:
        """Return the line on which libyaml gave up."""
        return line_at(self.text, self.at)


def explain(text: str, error: YAMLError, last: tuple[int, int] = (0, 0)) -> Cause:
    """Find the likely cause of an error of libyaml; `last` is where the last scalar stands."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Cause(0, 0, f"this is no YAML: {error}")
    at = error.problem_mark.index
    since = at if error.context_mark is None else error.context_mark.index
    spot = Spot(text, error.context or "", error.problem or "", at, since, last)
    return _runaway_quote(spot) or _CAUSES.get(spot.problem, _other)(spot)


def _runaway_quote(spot: Spot) -> Cause | None:
    """Find a quote that was closed only by the next one, lines below."""
    start, end = spot.last
    text = spot.text
    if text[start : start + 1] not in {'"', "'"} or not is_multiline(text, start, end):
        return None
    if is_multiline(text, end, spot.at) or not _LOOKS_LIKE_MAP.search(text, start, end):
        return None
    return _open_quote(text, start)


def _open_quote(text: str, start: int) -> Cause:
    line = line_at(text, start)
    shown = f"{line.text.strip()[:80]}{text[start]}"
    return Cause(start, start + 1, "this quote is not closed", f"close it at the end of the text: {shown}")


def _unclosed_quote(spot: Spot) -> Cause:
    return _open_quote(spot.text, spot.since)


def _stray_line(spot: Spot) -> Cause:
    """Explain a block mapping or list that ends where it should go on."""
    text, at, line = spot.text, spot.at, spot.line
    if at > line.first:
        return _stray_text(spot)
    if spot.character == ":":
        return Cause(at, at + 1, *profile.NO_KEY)
    if spot.character in {"]", "}"}:
        return _lone_closer(at, spot.character)
    start, end = spot.last
    if text[start : start + 1] in {"|", ">"} and not text[end:at].strip():
        sentence = f"this line is indented less than the text block (`{text[start]}`) above it"
        return Cause(at, line.end, sentence, "indent all lines of the block by the same spaces")
    if "'-'" in spot.problem and line.indent == line_at(text, spot.since).indent and not line.dashes:
        hint = f"write - {line.text.strip()[:80]}, or indent it deeper to add it to the item above"
        return Cause(at, line.end, "this line stands among the items of a list and has no `- `", hint)
    return _wrong_indent(spot)


def _wrong_indent(spot: Spot) -> Cause:
    text, line = spot.text, spot.line
    what = "list item" if line.dashes or line.value.startswith("-") else "line"
    columns = dict(reversed(list(columns_above(text, spot.at))))
    if line.indent in columns and what == "list item":
        sentence = "a list item stands here among keys"
        return Cause(spot.at, line.end, sentence, "indent it under the key it belongs to, or write it as `key: value`")
    fits = [column for column in columns if column != line.indent]
    nearest = min(fits, key=lambda column: abs(column - line.indent), default=0)
    like = columns[nearest].text.strip()[:40] if nearest in columns else ""
    hint = f"indent it by {plural(nearest, 'space')}" + (f" to stand beside `{like}`" if like else "")
    sentence = f"this {what} is indented by {plural(line.indent, 'space')}, which fits no line above it"
    return Cause(spot.at, max(spot.at, line.end), sentence, hint)


def _stray_text(spot: Spot) -> Cause:
    """Explain text behind a value that has already ended."""
    text, at, line = spot.text, spot.at, spot.line
    before = text[line.start : at].rstrip()[-1:]
    if spot.character in {"&", "!"}:
        found, _ = profile.properties(text, at, line.end)
        if found:
            start, end, words = found[0]
            return Cause(start, end, *words)
    if spot.character in {"]", "}"}:
        return _lone_closer(at, spot.character)
    end = max(at + 1, line.end)
    if before == "'" and text[at - 1] == "'" and spot.character.isalnum():
        whole = line.value.strip("'")
        hint = f"write {line.dashes}{line.key}{quoted(whole)}"
        return Cause(at - 1, at, "an apostrophe inside single quotes ends the text", hint)
    if before in {'"', "'"}:
        sentence = "text stands behind the closing quote"
    elif before in {"]", "}"}:
        sentence = f"text stands behind the closing `{before}`"
    else:
        sentence = "this text does not belong to the value before it"
    return Cause(at, end, sentence, f"put the whole text in quotes: {line.dashes}{line.key}{quoted(line.value)}")


def _lone_closer(at: int, closer: str) -> Cause:
    opener = "[" if closer == "]" else "{"
    return Cause(at, at + 1, f"this `{closer}` closes nothing: no `{opener}` is open", "take it away, or put the text in quotes")


def _no_colon(spot: Spot) -> Cause:
    """Explain a line that stands where a key is expected and has no colon."""
    text, line = spot.text, line_at(spot.text, spot.since)
    if spaced := spaced_line(line):
        return _missing_space(spaced)
    start, end = spot.since, max(spot.since + 1, line.end)
    if line.value.startswith("-"):
        hint = f"write - {line.value.lstrip('-').strip()[:80]}"
        return Cause(start, start + 1, "a space is missing behind the dash", hint)
    if line.value[:1] in {"[", "{", '"', "'"}:
        return Cause(start, end, "this value stands where a key is expected", "indent it deeper than its key")
    above = next(lines_above(text, start), None)
    if above is not None and above.dashes and above.indent == line.indent:
        hint = f"write - {line.value[:80]}"
        return Cause(start, end, "this line stands among the items of a list and has no `- `", hint)
    hint = "write `key: value`; to go on with the text above, indent it deeper than its key"
    return Cause(start, end, "this line is no key: it has no colon", hint)


def _missing_space(spaced: tuple[int, str]) -> Cause:
    colon, shown = spaced
    return Cause(colon, colon + 1, "a space is missing behind the colon", f"write {shown}")


def _stray_colon(spot: Spot) -> Cause:
    """Explain a colon where no key can be."""
    text, at, line = spot.text, spot.at, spot.line
    if line.value_start <= at and line.key:
        hint = f"write {quoted_line(text, line.value_start)}"
        return Cause(at, at + 1, "a colon followed by a space stands inside unquoted text", hint)
    if at - line.first > 1000:
        return Cause(line.first, at, "this key is longer than 1,024 characters", "a key is a short name")
    above = next(lines_above(text, at), None)
    if above is None:
        return Cause(at, at + 1, *profile.NO_KEY)
    if text[at - 1] in {'"', "'"} and line.text.count(text[at - 1]) == 1:
        return Cause(line.first, at, "a key in quotes goes over more than one line", "a key stands on one line")
    if spaced := spaced_line(above):
        return _missing_space(spaced)
    if above.key and above.value and line.indent > above.content_column:
        sentence = "this line is indented like a part of the key above it, and that key already has a value"
        hint = f"indent it by {plural(above.content_column, 'space')} to stand beside `{above.key.strip()[:40]}`"
        return Cause(line.first, at + 1, sentence, hint)
    hint = f"write `key: value` there, or put the text in quotes where it goes on: {quoted(line.value or line.text.strip())}"
    return Cause(above.value_start, above.end, "this text has no key, and a key follows on the next line", hint)


def _dash_behind_key(spot: Spot) -> Cause:
    line = spot.line
    hint = f"start the list on the next line; a text is written {quoted_line(spot.text, spot.at)}"
    return Cause(spot.at, max(spot.at + 1, line.end), "a dash behind a key starts no list", hint)


def _odd_start(spot: Spot) -> Cause:
    """Explain a text that begins with a character that means something else to YAML."""
    text, at = spot.text, spot.since if spot.text[spot.since : spot.since + 1] in set("&*!|>") else spot.at
    if text[at : at + 1] == "\t":
        return _tab(spot)
    line = line_at(text, at)
    sentence = f"a text cannot start with `{text[at : at + 1]}` unless it is in quotes"
    return Cause(at, max(at + 1, line.end), sentence, f"write {quoted_line(text, at)}")


def _tab(spot: Spot) -> Cause:
    text, at = spot.text, spot.at
    end = at
    while text[end : end + 1] == "\t":
        end += 1
    return Cause(at, max(at + 1, end), "a tab stands here as indentation", "indent with spaces")


def _tag(spot: Spot) -> Cause:
    found, _ = profile.properties(spot.text, spot.since, len(spot.text))
    if not found:
        return _other(spot)
    start, end, words = found[0]
    return Cause(start, end, *words)


def _open_bracket(spot: Spot) -> Cause:
    """Explain a `[` or `{` that does not end as it should."""
    text, at, since = spot.text, spot.at, spot.since
    opener = text[since : since + 1]
    closer = _CLOSERS.get(opener, "]")
    if spot.character in {"]", "}"} and spot.character != closer:
        return Cause(at, at + 1, f"`{opener}` is closed by `{spot.character}`", f"write `{closer}`")
    line = spot.line
    outside = line.start > since and line.indent <= line_at(text, since).indent
    if not spot.character or outside or not text[at:].strip() or _CLOSERS_RE[closer].search(text, at) is None:
        hint = f"close it with `{closer}`; a text that starts with `{opener}` needs quotes"
        return Cause(since, since + 1, f"this `{opener}` is not closed", hint)
    if spot.character == ":":
        hint = "put a comma between the two, or put the text in quotes"
        return Cause(at, at + 1, "a second colon stands here before a comma", hint)
    before = text[:at].rstrip()[-1:]
    hint = "put a comma between the two" + (", or the whole text in quotes" if before in {'"', "'"} else "")
    return Cause(at, at + 1, "a comma is missing here", hint)


_CLOSERS_RE = {"]": re.compile(r"\]"), "}": re.compile(r"\}")}


def _no_content(spot: Spot) -> Cause:
    """Explain a value that is missing, or begins with punctuation."""
    text, at = spot.text, spot.at
    if "block node" in spot.context:
        return _odd_start(spot)
    if spot.character == ",":
        return Cause(at, at + 1, "nothing stands before this comma", "take it away, or put the text in quotes")
    if spot.character == ":":
        return Cause(at, at + 1, *profile.NO_KEY)
    if spot.character in {"]", "}"}:
        return Cause(at, at + 1, f"this `{spot.character}` does not fit the bracket that is open", "close each bracket by its own kind")
    last = max(0, len(text[:at].rstrip()) - 1)
    return Cause(last, last + 1, "a `[` or `{` is not closed", "close it; a text that starts with a bracket needs quotes")


def _no_document(spot: Spot) -> Cause:
    """Explain text behind the end of the one document."""
    text, at, line = spot.text, spot.at, spot.line
    above = next(lines_above(text, at), None)
    if above is not None and above.text.startswith("..."):
        return Cause(above.start, above.start + 3, "`...` ends the document, and more follows", "take this line away")
    if at == line.first and above is not None:
        return _wrong_indent(spot)
    return _stray_text(spot)


def _escape(spot: Spot) -> Cause:
    """Explain a backslash that starts no known escape."""
    text = spot.text
    at = text.rfind("\\", spot.since, spot.at + 1)
    at = at if at >= 0 else spot.at
    sentence = f"`{text[at : at + 2]}` means nothing in double quotes"
    return Cause(at, at + 2, sentence, "write the text in single quotes, or two backslashes for one")


def _directive(spot: Spot) -> Cause:
    line = line_at(spot.text, spot.since)
    return Cause(line.start, line.start + len(line.text), *profile.DIRECTIVE)


def _question(spot: Spot) -> Cause:
    return _odd_start(spot)


def _other(spot: Spot) -> Cause:
    return Cause(spot.at, spot.at, f"this is no YAML: {spot.problem}")


_CAUSES: dict[str, Callable[[Spot], Cause]] = {
    "found unexpected end of stream": _unclosed_quote,
    "found unexpected document indicator": _unclosed_quote,
    "did not find expected key": _stray_line,
    "did not find expected '-' indicator": _stray_line,
    "could not find expected ':'": _no_colon,
    "mapping values are not allowed in this context": _stray_colon,
    "mapping keys are not allowed in this context": _question,
    "block sequence entries are not allowed in this context": _dash_behind_key,
    "found character that cannot start any token": _odd_start,
    "found a tab character that violates indentation": _tab,
    "found a tab character where an indentation space is expected": _tab,
    "did not find expected alphabetic or numeric character": _odd_start,
    "did not find expected comment or line break": _odd_start,
    "found an indentation indicator equal to 0": _odd_start,
    "did not find expected tag URI": _tag,
    "did not find the expected '>'": _tag,
    "did not find expected whitespace or line break": _tag,
    "did not find expected '!'": _tag,
    "found undefined tag handle": _tag,
    "did not find expected ',' or ']'": _open_bracket,
    "did not find expected ',' or '}'": _open_bracket,
    "did not find expected node content": _no_content,
    "did not find expected <document start>": _no_document,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _escape,
    "found invalid Unicode character escape code": _escape,
    "found unknown directive name": _directive,
    "found incompatible YAML document": _directive,
    "found duplicate %YAML directive": _directive,
    "did not find expected version number": _directive,
}
