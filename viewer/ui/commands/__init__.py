"""What people do to the archive, in their words: functions that panes share.

Each calls `session.do(label, work)`, which makes it one transaction, one undo step and one line at
the foot. A new edit is a function in the module of its subject; one that needs only the session may
carry `@action`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache


@cache
def load_commands() -> None:
    """Import all commands, so that those declared as actions are known."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
