"""The JSON Schemas: of map files, as the model makes it, and of what cjmap writes as JSON."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from cjmap.commands import _emit
from cjmap.commands._options import target


class Of(StrEnum):
    """What a schema is of."""

    MAP = "map"
    FINDINGS = "findings"
    CHANGES = "changes"


def run(
    of: Annotated[
        Of,
        typer.Argument(
            help="map: map files (default). findings, changes: what -f json of validate, lint, diff writes."
        ),
    ] = Of.MAP,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")
    ] = None,
) -> int:
    """Print the JSON Schema of map files, or of what is written as JSON.

    Examples:
      cjmap schema
      cjmap schema -o schemas/journey-map.schema.json
      cjmap schema changes

    Map files name it in their first line: # yaml-language-server: $schema=schemas/journey-map.schema.json
    """
    _emit.to(target(output, "the schema"), text(of))
    return 0


def text(of: Of = Of.MAP) -> str:
    """Return a schema as it stands in a file."""
    return json.dumps(_schema(of), indent=2) + "\n"


def _schema(of: Of) -> dict[str, Any]:
    match of:
        case Of.MAP:
            from cjmap.model.schema import map_schema

            return map_schema()
        case Of.FINDINGS:
            from cjmap.formats.findings import _schema as findings

            return findings.schema()
        case Of.CHANGES:
            from cjmap.formats.changes import _schema as changes

            return changes.schema()
