"""The program as click sees it: one group that finds its commands as modules, and the exit codes."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from viewer.cli import commands
from viewer.cli.output import say, use_utf8

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Modules(click.Group):
    """A group whose commands are the modules of `viewer.cli.commands`, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        return sorted(_command_name(module.name) for module in _modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        for module in _modules():
            if _command_name(module.name) == cmd_name:
                loaded = importlib.import_module(f"{commands.__name__}.{module.name}")
                command: click.Command = loaded.command
                command.name = cmd_name
                return command
        return None


def _modules() -> list[pkgutil.ModuleInfo]:
    return [each for each in pkgutil.iter_modules(commands.__path__) if each.name[0] != "_"]


def _command_name(module: str) -> str:
    """`import_` is the module of `import`, which is a word of the language."""
    return module.rstrip("_").replace("_", "-")


def _print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from viewer.defaults import version

        click.echo(f"Concord {version()}")
        context.exit()


@click.group(
    cls=Modules,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, dir_okay=True),
    envvar="CONCORD_ARCHIVE",
    metavar="FILE",
    help="The archive to work on; without it your own, in the place the system keeps such files.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.pass_context
def program(context: click.Context, archive: Path | None) -> None:
    """Read, compare, tag and annotate documents of international cooperation.

    Without a command the window opens.
    """
    if context.invoked_subcommand is None:
        # The interface is Qt: only now, and only for the window.
        from viewer.defaults import default_archive
        from viewer.ui.app import run as open_window

        context.exit(open_window(archive or default_archive()) or DONE)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code.

    This is the one border where the world's errors become a sentence; ours become a traceback.
    """
    use_utf8()
    try:
        result = program.main(list(arguments), prog_name="concord", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        return WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        say(sentence)
        return REFUSED
    return result if isinstance(result, int) else DONE


def _reader_gone() -> int:
    """Whoever read our output has left, as `head` does: end quietly, at interpreter exit too.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return REFUSED


def _sentence(error: Exception) -> str | None:
    """What to tell the user, or None when the error is a bug of ours."""
    from importers.parsed import UnreadableFile
    from viewer.domain import WorldError

    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, WorldError | UnreadableFile):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"“{error.filename}” cannot be used: {error.strerror}. Check the place and retry."
    return None


def command_objects() -> dict[str, Any]:
    """Every command by its name, for tests and documentation."""
    context = click.Context(program)
    return {name: program.get_command(context, name) for name in program.list_commands(context)}
