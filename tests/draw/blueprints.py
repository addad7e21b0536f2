"""Maps that hypothesis makes up with layers and triggers of every kind, and what is seen on their blueprints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from cjmap.draw.blueprint.picture import drawn
from cjmap.draw.curve import flattened
from cjmap.draw.scene import Box, Group, Path, Point, Shape
from cjmap.model.journey import JourneyMap
from cjmap.view.blueprint import LAYERS, blueprint
from tests.analysis.made import journey
from tests.draw.generated import DURATIONS, SCORES, SHARES, texts
from tests.draw.seen import Area, area, groups

Made = dict[str, Any]


def _with(needed: dict[str, Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Made]:
    return st.fixed_dictionaries(needed, optional=fields)


def _actions(names: list[str], ends: list[str]) -> st.SearchStrategy[list[Made]]:
    """Return actions of these names, of which each may set off some of the ends."""
    trigger = _with({"to": st.sampled_from(ends)}, label=texts(3))
    failure = _with({"mode": texts(3)}, chance=SHARES, recovery=texts(3), recovers_at=st.just("t0"))
    more = _with(
        {"text": texts()},
        department=st.lists(
            st.sampled_from(("Desk", "Works", "Partner", "a very long-winded department")), max_size=2
        ),
        system=st.lists(texts(1), max_size=2),
        duration=DURATIONS,
        note=texts(3),
        triggers=st.lists(trigger, max_size=3),
        failures=st.lists(failure, max_size=2),
    )
    several = st.lists(more, min_size=len(names), max_size=len(names))
    return several.map(lambda made: [one | {"id": name} for one, name in zip(made, names, strict=True)])


def _touchpoints() -> st.SearchStrategy[Made]:
    return _with(
        {"name": texts()},
        channel=st.lists(texts(1), max_size=2),
        feeling=_with({}, score=SCORES, words=texts(2), by=st.just({"ada": 1.5})),
        actions=st.lists(texts(), max_size=2),
        artefacts=st.lists(texts(), max_size=2),
        policies=st.lists(texts(), max_size=2),
        failures=st.lists(_with({"mode": texts()}, chance=SHARES, recovery=texts()), max_size=2),
        moment_of_truth=st.just(True),
        sources=st.just("talk"),
        with_us=st.booleans(),
        time=texts(2),
        entry=st.one_of(st.just(True), SHARES),
        wait=DURATIONS,
        duration=DURATIONS,
        next=st.lists(_with({}, to=st.sampled_from(("t0", "end")), when=texts(2), share=SHARES), max_size=2),
    )


@st.composite
def maps(draw: st.DrawFn, most: int = 8) -> str:
    """Make up the text of a map of up to so many touchpoints, of which any may be empty of layers."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    ids = [f"t{number}" for number in range(min(sum(sizes), most))]
    counts = {(name, layer): draw(st.integers(0, 2)) for name in ids for layer in LAYERS}
    names = {key: [f"{key[0]}-{key[1]}-{n}" for n in range(count)] for key, count in counts.items()}
    ends = [*ids, *(name for own in names.values() for name in own)]
    spots = _touchpoints()
    stages: list[Made] = []
    waiting = iter(ids)
    for index, size in enumerate(sizes):
        stage = draw(_with({"name": texts(3)}, order=st.just("any"), alongside=st.just(True)))
        own: list[Made] = []
        for _, name in zip(range(size), waiting, strict=False):
            layers = {
                layer: draw(_actions(names[name, layer], ends)) for layer in LAYERS if names[name, layer]
            }
            own.append(draw(spots) | {"id": name} | layers)
        stages.append(stage | {"id": f"s{index}", "touchpoints": own})
    whole = {
        "kind": "service-blueprint",
        "stages": stages,
        "departments": [
            {"id": "desk", "name": "Desk"}, {"id": "works", "name": "Works"},
            {"id": "partner", "name": "Partner", "owned": "partner"},
            {"id": "a-very-long-winded-department", "name": "Rechtsschutzversicherungsbestätigungsabteilung"},
        ],
        "personas": [{"id": "ada", "name": "Ada", "role": draw(texts(2))}],
        "sources": [{"id": "talk", "title": "Talks", "kind": "interview", "date": "2026-02"}],
    }  # fmt: skip
    return "\n".join(f"{key}: {_written(value)}" for key, value in whole.items())


def _written(value: object) -> str:
    """Return a value as YAML; what may not stand in it is escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\u202e", r"\u202e").replace("\ufffe", r"\ufffe")


class Drawn:
    """A blueprint, and what it was made of; groups go by their ids without that of the map."""

    def __init__(self, made: str | JourneyMap, persona: str | None = None) -> None:
        self.text = made
        self.view = blueprint(journey(made) if isinstance(made, str) else made, persona, "map.cjm.yaml")
        self.scene = drawn(self.view)
        self.groups = {group.id.removeprefix(f"{self.view.grid.id}."): group for group in groups(self.scene)}

    def __repr__(self) -> str:
        return str(self.text)

    @cached_property
    def cards(self) -> dict[str, Area]:
        """Return what the cards of touchpoints and actions cover with their flaps."""
        names = [f"touchpoint-{spot.column.id}" for spot in self.view.spots]
        names += [action.id for action in self.view.actions]
        return {name: card(self.groups[name]) for name in names}

    @cached_property
    def triggers(self) -> dict[str, Group]:
        """Return what is drawn of each trigger."""
        return {trigger.id: self.groups[trigger.id] for trigger in self.view.triggers}


def card(group: Group) -> Area:
    """Return what a card covers: its body and its flap are the widest of its boxes."""
    boxes = [item for item in group.items if isinstance(item, Box)]
    wide = [area(box) for box in boxes if box.width == max(box.width for box in boxes)]
    return Area(wide[0].left, min(a.top for a in wide), wide[0].right, max(a.bottom for a in wide))


def pill(group: Group) -> Area | None:
    """Return what the label of a trigger covers."""
    return next((area(item) for item in group.items if isinstance(item, Box)), None)


def ends(group: Group) -> tuple[Point, Point]:
    """Return where a line begins, and the tip of its arrow."""
    (line,) = (item for item in group.items if isinstance(item, Path))
    (head,) = (item for item in group.items if isinstance(item, Shape))
    return line.start, head.points[0]


def points(group: Group) -> list[Point]:
    """Return points along the line of a trigger, close to each other."""
    (line,) = (item for item in group.items if isinstance(item, Path))
    rough = [*flattened(line.start, line.curves), ends(group)[1]]
    return [point for pair in pairwise(rough) for point in _between(*pair)]


def _between(one: Point, other: Point) -> Iterator[Point]:
    (x, y), (right, low) = one, other
    steps = int(max(abs(right - x), abs(low - y)) / 4) + 1
    for step in range(steps + 1):
        yield x + (right - x) * step / steps, y + (low - y) * step / steps


def blueprints(most: int = 8) -> st.SearchStrategy[Drawn]:
    """Draw a map of up to so many touchpoints."""
    return maps(most).map(Drawn)
