"""The command line: a table of commands that are imported when called, and the one boundary for errors."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cjmap import __version__
from cjmap.commands import _emit
from cjmap.errors import CjmapError, Misuse, Unreadable
from cjmap.words import nearest, series

MISUSED, BROKEN, INTERRUPTED = 2, 3, 130
"""Exit codes beside 0 and 1, which are a command's own to return."""


class Entry(NamedTuple):
    """A command before it is imported: its function is called `run`, its help starts with these words."""

    name: str
    help: str
    panel: str

    @property
    def module(self) -> str:
        """Return the module that holds the command."""
        return f"cjmap.commands.{self.name.replace('-', '_')}"


COMMANDS = (
    Entry("init", "Write a first map, or lay out a project.", "Start"),
    Entry("validate", "Check that map files are correct: syntax, schema and references.", "Check"),
    Entry("lint", "Check that maps are good ones: customer's view, evidence, gaps, action, upkeep.", "Check"),
    Entry("explain", "Explain a rule: what it does, why, and examples.", "Check"),
    Entry("pr-comment", "Write or update one comment on a pull request, over the network.", "Check"),
    Entry("diff", "Tell what changed for the customer between two versions of maps.", "Look"),
    Entry("show", "Show a map in the terminal.", "Look"),
    Entry("render", "Draw maps as posters (SVG, PNG) and pages (HTML).", "Look"),
    Entry("report", "Write a page and a brief for each map, and an atlas over all.", "Look"),
    Entry("preview", "Show maps in the browser, anew with every change on the disk.", "Look"),
    Entry("schema", "Print the JSON Schema of map files, or of what is written as JSON.", "Start"),
    Entry("git-setup", "Let git show maps by what changed for the customer, in this repository.", "Git"),
    Entry("git-diff", "Tell what changed in one map, as git asks for it.", "Git"),
    Entry("textconv", "Print a map as lines that git can compare, one for each fact.", "Git"),
)


class Stray(Exception):
    """An OSError that a command let through: an error of ours. Outside of commands it is the output's."""


