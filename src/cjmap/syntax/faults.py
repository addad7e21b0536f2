"""What can be wrong with a text before anyone asks what it means: the rules CJ001, CJ002, CJ004 and CJ005."""

from __future__ import annotations

from typing import Any, NamedTuple

from cjmap.finding import Over, Rule, Said
from cjmap.place import Pointer
from cjmap.rule import rule


class Fault(NamedTuple):
    """A broken rule by indexes into the text; `facts` are what the rule's function puts into words.

    `related` is the pointer of a key that belongs to the story, with its words.
    """

    rule: Rule
    start: int
    end: int
    pointer: Pointer = ()
    facts: tuple[Any, ...] = ()
    related: tuple[Pointer, str] | None = None


@rule("CJ001", "yaml-syntax", over=Over.DOCUMENT)
def yaml_syntax(sentence: str, hint: str | None = None) -> Said:
    """The text is no YAML, or uses a part of YAML that maps do without.

    What it does
        Reports text that no YAML reader understands (an unclosed quote, a tab as indentation, a colon in
        unquoted prose), and the parts of YAML that hide what a file says: anchors, aliases, merge keys, tags,
        directives, explicit keys and a second document.

    Why
        A map is read by people in a review and by many tools. Both must see the same thing, so the file keeps
        to mappings, lists and texts. To share parts between maps there are `uses` and `extends`.

    Bad
        ```yaml
        cjmap: 1
        title: Coffee: to go
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: "Coffee: to go"
        stages:
          - name: Order
        ```

    References
        https://yaml.org/spec/1.2.2/
    """
    return Said(sentence, hint)


@rule("CJ002", "duplicate-key", over=Over.DOCUMENT)
def duplicate_key(key: str) -> Said:
    """The same key stands twice in one place.

    What it does
        Reports the second key and names the place of the first.

    Why
        Most YAML readers keep the last value without a word, so that half of a map can vanish in a merge.

    Bad
        ```yaml
        cjmap: 1
        title: Coffee to go
        title: Coffee to stay
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: Coffee to go
        stages:
          - name: Order
        ```

    References
        https://yaml.org/spec/1.2.2/#3213-node-comparison
    """
    sentence = f"the key `{key}` stands here for the second time; the first value counts"
    return Said(sentence, "merge the two, or take one away")


@rule("CJ004", "unreadable-text", over=Over.DOCUMENT)
def unreadable_text(sentence: str, hint: str | None = None) -> Said:
    """The file is not plain UTF-8 text, or holds characters that nobody can see.

    What it does
        Reports bytes that are not UTF-8, control characters, line ends that only some tools know, and
        characters that turn the direction of the text around or have no shape. It reports them as well where
        a quoted text spells them with a backslash.

    Why
        What a reviewer sees must be what the tools read. A character that reverses or hides text makes a line
        say one thing to people and another to programs. The joiners of emoji and of Persian and Indic scripts
        are fine.

    Bad
        ```yaml
        cjmap: 1
        title: Coffee\u202e to go
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: Coffee to go
        stages:
          - name: Order
        ```

    References
        https://www.unicode.org/reports/tr36/
        https://trojansource.codes/
    """
    return Said(sentence, hint)


@rule("CJ005", "too-large-or-deep", over=Over.DOCUMENT)
def too_large_or_deep(sentence: str, setting: str) -> Said:
    """The file asks for more than a map of a journey can need.

    What it does
        Reports a file over 5 MiB, values nested deeper than 64 levels, more than 250,000 values, a text over
        1 MiB and a key over 200 characters. The settings can change each limit.

    Why
        Maps come from pull requests. A small file can be made to cost minutes; with limits it costs
        milliseconds.

    Bad
        ```yaml
        cjmap: 1
        title: Coffee to go
        stages:
          - name: Order
        x_deep:
          [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        ```

    Good
        ```yaml
        cjmap: 1
        title: Coffee to go
        stages:
          - name: Order
        x_deep: [[[not so deep]]]
        ```

    References
        https://cwe.mitre.org/data/definitions/400.html
    """
    return Said(sentence, f"`{setting}` under [limits] in the settings changes this limit")
