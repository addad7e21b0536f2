"""What an overlay says besides what it changes; laying it over its base is the work of `load`."""

from typing import Annotated

from cjmap.model.base import Part, about, keyed, needed
from cjmap.model.markers import Keyed, Many, RefTo, Some
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.values import Flag, PersonaRef, RelativePath, Text, TouchpointRef


class OverlayKeys(Part):
    """The fields that an overlay has besides those of a map."""

    extends: Annotated[RelativePath, RefTo("file")] = needed(
        "The file that it changes, relative to this file."
    )
    persona_as: Keyed[PersonaRef, PersonaRef] = keyed(
        "Whom of the base another persona replaces: `base persona: own persona`."
    )
    closes: Many[Annotated[Text, RefTo("pain point")]] = about(
        "The ids of pain points of the base that a future state is without.", ()
    )
    touchpoints: Some[Touchpoint] = about(
        "Touchpoints of any stage, changed or new; those that move or are new say where they stand.", ()
    )


class ThingKeys(Part):
    """The fields that a thing with an id has in an overlay besides its own."""

    new: Flag = about("`true`: the base does not have it yet.", False)
    remove: Flag = about("`true` takes it out, with the steps and routes that lead there.", False)
    after: Annotated[Text, RefTo("thing")] | None = about(
        "The id of the thing in its list that it stands after."
    )
    before: Annotated[Text, RefTo("thing")] | None = about(
        "The id of the thing in its list that it stands before."
    )


class TouchpointKeys(ThingKeys):
    """The fields that a touchpoint has in an overlay besides its own."""

    after: TouchpointRef | None = about("The touchpoint that it stands after, in whatever stage.")
    before: TouchpointRef | None = about("The touchpoint that it stands before, in whatever stage.")
    stage: Annotated[Text, RefTo("stage")] | None = about("The stage that it stands in or moves to.")
