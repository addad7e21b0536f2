"""Likely causes of broken YAML in its layout: indentation, dashes, and colons between key and value."""

from __future__ import annotations

from cjmap.syntax import profile
from cjmap.syntax.clues import Line, columns_above, line_at, lines_above, quoted_line, spaced_line
from cjmap.syntax.signs import lone_closer, stray_text
from cjmap.syntax.spot import Cause, Spot
from cjmap.words import plural


def stray_line(spot: Spot) -> Cause:
    """Explain a block mapping or list that ends where it should go on."""
    text, at, line = spot.text, spot.at, spot.line
    if at > line.first:
        return stray_text(spot)
    if spot.character == ":":
        return Cause(at, at + 1, *profile.NO_KEY)
    if spot.character in {"]", "}"}:
        return lone_closer(at, spot.character)
    start, end = spot.last
    if text[start : start + 1] in {"|", ">"} and not text[end:at].strip():
        sentence = f"this line is indented less than the text block (`{text[start]}`) above it"
        return Cause(at, line.end, sentence, "indent all lines of the block by the same spaces")
    if "'-'" in spot.problem and line.indent == line_at(text, spot.since).indent and not line.dashes:
        hint = f"write - {line.words}, or indent it deeper to add it to the item above"
        return Cause(at, line.end, "this line stands among the items of a list and has no `- `", hint)
    return _wrong_indent(spot)


def _wrong_indent(spot: Spot) -> Cause:
    text, line = spot.text, spot.line
    item = bool(line.dashes) or line.value == "-"
    fits = list(columns_above(text, spot.at, items=item))
    end = max(spot.at, line.end)
    if item and not fits:
        hint = "indent it under the key it belongs to, or write it as `key: value`"
        return Cause(spot.at, end, "a list item stands here among keys", hint)
    by = f"indented by {plural(line.indent, 'space')}" if line.indent else "not indented"
    sentence = f"this line is {by}, which fits no line above it"
    column, beside = min(fits, key=lambda fit: abs(fit[0] - line.indent), default=(0, line))
    return Cause(spot.at, end, sentence, _indent_hint(column, beside))


def _indent_hint(column: int, beside: Line) -> str:
    by = f"indent it by {plural(column, 'space')}" if column else "do not indent it"
    return f"{by}, to stand beside `{beside.words[:40]}`"


def no_colon(spot: Spot) -> Cause:
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
    return Cause(colon, colon + 1, *profile.missing_space(shown))


def stray_colon(spot: Spot) -> Cause:
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
        sentence = "a key in quotes goes over more than one line"
        return Cause(line.first, at, sentence, "a key stands on one line")
    if spaced := spaced_line(above):
        return _missing_space(spaced)
    if above.key and above.value and line.indent > above.content_column:
        sentence = "this line is indented like a part of the key above it, and that key already has a value"
        return Cause(line.first, at + 1, sentence, _indent_hint(above.content_column, above))
    sentence = "this text has no key, and a key follows on the next line"
    hint = "write `key: value` there, or put the whole text in quotes"
    return Cause(above.value_start, above.end, sentence, hint)


def dash_behind_key(spot: Spot) -> Cause:
    """Explain a list that begins on the line of its key."""
    line = spot.line
    hint = f"start the list on the next line; a text is written {quoted_line(spot.text, spot.at)}"
    return Cause(spot.at, max(spot.at + 1, line.end), "a dash behind a key starts no list", hint)


def no_document(spot: Spot) -> Cause:
    """Explain text behind the end of the one document."""
    text, at, line = spot.text, spot.at, spot.line
    if spot.character == ":" and (spaced := spaced_line(line)):
        return _missing_space(spaced)
    above = next(lines_above(text, at), None)
    if above is not None and above.text.startswith("..."):
        sentence = "`...` ends the document, and more follows"
        return Cause(above.start, above.start + 3, sentence, "take this line away")
    if at == line.first and above is not None:
        return _wrong_indent(spot)
    return stray_text(spot)
