from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.exporters.samples import (
    ARABIC,
    CONTROLS,
    EXCERPTS,
    FORMULA,
    OPTIONS,
    RESOLUTION,
    note,
)
from viewer.domain import Excerpt
from viewer.exporters.columns import columns
from viewer.exporters.csv import write

ALL = replace(OPTIONS, before=1, after=1, grouped_by=("heading",))


def rows(*excerpts: Excerpt) -> list[dict[str, str]]:
    file = io.BytesIO()
    write(excerpts, file, OPTIONS)
    text = file.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_excel_is_told_that_it_is_utf8() -> None:
    file = io.BytesIO()
    write([ARABIC], file, OPTIONS)
    assert file.getvalue().startswith("\ufefftheme_name,citation,text".encode())
    assert not file.closed


def test_every_field_has_a_column() -> None:
    file = io.BytesIO()
    write([], file, ALL)
    assert file.getvalue().decode("utf-8-sig").strip().split(",")[:4] == [
        *("theme_name", "citation", "text", "notes")
    ]
    assert set(file.getvalue().decode("utf-8-sig").strip().split(",")) == set(columns(ALL))


def test_the_paragraphs_around_and_the_themes_above_are_cells() -> None:
    file = io.BytesIO()
    below = replace(
        RESOLUTION, theme_path=("Peace", "Talks"), before=("far", "=near"), after=("after",)
    )
    write([below], file, ALL)
    (row,) = csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline=""))
    assert (row["theme_path"], row["before"], row["after"]) == ("Peace › Talks", "'=near", "after")


def test_an_excerpt_is_a_row() -> None:
    assert [row["tag"] for row in rows(*EXCERPTS)] == [str(each.tag) for each in EXCERPTS]
    (row,) = rows(RESOLUTION)
    assert row["text"] == RESOLUTION.text
    assert (row["page"], row["start"], row["role"]) == ("3", "", "operative")


def test_a_formula_is_shown_not_run() -> None:
    (row,) = rows(FORMULA)
    assert row["text"] == "'" + FORMULA.text


def test_a_formula_behind_a_control_character_is_not_run_either() -> None:
    (row,) = rows(replace(FORMULA, text="\x00\x07=1+1"))
    assert row["text"] == "'=1+1"


def test_control_characters_are_gone_and_lines_kept() -> None:
    (row,) = rows(CONTROLS)
    assert row["text"].split("\n")[0] == "Vaccines[31m reached "
    assert row["text"].endswith("those afar\ttoday.")


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_no_text_at_all_becomes_a_formula_or_breaks_a_row(text: str) -> None:
    hostile = replace(
        RESOLUTION, text=text, title=text, citation=text, notes=(note(text),), label=text
    )
    (row,) = rows(hostile)
    for name in ("text", "title", "citation", "notes", "label"):
        assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert "\x00" not in row[name]
