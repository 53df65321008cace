"""Bibliographies of what is excerpted: CSL-JSON, RIS, BibTeX."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.viewer.exporters.samples import ARABIC, CONTROLS, EXCERPTS, OPTIONS, RESOLUTION, TRACE
from viewer.domain import DocumentId, Excerpt
from viewer.exporters import bibtex, csl, exporter_named, ris
from viewer.exporters.sources import sources

REPORT = replace(
    RESOLUTION,
    document=DocumentId(9),
    title="Strengthening the United Nations: 50 % & more {of} it_all",
    symbol="A/61/256 and Add.1",
    date="2006",
    trace=replace(TRACE, document="d9", genre="report", city="New York"),
)


def made(name: str, *excerpts: Excerpt) -> str:
    file = io.BytesIO()
    exporter_named(name).write(iter(excerpts), file, OPTIONS)
    return file.getvalue().decode()


def copies(titles: Sequence[str]) -> list[Excerpt]:
    return [
        replace(
            RESOLUTION,
            document=DocumentId(number),
            symbol=None,
            title=title,
            trace=replace(TRACE, document=f"uuid-{number}"),
        )
        for number, title in enumerate(titles)
    ]


def test_each_document_is_listed_once_by_its_date() -> None:
    listed = sources([*EXCERPTS, *EXCERPTS])
    assert [each.uuid[-1] for each in listed] == ["1", "2", "3"]
    assert [each.date for each in listed] == [(2013, 5, 17), (2014,), ()]


def test_keys_are_plain_and_never_the_same() -> None:
    keys = [each.key for each in sources(copies(["Report", "report", "Report", "تقرير", "", "—"]))]
    assert len({key.casefold() for key in keys}) == 6
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in keys)
    assert sources([RESOLUTION])[0].key == "A-RES-67-264"


@given(st.lists(st.text(max_size=12), max_size=8))
def test_whatever_the_titles_keys_are_unique(titles: list[str]) -> None:
    keys = [each.key for each in sources(copies(titles))]
    assert len(set(keys)) == len(titles)


def test_an_excerpt_without_its_trace_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="traces"):
        sources([replace(RESOLUTION, trace=None)])


def test_csl_says_what_sort_each_is_and_where_it_is_kept() -> None:
    listed: list[dict[str, Any]] = json.loads(made("csl", RESOLUTION, ARABIC, CONTROLS, REPORT))
    by_id = {each["id"]: each for each in listed}

    resolution = by_id["A-RES-67-264"]
    assert (resolution["type"], resolution["number"]) == ("legislation", "A/RES/67/264")
    assert resolution["authority"] == "General Assembly"
    assert resolution["issued"] == {"date-parts": [[2013, 5, 17]]}
    assert resolution["URL"] == "https://undocs.org/A/RES/67/264"
    report = by_id["A-61-256-and-Add-1"]
    assert (report["type"], report["publisher-place"]) == ("report", "New York")
    assert "\x07" not in made("csl", CONTROLS)


def test_ris_has_a_record_each_with_lines_of_tag_and_value() -> None:
    text = made("ris", *EXCERPTS, REPORT)
    lines = text.split("\r\n")

    assert lines.count("ER  - ") == 4
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", line) for line in lines), lines
    assert "\n" not in text.replace("\r\n", "")
    assert "DA  - 2013/05/17/" in lines
    assert "DA  - 2006///" in lines
    assert "TY  - RPRT" in lines


def test_bibtex_escapes_what_tex_would_run() -> None:
    text = made("bibtex", REPORT)
    assert r"50 \% \& more \textbraceleft{}of\textbraceright{} it\_all" in text
    assert "@techreport{A-61-256-and-Add-1," in text
    assert "month" not in text
    assert "  month = may," in made("bibtex", RESOLUTION)


@given(st.text(max_size=40), st.text(max_size=20))
def test_braces_are_balanced_whatever_is_written(title: str, body: str) -> None:
    excerpt = replace(RESOLUTION, title=title, body=body, symbol=None)
    depth = 0
    for character in made("bibtex", excerpt):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


def test_no_sources_make_files_that_can_be_read() -> None:
    assert json.loads(made("csl")) == []
    assert made("ris") == made("bibtex") == ""


def test_every_kind_of_a_document_has_a_type_that_the_formats_know() -> None:
    known = {"legislation", "report", "hearing", "treaty", "speech", "document"}
    assert set(csl._TYPES.values()) <= known
    assert set(ris._TYPES.values()) <= {"LEGAL", "RPRT", "HEAR"}
    assert len(bibtex._MONTHS) == 12
