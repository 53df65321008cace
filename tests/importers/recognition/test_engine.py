from __future__ import annotations

from pathlib import Path

import pytest

from importers.recognition import engine
from importers.recognition.engine import NoEngine, NotRecognised
from importers.recognition.pictures import Picture
from tests.importers.recognition.scans import fake_engine, needs, seeing_engine

BLANK = Picture(50, 40, b"\xff" * 2000, 300)


def test_without_the_engine_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engine, "_PLACES", {})
    with pytest.raises(NoEngine, match=r"^Text recognition needs Tesseract.*and try again\.$"):
        engine.find()


@needs()
def test_the_engine_that_is_installed() -> None:
    found = engine.find()
    assert found.name.startswith("tesseract ")
    assert found.languages
    assert "osd" not in found.languages


def test_packs_are_found_at_run_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_engine(tmp_path / "bin", monkeypatch, "exit 3")
    found = engine.find()
    assert (found.name, found.languages, found.tells_script) == (
        "tesseract 9.9",
        ("eng", "fra"),
        False,
    )
    with pytest.raises(NoEngine, match=r"Arabic is not installed.*choose from: eng, fra"):
        engine.check_languages(found, ("eng", "ara"))
    engine.check_languages(found, ("fra",))


def test_something_else_of_that_name_is_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_engine(tmp_path / "bin", monkeypatch, "exit 3")
    (tmp_path / "bin" / "tesseract").write_text("#!/bin/sh\necho Hello\n")
    engine.forget()
    with pytest.raises(NoEngine):
        engine.find()
    engine.forget()


def test_an_engine_that_fails_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_engine(tmp_path / "bin", monkeypatch, "exit 3")
    with pytest.raises(NotRecognised, match=r"ended with an error \(3\)"):
        engine.hocr(engine.find(), BLANK, ("eng",))


def test_an_engine_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_engine(tmp_path / "bin", monkeypatch, "sleep 60")
    monkeypatch.setattr(engine, "SECONDS_PER_PAGE", 0.3)
    with pytest.raises(NotRecognised, match="took longer"):
        engine.hocr(engine.find(), BLANK, ("eng",))


def test_what_the_engine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    seeing_engine(tmp_path / "bin", monkeypatch, f'echo "$* $OMP_THREAD_LIMIT" > "{told}"')
    assert "Seen" in engine.hocr(engine.find(), BLANK, ("eng", "fra"))
    assert told.read_text().split() == [
        "page.pgm",
        "page",
        "-l",
        "eng+fra",
        "--psm",
        "3",
        "--dpi",
        "300",
        "hocr",
        "1",
    ]
