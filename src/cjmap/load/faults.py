"""The rules CJ003, CJ006 and CJ101 to CJ105: what can be wrong once the text is read, put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from cjmap.finding import Finding, Over, Said
from cjmap.load.near import instead
from cjmap.rule import Pending, rule
from cjmap.syntax.limits import Limits

LIMIT = Limits().findings_per_file
"""So many findings of a file are told, where nobody says otherwise."""


def tell(pending: Iterable[Pending], most: int = LIMIT) -> list[Finding]:
    """Make findings; those beyond `most` are only counted: the last one stands in the list for each of them."""
    rest = iter(pending)
    found = [make() for make in islice(rest, most)]
    return found + found[-1:] * sum(1 for _ in rest)


@rule("CJ003", "schema", over=Over.DOCUMENT)
def schema(message: str, hint: str | None = None) -> Said:
    """A value is not what its field expects, a field is missing, or there is no field of that name.

    What it does
        Holds every value of the file to the type, range and spelling that the format gives its field. An unknown
        key is answered with the nearest known one; own fields start with `x_`.

    Why
        A misspelt key would be lost without a word, and a feeling of 5 on a scale that ends at 2 would draw a
        curve that nobody measured.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: 5
                chanel: counter
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1
                channel: counter
        ```

    References
        docs/format.md
    """
    return Said(message, hint)


@rule("CJ006", "unsupported-version", over=Over.DOCUMENT)
def unsupported_version(found: str) -> Said:
    """The file is written for another version of the format.

    What it does
        Accepts `cjmap: 1` and nothing else.

    Why
        A newer format can mean something else by the same words; reading it as version 1 would be a guess.

    Bad
        ```yaml
        cjmap: 2
        title: I buy a coffee
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    return Said(
        f"this file needs another cjmap: it says version `{found}`, this one reads 1", "write cjmap: 1"
    )


@rule("CJ101", "duplicate-id", over=Over.MAP)
def duplicate_id(kind: str, identifier: str) -> Said:
    """Two things of one kind have the same id.

    What it does
        Wants ids to be unique among their kind: stages, touchpoints, personas, channels, sources and so on. Ids
        that were left out count as what they are made of: two touchpoints of the same name have the same id.

    Why
        Everything points at things by id: routes, hand-offs, pain points, tickets and comparisons of two
        versions. Two things with one id cannot be told apart.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits
          - name: Enjoy
            touchpoints:
              - name: Waits
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits
          - name: Enjoy
            touchpoints:
              - name: Waits
                id: waits-for-the-cup
        ```

    References
        docs/format.md
    """
    return Said(f"another {kind} has the id `{identifier}` too", "give one of them an `id:` of its own")


@rule("CJ102", "unknown-reference", over=Over.MAP)
def unknown_reference(kind: str, text: str, known: Sequence[str], hint: str | None = None) -> Said:
    """Something is named by an id that nothing has.

    What it does
        Looks every reference up: personas, channels, departments, sources, metrics, objectives, touchpoints, pain
        points. Channels, devices, departments and systems may have any name while the map and its libraries
        define none of their kind.

    Why
        A reference that leads nowhere is a typing error or the trace of something that was renamed or removed.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: pays-by-crad
              - name: Pays by card
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: pays-by-card
              - name: Pays by card
        ```

    References
        docs/format.md
    """
    return Said(f"there is no {kind} `{text[:60]}`", hint or instead(kind, text, known))


@rule("CJ103", "overlay-misfit", over=Over.DOCUMENT)
def overlay_misfit(message: str, hint: str | None = None) -> Said:
    """An overlay changes something that the file it extends does not have, or cannot be placed.

    What it does
        Wants every long form of an overlay to name an id of the base, or to say `new: true`; and `after`,
        `before`, `stage`, `persona_as` and `closes` to name what is there.

    Why
        A change of something that is not there is a typing error, or the base has moved on and the overlay with
        it should too.

    Bad
        ```yaml
        cjmap: 1
        extends: base.cjm.yaml
        touchpoints:
          - id: waits-in-teh-queue
            feeling: 1
        ```

    Good
        ```yaml
        cjmap: 1
        extends: base.cjm.yaml
        touchpoints:
          - id: waits-in-the-queue
            feeling: 1
        ```

    References
        docs/format.md
    """
    return Said(message, hint)


@rule("CJ104", "overlay-cycle", over=Over.DOCUMENT)
def overlay_cycle(chain: Iterable[str], is_circle: bool = True) -> Said:
    """Files extend each other in a circle, or the chain is too long.

    What it does
        Follows `extends` from file to file and stops where a file comes up again, or after 32 files.

    Why
        A circle has no base: there is no map in it.

    Bad
        ```yaml
        cjmap: 1
        extends: overlay.cjm.yaml
        ```

    Good
        ```yaml
        cjmap: 1
        extends: base.cjm.yaml
        ```

    References
        docs/format.md
    """
    files = list(chain)
    if is_circle:
        return Said(f"these files extend each other: {' → '.join(files)}", "let one of them be a whole map")
    sentence = f"{len(files)} files extend one after the other, and the limit is {len(files) - 1}"
    return Said(sentence, "let a map further down be whole, or raise `chain` in `[limits]` of the settings")


@rule("CJ105", "missing-file", over=Over.DOCUMENT)
def missing_file(sentence: str, hint: str | None = None) -> Said:
    """A path written in a map leads to no file, or out of the project.

    What it does
        Looks up every path in a map: images, `zoom`, `improves`, `extends`, libraries, files of sources. Paths are
        relative to the file that holds them, written with `/`, and stay inside the project.

    Why
        A missing picture is noticed when the poster is printed. And a map comes from other people: it may not
        make the tool read files that are none of its business.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            zoom: no-such-file.cjm.yaml
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    return Said(sentence, hint)
