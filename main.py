"""Starts Concord: the window without a command, else the command line.

Spawned worker processes import this module again, so nothing here imports Qt, an importer or the
archive at module level.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run with the given arguments, or those of the process, and return the exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    os.environ["QT_API"] = "pyside6"  # qtawesome asks qtpy, which would try PyQt5 first
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        # The window has no need of the command line, whose import is an eighth of its start, nor
        # of looking through all that is being imported for rubbish; it takes both up again later.
        gc.disable()
        from viewer.ui.app import start

        return start()
    from viewer.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
