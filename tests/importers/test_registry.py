"""The choice of an importer, and files that the world makes unreadable."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers import importers, read, read_bytes
from importers.parsed import UnreadableFile
from importers.registry import Importer, Source, choose, load


def test_every_importer_has_what_the_window_shows() -> None:
    found = importers()
    assert "text" in {each.name for each in found}
    for each in found:
        assert isinstance(each, Importer)
        assert each.title
        assert each.suffixes
        assert all(suffix.startswith(".") and suffix.islower() for suffix in each.suffixes)


@pytest.mark.parametrize("each", importers(), ids=lambda each: each.name)
def test_every_importer_is_sure_of_nothing_in_noise(each: Importer) -> None:
    assert 0 <= each.recognise(Source("file.bin", bytes(range(256)) * 8)) <= 20
    assert 0 <= each.recognise(Source("file.bin", b"")) <= 100


@pytest.mark.parametrize("each", importers(), ids=lambda each: each.name)
def test_noise_is_refused_with_a_sentence_whatever_its_name(each: Importer) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(Source(f"file{each.suffixes[0]}", b"\xff\x00not one of them\x01" * 9))
    assert str(refused.value).endswith(".")


def test_content_goes_before_the_name() -> None:
    assert choose(Source("report.txt", b"%PDF-1.4\n%%EOF")).name == "pdf"
    assert choose(Source("report.pdf", b"The meeting took note of it.")).name == "text"


def test_plain_text_with_any_name(tmp_path: Path) -> None:
    path = tmp_path / "resolution.unknown"
    path.write_text("The meeting took note of the report.\n", encoding="utf-8")
    document = read(path)
    assert document.importer == "text"
    assert document.blocks[0].text == "The meeting took note of the report."


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not there any more"):
        read(tmp_path / "gone.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder"):
        read(tmp_path)


def test_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    with pytest.raises(UnreadableFile, match="is empty"):
        load(path)


def test_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="may not be read by you"):
        load(path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    path.write_text("xx", encoding="utf-8")
    monkeypatch.setattr("importers.registry.MAX_BYTES", 1)
    with pytest.raises(UnreadableFile, match="Split it"):
        load(path)
