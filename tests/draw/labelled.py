"""Maps on whose posters everything is said that can be; their own words have no Latin letter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cjmap.draw.paper.blank import blank
from cjmap.draw.poster import drawn, framed, poster
from cjmap.draw.scene import Scene
from cjmap.draw.sheet import Columns, Room
from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Zone
from cjmap.view.grid import grid
from cjmap.view.grid_parts import parts
from cjmap.view.names import CHANNELS
from tests.analysis.made import journey

OWN = "Жук"
"""The word of all maps, a beetle."""

Made = dict[str, Any]

ACTION: Made = {"text": OWN, "duration": "2 wk", "failures": [{"mode": OWN}], "department": OWN}
FULL: Made = {
    "id": "a", "name": OWN, "channel": list(CHANNELS), "device": OWN, "department": OWN, "entry": True,
    "feeling": {"start": -1, "end": 1, "internal": 1.5, "wanted": 2, "words": OWN, "by": {"p": -2}},
    "wait": "1 d", "duration": "2 d", "moment_of_truth": OWN, "images": [{"file": "a.png", "alt": OWN}],
    "actions": OWN, "thoughts": OWN, "quotes": [OWN], "needs": OWN, "sources": "s",
    "expectations": [{"expects": OWN, "gets": OWN, "met": met} for met in ("no", "partly", "yes", "exceeded")],
    "pain_points": [{"text": OWN, "severity": 1}, {"text": OWN, "severity": 3}, True],
    "delights": [True, OWN], "choose_us": OWN, "listening": OWN, "metrics": ["m"], "owner": OWN,
    "opportunities": [
        {"text": OWN, "status": status, "impact": 5, "effort": 2, "owner": OWN}
        for status in ("idea", "planned", "in-progress", "shipped")
    ],
    "exits": [{"why": OWN, "to": to} for to in ("competitor", "do-nothing", "other", OWN)],
    "failures": [
        {"mode": OWN, "recovery": OWN}, {"mode": OWN, "recovers_at": "b"},
        {"mode": OWN, "recovery": OWN, "recovers_at": "b"},
    ],
    "next": [
        {"handoff": {"state": "managed", "carries": OWN}}, {"to": "c", "when": OWN}, {"to": "end", "share": 0.5},
    ],
    "artefacts": OWN, "frontstage": [ACTION], "backstage": [ACTION], "support": [ACTION], "policies": OWN,
}  # fmt: skip
"""A touchpoint with everything that a poster shows."""

BEFORE: list[Made] = [
    FULL,
    {
        "id": "b", "name": OWN, "feeling": {"score": -1, "wanted": 1}, "entry": 0.5, "channel": "Ж",
        "next": {"to": "a", "handoff": {"state": "unmanaged", "loses": OWN}},
    },
    {"id": "c", "name": OWN, "with_us": False, "feeling": {"words": OWN}, "sources": "s"},
    {"id": "d", "name": OWN, "feeling": 1, "sources": "s"},
    {"id": "e", "name": OWN, "feeling": 2, "sources": "s"},
]  # fmt: skip
CROSSING = ("ААА", "БАА", "ББА", "БББ", "ААБ", "БАА", "БББ", "ААА")
"""Channel, device and department of touchpoints in a row, which change in every way there is."""
ENDS = ("completed", "abandoned", "churned", "returned", "lost-to-competitor", "postponed")
TIMES = ("1 d", "1 business day", "2 business days", "1 wk", "2 wk", "1 mo", "2 mo", "1 y", "2 y")


def _crossing(number: int, terms: str) -> Made:
    own = dict(zip(("channel", "device", "department"), terms, strict=True))
    return {"id": f"x{number}", "name": OWN, **own}


def _stages() -> Iterator[Made]:
    wanted = {"score": 1, "words": OWN, "wanted": {"score": 2, "words": OWN}}
    yield {"name": OWN, "question": OWN, "goal": OWN, "feeling": wanted, "touchpoints": BEFORE}
    spots = [{"id": f"{way}", "name": OWN, "feeling": 1} for way in "fg"]
    yield {"name": OWN, "order": "any", "touchpoints": spots}
    yield {"name": OWN, "touchpoints": [_crossing(*each) for each in enumerate(CROSSING)]}
    spots = [{"id": f"t{number}", "name": OWN, "duration": time} for number, time in enumerate(TIMES)]
    yield {"name": OWN, "alongside": True, "touchpoints": spots}
    yield {"name": OWN}


WHOLE: Made = {
    "owner": OWN, "sponsor": OWN, "scenario": OWN, "objectives": [OWN],
    "personas": [{"id": "p", "name": OWN, "role": OWN, "age": OWN, "goals": OWN, "quotes": [OWN]}],
    "reviews": [{"date": "2026-01-31"}], "review_every": "monthly",
    "sources": [{"id": "s", "title": OWN, "date": "2026-02"}, {"id": "r", "title": OWN}],
    "metrics": [{"id": "m", "name": OWN, "unit": "к", "value": 7, "previous": 3, "target": 9}],
    "routes": [{"id": f"r{n}", "name": OWN, "via": ["a"], "ends": end} for n, end in enumerate(ENDS)],
    "stages": list(_stages()),
}  # fmt: skip
ONE: Made = {
    "summary": OWN, "reviews": [{"date": "2026-01-31"}], "sources": [{"id": "s", "title": OWN, "date": "2026-02"}],
    "stages": [
        {
            "name": OWN, "touchpoints": [
                {"name": OWN, "feeling": 0, "pain_points": [{"text": OWN, "severity": 3}], "opportunities": [OWN],
                 "channel": "А", "next": {"handoff": "unmanaged"}},
                {"name": OWN, "feeling": 1, "channel": "Б"},
            ],
        }
    ],
}  # fmt: skip
"""One of everything that is counted."""
LEAST: Made = {
    "sources": [{"id": "s", "title": OWN}], "stages": [{"name": OWN, "touchpoints": [{"name": OWN}]}, {"name": OWN}]
}  # fmt: skip
NOTHING: Made = {
    "sources": [{"title": OWN}, {"id": "s", "title": OWN}],
    "stages": [{"name": OWN, "touchpoints": [{"name": OWN}, {"name": OWN}]}],
}


def made(lang: str, what: Made, kind: str = "current-state", status: str = "draft") -> JourneyMap:
    """Return a map in a language; its stages and touchpoints are all called the same, so that they need ids."""
    stages = [
        {"id": f"s{s}", **stage}
        | {
            "touchpoints": [
                {"id": f"s{s}t{t}", **spot} for t, spot in enumerate(stage.get("touchpoints", ()))
            ]
        }
        for s, stage in enumerate(what["stages"])
    ]
    whole = {"lang": lang, "kind": kind, "status": status, **what, "stages": stages}
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in whole.items())
    return journey(text).with_(title=OWN)


def posters(lang: str) -> Iterator[Scene]:
    """Yield posters that say everything, in a language."""
    maps = [
        made(lang, WHOLE),
        made(lang, WHOLE, "day-in-the-life", "reviewed"),
        made(lang, ONE, "service-blueprint", "live"),
        made(lang, LEAST, status="retired"),
        made(lang, NOTHING),
    ]
    columns: tuple[Columns, ...] = ("touchpoint", "stage")
    for each in maps:
        yield from (poster(grid(each), way) for way in columns)
    yield poster(grid(maps[0], zone=Zone.BLUEPRINT))
    yield poster(grid(made(lang, WHOLE, "future-state"), under=maps[0]), "stage")
    yield blank(grid(maps[0]))
    yield from _sheets(maps[0], 1)
    yield from _sheets(maps[3], 1)


def _sheets(whole: JourneyMap, cut: int) -> Iterator[Scene]:
    """Yield a map on two sheets; the second begins with the stage of an index."""
    for part in parts(grid(whole), (cut,)):
        room = Room(3000, 3000, part=part)
        yield framed(drawn(part.grid, "stage", room), room.width, room.height)
