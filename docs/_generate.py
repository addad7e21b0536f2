"""Writes what is made of the code into files: `python docs/_generate.py`.

These are the JSON Schema, the pictures of the examples, and in the documentation whatever stands between a marker
`<!-- generated: … -->` and `<!-- end -->`. `tests/test_fresh.py` holds them fresh.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import PydanticUndefined

from cjmap.commands._look import Across, Look, View
from cjmap.commands._views import Sight, scenes
from cjmap.commands.explain import entries_of
from cjmap.commands.schema import Of
from cjmap.commands.schema import text as schema_text
from cjmap.diff.compare import compare
from cjmap.diff.reasons import REASONS
from cjmap.diff.weigh import weighed
from cjmap.draw.change.picture import change
from cjmap.draw.palette import LIGHT
from cjmap.draw.poster import poster
from cjmap.draw.svg import written
from cjmap.formats.rules import markdown
from cjmap.load.session import Session
from cjmap.load.shelf import BY_NAME
from cjmap.model import action, journey, overlay, persona, research, stage, touchpoint, values
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.markers import IsText, OneOrMany, RefTo
from cjmap.model.walk import name_of
from cjmap.view.change_grid import change_grid
from cjmap.view.changes import comparison
from cjmap.view.grid import grid
from cjmap.words import series

ROOT = Path(__file__).parent.parent
PAGES = ("docs/diff.md", "docs/format.md", "docs/gallery.md", "docs/rules.md")
EXAMPLES = ROOT / "examples"

_MARKED = re.compile(r"(?P<marker><!-- generated: (?P<name>[^>]+?) -->\n).*?(?=<!-- end -->)", re.DOTALL)

_LEAVES: list[tuple[Any, str]] = [
    (journey.Version, "`1`"),
    (values.Id, "id"),
    (values.Language, "language tag"),
    (values.RelativePath, "path"),
    (values.Flag, "`true` or `false`"),
    (values.Number, "number"),
    (values.Score, "number from −2 to 2"),
    (values.Share, "share"),
    (values.OneToFive, "1 to 5"),
    (values.OneToThree, "1 to 3"),
    (values.Count, "whole number"),
    (values.Date, "date"),
    (values.Duration, "duration"),
    (values.Measure, "number or percentage"),
    (research.Scale, "two numbers"),
    (touchpoint.Entry, "`true` or share"),
]
_REFS = {
    "step": "id of a touchpoint, or `end`",
    "spot": "id of a stage or touchpoint",
    "action": "id of an action or touchpoint",
    "fix": "id of a pain point, or `from>to`",
    "thing": "id",
    "file": "path",
}
"""What a reference names, where its kind is no word of the format."""


def takes(annotation: Any, markers: tuple[object, ...] = ()) -> str:
    """Say what a field takes, as its annotation has it."""
    for known, words in _LEAVES:
        if annotation == known:
            return words
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return takes(inside[0], (*markers, *inside[1:]))
    if origin in {Union, types.UnionType}:
        return takes(next(member for member in inside if member is not type(None)), markers)
    if origin is Literal:
        return series(_quoted(inside))
    if origin is tuple:
        item = takes(inside[0])
        return (
            f"{item}, or a list"
            if any(isinstance(marker, OneOrMany) for marker in markers)
            else f"list of {item}"
        )
    if origin is dict:
        key = next(marker.kind for marker in get_args(inside[0]) if isinstance(marker, RefTo))
        return f"group of `{key}:` {takes(inside[1])}"
    return _text(markers) if annotation is str else _part(annotation)


def _quoted(values: Iterable[object]) -> list[str]:
    return [f"`{value}`" for value in values]


def _text(markers: tuple[object, ...]) -> str:
    for marker in markers:
        if isinstance(marker, RefTo):
            name = f"a{'n' if marker.kind[0] in 'aeiou' else ''} {marker.kind}"
            return _REFS.get(marker.kind) or (
                f"name or id of {name}" if marker.kind in BY_NAME else f"id of {name}"
            )
        if isinstance(marker, IsText) and "anyOf" in marker.schema:
            return series([*_quoted(marker.schema["anyOf"][0]["enum"]), "text"])
    return "text"


def _part(kind: type[Part]) -> str:
    """Name a class and what may stand for it; an id among texts is said below its heading."""
    hints = get_type_hints(kind, include_extras=True)
    forms = [takes(hints[name]) for name in (kind.number_form, kind.short_form) if name is not None]
    if kind.referable:
        forms.append("id")
    if kind.markable:
        forms.append("`true`")
    name = name_of(kind)
    words = (form.replace(" or ", ", ").replace(",,", ",") for form in forms)
    return series([*words, f"[{name}](#{name.replace(' ', '-')})"])


def fields(kind: type[Part]) -> str:
    """Return the table of the fields of a class, and what may stand for the whole."""
    hints = get_type_hints(kind, include_extras=True)
    rows = ["| field | takes | meaning |", "|---|---|---|"]
    for name, field in kind.model_fields.items():
        if name == "own":
            continue
        said = [str(field.description)]
        if field.is_required() or kind.named_by == (name,):
            said.insert(0, "**Required.**")
        elif name in kind.named_by:
            said.insert(0, f"**{series(_quoted(kind.named_by))} is required.**")
        if field.default not in (None, "", (), PydanticUndefined):
            said.append(f"Default: `{str(field.default).lower()}`.")
        rows.append(f"| `{name}` | {takes(hints[name]).replace('|', chr(92) + '|')} | {' '.join(said)} |")
    return "".join([*_short(kind), *(f"{row}\n" for row in rows)])


def _short(kind: type[Part]) -> list[str]:
    said = []
    if kind.number_form is not None:
        said.append(f"A number alone is its `{kind.number_form}`.")
    if kind.short_form is not None:
        number = takes(get_type_hints(kind, include_extras=True)[kind.short_form]).startswith("number")
        said.append(f"A {'number' if number else 'text'} alone is its `{kind.short_form}`.")
    if kind.referable:
        said.append("A text that equals its own slug is the id of one that is defined elsewhere.")
    if kind.markable:
        said.append("`true` marks it while the words are missing.")
    return [f"**Short form.** {' '.join(said)}\n\n"] if said else []


def source_defaults() -> str:
    """Return the table of what the kind of a source says of it."""
    rows = ["| kind | solicited | type | perspective | observed |", "|---|---|---|---|---|"]
    for kind, (solicited, data, view) in research.SOURCE_DEFAULTS.items():
        seen = "yes" if kind in research.OBSERVED else "no"
        rows.append(f"| `{kind}` | {'yes' if solicited else 'no'} | {data} | {view} | {seen} |")
    return "".join(f"{row}\n" for row in rows)


_CLASSES: list[type[Part]] = [
    kind
    for module in (journey, stage, touchpoint, persona, research, action, overlay)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Part)
]


def maps() -> list[tuple[Path, JourneyMap]]:
    """Return the examples that are maps, each with its file."""
    session = Session()
    loaded = [(Path(job.file.absolute), session.load(job).map) for job in session.find([str(EXAMPLES)])]
    return [(path, made) for path, made in sorted(loaded, key=lambda pair: pair[0]) if made is not None]


VIEWS = {
    "moving-in": (View.FLOW, View.HEATMAP, View.MATRIX),
    "clinic-visit": (View.GAPS, View.BLUEPRINT),
    "moving-in-future": (View.CURVE,),
}
"""The views of examples that docs/pictures.md shows, besides the poster of each."""


def pictures() -> dict[Path, str]:
    """Return the poster of each example, and other views of some."""
    found = {made.id: (path, made) for path, made in maps()}
    drawn: dict[Path, str] = {}
    for name, (path, made) in found.items():
        drawn[ROOT / "docs/gallery" / f"{name}.svg"] = written(poster(grid(made, file=path.name)))
        under = found["moving-in"][1] if name == "moving-in-future" else None
        sight = Sight(made, path.name, {}, under, LIGHT)
        for view in VIEWS.get(name, ()):
            (scene,) = scenes(sight, Look(view=view, by=Across.DEPARTMENT)).scenes
            drawn[ROOT / "docs/gallery" / f"{name}.{view}.svg"] = written(scene)
    return drawn


def gallery() -> str:
    """Return a section for each example."""
    sections = []
    for path, made in maps():
        source = path.relative_to(ROOT).as_posix()
        kind = made.kind.replace("-", " ")
        size = f"{len(made.stages)} stages, {len(made.touchpoints())} touchpoints"
        summary = f"{made.summary}. " if made.summary else ""
        sections.append(
            f"## {made.title}\n\n{summary}*{kind.capitalize()}, {size}:* [{path.name}](../{source}).\n\n"
            f"[![Poster: {made.title}](gallery/{made.id}.svg)](gallery/{made.id}.svg)\n"
        )
    return "\n".join(sections)


def reasons() -> str:
    """Return the table of why changes matter."""
    rows = ["| reason | weight | when |", "|---|---|---|"]
    rows += [f"| `{reason.name}` | {reason.weight} | {reason.when} |" for reason in REASONS.values()]
    return "".join(f"{row}\n" for row in rows)


def drawn_change() -> str:
    """Return the picture of what ordering ahead changes about buying a coffee."""
    names = [f"docs/gallery/{name}.cjm.yaml" for name in ("change-before", "change-after")]
    session = Session()
    old, new = (session.load(job).map for name in names for job in session.find([str(ROOT / name)]))
    assert old is not None
    assert new is not None
    made = comparison(old, new, weighed(compare(old, new), old, new))
    return written(change(change_grid(made, (old, new), ("before.cjm.yaml", "after.cjm.yaml"))))


SCHEMAS = {Of.MAP: "journey-map", Of.FINDINGS: "findings", Of.CHANGES: "changes"}
PARTS: dict[str, Callable[[], str]] = {
    "gallery": gallery,
    "reasons": reasons,
    "rules": lambda: markdown.write(entries_of([])),
    "table of rules": lambda: markdown.table(entries_of([])),
    "kinds of sources": source_defaults,
    **{f"fields of {kind.__name__}": partial(fields, kind) for kind in _CLASSES},
}
"""What may stand behind a marker, by its name."""


def fresh(page: str) -> str:
    """Return a page with its generated parts made anew."""
    return _MARKED.sub(lambda found: found["marker"] + "\n" + PARTS[found["name"]]() + "\n", page)


def generated() -> dict[Path, str]:
    """Return every file that is generated as a whole or in part, as it should be."""
    pages = {ROOT / page: fresh((ROOT / page).read_text(encoding="utf-8")) for page in PAGES}
    schemas = {ROOT / f"schemas/{name}.schema.json": schema_text(of) for of, name in SCHEMAS.items()}
    return {**schemas, **pages, **pictures(), ROOT / "docs/gallery/change.svg": drawn_change()}


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
