"""Captions of figures and tables, and what is printed under them."""

from __future__ import annotations

import pytest

from importers.parsed import Kind
from importers.structure import Draft, finish
from importers.structure.captions import names_figure, names_table, tells_source

LONG = "The quality of evaluations improved in that year compared to all of the previous years."


def kinds(*drafts: Draft) -> list[tuple[Kind, str]]:
    blocks, _ = finish([Draft(LONG), *drafts, Draft(LONG)], name="report.pdf")
    return [(block.kind, block.text[:8]) for block in blocks[1:-1]]


def table() -> Draft:
    return Draft("2024\t13.85", kind=Kind.TABLE, cells=(("2024", "13.85"),))


@pytest.mark.parametrize(
    "text",
    ["Figure I", "Figure 2. Regional breakdown", "Fig. 3: Quality", "Chart 1 – Income", "الشكل 2"],
)
def test_what_names_a_figure(text: str) -> None:
    assert names_figure(text)


@pytest.mark.parametrize("text", ["Figure 2 shows that", "Figures are in dollars", "A figure 2."])
def test_what_only_speaks_of_one(text: str) -> None:
    assert not names_figure(text)


def test_tables_and_sources() -> None:
    assert names_table("Tableau 4. Dépenses")
    assert not names_table("Table of contents")
    assert tells_source("Source: Evaluation Resource Centre")
    assert not tells_source("Sources of income: taxes")


def test_a_caption_leads_to_its_table_and_the_source_follows() -> None:
    found = kinds(
        Draft("Table 2. Resources ($ million)", bold=True), table(), Draft("Source: the Office")
    )
    assert found == [
        (Kind.CAPTION, "Table 2."),
        (Kind.TABLE, "2024\t13."),
        (Kind.CAPTION, "Source: "),
    ]


def test_a_title_below_the_number_is_caption_too() -> None:
    found = kinds(Draft("Figure III"), Draft("Poverty rates, 2015–2030", bold=True), table())
    assert found == [
        (Kind.CAPTION, "Figure I"),
        (Kind.CAPTION, "Poverty "),
        (Kind.TABLE, "2024\t13."),
    ]


def test_a_figure_may_be_all_picture() -> None:
    found = kinds(
        Draft("Figure III"),
        Draft("Poverty rates, 2015–2030", bold=True),
        Draft("Source: the Centre for Futures, Platform of the year 2023."),
    )
    assert [kind for kind, _ in found] == [Kind.CAPTION] * 3


def test_without_a_table_a_source_is_a_paragraph() -> None:
    assert kinds(Draft("Note: the figures are those of the year before."))[0][0] is Kind.PARAGRAPH


def test_notes_over_a_list_of_them_are_a_paragraph() -> None:
    assert kinds(table(), Draft("Notes:"))[1][0] is Kind.PARAGRAPH
