"""Programs that stand in for LibreOffice and antiword: shell scripts in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest


def put_program(folder: Path, name: str, script: str) -> None:
    """A program of this name that does what the script says."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", "utf-8")
    program.chmod(0o755)


def only_programs_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is found on this system."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("importers.legacy.libreoffice._USUAL_PLACES", {})
