"""How a name begins: whether its first words are in a list, whatever small words stand between them."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.lint.subject import Subject
from cjmap.lint.words import Words


class Opening(NamedTuple):
    """A list to hold names against, and the words of its language that make it read names as people write them."""

    listed: Words
    fillers: Words | None
    joints: Words | None
    own: Words | None

    def of(self, text: str) -> bool:
        """Say whether a name begins with an entry and goes on, if at all, with a joint or a sign.

        `Send the invoice by email` begins with `send invoice`, `Onboarding call` is another thing than
        `onboarding`, and what the customer says of themselves (`Send my invoice`) never counts.
        """
        opens = any(self._opens(form) for form in self._forms(text))
        return opens and (self.own is None or self.own.search(text) is None)

    def whole(self, text: str) -> bool:
        """Say whether a name is an entry and nothing else."""
        return any(self.listed.fullmatch(form) for form in self._forms(text))

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
    listed = subject.words(name)
    if listed is None:
        return None
    return Opening(listed, *map(subject.words, ("fillers", "joints", "own-voice")))
