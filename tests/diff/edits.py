"""Pairs of maps: one made at random, and what a random series of edits makes of it, as data and as YAML.

Things refer to each other by `Ref` until the map is written, so that references stay right whatever happens to
what they mean; what refers to nothing any more is left out.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cjmap.model.journey import JourneyMap
from tests.diff.written import Made, Ref, load, written, yaml

NAMES = (
    "Opens the app", "Opens the door", "Opens a letter", "Waits", "Waits in line", "Calls us", "Calls us again",
    "Pays", "Pays by card", "Bezahlt mit Karte", "Order", "Order now", "Ordering", "Collects the parcel", "End",
    "お客様は店舗で", "お客様は自宅で", "Reads", "Reads the bill", "Enjoys it", "Tells a friend",
)  # fmt: skip
STAGES = ("Before", "Before it", "The order", "The orders", "Use", "Using it", "The end", "その後", "An end")
TEXTS = (
    "Nobody says how long it takes", "Nobody said how long it took", "The form is long", "The form is too long",
    "It is cold", "I like this", "I do not like this: at all", "Ада ждёт", "A bit - dull # really", "1984", "yes",
)  # fmt: skip


class Maker:
    """Makes things of a map at random."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.keys = 0

    def maybe(self, chance: float = 0.3) -> bool:
        return self.random.random() < chance

    def thing(self, **fields: Any) -> Made:
        self.keys += 1
        made = {"_key": self.keys} | fields
        return made | {"id": f"k{self.keys}"} if self.maybe() else made

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def number(self, most: int = 3) -> int:
        return self.random.randint(1, most)

    def score(self) -> float:
        return self.random.randint(-20, 20) / 10

    def some(self, one: Callable[[], Any], most: int = 2) -> list[Any]:
        return [one() for _ in range(self.random.randint(0, most))]

    def ref(self, things: list[Made]) -> Ref:
        return Ref(self.random.choice(things)["_key"])

    def pain(self) -> Any:
        return self.thing(text=self.text(), severity=self.number()) if self.maybe(0.8) else True

    def action(self) -> Made:
        return self.thing(text=self.text(), failures=self.some(lambda: {"mode": self.text()}, 1))

    def stage(self) -> Made:
        return self.thing(name=self.random.choice(STAGES), touchpoints=self.some(self.touchpoint, 4))

    def touchpoint(self) -> Made:
        made = self.thing(name=self.random.choice(NAMES))
        for field in FIELDS:
            if self.maybe(0.25):
                made[field] = self.value(field)
        return made

    def value(self, field: str) -> Any:
        """Make the value of a field of a touchpoint that refers to nothing."""
        return FIELDS[field](self)

    def whole(self) -> Made:
        people = [self.thing(name=name) for name in self.random.sample(("Ada", "Adam", "Sam"), 2)]
        made: Made = {
            "title": self.text(),
            "personas": people,
            "sources": [self.thing(title=self.text(), kind="survey") for _ in range(2)],
            "channels": [self.thing(name=name) for name in ("Shop", "Web shop", "Phone")],
            "stages": [self.stage() for _ in range(self.number(3))],
            "pain_points": self.some(self.pain_of_many, 1),
            "routes": self.some(lambda: self.thing(name=self.random.choice(NAMES))),
            "opportunities": self.some(lambda: self.thing(text=self.text(), impact=self.number(5))),
            "questions": self.some(lambda: {"text": self.text()}),
            "reviews": self.some(lambda: {"date": f"202{self.number(6)}", "by": self.some(self.text)}),
        }
        for _ in range(6):
            self.refer(made)
        return made

    def pain_of_many(self) -> Made:
        return self.thing(text=self.text())

    def refer(self, made: Made) -> None:  # noqa: C901  # one case for each kind of reference
        """Let something refer to something."""
        spots = [spot for stage in made["stages"] for spot in stage["touchpoints"]]
        if not spots:
            return
        spot = self.random.choice(spots)
        match self.number(9):
            case 1:
                spot["next"] = [{"to": self.ref(spots)} | self.when() for _ in range(self.number(2))]
            case 2:
                spot["sources"] = [self.ref(made["sources"])] if made["sources"] else []
            case 3 if made["personas"]:
                by = {Ref(person["_key"]): self.score() for person in made["personas"] if self.maybe(0.7)}
                spot["feeling"] = {"score": self.score(), "by": by}
            case 4 if made["personas"]:
                spot["personas"] = [self.ref(made["personas"])]
            case 5:
                spot["channel"] = [self.ref(made["channels"])] if made["channels"] else []
            case 6:
                for chance in made["opportunities"]:
                    chance["fixes"] = [(self.ref(spots), self.ref(spots))]
            case 7:
                for question in made["questions"]:
                    question["at"] = [self.ref(spots), self.ref(made["stages"])]
            case 8:
                for route in made["routes"]:
                    route["via"] = [self.ref(spots) for _ in range(self.number(2))]
            case _:
                triggers = [{"to": self.ref(spots), "label": self.text()}]
                spot["backstage"] = [self.action() | {"triggers": triggers}]

    def when(self) -> Made:
        return {"when": self.text()} if self.maybe(0.7) else {}


