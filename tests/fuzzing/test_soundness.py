"""What a sound reading is: each promise that a reading may break is noticed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from importers import Block, Box, Kind, Metadata, ParsedDocument
from tests.fuzzing.soundness import faults

GOOD = Block(0, Kind.PARAGRAPH, "The Council noted it.", label="1.", page=1)
DOCUMENT = ParsedDocument(
    "text",
    1,
    "text/plain",
    Metadata(title="Report", date="2013-05", language="en"),
    (GOOD,),
    pages=1,
)


def test_a_sound_reading_has_no_faults() -> None:
    assert faults(DOCUMENT) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"index": 1}, "indices are not consecutive"),
        ({"text": "a\x07b"}, "control character"),
        ({"text": "a\ud83d"}, "lone surrogate"),
        ({"text": "one\ntwo"}, "line end"),
        ({"text": " one"}, "spaces around"),
        ({"text": "", "label": None}, "holds nothing"),
        ({"label": "1.\x00"}, "label with a control character"),
        ({"label": " 1."}, "label with spaces"),
        ({"extracted": "\x1b"}, "as extracted"),
        ({"kind": Kind.TABLE}, "without cells"),
        ({"kind": Kind.TABLE, "cells": (("\x01",),)}, "cell with"),
        ({"level": -1}, "level below 0"),
        ({"page": 2}, "page beyond"),
        ({"boxes": (Box(2, 0, 0, 1, 1),)}, "box beyond"),
        ({"boxes": (Box(1, 0, 0, float("nan"), 1),)}, "without end"),
        ({"boxes": (Box(1, 5, 0, 1, 1),)}, "inside out"),
    ],
)
def test_a_broken_block_is_noticed(change: dict[str, Any], fault: str) -> None:
    found = faults(replace(DOCUMENT, blocks=(replace(GOOD, **change),)))
    assert any(fault in each for each in found), found


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"date": "May 2013"}, "ISO 8601"),
        ({"language": "english"}, "ISO 639-1"),
        ({"title": " "}, "title is blank"),
        ({"symbol": "A/\x02"}, "symbol with a control"),
        ({"sources": {"title": "\x00"}}, "source of title"),
    ],
)
def test_broken_metadata_is_noticed(change: dict[str, Any], fault: str) -> None:
    found = faults(replace(DOCUMENT, metadata=replace(DOCUMENT.metadata, **change)))
    assert any(fault in each for each in found), found


def test_no_blocks_and_half_sentences_are_noticed() -> None:
    assert faults(replace(DOCUMENT, blocks=())) == ["no blocks"]
    assert faults(replace(DOCUMENT, warnings=("oops",))) == ["a warning is no sentence"]
