"""What pages of HTML share: their templates, their colours, and the policy that lets them load nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from types import CodeType
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from cjmap.draw.palette import Theme
from cjmap.visible import visible

TEMPLATES = files("cjmap.formats") / "templates"
_ROLE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PLAIN = re.compile(r'(?<==)"([\w.#:%-]+)"(?P<end>/>)?(?=[ >\n]|(?<=>))')
_BEFORE_BLOCKS = re.compile(
    r">\s+(?=</?(?:article|dd|div|dl|dt|h[1-6]|header|li|nav|ol|p|section|table|tbody|td|th|thead|tr|ul)\b)"
)
_IMPLIED = re.compile(r"</t[dhr]>(?=<(?:t[dhr]\b|/(?:tr|tbody|thead|table)>))|</li>(?=<(?:li\b|/[ou]l>))")
"""End tags of which HTML knows by itself that they are there."""
_REMARK = re.compile(r"\s+// .*")
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) [0-9.]+"')


def policy(style: str, script: str = "") -> str:
    """Return the Content-Security-Policy of a page that has this style, this script, if any, and nothing else."""
    scripts = f"script-src {_hash(script)}; " if script else ""
    return (
        f"default-src 'none'; style-src {_hash(style)}; {scripts}img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def file(name: str) -> str:
    """Return the text of a template, a style or a script."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def dense(code: str) -> str:
    """Return style or script without its indents and comments: those on lines of their own, and ` // ` at ends."""
    lines = (_REMARK.sub("", line.strip()) for line in code.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def lean(page: str) -> str:
    """Return a page without what HTML does not need in its body: quotes, line ends and end tags, a tenth of it.

    No text changes, as the template escapes the signs that tags are made of.
    """
    head, body, rest = page.partition("<body>")
    rest = _IMPLIED.sub("", _BEFORE_BLOCKS.sub(">", rest))
    return head + body + _PLAIN.sub(lambda found: f"{found[1]} />" if found["end"] else found[1], rest)


class _Environment(Environment):
    """An environment that compiles each template once, however many pages are made of it."""

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:  # noqa: A002
        """Return the template of a text."""
        kind = template_class or self.template_class
        made: Template = kind.from_code(self, _code(source), self.make_globals(globals), None)
        return made


@cache
def _code(source: str) -> CodeType:
    return environment().compile(source)


def environment(**more: Any) -> Environment:
    """Return the environment of the templates; `more` are names that they may use."""
    made = _Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(file),
    )
    made.globals.update(more)
    return made


def _shown(value: object) -> object:
    """Spell out what cannot be seen in a text; its lines stay lines, and what is markup by now is left alone."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "\n".join(visible(line) for line in value.split("\n"))


def palette(light: Theme, dark: Theme, poster: str) -> str:
    """Return the custom properties of a page: its colours in the light and in the dark, the poster's width."""
    night = f"{_properties(dark)}color-scheme:dark"
    size = _SIZE.search(poster)
    width = size[1] if size else "1000"
    return (
        f":root{{{_properties(light)}--poster-width:{width}px;color-scheme:light}}\n"
        f"@media screen{{:root[data-theme=dark]{{{night}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}\n"
    )


def _properties(theme: Theme) -> str:
    return "".join(f"--c-{_role(role)}:{_colour(theme[role])};" for role in sorted(theme))


def _role(role: str) -> str:
    if not _ROLE.fullmatch(role):
        raise ValueError(f"`{role}` is no role of a colour")
    return role


def _colour(colour: str) -> str:
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"`{colour}` is no colour of the form #RRGGBB")
    return colour