class Command(TyperCommand):
    """A command that runs."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters as the help shows them."""
        return _without_types(super().get_params(ctx))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; Typer would take a broken pipe to git for a reader of the output who left."""
        _stand_somewhere()
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise Stray from error


def _without_types(parameters: list[Any]) -> list[Any]:
    """Take the types of flags and arguments out of the help: `<bool>` and `<list[str]>` tell nobody anything."""
    for parameter in parameters:
        if parameter.param_type_name == "argument" or parameter.is_flag:
            parameter.display_type_rich = lambda ctx: None  # noqa: ARG005 - Typer's name for it
    return parameters


def _stand_somewhere() -> None:
    """Raise Unreadable where the current folder has been deleted: every relative path would lead nowhere."""
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        raise Unreadable("the current folder does not exist any more", "cd to another one") from None


class LazyGroup(TyperGroup):
    """The group of all commands: listed from the table, imported by the one that is called."""

    debug = False

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for entry in COMMANDS:
            self.commands[entry.name] = TyperCommand(entry.name, help=entry.help, rich_help_panel=entry.panel)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options as the help shows them."""
        return _without_types(super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that a word names, and import it."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            close = nearest(args[0], self.commands)
            raise Misuse(
                f"there is no command `{args[0]}`", f"did you mean {close}?" if close else "cjmap --help"
            )
        name, command, rest = super().resolve_command(ctx, args)
        found = next((entry for entry in COMMANDS if entry.name == name), None)
        return name, imported(found) if found else command, rest

    def invoke(self, ctx: Any) -> Any:
        """Remember whether tracebacks are wanted, and run the command."""
        self.debug = bool(ctx.params.get("debug"))
        return super().invoke(ctx)


def imported(entry: Entry) -> Any:
    """Import a command and return it as Typer runs it."""
    alone = typer.Typer(add_completion=False)
    alone.command(entry.name, cls=Command)(importlib.import_module(entry.module).run)
    return get_command(alone)


app = typer.Typer(
    cls=LazyGroup,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        _emit.out(f"cjmap {__version__}\n")
        raise typer.Exit


@app.callback()
def cjmap(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[  # noqa: ARG001 - LazyGroup reads it
        bool, typer.Option("--debug", help="Show the traceback of an internal error, as CJMAP_DEBUG=1 does.")
    ] = False,
) -> None:
    """Keep customer journey maps as code: checked, compared and drawn from plain YAML.

    Start with `cjmap init`, then `cjmap validate`. Each command shows examples with --help.
    """
    if ctx.invoked_subcommand is None:
        _emit.out(f"{ctx.get_help()}\n")
        raise typer.Exit(MISUSED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (this process's own by default) and return its exit code; every error ends here.

    A closed pipe is silent and changes no exit code, Ctrl-C is 130, what the user can mend is 2, and an error
    of cjmap itself 3.
    """
    _emit.open_streams()
    group: Any = get_command(app)
    try:
        code = group.main(args=arguments, prog_name="cjmap", standalone_mode=False)
        _emit.flush()
    except BaseException as error:
        return _explained(error, group.debug)
    if code == INTERRUPTED:  # Typer turns Ctrl-C into this
        _emit.say("interrupted")
    return code or 0


def _explained(error: BaseException, debug: bool) -> int:
    """Tell what went wrong, in one line and a hint, and return the exit code."""
    gone = error.__context__ if isinstance(error, SystemExit) else error  # Typer and rich leave by the first
    if isinstance(gone, BrokenPipeError):
        _emit.drop_output()
        return 0
    match error:
        case CjmapError():
            _emit.complain(f"error: {error.sentence}", error.hint)
        case typer.TyperException():
            sentence, hint = _misused(error)
            _emit.complain(f"error: {sentence}", hint)
        case OSError():
            _emit.drop_output()
            _emit.complain(
                f"error: {error.filename or 'standard output'} cannot be written: {error.strerror}"
            )
        case KeyboardInterrupt() | typer.Abort():
            _emit.say("interrupted")
            return INTERRUPTED
        case SystemExit():
            return error.code if isinstance(error.code, int) else 0
        case _:
            _confess(error.__cause__ if isinstance(error, Stray) and error.__cause__ else error, debug)
            return BROKEN
    return MISUSED


def _misused(error: Any) -> tuple[str, str]:
    """Return what Typer did not understand, in our words where we have some, and the next step."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    help_ = f"{getattr(context, 'command_path', 'cjmap')} --help"
    name = getattr(error, "option_name", None)
    if name is not None and hasattr(error, "possibilities"):
        close = series(sorted(error.possibilities or ()))
        return f"there is no option `{name}`", f"did you mean {close}?" if close else help_
    if parameter is not None and error.message:
        option = max(parameter.opts, key=len)
        said = error.message.removeprefix("Value error, ").removesuffix(".")
        if said.startswith("Input should be a valid integer"):
            said = "a whole number is wanted"
        return f"{option}: {said}", help_
    said = error.format_message().removesuffix(".")
    if said.startswith("Got unexpected extra argument"):
        said = f"too many arguments: {said.partition(' (')[2].removesuffix(')')}"
    return said, help_


def _confess(error: BaseException, debug: bool) -> None:
    """Tell an error that is ours, in one line, with the traceback where it is wanted."""
    if debug or os.environ.get("CJMAP_DEBUG", "0") not in {"", "0"}:
        import traceback

        for line in "".join(traceback.format_exception(error)).splitlines():
            _emit.say(f"| {line}")  # user text never starts a line
    said = f"{type(error).__name__}: {error}".removesuffix(": ")
    _emit.complain(
        f"internal error: {said}; please report this",
        "the traceback helps to find it: set CJMAP_DEBUG=1 and run the same again",
    )
