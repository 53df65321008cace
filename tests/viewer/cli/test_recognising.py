"""`read --ocr`, `import --ocr` and `recognise`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from importers.recognition import engine
from tests.importers.recognition.scans import seeing_engine
from tests.viewer.cli.conftest import Concord
from tests.viewer.importing.conftest import write
from tests.viewer.importing.test_recognition import mixed, scanned
from viewer.archive import Archive
from viewer.cli.commands.recognise import numbers_in


@pytest.fixture
def seeing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeing_engine(tmp_path / "bin", monkeypatch)


@pytest.fixture
def absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(engine, "_PLACES", {})


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.usefixtures("seeing")
def test_a_scan_is_read_with_its_confidence(concord: Concord, tmp_path: Path) -> None:
    said = concord("read", scanned(tmp_path, pages=1), "--ocr", "eng")
    assert said.code == 0
    document, block = objects(said.out)
    assert (document["recognised"], document["unread"]) == ([1], [])
    assert (block["text"], block["confidence"]) == ("Seen anyhow.", 0.858)


def test_a_scan_without_recognition_is_refused(concord: Concord, tmp_path: Path) -> None:
    assert "OCR" in concord("read", scanned(tmp_path)).sentence


@pytest.mark.usefixtures("absent")
def test_without_the_engine_one_sentence_says_what_to_install(
    concord: Concord, tmp_path: Path
) -> None:
    said = concord("read", scanned(tmp_path), "--ocr")
    assert "Text recognition needs Tesseract, which is not installed." in said.sentence


@pytest.mark.usefixtures("absent")
def test_without_the_engine_the_rest_is_imported(concord: Concord, tmp_path: Path) -> None:
    said = concord("import", scanned(tmp_path), *write(tmp_path, "a.txt"), "--ocr")
    assert said.code == 1
    assert "needs Tesseract" in said.err
    assert said.out == "1 document imported, 1 to be recognised.\n"


@pytest.mark.usefixtures("seeing")
def test_a_file_that_stands_after_the_option_is_no_language(
    concord: Concord, tmp_path: Path
) -> None:
    path = scanned(tmp_path)
    said = concord("import", "--ocr", path, path)
    assert said.code == 2
    assert "Write --ocr after the files" in said.err


@pytest.mark.usefixtures("seeing")
def test_scans_and_pages_among_others_are_imported(
    concord: Concord, tmp_path: Path, archive_file: Path
) -> None:
    said = concord("import", scanned(tmp_path), mixed(tmp_path), "--ocr")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "2 documents imported.",
        "Text of 4 pages recognised (86% sure) in 2 documents.",
    ]
    with Archive.open(archive_file) as archive:
        known = {each.name: each.recognised for each in archive.documents.all()}
    assert known == {"scan.pdf": (1, 2), "mixed.pdf": (2, 3)}


@pytest.mark.usefixtures("seeing")
def test_a_document_of_the_archive_is_recognised(
    concord: Concord, tmp_path: Path, archive_file: Path
) -> None:
    concord("import", mixed(tmp_path))
    first = concord("recognise", "mixed.pdf", "--pages", "3", "--language", "fr", "--json")
    assert first.code == 0
    (told,) = objects(first.out)
    assert (told["document"], told["pages"], told["failed"]) == (1, [3], [])
    rest = concord("recognise", "1")
    assert rest.out == "Text of 1 page recognised (86% sure).\n"
    with Archive.open(archive_file) as archive:
        assert archive.documents.all()[0].recognised == (2, 3)
        sha256 = archive.documents.all()[0].sha256
        assert [page.languages for page in archive.recognitions.of(sha256)][1] == "fra"
    assert "No page needs text recognition" in concord("recognise", "1").out
    assert "has no page 8" in concord("recognise", "1", "--pages", "8").sentence


def test_pages_are_named_by_ranges() -> None:
    assert numbers_in("3-5, 8,4") == (3, 4, 5, 8)


@pytest.mark.parametrize("named", ["", "a", "5-3", "0", "3-", "1-999999999"])
def test_what_names_no_pages_is_wrong_usage(named: str) -> None:
    with pytest.raises(click.BadParameter, match="names no pages"):
        numbers_in(named)
