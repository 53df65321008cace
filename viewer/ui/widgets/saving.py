"""Where a file goes and in which format, and which file is read: one dialog each for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.ui.commands.exporting import Format
from viewer.ui.settings import Setting, Settings

FOLDER = Setting("export.folder", "")
"""Where the last file went, or came from."""


def choose_file(
    parent: QWidget,
    settings: Settings,
    title: str,
    name: str,
    formats: Sequence[Format],
    first: str,
    save: Callable[[Path, Format], object],
) -> QFileDialog:
    """Ask, and save where the person agrees.

    Args:
        parent: is not waited for: other windows go on.
        settings: remember the folder.
        title: of the dialog.
        name: of the file at first, without a suffix.
        formats: offered; at least one.
        first: the name of the one that is chosen at first.
        save: is given the path, with a suffix, and the format that it means.
    """
    chosen = next((each for each in formats if each.name == first), formats[0])
    by_pattern = {each.pattern: each for each in formats}
    dialog = _dialog(parent, settings, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(by_pattern))
    dialog.selectNameFilter(chosen.pattern)
    dialog.setDefaultSuffix(chosen.suffix.lstrip("."))
    dialog.selectFile(f"{name}{chosen.suffix}")
    dialog.filterSelected.connect(
        lambda pattern: dialog.setDefaultSuffix(by_pattern[pattern].suffix.lstrip("."))
    )

    def take() -> None:
        path = Path(dialog.selectedFiles()[0])
        path, form = settle(path, by_pattern[dialog.selectedNameFilter()], formats)
        settings.set(FOLDER, str(path.parent))
        save(path, form)

    dialog.accepted.connect(take)
    dialog.open()
    return dialog


def choose_existing(
    parent: QWidget,
    settings: Settings,
    title: str,
    patterns: Sequence[str],
    read: Callable[[list[Path]], object],
    *,
    several: bool = False,
) -> QFileDialog:
    """Ask which file is to be read, or which ones; `read` is given what the person agrees to."""
    dialog = _dialog(parent, settings, title)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    dialog.setNameFilters(list(patterns))

    def take() -> None:
        paths = [Path(each) for each in dialog.selectedFiles()]
        settings.set(FOLDER, str(paths[0].parent))
        read(paths)

    dialog.accepted.connect(take)
    dialog.open()
    return dialog


def settle(path: Path, form: Format, formats: Sequence[Format]) -> tuple[Path, Format]:
    """A name without a suffix is given one; one that was typed says more than the list."""
    if not path.suffix:
        return path.with_suffix(form.suffix), form
    suffix = path.suffix.lower()
    if suffix == form.suffix:
        return path, form
    return path, next((each for each in formats if each.suffix == suffix), form)


def _dialog(parent: QWidget, settings: Settings, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, last_folder(settings))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def last_folder(settings: Settings) -> str:
    """Where the last file went, or the documents of the person."""
    return settings.get(FOLDER) or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    )
