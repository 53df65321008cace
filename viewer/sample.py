"""The sample: five documents with themes, notes and collections, as a newcomer can open it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import seeds
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Paragraph, Target
from viewer.importing import Progress, Report, Workers, import_files

LABEL = "Open the sample documents"


def open_sample(
    archive: Archive,
    workers: Workers,
    progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Import the five samples and put their themes and notes on them, as one edit.

    What is there already is not doubled.
    """
    with archive.long_edit(LABEL) as edit:
        report = import_files(
            archive, seeds.documents(), workers=workers, progress=progress, cancelled=cancelled
        )
        documents = {
            each.path.name: each.document for each in report.files if each.document is not None
        }
        if not report.cancelled and not report.failed:
            with archive.edit(LABEL):
                _code(archive, documents)
                _collect(archive, documents)
        edit.label = LABEL
    return replace(report, edit=edit.id)


def _code(archive: Archive, documents: Mapping[str, DocumentId]) -> None:
    themes = {theme.name: theme.id for theme in archive.themes.all()}
    texts: dict[str, list[Paragraph]] = {}
    notes = {(note.target, note.body) for note in archive.annotations.all()}
    for entry in seeds.sample_coding():
        document = documents[entry.file]
        if entry.file not in texts:
            texts[entry.file] = archive.documents.paragraphs(document)
        anchor = None
        if entry.paragraph is not None:
            anchor = _anchor(texts[entry.file], entry.paragraph, entry.words)
        if isinstance(entry, seeds.SampleNote):
            target = Target(document=document, anchor=anchor)
            if (target, entry.body) not in notes:
                archive.annotations.add(target, entry.body)
        elif anchor is not None and entry.theme in themes:  # a person may have removed the theme
            archive.tags.add(themes[entry.theme], [anchor])


def _anchor(paragraphs: list[Paragraph], opening: str, words: str | None) -> Anchor:
    found = seeds.find([each.text for each in paragraphs], opening, words)
    return Anchor(paragraphs[found.index].id, found.start, found.end)


def _collect(archive: Archive, documents: Mapping[str, DocumentId]) -> None:
    there = {each.name: each.id for each in archive.collections.all()}
    for sample in seeds.sample_collections():
        ids = [documents[name] for name in sample.files]
        if sample.name in there:
            archive.collections.put(there[sample.name], ids)
        else:
            archive.collections.add(sample.name, ids)
