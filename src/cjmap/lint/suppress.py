"""Comments that switch rules off: `# cjmap: ignore[CJ501] why`, and `# cjmap: ignore-file[CJ7] why`.

A comment behind something speaks for its line; one that stands alone speaks for the whole key or item below it;
`ignore-file` speaks for the file, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cjmap.finding import Finding, Level, Muted, Over, Profile, Rule, Said
from cjmap.lint.settings import names
from cjmap.place import Place
from cjmap.rule import rule, told
from cjmap.syntax.comments import Comment
from cjmap.syntax.document import Document
from cjmap.words import nearest

_MARK = re.compile(r"#+\s*cjmap:\s*(?P<rest>.*)")
_ANY = re.compile(r"#\s*cjmap:")
_IGNORE = re.compile(r"ignore(?P<file>-file)?\s*\[(?P<words>[^\]]*)\]\s*(?P<reason>.*)")


@dataclass(slots=True)
class Ignore:
    """One comment: the lines it speaks for, the words that name rules, and whether it has silenced any."""

    place: Place
    first: int
    last: int
    words: tuple[str, ...]
    reason: str
    used: bool = False

    def covers(self, finding: Finding) -> bool:
        """Say whether it silences a finding."""
        here = self.first <= finding.place.start.line <= self.last
        return here and any(names(word, finding.rule) for word in self.words)


@rule("CJ909", "useless-ignore", Level.WARNING, Profile.STANDARD, Over.RUN)
def useless_ignore(what: str, hint: str | None = None) -> Said:
    """A comment switches off a rule that finds nothing there, or that does not exist.

    What it does
        Reports `# cjmap: ignore[…]` comments that silence nothing, name no rule, or cannot be read.

    Why
        A comment that outlives its reason hides the next fault of its kind without a word.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        # cjmap: ignore[CJ707] The map is young
        status: draft
        personas: Sam
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: draft
        personas: Sam
        stages:
          - name: Order
        ```

    References
        docs/rules.md
    """
    return Said(what, hint)


@rule("CJ912", "unexplained-ignore", Level.INFO, Profile.STANDARD, Over.RUN)
def unexplained_ignore(words: str) -> Said:
    """A comment switches off a rule and does not say why.

    What it does
        Reports `# cjmap: ignore[…]` comments without words behind the bracket.

    Why
        Whoever reads the map next year has to know whether the exception still holds.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee  # cjmap: ignore[CJ702]
        personas: Sam
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee  # cjmap: ignore[CJ702] A workshop map, nobody keeps it
        personas: Sam
        stages:
          - name: Order
        ```

    References
        docs/rules.md
    """
    return Said(
        f"`{words}` is switched off without a reason", "say behind the bracket why it does not hold here"
    )


class Ignores:
    """The comments of one document, which is not kept: there may be thousands."""

    def __init__(self, document: Document) -> None:
        self._broken: list[Place] = []
        self.found = list(self._read(document)) if _ANY.search(document.text) else []

    def mute(self, finding: Finding) -> Finding:
        """Return the finding, muted where a comment covers it; that comment counts as used."""
        for ignore in self.found:
            if ignore.covers(finding):
                ignore.used = True
                return finding._replace(muted=Muted("comment", ignore.reason))
        return finding

    def findings(self, rules: Sequence[Rule], ran: Iterable[Rule]) -> Iterator[Finding]:
        """Yield what is wrong with the comments; one for rules that did not run cannot be judged."""
        running = list(ran)
        for place in self._broken:
            yield told(
                useless_ignore, place, "this comment cannot be read", "write # cjmap: ignore[CODE] reason"
            )
        for ignore in self.found:
            unknown = [word for word in ignore.words if not any(names(word, rule) for rule in rules)]
            for word in unknown:
                close = nearest(word, [name for rule in rules for name in (rule.code, rule.name)])
                hint = f"did you mean {close}?" if close else None
                yield told(useless_ignore, ignore.place, f"there is no rule `{word}`", hint)
            judged = any(names(word, rule) for word in ignore.words for rule in running)
            if judged and not ignore.used and not unknown:
                words = ", ".join(ignore.words)
                yield told(
                    useless_ignore, ignore.place, f"`{words}` finds nothing here", "take the comment out"
                )
            if not ignore.reason:
                yield told(unexplained_ignore, ignore.place, ", ".join(ignore.words))

    def _read(self, document: Document) -> Iterator[Ignore]:
        lines = document.text.splitlines()
        for comment in document.comments():
            mark = _MARK.fullmatch(comment.text.strip())
            if mark is None:
                continue
            said = _IGNORE.fullmatch(mark["rest"].strip())
            words = tuple(word.strip() for word in said["words"].split(",") if word.strip()) if said else ()
            if said is None or not words:
                self._broken.append(document.place(comment.span))
                continue
            first, last = (1, len(lines)) if said["file"] else _reach(comment, lines)
            yield Ignore(document.place(comment.span), first, last, words, said["reason"].strip())


def _reach(comment: Comment, lines: Sequence[str]) -> tuple[int, int]:
    """Return the first and last line that a comment speaks for: its own, or the whole node below it."""
    if not comment.own_line:
        return comment.line, comment.line
    first = comment.line + 1
    while first <= len(lines) and _is_empty(lines[first - 1]):
        first += 1
    if first > len(lines):
        return comment.line, comment.line
    indent = _indent(lines[first - 1])
    is_item = lines[first - 1].lstrip().startswith("- ")
    last = first
    for number in range(first + 1, len(lines) + 1):
        text = lines[number - 1]
        if _is_empty(text):
            continue
        deeper = _indent(text) > indent
        own_item = not is_item and _indent(text) == indent and text.lstrip().startswith("- ")
        if not deeper and not own_item:
            break
        last = number
    return first, last


def _is_empty(text: str) -> bool:
    return not text.strip() or text.lstrip().startswith("#")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
