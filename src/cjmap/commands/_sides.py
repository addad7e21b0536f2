"""Which two sides the words of `diff` mean: two paths, the disk or what is staged against a commit, or one map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjmap.errors import Misuse
from cjmap.files.ref import AtRevision, checked_revision, classify

if TYPE_CHECKING:
    from cjmap.load.session import Session


class Within(NamedTuple):
    """What is compared within one map: two personas, or a mystery shop with the map."""

    personas: tuple[str, str] | None = None
    shop: str | None = None


class Sides(NamedTuple):
    """The words of both sides; against a commit they are the same ones, on the disk or as they are staged.

    A file may lack on the old side where that is a commit.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    against: str | None = None
    merge_base: bool = False
    staged: bool = False
    within: Within | None = None

    @property
    def may_lack(self) -> bool:
        """Say whether a file that is not there on the old side is one that is new."""
        return self.against is not None

    def found(self, session: Session) -> tuple[list[str], list[str]]:
        """Return the words of each side as `Session.find` takes them; a merge base is asked of git."""
        if self.against is None:
            return list(self.old), list(self.new)
        revision = session.merge_base(self.against) if self.merge_base else self.against
        places = [word if Path(word).is_absolute() else f"./{word}" for word in self.new]
        now = [f":{place}" for place in places] if self.staged else list(self.new)
        return [f"{revision}:{place}" for place in places], now


def sides(
    words: Sequence[str],
    against: str | None,
    merge_base: bool,
    staged: bool,
    personas: str | None,
    shop: str | None,
) -> Sides:
    """Return what is to be compared; raises Misuse where words and options do not fit together."""
    if merge_base and against is None:
        raise Misuse("--merge-base needs the other branch", "name it: --against main --merge-base")
    if personas is not None or shop is not None:
        if against is not None or staged or (personas is not None and shop is not None):
            raise Misuse("--personas, --shop and --against exclude each other", "leave all but one out")
        if len(words) != 1:
            raise Misuse(
                "one map is compared with itself, and "
                + (f"{len(words)} are named" if words else "none is named"),
                "cjmap diff MAP --personas A,B" if shop is None else f"cjmap diff MAP --shop {shop}",
            )
        return Sides((words[0],), (words[0],), within=Within(_two(personas), shop))
    if against is not None:
        _check_commit(against)
    if against is not None or staged:
        now = tuple(words) or (".",)
        if any(":" in word and not Path(word).exists() for word in now):
            raise Misuse(
                f"{'--against' if against is not None else '--staged'} compares files and folders of the disk",
                "or name both sides: OLD NEW",
            )
        return Sides(now, now, "HEAD" if against is None else against, merge_base, staged)
    if len(words) != 2:
        raise Misuse(
            f"diff compares two sides, and {len(words)} {'is' if len(words) == 1 else 'are'} given",
            "cjmap diff OLD NEW, or --against REV",
        )
    return Sides((words[0],), (words[1],))


def _check_commit(against: str) -> None:
    """Refuse what is no commit alone: with a path behind it, or empty, it would be another word of two sides."""
    place = "./x"
    if classify(f"{checked_revision(against)}:{place}") != AtRevision(against, place):
        raise Misuse(f"`{against}` is no commit", "--against takes a commit, and the paths stand behind it")


def _two(personas: str | None) -> tuple[str, str] | None:
    if personas is None:
        return None
    names = [name.strip() for name in personas.split(",")]
    if len(names) != 2 or not all(names) or names[0] == names[1]:
        raise Misuse("--personas expects two of them with a comma between", "--personas sam,ines")
    return names[0], names[1]
