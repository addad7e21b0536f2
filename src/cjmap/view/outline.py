"""The map as an outline, for a terminal or a page of text: a row for each touchpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import felt, known_feelings
from cjmap.analysis.handoffs import Crossing, State, crossings
from cjmap.analysis.standing import Standing, hurts, standing, standing_in_stages
from cjmap.analysis.steps import meets
from cjmap.model.action import PainPoint
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.names import Names
from cjmap.view.rows import Band, Change, Leaving, Lowest, Mark, Note, Outline, Row, Summary
from cjmap.view.said import facts, people

_DIFFERS = "differs by persona"


def outline(journey: JourneyMap, persona: str | None = None) -> Outline:
    """Return the outline of a map; with a persona's id, only what that persona meets, feels and suffers."""
    names = Names(journey)
    spots = journey.touchpoints()
    numbers = {touchpoint.id: number for number, (_, touchpoint) in enumerate(spots, start=1)}
    found = crossings(journey, persona)
    leaving: dict[str, list[Crossing]] = {}
    for crossing in found:
        leaving.setdefault(crossing.from_id, []).append(crossing)
    stands, in_stages = standing(journey), standing_in_stages(journey)
    rows = {
        touchpoint.id: _row(
            touchpoint,
            persona,
            numbers,
            names,
            stands[touchpoint.id],
            leaving.get(touchpoint.id, []),
        )
        for _, touchpoint in spots
        if meets(persona, touchpoint)
    }
    return Outline(
        title=journey.title,
        facts=facts(journey),
        people=people(journey, persona),
        scenario=journey.scenario,
        persona=names.of("persona", persona) if persona is not None else None,
        bands=tuple(
            _band(number, stage, rows, in_stages[stage.id], persona)
            for number, stage in enumerate(journey.stages, start=1)
        ),
        summary=_summary(journey, list(rows.values()), found, (stands, in_stages), persona),
    )


def _band(number: int, stage: Stage, rows: dict[str, Row], stands: Standing, persona: str | None) -> Band:
    said = (
        "alongside" if stage.alongside else None,
        "alternatives" if stage.order == "any" else None,
        stage.lifecycle,
        stage.duration,
    )
    return Band(
        number,
        stage.name,
        facts=tuple(fact for fact in said if fact),
        question=stage.question,
        alternatives=stage.order == "any",
        alongside=stage.alongside,
        rows=tuple(rows[touchpoint.id] for touchpoint in stage.touchpoints if touchpoint.id in rows),
        notes=tuple(_pains(stands.pain_points, persona)) + tuple(_opportunities(stands)),
    )


def _row(
    touchpoint: Touchpoint,
    persona: str | None,
    numbers: dict[str, int],
    names: Names,
    stands: Standing,
    leaving: list[Crossing],
) -> Row:
    feeling = felt(touchpoint, persona)
    differs = feeling.value is None and bool(known_feelings(touchpoint, persona))
    return Row(
        numbers[touchpoint.id],
        touchpoint.id,
        touchpoint.name,
        channels=names.all_of("channel", touchpoint.channel),
        with_us=touchpoint.with_us,
        time=touchpoint.time,
        value=feeling.value,
        words=feeling.words or (_DIFFERS if differs else None),
        wait=touchpoint.wait,
        notes=tuple(_notes(touchpoint, stands, persona)),
        changes=tuple(Change(numbers[c.to_id], c.state, c.dimensions, c.carries, c.loses) for c in leaving),
        exits=tuple(Leaving(way.share, way.to, way.why or way.when) for way in touchpoint.exits),
    )


def _notes(touchpoint: Touchpoint, stands: Standing, persona: str | None) -> Iterator[Note]:
    if touchpoint.moment_of_truth is not None:
        yield Note(Mark.MOMENT_OF_TRUTH, touchpoint.moment_of_truth.why)
    yield from _pains(stands.pain_points, persona)
    for delight in stands.delights:
        yield Note(Mark.DELIGHT, delight.text)
    yield from _opportunities(stands)


def _opportunities(stands: Standing) -> Iterator[Note]:
    for opportunity in stands.opportunities:
        if opportunity.status != "dropped":
            yield Note(Mark.OPPORTUNITY, opportunity.text)


def _pains(pain_points: Iterable[PainPoint], persona: str | None) -> Iterator[Note]:
    """Yield the open pain points that hurt the persona, the worst first."""
    theirs = [pain for pain in pain_points if not pain.closed and hurts(persona, pain)]
    for pain in sorted(theirs, key=lambda pain: -pain.severity):
        yield Note(Mark.PAIN_POINT, pain.text, pain.severity)


def _summary(
    journey: JourneyMap,
    rows: list[Row],
    found: tuple[Crossing, ...],
    stands: tuple[dict[str, Standing], dict[str, Standing]],
    persona: str | None,
) -> Summary:
    spots = {spot.id: known_feelings(spot, persona) for _, spot in journey.touchpoints()}
    low = min(
        (
            Lowest(row.number, row.name, value, row.words, f"touchpoint-{row.id}")
            for row in rows
            for value in spots[row.id]
        ),
        key=lambda lowest: lowest.value,
        default=None,
    )
    at, in_stages = stands
    stated = [pain for each in in_stages.values() for pain in each.pain_points]
    stated += [pain for row in rows for pain in at[row.id].pain_points]
    severe = {id(pain) for pain in stated if pain.severity == 3 and not pain.closed and hurts(persona, pain)}
    states = [crossing.state for crossing in found]
    known = evidence(journey)
    return Summary(
        touchpoints=len(rows),
        felt=sum(bool(spots[row.id]) for row in rows),
        lowest=low,
        severe=len(severe),
        severe_at=tuple(row.number for row in rows if any(note.severity == 3 for note in row.notes)),
        gaps=states.count(State.UNMANAGED),
        gaps_at=tuple(
            row.number for row in rows if any(change.state is State.UNMANAGED for change in row.changes)
        ),
        unknown=states.count(State.UNKNOWN),
        managed=states.count(State.MANAGED),
        sourced=None
        if journey.kind == "future-state"
        else sum(known[row.id] is not Evidence.ASSUMED for row in rows),
    )
