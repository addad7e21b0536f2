"""Maps that hypothesis makes up with every kind of way between touchpoints, and what is seen on their flows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from cjmap.draw.curve import flattened
from cjmap.draw.flow.picture import flow
from cjmap.draw.scene import Box, Group, Path, Point, Shape
from cjmap.model.journey import JourneyMap
from cjmap.view.graph import graph
from cjmap.view.graph_parts import End, Exit, Start
from tests.analysis.made import journey
from tests.draw.generated import SCORES, SHARES, WORDS, texts
from tests.draw.seen import Area, area, groups

Made = dict[str, Any]


def _with(needed: dict[str, Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Made]:
    return st.fixed_dictionaries(needed, optional=fields)


def _steps(ids: list[str]) -> st.SearchStrategy[list[Made]]:
    handoff = st.one_of(
        st.sampled_from(("managed", "unmanaged")),
        _with({"state": st.just("unmanaged")}, loses=texts(3)),
    )
    to = st.sampled_from([*ids, "end"])
    return st.lists(_with({}, to=to, when=texts(3), share=SHARES, handoff=handoff), max_size=3)


def _touchpoints(ids: list[str]) -> st.SearchStrategy[Made]:
    feeling = _with({}, score=SCORES, words=texts(2))
    pain = _with({"text": texts()}, severity=st.integers(1, 3))
    leaving = _with({"why": texts(3)}, share=SHARES, to=texts(1))
    return _with(
        {"name": texts()},
        channel=st.sampled_from((["web"], ["shop"], ["web", "phone"], [WORDS[8]])),
        feeling=feeling,
        pain_points=st.lists(pain, max_size=2),
        moment_of_truth=st.just(True),
        sources=st.just("talk"),
        with_us=st.booleans(),
        personas=st.sampled_from((["ada"], ["ada", "sam"])),
        entry=st.one_of(st.just(True), SHARES),
        next=_steps(ids),
        exits=st.lists(leaving, max_size=2),
    )


@st.composite
def maps(draw: st.DrawFn, most: int = 12) -> str:
    """Make up the text of a map of up to so many touchpoints, as tangled as may be."""
    sizes = draw(st.lists(st.integers(0, max(4, most // 2)), min_size=1, max_size=5))
    ids = [f"t{number}" for number in range(min(sum(sizes), most))]
    spots = _touchpoints(ids)
    stages: list[Made] = []
    waiting = iter(ids)
    for index, size in enumerate(sizes):
        stage = draw(
            _with({"name": texts(3)}, question=texts(3), order=st.just("any"), alongside=st.just(True))
        )
        own = [draw(spots) | {"id": name} for _, name in zip(range(size), waiting, strict=False)]
        stages.append(stage | {"id": f"s{index}", "touchpoints": own})
    whole = {
        "stages": stages,
        "personas": [{"id": "ada", "name": "Ada", "role": draw(texts(2))}, "sam"],
        "sources": [{"id": "talk", "title": "Talks", "kind": "interview", "date": "2026-02"}],
        "routes": [
            {"name": "All the way", "via": ids[-1:]},
            {"name": draw(texts(2)), "id": "r", "via": ids[:2]},
        ],
    }
    return "\n".join(f"{key}: {_written(value)}" for key, value in whole.items())


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\u202e", r"\u202e").replace("\ufffe", r"\ufffe")


class Drawn:
    """A flow, and what it was made of."""

    def __init__(self, made: str | JourneyMap, persona: str | None = None, route: str | None = None) -> None:
        self.text = made
        self.graph = graph(journey(made) if isinstance(made, str) else made, persona, "map.cjm.yaml")
        self.scene = flow(self.graph, route)
        self.groups = {group.id.removeprefix(f"{self.graph.id}."): group for group in groups(self.scene)}

    def __repr__(self) -> str:
        return str(self.text)

    @property
    def cards(self) -> dict[str, Area]:
        """Return what the cards cover, by the ids of their touchpoints."""
        return {
            name.removeprefix("touchpoint-"): area(group.items[0])
            for name, group in self.groups.items()
            if group.kind == "touchpoint"
        }

    @property
    def outer(self) -> tuple[Start | Exit | End, ...]:
        """Return where journeys start, leave and end."""
        return (*self.graph.starts, *self.graph.exits, *self.graph.ends)

    def ways(self) -> Iterator[tuple[str, Group]]:
        """Yield what leads from or to cards."""
        for name, group in self.groups.items():
            if group.kind not in {"touchpoint", "stage"}:
                yield name, group


@st.composite
def flows(draw: st.DrawFn, most: int = 12) -> Drawn:
    """Draw the flow of a map of up to so many touchpoints."""
    return Drawn(draw(maps(most)), draw(st.sampled_from((None, "ada"))))


def pill(group: Group) -> Area | None:
    """Return what the rim on a line covers."""
    return next((area(item) for item in group.items if isinstance(item, Box)), None)


def paths(group: Group) -> list[Path]:
    """Return the lines of a group."""
    return [item for item in group.items if isinstance(item, Path)]


def points(group: Group) -> list[Point]:
    """Return points close to each other along the lines of a group."""
    lines = (flattened(path.start, path.curves) for path in paths(group))
    return [(round(x, 4), round(y, 4)) for line in lines for x, y in line]


def tip(group: Group) -> Point:
    """Return where the head of its arrow ends."""
    return next(item.points[0] for item in group.items if isinstance(item, Shape) and len(item.points) == 3)