FIELDS: dict[str, Callable[[Maker], Any]] = {
    "feeling": lambda make: {"score": make.score(), "wanted": {"score": make.score()}} if make.maybe() else 0.5,
    "note": Maker.text,
    "owner": Maker.text,
    "tags": lambda make: make.some(make.text),
    "actions": lambda make: make.some(lambda: {"text": make.text()}),
    "quotes": lambda make: make.some(lambda: {"text": make.text()} | ({"who": "Ada"} if make.maybe() else {})),
    "expectations": lambda make: make.some(lambda: {"expects": make.text(), "met": make.random.choice(("no", "yes"))}),
    "pain_points": lambda make: make.some(make.pain),
    "delights": lambda make: make.some(lambda: make.thing(text=make.text())),
    "opportunities": lambda make: make.some(lambda: make.thing(text=make.text(), effort=make.number(5))),
    "backstage": lambda make: make.some(make.action),
    "moment_of_truth": lambda make: True if make.maybe() else {"why": make.text()},
    "with_us": lambda make: make.maybe(0.5),
    "exits": lambda make: make.some(lambda: {"share": make.random.choice((0.1, 0.2))}),
    "failures": lambda make: make.some(lambda: {"mode": make.text(), "chance": 0.5}),
    "importance": lambda make: {"customer": make.number(5)},
    "x_own": lambda make: make.random.choice(("a", ["b", "c"], {"d": "e", "f": "g"})),
    "x_more": Maker.text,
}  # fmt: skip
_LISTS = (
    "pain_points", "delights", "opportunities", "backstage", "quotes", "exits", "actions", "expectations", "tags",
    "next", "failures",
)  # fmt: skip


def edit(make: Maker, made: Made) -> None:  # noqa: C901  # one case for each kind of edit
    """Change something of a map, in place."""
    random = make.random
    stages: list[Made] = made["stages"]
    lists = [stage["touchpoints"] for stage in stages]
    spots = [spot for touchpoints in lists for spot in touchpoints]
    named = [made[name] for name in ("personas", "sources", "channels", "routes", "questions", "reviews")]
    match random.randint(1, 13):
        case 1 if spots:  # moved, in its stage or to another
            spot = random.choice(spots)
            _without(lists, spot)
            there = random.choice(lists)
            there.insert(random.randint(0, len(there)), spot)
        case 2 if spots:
            _without(lists, random.choice(spots))
        case 3:
            there = random.choice(lists)
            there.insert(random.randint(0, len(there)), make.touchpoint())
        case 4:
            thing = random.choice([*spots, *stages])
            thing["name"] = random.choice(STAGES if "touchpoints" in thing else NAMES)
        case 5:
            stages.insert(random.randint(0, len(stages)), make.stage())
        case 6 if len(stages) > 1:
            del stages[random.randrange(len(stages))]
        case 7:
            random.shuffle(stages)
        case 8 | 9 if spots:
            field = random.choice(list(FIELDS))
            random.choice(spots)[field] = make.value(field)
        case 10 if spots:
            random.choice(spots).pop(random.choice(list(FIELDS)), None)
        case 11:
            _edit_list(make, random.choice(named))
        case 12 if spots:
            group = [spot[name] for spot in spots for name in _LISTS if spot.get(name)]
            if group and make.maybe(0.5):
                _edit_list(make, random.choice(group))
            else:
                _carry(make, random.choice(spots), random.choice(spots), made)
        case _:
            make.refer(made)


def _without(lists: list[list[Made]], thing: Made) -> None:
    for group in lists:
        group[:] = [item for item in group if item is not thing]


def _edit_list(make: Maker, group: list[Any]) -> None:
    if not group:
        return
    index = make.random.randrange(len(group))
    match make.number(4):
        case 1:
            del group[index]
        case 2:
            make.random.shuffle(group)
        case 3 if isinstance(group[index], dict):
            for name in ("name", "text", "title", "mode", "expects", "when", "date"):
                if name in group[index]:
                    group[index][name] = "2019" if name == "date" else make.text()
        case _ if isinstance(group[index], dict):
            twin = {
                key: item for key, item in copy.deepcopy(group[index]).items() if key not in {"_key", "id"}
            }
            group.append(make.thing() | twin if "_key" in group[index] else twin)
        case _:
            pass


def _carry(make: Maker, here: Made, there: Made, made: Made) -> None:
    """Take a pain point or the like to another touchpoint, or to the map."""
    name = make.random.choice(("pain_points", "delights", "opportunities", "backstage"))
    if here.get(name):
        thing = here[name].pop()
        if name in made and isinstance(thing, dict) and make.maybe():
            made[name].append(thing)
        else:
            there.setdefault(name, []).append(thing)


class Edited(NamedTuple):
    """A map before and after some edits, as data."""

    old: Made
    new: Made

    def maps(self) -> tuple[JourneyMap, JourneyMap]:
        return load(yaml(self.old)), load(yaml(self.new))


def edited(most: int = 5) -> st.SearchStrategy[Edited]:
    """Make up maps, and edit each up to so many times; by seeds, as nothing could be left out of their texts."""
    return st.integers(0, 2**32).map(lambda seed: edited_by(Random(seed), most))


def edited_by(random: Random, most: int) -> Edited:
    make = Maker(random)
    made = make.whole()
    old = written(made)
    for _ in range(random.randint(0, most)):
        edit(make, made)
    return Edited(old, written(made))
