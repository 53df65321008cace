"""Tesseract: found at run time, asked about one picture at a time within limits.

It is not shipped with Concord: its language packs are large, and systems have it in their stores.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from importers.legacy import programs
from importers.parsed import UnreadableFile
from importers.recognition.languages import name_of
from importers.recognition.pictures import Picture

SECONDS_PER_PAGE = 90.0
_LOOK_S = 10.0
_PLACES = {
    "win32": (r"C:\Program Files\Tesseract-OCR",),
    "darwin": ("/opt/homebrew/bin", "/usr/local/bin"),
}
"""Where installers put it without telling windowed programs."""
_VERSION = re.compile(r"tesseract v?([\w.]+)")
_ORIENTATION = re.compile(r"Rotate: (\d+)\s+Orientation confidence: ([\d.]+)\s+Script: (\w+)")
_ABSENT = "Text recognition needs Tesseract, which is not installed. "
_HOW = {
    "win32": "Install it from its own site with the language packs that you need, and try again.",
    "darwin": "Install it (brew install tesseract tesseract-lang) and try again.",
}
_HOW_ELSEWHERE = (
    "Install it (on Debian and Ubuntu: sudo apt-get install tesseract-ocr tesseract-ocr-fra "
    "tesseract-ocr-ara) and try again."
)


class NoEngine(UnreadableFile):
    """Tesseract or a language pack of it is not there; the sentence says what to install."""


class NotRecognised(UnreadableFile):
    """The engine made nothing of a page."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Tesseract as it is installed here.

    Attributes:
        languages: codes of its packs, sorted.
        tells_script: whether its pack for script and orientation is there.
    """

    path: str
    version: str
    languages: tuple[str, ...]
    tells_script: bool

    @property
    def name(self) -> str:
        return f"tesseract {self.version}"


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a picture lies.

    Attributes:
        turns: quarter turns clockwise that put it upright.
        certainty: as the engine counts; below 2 it guesses.
        script: `Latin`, `Arabic` ...; empty where it could not tell.
    """

    turns: int = 0
    certainty: float = 0.0
    script: str = ""


def find() -> Engine:
    """Tesseract with its packs; asked once for each program and set of packs.

    Raises:
        NoEngine: it is not installed, or has no language.
    """
    places = os.pathsep.join([os.environ.get("PATH", ""), *_PLACES.get(sys.platform, ())])
    path = shutil.which("tesseract", path=places)
    engine = _look(path, os.environ.get("TESSDATA_PREFIX", "")) if path else None
    if engine is None or not engine.languages:
        raise NoEngine(_ABSENT + _HOW.get(sys.platform, _HOW_ELSEWHERE))
    return engine


def forget() -> None:
    """Look anew next time: somebody may have installed something."""
    _look.cache_clear()


def check_languages(engine: Engine, languages: Sequence[str]) -> None:
    """Make sure that the packs are there.

    Raises:
        NoEngine: one is not.
    """
    missing = [code for code in languages if code not in engine.languages]
    if missing:
        named = ", ".join(name_of(code) for code in missing)
        packs = " ".join("tesseract-ocr-" + code.replace("_", "-") for code in missing)
        how = (
            "Add it to Tesseract"
            if sys.platform in _HOW
            else f"Install it (sudo apt-get install {packs})"
        )
        raise NoEngine(
            f"The language pack for {named} is not installed. {how}, or choose from: "
            + ", ".join(engine.languages)
            + "."
        )


@cache
def _look(path: str, _packs: str) -> Engine | None:
    said = _ask(path, "--version")
    packs = _ask(path, "--list-langs")
    found = _VERSION.search(said)
    if found is None:
        return None
    codes = sorted(line.strip() for line in packs.splitlines()[1:] if line.strip())
    languages = tuple(code for code in codes if code != "osd" and "/" not in code)
    return Engine(path, found[1], languages, "osd" in codes)


def _ask(path: str, option: str) -> str:
    """What it prints; older ones print it to where errors go."""
    try:
        done = subprocess.run(
            [path, option],
            check=False,
            capture_output=True,
            timeout=_LOOK_S,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def orientation(engine: Engine, picture: Picture) -> Orientation:
    """How the picture lies and in what script it is, as far as the engine can tell."""
    if not engine.tells_script:
        return Orientation()
    said = _run(engine, picture, ["--psm", "0"], "osd")
    found = _ORIENTATION.search(said)
    if found is None:
        return Orientation()
    return Orientation(int(found[1]) // 90 % 4, float(found[2]), found[3])


def hocr(engine: Engine, picture: Picture, languages: Sequence[str]) -> str:
    """The words of an upright picture with their places, as hOCR.

    Raises:
        NotRecognised: the engine fails or takes too long.
    """
    return _run(engine, picture, ["-l", "+".join(languages), "--psm", "3"], "hocr")


def _run(engine: Engine, picture: Picture, options: list[str], output: str) -> str:
    with tempfile.TemporaryDirectory(prefix="concord-") as name:
        folder = Path(name)
        (folder / "page.pgm").write_bytes(picture.pgm())
        dpi = ["--dpi", str(round(picture.dpi))]
        command = [engine.path, "page.pgm", "page", *options, *dpi, output]
        if output == "osd":  # it has no configuration of that name
            command.pop()
        environment = {
            "OMP_THREAD_LIMIT": "1"
        }  # pages run side by side; threads only get in the way
        if packs := os.environ.get("TESSDATA_PREFIX"):
            environment["TESSDATA_PREFIX"] = packs
        try:
            code = programs.run(
                command, folder=folder, seconds=SECONDS_PER_PAGE, environment=environment
            )
        except programs.TooSlow:
            raise NotRecognised(
                f"took longer than {SECONDS_PER_PAGE:.0f} seconds to recognise"
            ) from None
        except OSError as error:
            raise NotRecognised(f"Tesseract could not be started ({error.strerror})") from error
        written = folder / f"page.{output}"
        if output == "osd" and (code or not written.exists()):
            return ""  # too few letters to tell
        if code or not written.exists():
            raise NotRecognised(f"Tesseract ended with an error ({code})")
        return written.read_text("utf-8", "replace")
