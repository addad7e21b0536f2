"""Likely causes of broken YAML in its signs: quotes, brackets, escapes, tabs, and what starts no text."""

from __future__ import annotations

import re

from cjmap.syntax import profile
from cjmap.syntax.clues import is_multiline, line_at, quoted, quoted_line
from cjmap.syntax.spot import Cause, Spot

_LOOKS_LIKE_MAP = re.compile(r"[\r\n][ \t]*(?:- |[A-Za-z_][A-Za-z0-9_-]*:(?:[ \t\r\n]|$))")
_TABS = re.compile(r"\t+")
_CLOSERS = {"[": "]", "{": "}"}


def runaway_quote(spot: Spot) -> Cause | None:
    """Find a quote that was closed only by the next one, lines below."""
    start, end = spot.last
    text = spot.text
    if text[start : start + 1] not in {'"', "'"} or not is_multiline(text, start, end):
        return None
    if is_multiline(text, end, spot.at) or not _LOOKS_LIKE_MAP.search(text, start, end):
        return None
    return _open_quote(text, start)


def unclosed_quote(spot: Spot) -> Cause:
    """Point at the quote that opened the text."""
    return _open_quote(spot.text, spot.since)


def _open_quote(text: str, start: int) -> Cause:
    line = line_at(text, start)
    shown = f"{line.words}{text[start]}"
    return Cause(start, start + 1, "this quote is not closed", f"close it at the end of the text: {shown}")


def stray_text(spot: Spot) -> Cause:
    """Explain text behind a value that has already ended."""
    text, at, line = spot.text, spot.at, spot.line
    before = text[line.start : at].rstrip()[-1:]
    if spot.character in {"&", "!"}:
        found, _ = profile.properties(text, at, line.end)
        if found:
            start, end, words = found[0]
            return Cause(start, end, *words)
    if spot.character in {"]", "}"}:
        return lone_closer(at, spot.character)
    end = max(at + 1, line.end)
    if before == "'" and text[at - 1] == "'" and spot.character.isalnum():
        whole = line.value.strip("'")
        hint = f"write {line.lead}{quoted(whole)}"
        return Cause(at - 1, at, "an apostrophe inside single quotes ends the text", hint)
    if before in {'"', "'"}:
        sentence = "text stands behind the closing quote"
    elif before in {"]", "}"}:
        sentence = f"text stands behind the closing `{before}`"
    else:
        sentence = "this text does not belong to the value before it"
    return Cause(at, end, sentence, f"put the whole text in quotes: {line.lead}{quoted(line.value)}")


def lone_closer(at: int, closer: str) -> Cause:
    """Explain a `]` or `}` with nothing to close."""
    sentence = f"this `{closer}` closes nothing: no `{'[' if closer == ']' else '{'}` is open"
    return Cause(at, at + 1, sentence, "take it away, or put the text in quotes")


def odd_start(spot: Spot) -> Cause:
    """Explain a text that begins with a character that means something else to YAML."""
    text, at = spot.text, spot.since if spot.text[spot.since : spot.since + 1] in set("&*!|>") else spot.at
    if text[at : at + 1] in {"", "\t"}:
        return tab(spot) if text[at:] else other(spot)
    line = line_at(text, at)
    character = "a backtick" if text[at] == "`" else f"`{text[at]}`"
    sentence = f"a text cannot start with {character} unless it is in quotes"
    return Cause(at, max(at + 1, line.end), sentence, f"write {quoted_line(text, at)}")


def tab(spot: Spot) -> Cause:
    """Explain a tab where YAML wants spaces."""
    tabs = _TABS.match(spot.text, spot.at)
    end = tabs.end() if tabs else spot.at + 1
    return Cause(spot.at, end, "a tab stands here as indentation", "indent with spaces")


def tag(spot: Spot) -> Cause:
    """Refuse a tag that even libyaml does not understand."""
    found, _ = profile.properties(spot.text, spot.since, len(spot.text))
    if not found:
        return other(spot)
    start, end, words = found[0]
    return Cause(start, end, *words)


def open_bracket(spot: Spot) -> Cause:
    """Explain a `[` or `{` that does not end as it should."""
    text, at, since = spot.text, spot.at, spot.since
    opener = text[since : since + 1]
    closer = _CLOSERS.get(opener, "]")
    if spot.character in {"]", "}"} and spot.character != closer:
        return Cause(at, at + 1, f"`{opener}` is closed by `{spot.character}`", f"write `{closer}`")
    line = spot.line
    outside = line.start > since and line.indent <= line_at(text, since).indent
    if not spot.character or outside or not text[at:].strip() or closer not in text[at:]:
        hint = f"close it with `{closer}`; a text that starts with `{opener}` needs quotes"
        return Cause(since, since + 1, f"this `{opener}` is not closed", hint)
    if spot.character == ":":
        hint = "put a comma between the two, or put the text in quotes"
        return Cause(at, at + 1, "a second colon stands here before a comma", hint)
    before = text[:at].rstrip()[-1:]
    hint = "put a comma between the two" + (", or the whole text in quotes" if before in {'"', "'"} else "")
    return Cause(at, at + 1, "a comma is missing here", hint)


def colon_in_brackets(spot: Spot) -> Cause:
    """Explain a colon that neither ends a key nor belongs to a text."""
    item = line_at(spot.text, spot.since)
    end = max(spot.since + 1, min(item.end, spot.at + 1))
    sentence = "a text inside brackets holds a colon that ends no key"
    return Cause(spot.since, end, sentence, "put the text in quotes")


def no_content(spot: Spot) -> Cause:
    """Explain a value that is missing, or begins with punctuation."""
    text, at = spot.text, spot.at
    if "block node" in spot.context:
        return odd_start(spot)
    if spot.character == ",":
        sentence = "nothing stands before this comma"
        return Cause(at, at + 1, sentence, "take it away, or put the text in quotes")
    if spot.character == ":":
        return Cause(at, at + 1, *profile.NO_KEY)
    if spot.character in {"]", "}"}:
        sentence = f"this `{spot.character}` does not fit the bracket that is open"
        return Cause(at, at + 1, sentence, "close each bracket by its own kind")
    last = max(0, len(text[:at].rstrip()) - 1)
    hint = "close it; a text that starts with a bracket needs quotes"
    return Cause(last, last + 1, "a `[` or `{` is not closed", hint)


def escape(spot: Spot) -> Cause:
    """Explain a backslash that starts no known escape."""
    text = spot.text
    at = text.rfind("\\", spot.since, spot.at + 1)
    at = at if at >= 0 else spot.at
    sentence = f"`{text[at : at + 2]}` means nothing in double quotes"
    return Cause(at, at + 2, sentence, "write the text in single quotes, or two backslashes for one")


def directive(spot: Spot) -> Cause:
    """Refuse a line that starts with a percent sign."""
    line = line_at(spot.text, spot.since)
    return Cause(line.start, line.start + len(line.text), *profile.DIRECTIVE)


def other(spot: Spot) -> Cause:
    """Repeat what libyaml says, where nothing better is known."""
    return Cause(spot.at, spot.at, f"this is no YAML: {spot.problem}")
