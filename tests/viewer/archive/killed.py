"""Kills a working process again and again, and looks at the archive that it leaves.

`python -m tests.viewer.archive.killed FOLDER WORK ROUNDS SEED` prints a line of JSON for each
round. A round forks a child that works on the archive and names what it has confirmed through a
pipe; it is killed (SIGKILL) after a random time. Forked, because a fresh interpreter would cost
more than the work; a process of its own, because the tests' process has threads. `sqlite_utils` is imported before, as making an archive needs it.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlite_utils  # noqa: F401

from importers.parsed import Metadata
from tests.viewer.archive.making import parsed
from tests.viewer.bundles.coming_in import is_whole, make_bundles, merge
from viewer.archive import Archive, staging
from viewer.archive.readings import Earlier, Move
from viewer.domain import Anchor, DocumentId, Target, ThemeId

DOCUMENT_BLOCKS = 40
REREAD_TAGS = 20
TEXT = "Requests the Secretary-General to strengthen humanitarian assistance in number {};"


def import_documents(archive: Archive, confirm: Callable[[str], None]) -> None:
    """Half of the documents come in many slices, as large ones do."""
    with archive.long_edit("Import") as edit:
        for number in range(10_000):
            staging.SLICE_S = 0.0 if number % 2 else 0.006
            staging.BATCH_CHARACTERS = 400 if number % 2 else 24_000
            reading = parsed([TEXT.format(index) for index in range(DOCUMENT_BLOCKS)])
            added = archive.documents.add(f"{number}.txt", uuid.uuid4().bytes * 20, reading)
            confirm(archive.documents.get(added.document).uuid)
            if number == 0 and edit.id is not None:
                confirm(archive.history.get(edit.id).uuid)


def tag(archive: Archive, confirm: Callable[[str], None]) -> None:
    """Tags on and off, undo and redo, as a person would but without pause."""
    document = archive.documents.all()[0].id
    anchors = [Anchor(each.id) for each in archive.documents.paragraphs(document)]
    chance = random.Random(os.getpid())
    while True:
        with archive.edit("Tag") as edit:
            archive.tags.toggle(ThemeId(chance.randint(1, 3)), chance.sample(anchors, 3))
        if edit.id is not None:
            confirm(archive.history.get(edit.id).uuid)
            if chance.random() < 0.3:
                archive.history.undo(edit.id)
                if chance.random() < 0.5:
                    archive.history.redo(edit.id)


def reread(archive: Archive, confirm: Callable[[str], None]) -> None:
    """Documents read anew, now in one block and now in many; every tag and note goes along."""
    document = archive.documents.all()[0].id
    anchors = [Anchor(each.id) for each in archive.documents.paragraphs(document)]
    if not archive.readings.standing(document):
        with archive.edit("Tag and note"):
            archive.tags.add(ThemeId(1), anchors[:REREAD_TAGS])
            archive.annotations.add(Target(anchor=anchors[0]), "Note")
    staging.SLICE_S, staging.BATCH_CHARACTERS = 0.0, 400
    texts = [TEXT.format(index) for index in range(DOCUMENT_BLOCKS)]
    for number in range(10_000):

        def decide(earlier: Sequence[Earlier], again: int = number) -> list[Move]:
            why = "a doubt" if again % 3 == 1 else ""
            return [
                Move(each, None if again % 3 == 2 else each.passage, why=why)
                for reading in earlier
                for each in reading.standing
            ]

        reading = parsed(texts, metadata=Metadata(date=f"2013-05-{number % 28 + 1:02}"))
        archive.readings.replace(document, reading, decide)
        confirm(archive.history.edits(1)[0].uuid)


def make(archive: Archive, confirm: Callable[[str], None]) -> None:
    """The archive is new: what can be cut off is its making."""
    archive.themes.add("Water")
    confirm(archive.history.edits()[0].uuid)


def codebook(archive: Archive, confirm: Callable[[str], None]) -> None:
    """Themes made, moved, merged, retired and removed, with tags on them; undone now and then."""
    document = archive.documents.all()[0].id
    anchors = [Anchor(each.id) for each in archive.documents.paragraphs(document)]
    chance = random.Random(os.getpid())
    for number in range(10_000):
        themes = archive.themes.all()
        free = [each.id for each in themes if not any(it.parent == each.id for it in themes)]
        one, other = chance.sample(free, 2)
        with archive.edit("Change the codebook") as edit:
            match chance.randint(0, 5):
                case 0 | 1:
                    above = one if len(free) > 4 else None
                    made = archive.themes.add(f"Theme {os.getpid()}-{number}", parent=above)
                    archive.tags.add(made, chance.sample(anchors, 5))
                case 2:
                    archive.themes.move(one, other if len(free) > 4 else None)
                case 3 if len(free) > 4:
                    archive.themes.merge(one, other)
                case 4:
                    archive.themes.retire(one)
                case _ if len(free) > 4:
                    archive.themes.remove(one)
        if edit.id is not None:
            confirm(archive.history.get(edit.id).uuid)
            if chance.random() < 0.3:
                archive.history.undo(edit.id)


WORKS = {
    "import": import_documents,
    "tag": tag,
    "reread": reread,
    "make": make,
    "codebook": codebook,
    "merge": merge,
}


def work_until_killed(path: Path, work: str, pipe: int) -> None:
    def confirm(made: str) -> None:
        os.write(pipe, f"{made}\n".encode())

    with Archive.open(path, person="Ann") as archive:
        WORKS[work](archive, confirm)
        time.sleep(60)


def kill_once(path: Path, work: str, seconds: float, *, after_word: bool = False) -> list[str]:
    """What the child had confirmed when it was killed, so long after its start or first word."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work_until_killed(path, work, writing)
        finally:
            os._exit(1)  # only an error of the child leads here: it was not killed
    os.close(writing)
    if after_word:
        select.select([reading], [], [], 60)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, encoding="ascii") as pipe:
        confirmed = pipe.read().split()
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the child ended by itself")
    return confirmed


