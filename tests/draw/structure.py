"""What holds for every picture of a map that is no poster, as lists of what breaks it; and maps of any size."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree

from cjmap.draw.scene import Box, Group, Item, Scene, Text
from cjmap.draw.svg import written
from cjmap.draw.text import Style, upright, width_of
from cjmap.model.journey import JourneyMap
from cjmap.visible import visible
from tests.analysis.made import EXAMPLES, MOVING_IN, journey
from tests.draw.seen import Area, area, clashes, flat, texts

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
COUNTS = (0, 1, 2, 12, 60, 300)
"""The sizes of maps that `many` makes, in touchpoints."""
_SPACE = "{http://www.w3.org/2000/svg}"
_NAMES = (
    "Opens the letter and reads it twice", "Calls", "Rechtsschutzversicherungsbestätigung anfordern",
    "お客様は店舗で商品を受け取り、クレジットカードで支払います", "<b>Pays</b> & leaves", "Waits at the counter",
)  # fmt: skip
_STATUS = ("idea", "planned", "in-progress", "shipped", "dropped")


def many(count: int) -> JourneyMap:
    """Make a map of so many touchpoints in stages of up to seven, on which each thing stands now and then."""
    spots = [_touchpoint(n) for n in range(count)]
    stages = [
        f"- {{id: s{n}, name: {_NAMES[n % 3]} {n}, touchpoints: [{', '.join(spots[n * 7 : n * 7 + 7])}]}}"
        for n in range(max(-(-count // 7), 1))
    ]
    return journey(
        "personas: [{id: sam, name: Sam}, {id: kim, name: Kim}]\n"
        "sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]\n"
        "stages:\n" + "\n".join(stages)
    )


def _touchpoint(n: int) -> str:
    said = [f"id: t{n}", f'name: "{_NAMES[n % len(_NAMES)]} {n}"', f"channel: channel {n % 20}"]
    if n % 5 != 4:
        by = f", by: {{sam: {round((n * 3 % 41) / 10 - 2, 1)}, kim: {round((n * 5 % 41) / 10 - 2, 1)}}}" * (
            n % 3 == 0
        )
        more = f", internal: {n % 5 - 2}" * (n % 4 == 0) + f", wanted: {n % 3}" * (n % 4 == 1) + by
        said.append(f"feeling: {{score: {round((n * 7 % 41) / 10 - 2, 1)}, words: Uneasy at heart{more}}}")
    if n % 2:
        said.append(f"pain_points: [{{text: It hurts {n}, severity: {n % 3 + 1}}}]")
    said += ["delights: [Glad]"] * (n % 3 == 0) + ["moment_of_truth: true"] * (n % 4 == 1)
    said += [f"importance: {{customer: {n % 5 + 1}, business: {n % 4 + 1}}}"] * (n % 2)
    said += ["expectations: [{expects: Speed, met: partly}]"] * (n % 6 == 2) + [
        "wait: 1.5–2.5 business days"
    ] * (n % 7 == 3)
    said += [f"sources: {'talk' if n % 2 else 'log'}"] * (n % 3 > 0)
    effort = f", effort: {n * 3 % 5 + 1}" * (n % 8 != 7)
    said.append(
        f"opportunities: [{{text: Do better {n}, impact: {n % 5 + 1}{effort}, status: {_STATUS[n * 2 % 5]}, "
        f"owner: Maximilian-Alexander von und zu Öhringen, due: 2027-03}}]"
    )
    return f"{{{', '.join(said)}}}"


def beyond(scene: Scene) -> list[Item]:
    """Return what lies beyond the paper, which is as large as the picture."""
    paper = Area(0, 0, scene.width, scene.height)
    ground = [] if isinstance(scene.items[0], Box) and area(scene.items[0]) == paper else [scene.items[0]]
    return [*ground, *(item for item in flat(scene.items) if not paper.holds(area(item)))]


def unmeasured(scene: Scene) -> list[Text]:
    """Return the texts that are empty, too small, or not as wide as they say."""
    return [
        text
        for text in texts(scene.items)
        if not text.content
        or text.size < 10
        or text.width != round(width_of(text.content, _style(text)), 2)
        or upright(text.content, _style(text)) != _style(text)
    ]


def _style(text: Text) -> Style:
    return Style(text.size, 0, bold=text.bold, italic=text.italic)


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Return the texts that lie over each other."""
    return clashes(texts(scene.items))


def misnamed(scene: Scene) -> list[str]:
    """Return the ids that stand twice, or do not begin with that of the map, or links that are no part of their id."""
    every = _groups(scene.items)
    ids = [f"{scene.id}.title", f"{scene.id}.description", *(group.id for group in every)]
    twice = [name for name, count in Counter(ids).items() if count > 1]
    foreign = [name for name in ids if not name.startswith(f"{scene.id}.")]
    return twice + foreign + [group.id for group in every if not group.kind]


def _groups(items: Iterable[Item]) -> list[Group]:
    found = [item for item in items if isinstance(item, Group)]
    return found + [inner for group in found for inner in _groups(group.items)]


def unsaid(scene: Scene) -> list[str]:
    """Return what the SVG document does not say of what the scene does: its size, title, description and texts."""
    root = ElementTree.fromstring(written(scene))
    size = [root.attrib[name] for name in ("width", "height")]
    wrong = [] if root.attrib["viewBox"].split() == ["0", "0", *size] else [root.attrib["viewBox"]]
    wanted = [scene.title, scene.description, *(text.content for text in texts(scene.items))]
    said = [root.findtext(f"{_SPACE}title"), root.findtext(f"{_SPACE}desc")]
    said += [element.text for element in root.iter(f"{_SPACE}text")]
    return wrong + [a for a, b in zip(wanted, said, strict=True) if shown(a) != b]


def shown(text: str) -> str:
    return visible(text).replace("\ufffe", "\\ufffe")


def lost(scene: Scene, wanted: Iterable[str]) -> list[str]:
    """Return which texts do not stand on the picture, in one piece or broken into lines."""
    whole = squeezed("".join(text.content for text in texts(scene.items)))
    return [text for text in wanted if squeezed(text) not in whole]


def squeezed(text: str) -> str:
    return "".join(visible(text).split())


def broken(scene: Scene) -> dict[str, object]:
    """Return every law that a picture breaks, with what breaks it."""
    laws = {
        "beyond the paper": beyond(scene),
        "not measured": unmeasured(scene),
        "over another": overlapping(scene),
        "misnamed": misnamed(scene),
        "not in the document": unsaid(scene),
    }
    return {law: found for law, found in laws.items() if found}


_DRAW = """\
import sys
from importlib import import_module
from cjmap.draw.svg import written
from cjmap.load.session import Session
session = Session()
(job,) = session.find([sys.argv[1]])
draw = getattr(import_module(sys.argv[2]), sys.argv[3])
sys.stdout.buffer.write(written(draw(session.load(job).map, None, "map.cjm.yaml")).encode())
"""


def runs(module: str, name: str) -> list[bytes]:
    """Return what a function of a module draws of an example in two processes of different hash seeds."""
    return [
        subprocess.run(
            [sys.executable, "-c", _DRAW, str(MOVING_IN), module, name],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "4242")
    ]
