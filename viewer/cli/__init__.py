"""The command line: the same functions as the window, with text in and text out.

To add a command, put one module into `viewer/cli/commands/` that defines `command`, a click
command; its name is the module's. Nothing heavy is imported before the command is known.
"""

from viewer.cli.program import run

__all__ = ["run"]
