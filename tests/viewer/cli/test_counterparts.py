"""`through-time` and `carry`: a clause and what stands on it in other documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.viewer.cli.conftest import NEWER, OLDER, Concord, process
from viewer.archive import Archive
from viewer.domain import Anchor, ThemeId

HEALTH = "Encourages the United Nations and the Organization of Islamic Cooperation, as well as"


def block(archive_file: Path, name: str, words: str) -> int:
    with Archive.open(archive_file, read_only=True) as archive:
        document = archive.documents.find(name)
        paragraphs = archive.documents.paragraphs(document.id)
        return next(each.index for each in paragraphs if each.text.startswith(words))


def tag(archive_file: Path, words: str) -> None:
    with Archive.open(archive_file) as archive:
        document = archive.documents.find(OLDER)
        for each in archive.documents.paragraphs(document.id):
            if each.text.startswith(words):
                archive.tags.add(ThemeId(1), [Anchor(each.id)])


def test_a_clause_through_documents_of_one_title(filled: Path, concord: Concord) -> None:
    said = concord("through-time", OLDER, block(filled, OLDER, HEALTH), "--json")

    rows = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert [row["date"] for row in rows] == ["2013-05-17", None]
    assert rows[0]["said"] == "There in the first document, 2013"
    assert rows[1]["blocks"] == [block(filled, NEWER, HEALTH)]
    assert rows[1]["said"] == "Unchanged since 2013"


def test_a_clause_through_all_documents_as_a_table(filled: Path, concord: Concord) -> None:
    said = concord(
        "through-time", OLDER, block(filled, OLDER, HEALTH), "--collection", "all documents"
    )

    lines = said.out.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("date")
    assert "undated" in lines[-1]
    assert said.err.strip() == "All documents: 2 of 5 have it."


@pytest.mark.parametrize("suffix", ["docx", "html", "csv", "pdf"])
def test_a_clause_through_time_as_a_file(
    filled: Path, concord: Concord, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"clause.{suffix}"
    index = block(filled, OLDER, HEALTH)
    command: tuple[str | Path, ...] = (
        "--archive",
        filled,
        "through-time",
        OLDER,
        str(index),
        "-o",
        out,
    )
    # Printing brings Qt into the process, as an application of its own.
    said = process(*command) if suffix == "pdf" else concord(*command[2:])
    assert (said.code, said.out) == (0, "")
    assert said.err.strip() == f"2 documents were written to {out}."
    assert out.stat().st_size > 100


def test_another_kind_of_file_is_a_wrong_use(filled: Path, concord: Concord) -> None:
    assert concord("through-time", OLDER, 3, "-o", "clause.odt").code == 2


def test_a_collection_that_is_not_there_is_said_to_be_so(filled: Path, concord: Concord) -> None:
    said = concord("through-time", OLDER, 3, "--collection", "Nothing")
    assert "“All documents”" in said.sentence


def test_themes_are_carried_once(filled: Path, concord: Concord) -> None:
    tag(filled, HEALTH)
    before = concord("carry", OLDER, NEWER, "--dry-run", "--json")
    with Archive.open(filled, read_only=True) as archive:
        assert not archive.tags.of_document(archive.documents.find(NEWER).id)

    done = concord("carry", OLDER, NEWER, "--json")
    again = concord("carry", OLDER, NEWER)

    (planned,) = map(json.loads, before.out.splitlines())
    assert planned["b"] == block(filled, NEWER, HEALTH)
    assert (planned["sure"], planned["carried"]) == (True, True)
    assert done.out == before.out
    assert done.err.strip() == "1 carried; 0 doubtful; 0 there already."
    assert "is there already" in again.out
    assert again.err.strip() == "0 carried; 0 doubtful; 1 there already."
    with Archive.open(filled, read_only=True) as archive:
        (found,) = archive.tags.of_document(archive.documents.find(NEWER).id)
    assert found.theme == 1


@pytest.mark.parametrize("doubtful", [False, True])
def test_what_is_doubtful_is_carried_only_when_asked(
    filled: Path, concord: Concord, doubtful: bool
) -> None:
    """Final documents years apart: another text on the same matter."""
    with Archive.open(filled) as archive:
        document = archive.documents.find("001_471d85c6ced21057.txt")
        paragraphs = archive.documents.paragraphs(document.id)
        archive.tags.add(ThemeId(1), [Anchor(each.id) for each in paragraphs])

    said = concord(
        "carry",
        "001_471d85c6ced21057.txt",
        "002_0c2d806fcb6bd7b9.txt",
        "--json",
        *(["--doubtful"] if doubtful else []),
    )

    planned = [json.loads(line) for line in said.out.splitlines()]
    topical = [each for each in planned if each["relation"] == "topical"]
    assert topical
    assert all(each["carried"] is doubtful for each in topical)


def test_only_some_blocks(filled: Path, concord: Concord) -> None:
    tag(filled, HEALTH)
    assert concord("carry", OLDER, NEWER, "--block", 0, "--dry-run").out == ""
