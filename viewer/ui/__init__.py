"""The window: the only code that imports Qt.

`app` composes, `window` docks the panes and knows none by name, `frame` is what stands around them
(menus, palette, foot, dialogs), `panes` show the archive, `commands` change it, `session` is where
they meet. A new pane or command is one new file.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 (it is what replaces the import)


def _import_plainly() -> None:
    """Take back the `import` that PySide6 replaces, which costs a twentieth of the start.

    WORKAROUND: its own reads the source of every module imported after it, in search of
    `from __feature__ import ...`, which Concord does not use:
    https://doc.qt.io/qtforpython-6/developer/feature-motivation.html
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


_import_plainly()
