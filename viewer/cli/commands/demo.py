"""`demo`: the main job on the sample documents, from files to exported excerpts."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

import seeds
from viewer.analysis.align import align
from viewer.analysis.synopsis import synopsis
from viewer.archive import Archive
from viewer.cli.output import ProgressLine, emit, json_line
from viewer.cli.picture import draw, save_excerpts_pdf
from viewer.domain import Document, WorldError
from viewer.exporters import ExportOptions, export, exporters
from viewer.exporters.synopses import SynopsisOptions, export_synopsis
from viewer.importing import Workers
from viewer.sample import LABEL, open_sample

T = TypeVar("T")

ALIGNED = "Resolutions"
"""The sample collection whose two documents are aligned: those of 2013 and 2015."""

SYNOPSIS = "Cooperation between the United Nations and the OIC: 2013 and 2015"

SIZE = (1680, 1000)


class DemoError(WorldError):
    """The demonstration cannot go on."""


@click.command
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out/demo"),
    show_default=True,
    help="The folder for everything it writes.",
)
def command(out: Path) -> None:
    """Do the main job on five sample documents, and open the window on them.

    Imports, tags, aligns the resolutions of 2013 and 2015, exports the tagged excerpts in every
    format and draws the window; without a display it ends there.
    """
    out.mkdir(parents=True, exist_ok=True)
    path = out / "demo.concord"
    _make_room(path)
    with Archive.open(path) as archive:
        emit(f"{path}: {_import(archive)}")
        older, newer = _resolutions(archive)
        for written in _aligned(archive, older, newer, out):
            emit(written)
        for written in _exported(archive, out):
            emit(written)
        blocks = _worth_seeing(archive, older, newer)
    picture = out / "window.png"
    _draw_apart(path, picture, [str(older.id), str(newer.id)], blocks)
    emit(f"{picture}: the window with both resolutions side by side")
    if _has_display():
        sys.stdout.flush()
        from viewer.ui.app import run  # Qt, and only where somebody sees it

        run(path, [older.id, newer.id])


def _make_room(path: Path) -> None:
    """Begin anew, unless a person has worked on the archive of an earlier demonstration."""
    if not path.exists():
        return
    with Archive.open(path, create=False) as archive:
        touched = archive.read_only or any(
            edit.label != LABEL for edit in archive.history.edits(limit=10)
        )
    if not touched:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _import(archive: Archive) -> str:
    line = ProgressLine()
    with Workers(2) as workers:
        report = open_sample(
            archive, workers, lambda told: line.show(f"{told.done} of {told.total} documents")
        )
    line.end()
    if report.failed:
        raise DemoError(report.failed[0].sentence)
    documents = archive.documents.all()
    tags, notes = sum(each.tags for each in documents), sum(each.notes for each in documents)
    paragraphs = sum(each.paragraphs for each in documents)
    return f"{len(documents)} documents, {paragraphs} paragraphs, {tags} tags, {notes} notes"


def _resolutions(archive: Archive) -> tuple[Document, Document]:
    (files,) = (each.files for each in seeds.sample_collections() if each.name == ALIGNED)
    by_name = {each.name: each for each in archive.documents.all()}
    older, newer = (by_name[name] for name in files)
    return older, newer


def _aligned(archive: Archive, older: Document, newer: Document, out: Path) -> Iterator[str]:
    a, b = (archive.documents.paragraphs(each.id) for each in (older, newer))
    pairs = align(a, b)
    lines = [
        json_line(
            {"a": p.a, "b": p.b, "relation": p.relation, "score": p.score, "reason": p.reason}
        )
        for p in pairs
    ]
    (out / "align.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    yield f"{out / 'align.jsonl'}: {len(pairs)} pairs of paragraphs"
    titles = (_named(older), _named(newer))
    table = synopsis(a, b, pairs, titles)
    options = SynopsisOptions(title=SYNOPSIS, exported_at=_now())
    for form in ("docx", "html"):
        export_synopsis(form, table, out / f"synopsis.{form}", options)
        yield f"{out / f'synopsis.{form}'}: the same to read, with the words that differ"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _named(document: Document) -> str:
    return f"{document.title} ({document.symbol or document.date or document.name})"


def _exported(archive: Archive, out: Path) -> Iterator[str]:
    options = ExportOptions(
        title="Peace, humanitarian and health in UN-OIC cooperation",
        exported_at=_now(),
    )
    for each in exporters():
        file = out / f"excerpts{each.suffix}"
        arrangement = replace(options.arrangement, traced=each.traced)
        count = export(each.name, archive.excerpts.where(arrangement=arrangement), file, options)
        told = (
            "excerpts with their citations" if each.of == "excerpts" else "excerpts, their sources"
        )
        yield f"{file}: {count} {told}, as {each.title.removesuffix(' (sources)')}"
    pages = out / "excerpts.pdf"
    excerpts = tuple(archive.excerpts.where(arrangement=options.arrangement))
    count = _apart(save_excerpts_pdf, excerpts, pages, options)
    yield f"{pages}: {count} excerpts with their citations, as PDF"


def _worth_seeing(archive: Archive, older: Document, newer: Document) -> tuple[int, ...]:
    """Where the picture looks: paired paragraphs that are tagged in both, with a note."""
    a, b = (archive.documents.paragraphs(each.id) for each in (older, newer))
    tagged = {
        tag.anchor.paragraph for each in (older, newer) for tag in archive.tags.of_document(each.id)
    }
    noted = {
        note.target.anchor.paragraph
        for note in archive.annotations.of_document(newer.id)
        if note.target.anchor
    }
    ids = {(p.document, p.index): p.id for p in (*a, *b)}
    for pair in align(a, b):
        if pair.a is not None and pair.b is not None:
            left, right = ids[older.id, pair.a], ids[newer.id, pair.b]
            if {left, right} <= tagged and right in noted:
                return pair.a, pair.b
    return ()


def _draw_apart(
    archive: Path, picture: Path, documents: list[str], blocks: tuple[int, ...]
) -> None:
    """In a process of its own, so that the window can still be shown on the display."""
    _apart(draw, archive, picture, SIZE, documents, blocks)


def _apart(function: Callable[..., T], *arguments: object) -> T:
    """Call it in a new process: Qt keeps to the platform that it was first started on."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(function, *arguments).result()


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
