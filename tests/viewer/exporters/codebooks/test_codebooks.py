"""Codebooks that go out come back as they went, and are what the standard says."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from resources.palettes import colours, patterns
from viewer.domain import CodebookEntry
from viewer.exporters import ExportError
from viewer.exporters.codebooks import FORMATS, TITLES, export_codebook
from viewer.importing.codebooks import read_codebook

# Codebook 1.0 of the REFI-QDA standard (MIT licence), as printed in its section 5.2.
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("Codebook.xsd")))

PEACE = CodebookEntry(
    uuid="11111111-2222-3333-4444-555555555555",
    name="Peace & <security>",
    colour="blue",
    icon="peace",
    key="1",
    description="What belongs:\n- talks\n\nNot: war.",
    pattern="dots",
    retired=False,
    words=("peace", "=mediation", "السلام"),
    examples=("Recalling its resolutions,",),
)
BELOW = replace(
    PEACE,
    uuid="11111111-2222-3333-4444-555555555556",
    name="-Mediation",
    parent=PEACE.uuid,
    colour="#123456",
    key="",
    description="",
    pattern="",
    retired=True,
    words=(),
    examples=(),
)


def test_every_format_has_a_title() -> None:
    assert set(FORMATS) == set(TITLES)


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_all_comes_back(tmp_path: Path, format_: str) -> None:
    path = tmp_path / f"book.{format_}"
    assert export_codebook([PEACE, BELOW], path) == 2
    found = read_codebook(path)
    assert [replace(each, key=each.key or "") for each in found] == [PEACE, BELOW]


def test_what_the_standard_knows_comes_back_and_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "book.qdc"
    export_codebook([PEACE, BELOW], path)
    tree = etree.parse(path)
    assert SCHEMA.validate(tree), SCHEMA.error_log
    first, second = read_codebook(path)
    assert (first.uuid, first.name, first.colour) == (PEACE.uuid, PEACE.name, "blue")
    assert first.description == PEACE.description
    assert (second.name, second.parent, second.colour) == ("-Mediation", PEACE.uuid, "#123456")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_themes_are_called_the_file_is_valid(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.text(min_size=1), min_size=1, max_size=6))
    entries: list[CodebookEntry] = []
    for number, name in enumerate(names):
        above = data.draw(st.sampled_from([None, *(each.uuid for each in entries)]))
        entries.append(
            CodebookEntry(
                uuid=str(uuid.UUID(int=number)),
                name=name,
                parent=above,
                colour=data.draw(st.sampled_from([*colours(), "#00ff00"])),
                description=data.draw(st.text()),
                pattern=data.draw(st.sampled_from(patterns())),
            )
        )
    path = tmp_path_factory.mktemp("any") / "book.qdc"
    export_codebook(entries, path)
    assert SCHEMA.validate(etree.parse(path)), SCHEMA.error_log


def test_a_file_of_no_format_and_an_empty_codebook_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"one of \.qdc, \.csv, \.json"):
        export_codebook([PEACE], tmp_path / "book.txt")
    with pytest.raises(ExportError, match="no theme to export"):
        export_codebook([], tmp_path / "book.qdc")
    assert not list(tmp_path.iterdir())
