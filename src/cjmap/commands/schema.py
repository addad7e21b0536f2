"""The JSON Schema of map files, as the model makes it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._options import target


def run(
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")
    ] = None,
) -> int:
    """Print the JSON Schema of map files, for editors.

    Examples:
      cjmap schema
      cjmap schema -o schemas/journey-map.schema.json

    Map files name it in their first line: # yaml-language-server: $schema=schemas/journey-map.schema.json
    """
    _emit.to(target(output, "the schema"), text())
    return 0


def text() -> str:
    """Return the schema as it stands in a file."""
    from cjmap.model.schema import map_schema

    return json.dumps(map_schema(), indent=2) + "\n"
