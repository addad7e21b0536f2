"""The head of a picture that is no poster: state, title, what it shows, whom it is about, and the facts."""

from __future__ import annotations

from cjmap.draw import header
from cjmap.draw.scene import Item
from cjmap.draw.sheet import MARGIN
from cjmap.draw.text import BODY, QUIET, STRONG, TITLE, Style
from cjmap.view.head import Head


def opening(title: str, head: Head, shows: str, width: float, lead: Style = BODY) -> tuple[list[Item], float]:
    """Return the head at the top of a picture, and where it ends.

    `shows` is what there is to see, in sentences, and `lead` is how these are set.
    """
    people = " · ".join(", ".join(part for part in (p.name, p.role) if part) for p in head.people)
    said = ((title, TITLE), (shows, lead), (people, STRONG), (" · ".join(head.facts), QUIET))
    return header.masthead(head.state, said, MARGIN, width)
