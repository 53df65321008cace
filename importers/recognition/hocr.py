"""What Tesseract says of a picture, as words: hOCR (https://kba.github.io/hocr-spec/1.2/)."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from lxml import etree

from importers.recognised import RecognisedWord

_LINES = frozenset({"ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"})
_NUMBERS = r"((?:\s+-?[\d.]+)+)"
_BOX, _BASELINE, _SIZE, _SURE = (
    re.compile(rf"\b{name}{_NUMBERS}") for name in ("bbox", "baseline", "x_size", "x_wconf")
)
_DIRECTIONS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction, which the engine puts beside Arabic words; the order is found by place."""
_STEEPEST = 0.06


def words_of(hocr: str, dpi: float) -> tuple[RecognisedWord, ...]:
    """All words with their places in points."""
    # Not by libxml2's recovery: the engine escapes what it prints.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(hocr.encode("utf-8"), parser)
    lines = [each for each in root.iter("{*}span") if each.get("class") in _LINES]
    found: list[RecognisedWord] = []
    for number, line in enumerate(lines):
        found.extend(_words(line, number, 72 / dpi))
    return tuple(found)


def _words(line: etree._Element, number: int, scale: float) -> Iterator[RecognisedWord]:
    title = line.get("title", "")
    printed: list[tuple[str, list[float], float]] = []
    for each in line.iter("{*}span"):
        if each.get("class") == "ocrx_word":
            text = _DIRECTIONS.sub("", "".join(map(str, each.itertext()))).strip()
            said = each.get("title", "")
            box = _numbers(_BOX, said)
            if text and len(box) == 4:
                printed.append((text, box, (_numbers(_SURE, said) or [0.0])[0]))
    if not printed:
        return
    size = (_numbers(_SIZE, title) or [max(box[3] - box[1] for _, box, _ in printed)])[0]
    baseline = _baseline(title, [box for _, box, _ in printed], size)
    for text, (left, top, right, bottom), sure in printed:
        yield RecognisedWord(
            " ".join(text.split()),
            left * scale,
            top * scale,
            right * scale,
            bottom * scale,
            baseline * scale,
            size * scale,
            min(1.0, max(0.0, sure / 100)),
            number,
        )


def _baseline(title: str, boxes: list[list[float]], size: float) -> float:
    """The height at which the line stands, in its middle.

    The engine fits a slanting one, which goes astray where specks stand beside a few words; then
    the lower edges of the words tell it.
    """
    bottoms = statistics.median(box[3] for box in boxes)
    line, fitted = _numbers(_BOX, title), _numbers(_BASELINE, title)
    if len(line) != 4 or len(fitted) != 2 or abs(fitted[0]) > _STEEPEST:
        return bottoms
    middle = statistics.median((box[0] + box[2]) / 2 for box in boxes)
    height = line[3] + fitted[1] + fitted[0] * (middle - line[0])
    return height if -0.1 * size <= bottoms - height <= 0.5 * size else bottoms


def _numbers(pattern: re.Pattern[str], title: str) -> list[float]:
    found = pattern.search(title)
    return [float(each) for each in found[1].split()] if found else []