def look(path: Path, confirmed: set[str]) -> dict[str, object]:
    with Archive.open(path, person="Ben") as archive:
        there = {edit.uuid for edit in archive.history.edits(1_000_000)}
        documents = archive.documents.all()
        there |= {document.uuid for document in documents}
        return {
            "findings": archive.check(),
            "lost": sorted(confirmed - there),
            "halves": [
                document.id
                for document in documents
                if document.paragraphs != DOCUMENT_BLOCKS
                or len(archive.documents.paragraphs(document.id)) != DOCUMENT_BLOCKS
            ],
            "torn": [each.id for each in documents if _is_torn(archive, each.id)],
            "found": archive.search.count("humanitarian") == DOCUMENT_BLOCKS * len(documents),
        }


def _is_torn(archive: Archive, document: DocumentId) -> bool:
    """Whether of a document that is being read again and again some tags or notes are behind."""
    earlier = archive.readings.standing(document)
    notes = [each for reading in earlier for each in reading.standing if each.noun == "annotations"]
    return bool(notes) and (
        len(earlier) > 1
        or len(earlier[0].standing) != REREAD_TAGS + 1
        or len({bool(each.anchor) for each in archive.doubts.all(document)}) > 1
        or len(archive.doubts.all(document)) not in (0, REREAD_TAGS + 1)
    )


def main(folder: Path, work: str, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    path = folder / "killed.concord"
    confirmed: set[str] = set()
    began = time.perf_counter()
    kill_once(folder / "first.concord", "make", 0, after_word=True)
    usual = time.perf_counter() - began  # how long this machine takes now
    for number in range(rounds):
        if work == "make":
            path, confirmed = folder / f"{number}.concord", set()
        elif number % 10 == 0:
            path, confirmed = folder / f"{number}.concord", set()
            with Archive.open(path, person="Ann") as archive:
                reading = parsed([TEXT.format(index) for index in range(DOCUMENT_BLOCKS)])
                archive.documents.add("first.txt", b"first", reading)
            if work == "merge":
                make_bundles(path)
        # Half of them at any moment, half in the midst of the work, however slow the machine is.
        seconds = chance.uniform(0, min(2 * usual, 0.1))
        made = kill_once(path, work, seconds, after_word=number % 2 == 1)
        confirmed.update(made)
        found = {"confirmed": len(made), **look(path, confirmed)}
        if work == "merge":  # whose notes are not those that are read anew together
            found["torn"] = [] if is_whole(path) else ["what the colleague has made"]
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
