"""A colleague's bundle taken in whole: the documents it encloses, then the work, as one edit."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from viewer.archive import Archive
from viewer.bundles import Bundle, check, label_of, merge
from viewer.domain.errors import Cancelled
from viewer.domain.ids import EditId
from viewer.domain.merging import BundleDocument, Choices, Merged
from viewer.importing.pipeline import import_files
from viewer.importing.report import Progress, Report
from viewer.importing.workers import Workers

NOTHING = Report((), None)
LONGEST_NAME = 100
"""Characters of a file's name that somebody else has chosen."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a bundle.

    Attributes:
        merged: of the work; `imported`, of the documents that it enclosed.
        edit: the one to undo; None where there was nothing new.
    """

    merged: Merged
    imported: Report
    edit: EditId | None


def merge_bundle(
    archive: Archive,
    bundle: Bundle,
    *,
    workers: Callable[[], Workers],
    choices: Choices | None = None,
    progress: Callable[[float | None, str], None] = lambda _fraction, _text: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Taken:
    """Take a bundle in as one edit.

    Args:
        archive: of the calling thread, which writes.
        bundle: open.
        workers: called where documents are to be read.
        choices: of the person, about the conflicts that `viewer.bundles.look` has told.
        progress: told the share that is done (None: not known) and what is going on.
        cancelled: asked often.

    Raises:
        BundleError: something in it is not as it should be; nothing was taken in.
        Cancelled: it was asked for; what had come in was taken back.
    """
    check(bundle)
    imported = NOTHING
    edit = None
    try:
        with archive.long_edit(label_of(bundle)) as edit:
            new = [
                each
                for each in bundle.documents()
                if each.enclosed and archive.documents.has(each.sha256) is None
            ]
            if new:
                imported = _import(archive, bundle, new, workers(), progress, cancelled)
                if cancelled():
                    raise Cancelled
            merged = merge(
                archive,
                bundle,
                choices=choices,
                progress=lambda done, total: progress(
                    done / total if total else None, "Merging the work"
                ),
                cancelled=cancelled,
            )
            edit.label = label_of(bundle)
    except Cancelled:
        if edit is not None and edit.id is not None:
            archive.history.undo(edit.id)
        raise
    return Taken(merged, imported, edit.id)


def _import(
    archive: Archive,
    bundle: Bundle,
    documents: list[BundleDocument],
    workers: Workers,
    progress: Callable[[float | None, str], None],
    cancelled: Callable[[], bool],
) -> Report:
    def tell(now: Progress) -> None:
        progress(now.done / now.total if now.total else None, ", ".join(now.current))

    with tempfile.TemporaryDirectory(prefix="concord-") as folder:
        paths: list[Path] = []
        for number, document in enumerate(documents):
            if cancelled():
                raise Cancelled
            place = Path(folder) / str(number)
            place.mkdir()
            paths.append(place / safe_name(document.name))
            bundle.original(document.sha256, paths[-1])
        report = import_files(archive, paths, workers=workers, progress=tell, cancelled=cancelled)
    names = {path: document.name for path, document in zip(paths, documents, strict=True)}
    return replace(
        report,
        files=tuple(replace(each, path=Path(names[each.path])) for each in report.files),
    )


def safe_name(name: str) -> str:
    """A name that somebody else chose, as that of a file in a folder of ours and nowhere else."""
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(char if char.isprintable() and char not in '<>:"|?*/' else "_" for char in last)
    stem, suffix = PurePath(kept).stem, PurePath(kept).suffix[:12]
    return f"{stem[: LONGEST_NAME - len(suffix)].strip(' .') or 'document'}{suffix}"
