"""`read`: JSON Lines of what the importer sees; every bad file one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import seeds
from tests.importers.pdffiles import Page, make_pdf
from tests.viewer.cli.conftest import OLDER, Concord


def pdf(words: str, password: str | None = None) -> bytes:
    page = Page()
    page.text(72, 72, words)
    return make_pdf(page, password=password)


BLOCK = {"type", "index", "kind", "label", "role", "level", "page", "language", "text"}


def test_the_document_comes_first_and_then_its_blocks_in_order(concord: Concord) -> None:
    (file,) = (each for each in seeds.documents() if each.name == OLDER)

    said = concord("read", file)
    document, *blocks = [json.loads(line) for line in said.out.splitlines()]

    assert said.code == 0
    assert document["type"] == "document"
    assert document["symbol"] == "A/RES/67/264"
    assert document["date"] == "2013-05-17"
    assert document["language"] == "en"
    assert document["importer"] == "text"
    assert [block["index"] for block in blocks] == list(range(len(blocks)))
    assert all(set(block) == BLOCK and block["type"] == "block" for block in blocks)
    labels = [block["label"] for block in blocks if block["role"] == "operative"]
    assert labels == [f"{number}." for number in range(1, 23)]


def test_a_line_separator_inside_a_text_does_not_end_the_line(
    concord: Concord, tmp_path: Path
) -> None:
    file = tmp_path / "odd.md"
    file.write_text("One line \u2028 and its other half, “quoted”.\n", "utf-8")

    lines = concord("read", file).out.split("\n")

    assert all(json.loads(line) for line in lines if line)
    assert not any("\u2028" in line for line in lines)


def test_the_encoding_can_be_said(concord: Concord, tmp_path: Path) -> None:
    file = tmp_path / "polish.txt"
    file.write_bytes("Zażółć gęślą jaźń, czyli zdanie o pokoju.".encode("cp1250"))

    said = concord("read", "--encoding", "cp1250", file)

    assert "Zażółć gęślą jaźń" in said.out


def test_an_encrypted_pdf_asks_for_its_password_and_opens_with_it(
    concord: Concord, tmp_path: Path
) -> None:
    file = tmp_path / "secret.pdf"
    file.write_bytes(pdf("The General Assembly adopts this.", password="geneva"))

    assert "password" in concord("read", file).sentence
    assert "password" in concord("read", "--password", "wrong", file).sentence
    assert "General Assembly" in concord("read", "--password", "geneva", file).out


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_end_is_refused(concord: Concord) -> None:
    assert "256 MB" in concord("read", "/dev/zero").sentence


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that nobody can read, each in its own way."""
    files = {
        "empty": folder / "empty.txt",
        "binary": folder / "binary.txt",
        "truncated": folder / "truncated.pdf",
        "huge": folder / "huge.txt",
        "wrong suffix": folder / "picture.docx",
        "vanished": folder / "vanished.txt",
        "folder": folder / "folder.txt",
        "blank": folder / "blank.txt",
    }
    files["empty"].touch()
    files["binary"].write_bytes(bytes(range(256)) * 40)
    whole = pdf("A line of text that is there.")
    files["truncated"].write_bytes(whole[: len(whole) // 4])
    with files["huge"].open("wb") as huge:
        huge.truncate(1024**3)
    files["wrong suffix"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    files["folder"].mkdir()
    files["blank"].write_text(" \n\n \t\n")
    return files


WORDS = {
    "empty": "empty",
    "binary": "not",
    "truncated": "damaged",
    "huge": "1,024 MB",
    "wrong suffix": "not",
    "vanished": "not there",
    "folder": "folder",
    "blank": "no text",
}


@pytest.mark.parametrize("kind", WORDS)
def test_a_bad_file_is_one_sentence_that_names_it(
    kind: str, concord: Concord, tmp_path: Path
) -> None:
    file = bad_files(tmp_path)[kind]

    said = concord("read", file)

    assert file.name in said.sentence
    assert WORDS[kind] in said.sentence
    assert said.out == ""
