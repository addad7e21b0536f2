"""The atlas: many maps at once, compared over the life cycle, with their owners, and what presses most of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cjmap.analysis.dates import is_over
from cjmap.view.matrix import Quadrant
from cjmap.view.pressing import SEVERE, Chance, Pain
from cjmap.view.tile import Tile

DEEPEST = 8
"""So many levels of maps are shown inside one another; what lies deeper begins a tree of its own."""


Money = tuple[tuple[float, str], ...]
"""Amounts, each with its currency, for what is in several cannot be added up."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A map and the maps that show its stages or touchpoints in detail."""

    tile: Tile
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """A person with what they answer for: maps, open opportunities, which of these are overdue, and their money."""

    name: str
    maps: tuple[Tile, ...]
    chances: int
    overdue: int
    worth: Money


@dataclass(frozen=True, slots=True)
class CommonPain:
    """A pain point and the maps that say it in the same words, the worst one first."""

    pain: Pain
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class CommonChance:
    """An opportunity and the maps that have it: an overlay inherits those of its base, and it is one work."""

    chance: Chance
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """All maps by title, and what follows from them together; what several maps say counts once."""

    today: date
    tiles: tuple[Tile, ...]
    branches: tuple[Branch, ...]
    owners: tuple[Owner, ...]
    reviews: tuple[Tile, ...]
    pains: tuple[CommonPain, ...]
    chances: tuple[CommonChance, ...]

    @property
    def lowest(self) -> Tile | None:
        """Return the map with the lowest moment of all."""
        felt = [(tile.lowest.value, tile) for tile in self.tiles if tile.lowest]
        return min(felt, key=lambda pair: pair[0])[1] if felt else None

    @property
    def worst_first(self) -> tuple[Tile, ...]:
        """Return the maps by their lowest moments, those of a future state last: nobody lives through that yet."""
        lowest = {tile.id: tile.lowest.value if tile.lowest else 9 for tile in self.tiles}
        return tuple(sorted(self.tiles, key=lambda tile: (tile.kind == "future-state", lowest[tile.id])))

    @property
    def severe(self) -> tuple[CommonPain, ...]:
        """Return the severe pain points."""
        return tuple(each for each in self.pains if each.pain.severity == SEVERE)

    @property
    def valued(self) -> int:
        """Return of how many opportunities it is known what they bring."""
        return sum(each.chance.value is not None for each in self.chances)

    @property
    def worth(self) -> Money:
        """Return what all opportunities bring per year, as far as that is known."""
        return _money(self.chances)

    @property
    def alone(self) -> int:
        """Return how many opportunities have no owner."""
        return sum(not each.chance.entry.owner for each in self.chances)

    @property
    def overdue(self) -> int:
        """Return how many opportunities should be done by now."""
        return sum(is_over(each.chance.entry.due, self.today) for each in self.chances)


def atlas(tiles: Iterable[Tile], zooms: Mapping[str, Sequence[str]], today: date) -> Atlas:
    """Return the atlas of maps; `zooms` are the ids of the maps that a map leads into, by its id."""
    shown = tuple(sorted(tiles, key=lambda tile: (tile.title.casefold(), tile.id)))
    open_ = _common_chances(shown)
    return Atlas(
        today,
        shown,
        _branches(shown, zooms),
        _owners(shown, open_, today),
        tuple(sorted(shown, key=lambda tile: (tile.reviewed != "", -(tile.age or 0), tile.reviewed))),
        _common_pains(shown),
        open_,
    )


def _common_pains(tiles: Sequence[Tile]) -> tuple[CommonPain, ...]:
    """Return the pain points of all maps: by severity, by importance, and by touchpoints in all maps together."""
    found: dict[str, list[tuple[Pain, Tile]]] = {}
    for tile in tiles:
        for pain in tile.pains:
            found.setdefault(pain.text.casefold(), []).append((pain, tile))
    ranked: list[tuple[tuple[int, int, int], CommonPain]] = []
    for same in found.values():
        same.sort(key=lambda pair: pair[0].rank)
        worst = same[0][0]
        count = sum(len(pain.at) for pain, _ in same)
        made = CommonPain(worst, tuple({tile.id: tile for _, tile in same}.values()))
        ranked.append(((-worst.severity, -worst.importance, -count), made))
    return tuple(common for _, common in sorted(ranked, key=lambda pair: pair[0]))


def _common_chances(tiles: Sequence[Tile]) -> tuple[CommonChance, ...]:
    """Return the opportunities of all maps, the best first."""
    found: dict[tuple[object, ...], tuple[Chance, dict[str, Tile]]] = {}
    for tile in tiles:
        for chance in tile.chances:
            entry = chance.entry
            key = (entry.text.casefold(), entry.owner, entry.due, chance.value, tile.currency)
            found.setdefault(key, (chance, {}))[1][tile.id] = tile
    ordered = sorted(found.values(), key=lambda pair: _rank(pair[0]))
    return tuple(CommonChance(chance, tuple(those.values())) for chance, those in ordered)


def _money(chances: Iterable[CommonChance]) -> Money:
    """Return what opportunities bring together in each currency, what has none last."""
    sums: dict[str, float] = {}
    for each in chances:
        if each.chance.value is not None:
            currency = each.tiles[0].currency
            sums[currency] = sums.get(currency, 0) + each.chance.value
    return tuple((sums[currency], currency) for currency in sorted(sums, key=lambda name: (not name, name)))


def _rank(chance: Chance) -> tuple[int, int, int, float]:
    """Return what orders opportunities of several maps: the quadrant, then impact, effort and money."""
    entry, quadrants = chance.entry, list(Quadrant)
    place = quadrants.index(entry.quadrant) if entry.quadrant else len(quadrants)
    return place, -(entry.impact or 0), entry.effort or 0, -(chance.value or 0)


def _branches(tiles: Sequence[Tile], zooms: Mapping[str, Sequence[str]]) -> tuple[Branch, ...]:
    """Return the trees of maps that lead into others; what lies below a map is told once. A circle has a first map."""
    known = {tile.id: tile for tile in tiles}
    inner = {id_ for ids in zooms.values() for id_ in ids}
    seen: set[str] = set()

    def branch(tile: Tile, depth: int = 1) -> Branch:
        if tile.id in seen or depth == DEEPEST:
            return Branch(tile, ())
        seen.add(tile.id)
        inside = [id_ for id_ in dict.fromkeys(zooms.get(tile.id, ())) if id_ in known and id_ != tile.id]
        return Branch(tile, tuple(branch(known[id_], depth + 1) for id_ in inside))

    tops = [tile for tile in tiles if tile.id not in inner] + list(tiles)
    made = [branch(tile) for tile in tops if tile.id not in seen]
    return tuple(each for each in made if each.below)


def _owners(tiles: Sequence[Tile], open_: Sequence[CommonChance], today: date) -> tuple[Owner, ...]:
    """Return who answers for what, those with most overdue first; what is nobody's has an empty name, and is last."""
    maps: dict[str, list[Tile]] = {}
    work: dict[str, list[CommonChance]] = {}
    for tile in tiles:
        maps.setdefault(tile.owner, []).append(tile)
    for each in open_:
        work.setdefault(each.chance.entry.owner, []).append(each)
    found = [
        Owner(
            name,
            tuple(maps.get(name, ())),
            len(work.get(name, ())),
            sum(is_over(each.chance.entry.due, today) for each in work.get(name, ())),
            _money(work.get(name, ())),
        )
        for name in {**maps, **work}
    ]
    return tuple(sorted(found, key=lambda each: (not each.name, -each.overdue, -each.chances, each.name)))
