"""`reread`: what the present importers read, from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import seeds
from importers import read
from importers.parsed import Metadata
from tests.viewer.cli.conftest import Concord, process
from viewer.archive import Archive
from viewer.domain import Anchor, Target, ThemeId

RESOLUTION = "A/RES/67/264"


@pytest.fixture
def older(archive_file: Path) -> Path:
    """The resolution read without its last ten blocks' division, tagged in four places."""
    path = seeds.documents()[3]
    parsed = read(path)
    text = " ".join(block.text for block in parsed.blocks[10:12])
    middle = replace(parsed.blocks[10], text=text)
    gone = replace(parsed.blocks[11], text="Words that an older importer made up from a picture.")
    reading = replace(parsed, blocks=(*parsed.blocks[:10], middle, gone, *parsed.blocks[12:]))
    with Archive.open(archive_file, person="Ann") as archive:
        document = archive.documents.add(path.name, path.read_bytes(), reading).document
        anchors = [Anchor(archive.documents.at(document, index).id) for index in (9, 10, 11)]
        archive.tags.add(ThemeId(1), anchors[:2])
        archive.annotations.add(Target(anchor=anchors[2]), "What is this?")
        letter = replace(parsed, blocks=parsed.blocks[:1], metadata=Metadata())
        archive.documents.add("a.txt", b"A letter.\n", letter)
    return archive_file


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_document_is_read_again_with_a_report(concord: Concord, older: Path) -> None:
    said = concord("reread", RESOLUTION)

    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].split() == [
        "document", "name", "blocks", "before", "now", "moved", "doubt", "orphaned", "joined",
    ]  # fmt: skip
    assert lines[1].split()[-4:] == ["1", "1", "1", "0"]
    assert "Peace: its words are in 2 paragraphs now: “" in lines[2]
    assert "note 1: its words were not found: “Words that an older importer made" in lines[3]
    assert lines[-1] == "1 document read anew; 2 tags and notes moved, 2 to be looked at."
    with Archive.open(older) as archive:
        assert archive.check() == []
        assert archive.history.edits()[0].label == f"Read again “{RESOLUTION}”"
        assert len(archive.doubts.all()) == 3
    assert concord("reread", RESOLUTION).out == "Nothing new: 1 document as before.\n"


def test_a_dry_run_says_the_same_and_does_nothing(concord: Concord, older: Path) -> None:
    foreseen = concord("reread", RESOLUTION, "--dry-run", "--json")
    with Archive.open(older) as archive:
        assert len(archive.history.edits()) == 4
    done = concord("reread", RESOLUTION, "--json")

    assert foreseen.out == done.out
    (told,) = objects(done.out)
    assert (told["name"], told["result"]) == (RESOLUTION, "new")
    assert (told["moved"], told["doubt"], told["orphaned"], told["joined"]) == (1, 1, 1, 0)
    assert told["blocks_before"] == told["blocks_now"] == len(read(seeds.documents()[3]).blocks)
    tag, note = told["look_at"]
    assert (tag["noun"], tag["theme"], tag["verdict"], tag["block"]) == (
        "tag",
        "Peace",
        "doubt",
        10,
    )
    assert (note["noun"], note["note"], note["verdict"]) == ("note", "What is this?", "orphan")
    assert note["now"] is None


def test_all_documents_are_read_again_as_one_edit(concord: Concord, older: Path) -> None:
    said = concord("reread", "--all")

    assert said.out.splitlines()[-1].startswith("2 documents read anew; ")
    with Archive.open(older) as archive:
        assert archive.history.edits()[0].label == "Read 2 documents again"
        assert (
            archive.documents.paragraphs(archive.documents.find("a.txt").id)[0].text == "A letter."
        )


def test_an_original_that_cannot_be_read_is_named(concord: Concord, older: Path) -> None:
    with Archive.open(older) as archive:
        reading = read(seeds.documents()[0])
        archive.documents.add("binary.txt", bytes(range(256)) * 40, reading)

    said = concord("reread", "--all")

    assert said.code == 1
    assert "binary.txt" in said.err
    assert said.out.splitlines()[-1].startswith("2 documents read anew, 1 failed; ")


@pytest.mark.usefixtures("older")
@pytest.mark.parametrize("arguments", [[], ["--all", RESOLUTION]])
def test_either_documents_or_all(concord: Concord, arguments: list[str]) -> None:
    said = concord("reread", *arguments)

    assert said.code == 2
    assert "Name documents, or say --all." in said.err


@pytest.mark.usefixtures("older")
def test_what_is_not_there_is_refused(concord: Concord) -> None:
    assert "nothing like it" in concord("reread", "nothing like it").sentence


def test_it_runs_as_a_process_of_its_own(older: Path) -> None:
    said = process("--archive", older, "reread", RESOLUTION, "--dry-run")

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1].endswith("2 to be looked at.")


def test_a_text_is_read_in_another_encoding_from_now_on(
    concord: Concord, archive_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "statut.txt"
    words = "Państwa-Strony uznają, że każde dziecko ma niezbywalne prawo do życia."
    file.write_bytes(words.encode("cp1250"))
    assert concord("import", file).code == 0
    assert concord("reread", "statut", "--encoding", "koi8-r").code == 0
    assert concord("reread", "--all").out == "Nothing new: 1 document as before.\n"
    assert concord("reread", "statut", "--encoding", "Windows-1250").code == 0
    with Archive.open(archive_file) as archive:
        (document,) = archive.documents.all()
        assert (document.encoding, document.corrected) == ("cp1250", frozenset({"encoding"}))
        assert archive.documents.paragraphs(document.id)[0].text == words
    assert concord("reread", "statut", "--encoding", "auto").code == 0
    with Archive.open(archive_file) as archive:
        assert archive.documents.all()[0].corrected == frozenset()


def test_an_encoding_that_is_none_is_a_wrong_use(concord: Concord, older: Path) -> None:
    said = concord("reread", "--all", "--encoding", "klingon")
    assert said.code == 2
    assert (
        "“klingon” is not an encoding that Concord knows. Such as: UTF-8, Windows-1252" in said.err
    )
