"""Entries of tables of contents as they are printed."""

from __future__ import annotations

import pytest

from importers.structure.contents import without_page


@pytest.mark.parametrize(
    ("printed", "entry"),
    [
        ("1.1 Preface .............................. 1", "1.1 Preface"),
        ("Work of the Board . . . . . . . . 12", "Work of the Board"),
        ("Foreword ........ iv", "Foreword"),
        ("ثامناً - الحقوق والحريات المدنية....", "ثامناً - الحقوق والحريات المدنية"),
        ("They waited .... and then 12 came.", "They waited .... and then 12 came."),
        ("Agenda 2030", "Agenda 2030"),
        ("........", "........"),
    ],
)
def test_an_entry_is_read_without_its_page(printed: str, entry: str) -> None:
    assert without_page(printed) == entry
