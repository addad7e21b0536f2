"""What stops a run. A problem in a user's map is never one of these: it is a Finding.

CjmapError                 one sentence and, where there is one, the next step; exit code 2
├── Misuse                 arguments that do not fit together, or name nothing
├── Unreadable             an input that cannot be opened
│   ├── Missing            nothing is there
│   ├── OutsideProject     a path written in a map leads out of its project
│   └── NotAFile           a folder, pipe, device or the like
├── BadSettings            cjmap.toml or [tool.cjmap] cannot be used
├── Unwritable             an output that cannot be written
├── GitFailed              git said no, or is not there
└── ForgeFailed            the server of pull requests said no, or cannot be reached
"""

from __future__ import annotations


class CjmapError(Exception):
    """One sentence for the user, with an optional next step."""

    def __init__(self, sentence: str, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class Misuse(CjmapError):
    """Arguments that do not fit together, or name nothing."""


class Unreadable(CjmapError):
    """An input that cannot be opened."""


class Missing(Unreadable):
    """Nothing stands at that path."""


class OutsideProject(Unreadable):
    """A path written in a map leads out of its project."""


class NotAFile(Unreadable):
    """A folder, pipe, device or anything else that is no regular file."""


class BadSettings(CjmapError):
    """The settings file cannot be used as it is."""


class Unwritable(CjmapError):
    """An output that cannot be written."""


class GitFailed(CjmapError):
    """A git command that git refused, or git itself is missing."""


class ForgeFailed(CjmapError):
    """A request that the server of pull requests refused, or the server cannot be reached."""
