"""Listing, tagging, annotating, searching, exporting, checking and backing up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.viewer.cli.conftest import Concord, Said
from viewer.archive import Archive
from viewer.domain import Anchor, TagId

RESOLUTION = "A/RES/67/264"


def lines(said: Said) -> list[dict[str, Any]]:
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def number_of(filled: Path, named: str) -> int:
    with Archive.open(filled, read_only=True) as archive:
        return archive.documents.find(named).id


@pytest.mark.usefixtures("filled")
def test_documents_are_listed_as_a_table_and_as_objects(concord: Concord) -> None:
    table = concord("documents")
    listed = lines(concord("documents", "--json"))

    assert table.out.splitlines()[0].split() == [
        "id", "symbol", "date", "title", "language", "kind", "paragraphs", "tags", "notes",
    ]  # fmt: skip
    assert len(table.out.splitlines()) == 6
    assert RESOLUTION in table.out
    (resolution,) = [each for each in listed if each["symbol"] == RESOLUTION]
    assert resolution["date"] == "2013-05-17"
    assert resolution["tags"] == 0
    assert resolution["paragraphs"] > 50


@pytest.mark.usefixtures("filled")
def test_themes_are_listed_with_their_keys(concord: Concord) -> None:
    assert [(each["name"], each["key"]) for each in lines(concord("themes", "--json"))] == [
        ("Peace", "1"),
        ("Humanitarian", "2"),
        ("Health", "3"),
    ]
    assert "Humanitarian" in concord("themes").out


def test_a_tag_is_put_on_and_taken_off_again(concord: Concord, filled: Path) -> None:
    tag = concord("tag", RESOLUTION, 10, "health")

    assert (tag.code, tag.err) == (0, "")
    assert int(tag.out) > 0
    assert concord("tag", RESOLUTION, 10, "3").out == tag.out, "by its key, and not twice"
    with Archive.open(filled, read_only=True) as archive:
        paragraph = archive.documents.at(archive.documents.find(RESOLUTION).id, 10)
        (found,) = archive.tags.of_paragraph(paragraph.id)
        assert found.anchor.whole
    assert concord("untag", RESOLUTION, 10, "Health").out == tag.out
    assert "Health" in concord("untag", RESOLUTION, 10, "Health").sentence


def test_words_are_tagged_as_they_stand(concord: Concord, filled: Path) -> None:
    document = number_of(filled, RESOLUTION)
    tag = concord("tag", document, 7, "peace", "--words", "conflict prevention")
    assert tag.code == 0

    (excerpt,) = lines(concord("export", "--format", "jsonl"))

    assert excerpt["text"] == "conflict prevention"
    assert "not stand" in concord("tag", document, 7, "peace", "--words", "no such words").sentence
    assert "not stand" in concord("tag", document, 7, "peace", "--words", "").sentence
    assert concord("untag", document, 7, "peace").code == 1, "the whole block has no tag"
    assert concord("untag", document, 7, "peace", "--words", "conflict prevention").code == 0


def test_what_another_has_tagged_is_taken_off_only_when_they_are_named(
    concord: Concord, filled: Path
) -> None:
    with Archive.open(filled, person="Ben") as archive:
        paragraph = archive.documents.at(archive.documents.find(RESOLUTION).id, 10)
        archive.tags.add(archive.themes.find("Health").id, [Anchor(paragraph.id)])
    assert "put there by Ben" in concord("untag", RESOLUTION, 10, "Health").sentence
    assert "no “Zoe”" in concord("untag", RESOLUTION, 10, "Health", "--person", "Zoe").sentence
    mine = concord("tag", RESOLUTION, 10, "Health")
    assert concord("untag", RESOLUTION, 10, "Health").out == mine.out
    assert concord("untag", RESOLUTION, 10, "Health", "--person", "ben").code == 0
    with Archive.open(filled, read_only=True) as archive:
        assert archive.tags.of_paragraph(paragraph.id) == []


def test_a_note_is_put_on_a_block(concord: Concord, filled: Path) -> None:
    said = concord("annotate", RESOLUTION, 10, "See **Geneva**, 2012.")

    assert int(said.out) > 0
    with Archive.open(filled, read_only=True) as archive:
        (note,) = archive.annotations.all()
        assert note.body == "See **Geneva**, 2012."
    assert concord("annotate", RESOLUTION, 10, "  ").sentence


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "command",
    [
        ("tag", "A/RES/1/1", 0, "peace"),
        ("tag", RESOLUTION, 100000, "peace"),
        ("tag", RESOLUTION, 0, "gardening"),
        ("annotate", "99", 0, "Note"),
        ("search", "peace", "--theme", "gardening"),
        ("search", "peace", "--document", "99"),
        ("export", "--format", "csv", "--theme", "gardening"),
        ("align", "99", RESOLUTION),
        ("screenshot", "never.png", "--open", "99"),
    ],
)
def test_what_is_not_there_is_said_to_be_missing(
    command: tuple[str | int, ...], concord: Concord
) -> None:
    said = concord(*map(str, command))
    assert said.sentence
    assert said.out == ""


@pytest.mark.usefixtures("filled")
def test_search_ranks_filters_and_bounds(concord: Concord) -> None:
    hits = lines(concord("search", "humanitarian", "--json"))

    assert len(hits) > 3
    assert {"document", "block", "text", "snippet"} <= set(hits[0])
    assert all("humanitarian" in each["text"].lower() for each in hits)
    assert all("\x02" not in each["snippet"] for each in hits)
    assert [each["score"] for each in hits] == sorted(
        (each["score"] for each in hits), reverse=True
    )
    assert len(lines(concord("search", "humanitarian", "--json", "--limit", "2"))) == 2
    only = lines(concord("search", "humanitarian", "--json", "--document", RESOLUTION))
    assert {each["symbol"] for each in only} == {RESOLUTION}
    assert lines(concord("search", "humanitarian", "--json", "--theme", "peace")) == []
    assert lines(concord("search", "humanitarian", "--json", "--to", "2000")) == []
    assert lines(concord("search", '"common search for" AND (', "--json")) is not None
    assert "humanitarian" in concord("search", "humanitarian").out.lower()


@pytest.mark.usefixtures("filled")
def test_nothing_found_prints_nothing_and_says_so_beside(concord: Concord) -> None:
    said = concord("search", "xylophone")
    assert (said.code, said.out, said.err) == (0, "", "Nothing is found.\n")


@pytest.mark.usefixtures("filled")
def test_excerpts_are_exported_with_their_citation(concord: Concord, tmp_path: Path) -> None:
    concord("tag", RESOLUTION, 10, "health")
    concord("tag", RESOLUTION, 12, "peace")
    file = tmp_path / "health.csv"

    said = concord("export", "--theme", "health", "-o", file)

    assert (said.code, said.out) == (0, "")
    assert said.err == f"1 excerpt written to {file}.\n"
    assert f"{RESOLUTION}, 17 May 2013" in file.read_text("utf-8-sig")
    assert len(lines(concord("export", "--format", "jsonl"))) == 2
    assert "full" in concord("export", "--format", "csv", "-o", "/dev/full").sentence
    assert "folder" in concord("export", "--format", "csv", "-o", tmp_path).sentence
    assert concord("export", "-o", tmp_path / "nowhere" / "a.csv").sentence


@pytest.mark.usefixtures("filled")
def test_excerpts_are_exported_as_pages(concord: Concord, tmp_path: Path) -> None:
    concord("tag", RESOLUTION, 10, "health")
    file = tmp_path / "health.pdf"

    said = concord("export", "--footnotes", "--group", "document", "--before", 1, "-o", file)

    assert (said.code, said.err) == (0, f"1 excerpt written to {file}.\n")
    document = pypdfium2.PdfDocument(file)
    assert [each.get_title() for each in document.get_toc()][1:] == ["Sources"]
    assert "full" in concord("export", "--format", "pdf", "-o", "/dev/full").sentence


@pytest.mark.usefixtures("filled")
def test_what_is_said_beside_the_words_is_chosen(concord: Concord) -> None:
    concord("tag", RESOLUTION, 10, "health")
    (row,) = lines(concord("export", "--format", "jsonl", "--before", 2, "--no-people"))
    assert len(row["before"]) == 2
    assert "tagged_by" not in row
    page = concord("export", "--format", "markdown", "--people", "--group", "none").out
    assert "; tagged by " in page
    assert concord("export", "--format", "csv", "--group", "theme", "--group", "theme").code == 2
    assert concord("export", "--format", "csv", "--group", "theme", "--group", "none").code == 2


@pytest.mark.usefixtures("filled")
def test_pairs_of_two_documents_of_the_archive(concord: Concord) -> None:
    pairs = lines(concord("align", RESOLUTION, "004_b9b63afeb8a88059"))

    assert all(set(pair) == {"a", "b", "relation", "score", "reason"} for pair in pairs)
    assert {pair["relation"] for pair in pairs} == {"same", "changed", "added", "removed"}


@pytest.mark.usefixtures("filled")
def test_pairs_of_one_relation_as_a_table(concord: Concord) -> None:
    said = concord("align", RESOLUTION, "004_b9b63afeb8a88059", "--only", "added", "--table").out

    heads, *rows = said.splitlines()
    assert heads.split() == ["a", "b", "relation", "first", "second", "because"]
    assert rows
    assert all(row.split()[1] == "added" for row in rows)
    assert any("Acknowledging the intention" in row for row in rows)


def test_files_are_aligned_without_an_archive(
    concord: Concord, tmp_path: Path, archive_file: Path
) -> None:
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text("Urges all States to cooperate.\n\nInvites the Secretary-General to report.\n")
    b.write_text("Invites the Secretary-General to report.\n")

    relations = [pair["relation"] for pair in lines(concord("align", a, b))]

    assert sorted(relations) == ["removed", "same"]
    assert not archive_file.exists()
    assert "neither" in concord("align", a, tmp_path / "vanished.txt").sentence


@pytest.mark.usefixtures("filled")
def test_a_sound_archive_passes_its_check(concord: Concord) -> None:
    said = concord("check")
    assert (said.code, said.out) == (0, "")


@pytest.mark.usefixtures("filled")
def test_a_backup_is_an_archive_of_its_own(
    concord: Concord, tmp_path: Path, archive_file: Path
) -> None:
    copy = tmp_path / "copy.concord"
    assert concord("backup", copy).code == 0
    with Archive.open(copy, read_only=True) as archive:
        assert len(archive.documents.all()) == 5
        assert archive.check() == []
    assert concord("backup", archive_file).sentence
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear Sir,")
    assert concord("backup", foreign).sentence
    assert foreign.read_text() == "Dear Sir,"


@pytest.mark.slow
@pytest.mark.usefixtures("filled")
def test_the_window_is_drawn_off_screen(archive_file: Path, tmp_path: Path) -> None:
    from tests.viewer.cli.conftest import process

    picture = tmp_path / "window.png"
    elsewhere = tmp_path / "elsewhere.png"
    command = ("--archive", archive_file, "screenshot")
    shown = ("--size", "900x600", "--open", RESOLUTION)
    said = process(*command, picture, *shown)
    assert process(*command, elsewhere, *shown, "--at", "40").code == 0

    assert said.code == 0, said.err
    assert picture.read_bytes() != elsewhere.read_bytes()
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (900, 600)


def test_a_tag_is_put_on_in_doubt_with_a_comment(concord: Concord, filled: Path) -> None:
    done = concord("tag", RESOLUTION, 10, "Peace", "--doubtful", "--comment", "Why?")
    assert done.code == 0
    with Archive.open(filled, read_only=True) as archive:
        (note,) = archive.annotations.all()
        assert note.target.tag == int(done.out)
        assert not archive.tags.get(TagId(int(done.out))).sure


def test_a_codebook_goes_out_and_comes_in(concord: Concord, filled: Path, tmp_path: Path) -> None:
    for format_ in ("qdc", "csv", "json"):
        book = tmp_path / f"book.{format_}"
        assert concord("codebook", "export", book).err == "3 themes.\n"
        done = concord("codebook", "import", book, "--json")
        assert json.loads(done.out) == {"new": 0, "changed": 0, "same": 3}
    book.write_text("name\nWater\n", "utf-8")
    assert concord("codebook", "import", book).err == "1 new, 0 changed, 0 as they were.\n"
    assert concord("codebook", "export", tmp_path / "book.txt").code == 1
    assert concord("codebook", "export", tmp_path / "x", "--format", "csv").code == 0
    book.write_text("<a", "utf-8")
    assert "not well-formed" in concord("codebook", "import", book).sentence
