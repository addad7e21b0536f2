"""How a name begins: whether its first words are in a list, whatever small words stand between them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cjmap.lint.subject import Subject
from cjmap.lint.words import KEPT, Words, entries_of, first_run, runs, words_of

_NAMES = ("fillers", "joints", "own-voice")


class Opening(NamedTuple):
    """A list to hold names against, and the words of its language that make it read names as people write them."""

    listed: Words
    fillers: Words | None
    joints: Words | None
    own: Words | None
    firsts: frozenset[str]
    small: frozenset[str]

    def of(self, text: str) -> bool:
        """Say whether a name begins with an entry and goes on, if at all, with a joint or a sign.

        `Send the invoice by email` begins with `send invoice`, `Onboarding call` is another thing than
        `onboarding`, and what the customer says of themselves (`Send my invoice`) never counts.
        """
        opens = self._may_open(text) and any(self._opens(form) for form in self._forms(text))
        return opens and (self.own is None or self.own.search(text) is None)

    def whole(self, text: str) -> bool:
        """Say whether a name is an entry and nothing else."""
        return self._may_open(text) and any(self.listed.fullmatch(form) for form in self._forms(text))

    def _may_open(self, text: str) -> bool:
        """Say whether the first word begins an entry, or any word where fillers may take the first one away.

        Most names have none, and the patterns take twenty times as long to say so.
        """
        first = first_run(text)
        if first in self.firsts or "" in self.firsts:
            return True
        return first in self.small and not self.firsts.isdisjoint(runs(text))

    def _opens(self, text: str) -> bool:
        found = self.listed.match(text)
        if found is None:
            return False
        rest = text[found.end() :].lstrip()
        goes_on = self.joints is not None and self.joints.match(rest) is not None
        return not rest[:1].isalnum() or goes_on

    def _forms(self, text: str) -> tuple[str, ...]:
        """Return a name as it stands, as entries of the settings may have small words, and without fillers."""
        plain = " ".join(text.split())
        return (plain,) if self.fillers is None else (plain, " ".join(self.fillers.sub(" ", text).split()))


def opening(subject: Subject, name: str) -> Opening | None:
    """Return what finds the entries of a list, or None where the language of the map has none."""
    extra = tuple(subject.extra.get(each, ()) for each in (name, *_NAMES))
    return _opening(subject.journey.lang, name, extra)


@lru_cache(KEPT)
def _opening(lang: str, name: str, extra: tuple[tuple[str, ...], ...]) -> Opening | None:
    listed = words_of(lang, name, extra[0])
    if listed is None:
        return None
    fillers, joints, own = (words_of(lang, each, more) for each, more in zip(_NAMES, extra[1:], strict=True))
    firsts = frozenset(first_run(entry) for entry in entries_of(lang, name, extra[0]))
    small = frozenset(run for entry in entries_of(lang, "fillers", extra[1]) for run in runs(entry))
    return Opening(listed, fillers, joints, own, firsts, small)
