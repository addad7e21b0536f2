"""Small maps for the floors above loading."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from cjmap.load.build import build
from cjmap.load.origin import Located, Origin
from cjmap.load.session import Session
from cjmap.model.journey import JourneyMap
from cjmap.place import SourceFile
from cjmap.syntax.document import read
from cjmap.syntax.limits import Limits

EXAMPLES = Path(__file__).parents[2] / "examples"
COFFEE = EXAMPLES / "coffee.cjm.yaml"
MOVING_IN = EXAMPLES / "broadband" / "moving-in.cjm.yaml"


def journey(text: str) -> JourneyMap:
    """Make a map of a text without its first lines, `cjmap`, `id` and `title`."""
    whole = f"cjmap: 1\nid: map\ntitle: A journey\n{dedent(text)}"
    document = read(whole.encode(), SourceFile("/project", "map.cjm.yaml"), Limits())
    made, _, pending = build(JourneyMap, Located(document.data, Origin(document)))
    assert made is not None, [finding.message for finding in document.findings] + [
        make().message for make in pending
    ]
    return made


def one_stage(*touchpoints: str, more: str = "") -> JourneyMap:
    """Make a map of one stage, its touchpoints each as the inside of a flow mapping."""
    items = "".join(f"- {{{touchpoint}}}\n" for touchpoint in touchpoints)
    return journey(dedent(more) + "stages:\n- name: One\n  touchpoints:\n" + indent(items, "  "))


def example(path: Path) -> JourneyMap:
    """Load one of the examples."""
    session = Session()
    (job,) = session.find([str(path)])
    loaded = session.load(job)
    assert loaded.map is not None
    return loaded.map
