"""Changes made by hand, as the floors below would make them."""

from __future__ import annotations

from dataclasses import replace

from cjmap.diff.compare import compare
from cjmap.diff.weigh import weighed
from cjmap.formats.changes import Frame, Pair
from cjmap.model.journey import JourneyMap
from cjmap.view.changes import comparison
from cjmap.view.terms import Terms
from tests.analysis.made import journey

from .made import place

FRAME = Frame(folder="/project")
OLD = journey(
    "stages:\n"
    "- {id: order, name: Order, touchpoints: ["
    "{id: waits, name: Waits, feeling: 1, pain_points: [{id: p, text: Cold}]}, "
    "{id: pays, name: Pays}, {id: goes, name: Goes}]}\n"
    "- {id: enjoy, name: Enjoy, touchpoints: [{id: sips, name: Sips, feeling: 1, note: x}]}\n"
)
NEW = journey(
    "stages:\n"
    "- {id: order, name: Order, touchpoints: [{id: waits, name: Waits, feeling: -1}, {id: comes, name: Comes}]}\n"
    "- {id: enjoy, name: Enjoy, touchpoints: [{id: sips, name: Drinks, feeling: 1, note: y}, {id: pays, name: Pays}]}\n"
)


def pair(
    old: JourneyMap = OLD,
    new: JourneyMap = NEW,
    names: tuple[str, str] = ("HEAD:a.cjm.yaml", "a.cjm.yaml"),
    terms: Terms | None = None,
) -> Pair:
    """Return two maps as a pair, with places of their changes that count upwards."""
    made = comparison(old, new, weighed(compare(old, new), old, new), terms)
    told = tuple(replace(each, place=place(number=number)) for number, each in enumerate(made.told, 1))
    return Pair(*names, new.title, replace(made, told=told), (old, new))


CAME = Pair(None, "new.cjm.yaml", "A new one")
WENT = Pair("HEAD:old.cjm.yaml", None, "An old one")
SAME = pair(OLD, OLD)
