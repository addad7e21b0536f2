"""Small maps for rules: touchpoints as the inside of flow mappings, the first of them on line 6."""

from __future__ import annotations


def one(*touchpoints: str, more: str = "") -> str:
    """Return a map of one stage; `more` are fields of the map behind it."""
    return stages(("name: One", *touchpoints), more=more)


def stages(*all_: tuple[str, ...], more: str = "") -> str:
    """Return a map of stages, each the inside of its mapping and then its touchpoints."""
    said = "".join(_stage(*stage) for stage in all_)
    return f"title: A journey\nstages:\n{said}{more}"


def _stage(stage: str, *touchpoints: str) -> str:
    fields = stage.replace("; ", "\n  ")
    items = "".join(f"  - {{{touchpoint}}}\n" for touchpoint in touchpoints)
    return f"- {fields}\n" + (f"  touchpoints:\n{items}" if items else "")
