"""Maps that hypothesis makes up, as text, with everything that may stand on a poster."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from cjmap.draw.poster import poster
from cjmap.draw.sheet import Columns, Sheet, sheet
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from tests.analysis.made import journey

WORDS = (
    "the", "Opens", "parcel", "and waits at the counter", "Calls", "a", "e-mail/letter", "Nobody says how long",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "Rechtsschutzversicherungsbestätigung",
    "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas", "epäjärjestelmällisyys",
    "お客様は店舗で商品を受け取り、", "（クレジットカード）", "我在手机上比较价格", "서비스센터",
    "Сравнивает цены", "Ждёт", "مرحبا", "नमस्ते", "e\u0301te\u0301", "👩‍👩‍👧", "👍🏽", "🇩🇪🇫🇷", "①",
    "<b>&amp;\"quoted\"'", "</text>", "\x07", "a\tb", "\u202e", "\ufffe", "W" * 70, "−1", "“so”",
)  # fmt: skip

PEOPLE = ("ada", "sam", "kim", "lena von und zu hohenlohe-öhringen", "ben", "eve", "🦊")

Made = dict[str, Any]


def texts(most: int = 4) -> st.SearchStrategy[str]:
    """Return texts of one to so many of the words."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)


SCORES = st.integers(-20, 20).map(lambda step: step / 10)
SHARES = st.sampled_from((0.05, 0.125, 1))
DURATIONS = st.sampled_from(("2 d", "1.5-2.5 business days", "P1DT2H", "123456789-123456789 working days"))


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Made]:
    return st.fixed_dictionaries({}, optional=fields)


def _with(
    needed: dict[str, st.SearchStrategy[Any]], **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[Made]:
    return st.fixed_dictionaries(needed, optional=fields)


def _few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, max_size=2)


def _feelings(people: tuple[str, ...]) -> st.SearchStrategy[Made]:
    by = st.dictionaries(st.sampled_from(people), SCORES) if people else st.just({})
    now: st.SearchStrategy[Made] = st.one_of(
        st.just({}),
        SCORES.map(lambda score: {"score": score}),
        st.tuples(SCORES, SCORES).map(lambda ends: {"start": ends[0], "end": ends[1]}),
    )
    more = _some(words=texts(2), internal=SCORES, wanted=SCORES, by=by)
    return st.tuples(now, more).map(lambda pair: pair[0] | pair[1])


PAINS = _with({"text": texts()}, severity=st.integers(1, 3), who=texts(1), frequency=texts(1))
OPPORTUNITIES = _with(
    {"text": texts()},
    impact=st.integers(1, 5),
    effort=st.integers(1, 5),
    owner=texts(1),
    due=st.just("2026-05"),
)
METRICS = _with(
    {"metric": texts(2)},
    value=st.integers(-(10**9), 10**9),
    target=st.integers(0, 9),
    previous=st.just(12.75),
)


def _touchpoints(people: tuple[str, ...]) -> st.SearchStrategy[Made]:
    layers = _few(_with({"text": texts()}, duration=DURATIONS, failures=_few(_with({"mode": texts(2)}))))
    return _with(
        {"name": texts()},
        feeling=_feelings(people),
        channel=_few(texts(1)),
        device=_few(texts(1)),
        time=texts(),
        wait=DURATIONS,
        duration=DURATIONS,
        entry=st.one_of(st.just(True), SHARES),
        with_us=st.booleans(),
        moment_of_truth=st.just(True),
        sources=st.just("talk"),
        owner=texts(1),
        actions=_few(texts()),
        thoughts=_few(texts()),
        needs=_few(texts()),
        quotes=_few(_with({"text": texts()}, who=texts(1))),
        expectations=_few(_with({"expects": texts()}, gets=texts(), met=st.sampled_from(("no", "yes", "exceeded")))),
        pain_points=_few(PAINS),
        delights=_few(st.one_of(st.just(True), texts())),
        choose_us=texts(),
        opportunities=_few(OPPORTUNITIES),
        metrics=_few(METRICS),
        listening=_few(texts()),
        next=_few(_some(when=texts(), share=SHARES, handoff=_some(loses=texts(), state=st.just("unmanaged")))),
        exits=_few(_with({"why": texts()}, share=SHARES, to=texts(1))),
        failures=_few(_with({"mode": texts()}, chance=SHARES, recovery=texts())),
        frontstage=layers,
        policies=_few(texts()),
    )  # fmt: skip


@st.composite
def maps(draw: st.DrawFn, most: int = 9) -> str:
    """Make up the text of a map of up to so many touchpoints; any feature may be missing from it."""
    people = tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=len(PEOPLE))))
    ids = tuple(f"p{number}" for number in range(len(people)))
    spots = _touchpoints(ids)
    stages: list[Made] = []
    count = 0
    for wanted in draw(st.lists(st.integers(0, 6), min_size=1, max_size=max(5, most // 4))):
        more = min(wanted, most - count)
        stage = draw(
            _with(
                {"name": texts()}, question=texts(), goal=texts(), duration=DURATIONS, order=st.just("any"),
                alongside=st.just(True), feeling=_some(score=SCORES, words=texts(), wanted=SCORES),
                pain_points=_few(PAINS), metrics=_few(METRICS), opportunities=_few(OPPORTUNITIES),
            )
        )  # fmt: skip
        own = [draw(spots) | {"id": f"t{count + number}"} for number in range(more)]
        stages.append(stage | {"id": f"s{len(stages)}", "touchpoints": own})
        count += more
    everywhere = [{"text": draw(texts()), "at": [f"t{n}" for n in range(count)]}] if count else []
    head = draw(
        _some(
            kind=st.sampled_from(("current-state", "future-state", "service-blueprint")), scenario=texts(9),
            owner=texts(1), sponsor=texts(1), objectives=_few(texts(6)), review_every=st.just("quarterly"),
            reviews=st.just([{"date": "2026-08-31"}]), pain_points=st.just(everywhere),
        )
    )  # fmt: skip
    whole = head | {
        "stages": stages,
        "personas": [
            draw(_some(role=texts(), summary=texts(6), goals=_few(texts()), quotes=_few(texts())))
            | {"id": own, "name": name}
            for own, name in zip(ids, people, strict=True)
        ],
        "sources": [{"id": "talk", "title": "Talks", "kind": "interview", "date": "2026-02"}],
    }
    return "\n".join(f"{key}: {_written(value)}" for key, value in whole.items())


def _written(value: object) -> str:
    """Return a value as YAML; what may not stand in it is escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\u202e", r"\u202e").replace("\ufffe", r"\ufffe")


COLUMNS: tuple[Columns, ...] = ("auto", "touchpoint", "stage")


class Drawn:
    """A poster, and what it was made of."""

    def __init__(self, made: str | JourneyMap, columns: Columns = "auto") -> None:
        self.text, self.columns = made, columns
        self.grid = grid(journey(made) if isinstance(made, str) else made, file="map.cjm.yaml")
        self.sheet: Sheet = sheet(self.grid, columns)
        self.scene = poster(self.grid, columns)

    def __repr__(self) -> str:
        return f"--columns {self.columns}\n{self.text}"


@st.composite
def posters(draw: st.DrawFn, most: int = 9) -> Drawn:
    """Draw a map of up to so many touchpoints."""
    return Drawn(draw(maps(most)), draw(st.sampled_from(COLUMNS)))
