"""The overview: three charts, narrowed, opened, exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.analysis.overview import Closeness, Measure, by_document, by_year, together
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, ExcerptFilter, ThemeId
from viewer.domain.charts import Head
from viewer.ui.models.overviews import behind
from viewer.ui.panes.excerpts import ExcerptsPane
from viewer.ui.panes.overview import OverviewPane
from viewer.ui.session import Session
from viewer.ui.window import Window

TEXTS = ["One paragraph of peace,", "Another of health;", "A third."]


@pytest.fixture
def documents(archive: Archive) -> list[DocumentId]:
    """Of 2008, 2011 and no date, the first two tagged; Peace and Health meet once."""
    made = [
        add_document(archive, TEXTS, title=title, symbol=None, date=date)
        for title, date in (("Old", "2008-05-01"), ("New", "2011"), ("Bare", None))
    ]
    peace, health = archive.themes.find("Peace").id, archive.themes.find("Health").id
    for document in made[:2]:
        first, second, _ = archive.documents.paragraphs(document)
        archive.tags.add(peace, [Anchor(first.id), Anchor(second.id)])
    archive.tags.add(health, [Anchor(archive.documents.at(made[0], 1).id)])
    return made


@pytest.fixture
def pane(session: Session, qtbot: QtBot, documents: list[DocumentId]) -> OverviewPane:
    made = OverviewPane(session)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitUntil(lambda: made.ready)
    return made


def test_all_three_are_counted_when_it_is_first_seen(pane: OverviewPane) -> None:
    in_documents, over_time, meeting = (chart.table for chart in pane.charts)
    assert [each.name for each in in_documents.rows] == ["2008 · Old", "2011 · New"]
    assert [list(each) for each in in_documents.values] == [[2, 0, 1], [2, 0, 0]]
    assert [each.name for each in over_time.columns] == ["2008", "2009", "2010", "2011"]
    assert meeting.values[0][2] == 1


def test_it_follows_what_is_tagged(
    pane: OverviewPane, session: Session, documents: list[DocumentId], qtbot: QtBot
) -> None:
    theme = session.archive.themes.find("Humanitarian").id
    place = Anchor(session.archive.documents.at(documents[2], 0).id)
    session.do("Tag", lambda archive: archive.tags.add(theme, [place]))
    qtbot.waitUntil(lambda: len(pane.charts[0].table.rows) == 3)


def test_another_measure_is_remembered(pane: OverviewPane, session: Session, qtbot: QtBot) -> None:
    pane.measure.setCurrentIndex(pane.measure.findData(Measure.SHARE.value))
    pane.measure.activated.emit(pane.measure.currentIndex())
    qtbot.waitUntil(lambda: pane.charts[0].table.share)
    pane.closeness.setCurrentIndex(pane.closeness.findData(Closeness.JACCARD.value))
    pane.closeness.activated.emit(pane.closeness.currentIndex())
    qtbot.waitUntil(lambda: pane.charts[2].table.share)
    again = OverviewPane(session)
    qtbot.addWidget(again)
    assert again.measure.currentData() == "share"
    assert again.closeness.currentData() == "jaccard"


def test_untagged_documents_are_shown_when_wanted(pane: OverviewPane, qtbot: QtBot) -> None:
    pane.untagged.click()
    qtbot.waitUntil(lambda: len(pane.charts[0].table.rows) == 3)


def test_a_filter_that_lets_nothing_through_offers_the_way_back(
    pane: OverviewPane, qtbot: QtBot
) -> None:
    pane.filters.date_from.setText("2030")
    qtbot.waitUntil(lambda: not pane.ready)
    assert "passes these filters" in pane._empty.text
    pane.filters.clear()
    qtbot.waitUntil(lambda: pane.ready)


def test_nothing_tagged_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    made = OverviewPane(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "No theme is on anything" in made._empty.text)
    assert not made.ready


def test_return_lists_the_excerpts_of_a_cell_in_the_window(
    window: Window, documents: list[DocumentId], qtbot: QtBot
) -> None:
    window.show()
    window.reveal("overview")
    pane = window.docks["overview"].content()
    assert isinstance(pane, OverviewPane)
    qtbot.waitUntil(lambda: pane.ready)
    pane.show_tab(2)
    pane.chart.go(0, 2)
    QTest.keyClick(pane.chart, Qt.Key.Key_Return)
    excerpts = window.docks["excerpts"].content()
    assert isinstance(excerpts, ExcerptsPane)
    wanted = excerpts.filter()
    assert wanted.together
    assert len(wanted.themes) == 2
    qtbot.waitUntil(lambda: excerpts.model.count() == 2)


def test_an_empty_cell_opens_nothing(pane: OverviewPane, session: Session, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(session.excerpts_requested),
        qtbot.waitSignal(session.message) as said,
    ):
        pane.chart.chosen.emit(1, 2)
    assert "nothing to list" in said.args[0]


def test_a_cell_lists_as_many_excerpts_as_it_says(
    pane: OverviewPane, archive: Archive, documents: list[DocumentId]
) -> None:
    words = Anchor(archive.documents.at(documents[2], 0).id, 0, 3)
    archive.tags.add(archive.themes.find("Peace").id, [words])
    counts = archive.overview.counts()
    for table in (by_document(counts), by_year(counts)):
        for row, values in zip(table.rows, table.values, strict=True):
            for column, value in zip(table.columns, values, strict=True):
                if value is not None:
                    assert archive.excerpts.count(behind(row, column, ExcerptFilter())) == value
    meeting = together(counts)
    listed = list(
        archive.excerpts.where(behind(meeting.rows[0], meeting.columns[2], ExcerptFilter()))
    )
    assert len({each.paragraph for each in listed}) == meeting.values[0][2] == 1
    assert {each.theme_name for each in listed} == {"Peace", "Health"}


PEACE, HEALTH, DOCUMENT, OTHER = ThemeId(1), ThemeId(2), DocumentId(7), DocumentId(8)


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (
            Head("d", documents=(DOCUMENT,), date="2013"),
            Head("t", themes=(PEACE,)),
            ExcerptFilter((PEACE,), (DOCUMENT,), "2001", None),
        ),
        (
            Head("t", themes=(PEACE,)),
            Head("2013", documents=(DOCUMENT, OTHER), date="2013"),
            ExcerptFilter((PEACE,), (DOCUMENT, OTHER), "2001", None),
        ),
        (
            Head("t", themes=(PEACE,)),
            Head("undated", documents=(DOCUMENT, OTHER), date="undated"),
            ExcerptFilter((PEACE,), (DOCUMENT, OTHER), "2001", None),
        ),
        (
            Head("t", themes=(PEACE,)),
            Head("u", themes=(HEALTH,)),
            ExcerptFilter((PEACE, HEALTH), (), "2001", None, together=True),
        ),
    ],
)
def test_what_is_behind_a_cell(row: Head, column: Head, expected: ExcerptFilter) -> None:
    assert behind(row, column, ExcerptFilter(date_from="2001")) == expected


def test_a_year_is_a_date_where_dates_are_not_narrowed() -> None:
    year = Head("2013", documents=(DOCUMENT, OTHER), date="2013")
    found = behind(Head("t", themes=(PEACE,)), year, ExcerptFilter(documents=(OTHER,)))
    assert found == ExcerptFilter((PEACE,), (OTHER,), "2013", "2013")


@pytest.mark.parametrize("suffix", [".svg", ".png", ".csv"])
def test_the_chart_in_front_is_written(
    pane: OverviewPane, session: Session, tmp_path: Path, suffix: str, qtbot: QtBot
) -> None:
    pane.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(session.message) as said:
        pane.write(tmp_path / "chart", suffix)
    assert (tmp_path / f"chart{suffix}").stat().st_size > 80
    assert said.args[0] == f"Themes over time: written to chart{suffix}"


def test_a_place_that_cannot_be_written_is_said(
    pane: OverviewPane, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.refused) as said:
        pane.write(tmp_path / "gone" / "chart.svg", ".svg")
    assert "is not there" in said.args[0]


def test_the_tab_is_remembered(pane: OverviewPane, session: Session, qtbot: QtBot) -> None:
    pane.tabs.setCurrentIndex(2)
    again = OverviewPane(session)
    qtbot.addWidget(again)
    again.restore_state(pane.save_state())
    assert again.tabs.currentIndex() == 2
    again.restore_state({"tab": 17})
    again.restore_state(None)
    assert again.tabs.currentIndex() == 2
