"""Rows are painted and looked at: nothing may be cut, missing, or told by colour alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.viewer.ui.models.excerpts import excerpt
from tests.viewer.ui.models.found import hit
from viewer.domain import Anchor, DocumentId, Target
from viewer.ui.appearance import Mode
from viewer.ui.models.excerpts_model import ExcerptsModel
from viewer.ui.models.excerpts_order import Group
from viewer.ui.models.notes_model import NotesModel, read_notes
from viewer.ui.models.search_model import SearchModel
from viewer.ui.models.sections import Section
from viewer.ui.models.themes_model import ThemesModel
from viewer.ui.session import Session
from viewer.ui.widgets.elided import ElidedLabel
from viewer.ui.widgets.empty import EmptyState
from viewer.ui.widgets.excerpt_delegate import ExcerptDelegate
from viewer.ui.widgets.excerpt_table import ExcerptTable
from viewer.ui.widgets.lines_label import LinesLabel
from viewer.ui.widgets.note_delegate import NoteDelegate
from viewer.ui.widgets.snippet_delegate import SnippetDelegate
from viewer.ui.widgets.theme_delegate import ThemeDelegate


def look(
    view: QAbstractItemView, model: QAbstractItemModel, delegate: QStyledItemDelegate, qtbot: QtBot
) -> QImage:
    view.setModel(model)
    view.setItemDelegate(delegate)
    delegate.setParent(view)
    qtbot.addWidget(view)
    view.resize(420, 160)
    view.show()
    return view.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK], autouse=True)
def mode(request: pytest.FixtureRequest, session: Session) -> Mode:
    session.appearance.choose(request.param)
    chosen: Mode = request.param
    return chosen


def test_a_theme_shows_its_colour_in_either_appearance(session: Session, qtbot: QtBot) -> None:
    model = ThemesModel(session)
    image = look(QTreeView(), model, ThemeDelegate(session.appearance), qtbot)
    for theme in session.archive.themes.all():
        assert session.appearance.theme_colour(theme.colour).name() in colours(image)


def test_a_theme_on_the_selection_has_a_bar_and_not_only_a_colour(
    session: Session, qtbot: QtBot
) -> None:
    model = ThemesModel(session)
    view, peace = QTreeView(), session.archive.themes.find("Peace")
    view.setRootIsDecorated(False)
    before = look(view, model, ThemeDelegate(session.appearance), qtbot)
    model.set_present({peace.id: 2})
    after = view.grab().toImage()
    model.set_present({peace.id: 1})
    partly = view.grab().toImage()
    bar = session.appearance.theme_colour(peace.colour).name()

    def height(image: QImage) -> int:
        return sum(
            any(image.pixelColor(x, y).name() == bar for x in range(6))
            for y in range(image.height())
        )

    assert height(before) == 0
    assert height(after) > height(partly) > 0


def test_matches_lie_on_the_colour_of_hits(session: Session, qtbot: QtBot) -> None:
    model = SearchModel()
    model.show([hit()])
    image = look(QListView(), model, SnippetDelegate(session.appearance), qtbot)
    assert session.appearance.colour("hit").name() in colours(image)


def test_a_note_is_painted_with_and_without_words_it_is_on(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    anchor = Anchor(session.archive.documents.at(resolution, 1).id, 0, 8)
    session.archive.annotations.add(Target(resolution, anchor), "On words")
    session.archive.annotations.add(Target(resolution), "On the document")
    model = NotesModel()
    model.show(read_notes(session.archive))
    image = look(QListView(), model, NoteDelegate(), qtbot)
    assert len(colours(image)) > 4


def test_a_heading_spans_the_table_and_shows_its_theme(session: Session, qtbot: QtBot) -> None:
    themes = {theme.id: theme for theme in session.archive.themes.all()}
    peace = session.archive.themes.find("Peace")
    model = ExcerptsModel()
    rows = [
        excerpt(tag=1, theme=peace.id),
        replace(excerpt(tag=2, theme=peace.id), text="x " * 900),
    ]
    view = ExcerptTable(model)
    group = Group("theme", "Peace", theme=peace.id)
    model.show([Section((group,), "Peace", rows)], headings=True)
    image = look(view, model, ExcerptDelegate(session.appearance, themes.get), qtbot)
    assert session.appearance.theme_colour(peace.colour).name() in colours(image)


def test_a_theme_that_is_gone_is_painted_all_the_same(session: Session, qtbot: QtBot) -> None:
    model = ExcerptsModel()
    model.show([Section(0, "", [excerpt(tag=1, theme=99)])], headings=False)
    image = look(
        ExcerptTable(model), model, ExcerptDelegate(session.appearance, lambda _theme: None), qtbot
    )
    assert len(colours(image)) > 2


def test_the_state_of_an_empty_pane_is_heard_and_acts(session: Session, qtbot: QtBot) -> None:
    done: list[bool] = []
    state = EmptyState("search")
    qtbot.addWidget(state)
    state.show()
    state.say("Nothing here yet.")
    assert not state._button.isVisible()
    state.say("Nothing passes.", "Show all", lambda: done.append(True))
    assert state.accessibleName() == "Nothing passes."
    state._button.click()
    assert done == [True]


def test_a_label_ends_in_an_ellipsis_and_tells_the_whole_in_its_tip(
    session: Session, qtbot: QtBot
) -> None:
    label = ElidedLabel("A title of many words\nthat does not fit")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == "A title of many words that does not fit"
    label.resize(800, 20)
    label.grab()
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 100


def test_a_title_of_sixty_words_takes_three_lines_at_most(session: Session, qtbot: QtBot) -> None:
    label = LinesLabel(3)
    qtbot.addWidget(label)
    label.set_text("Cooperation between organizations " * 20)
    one = label.fontMetrics().lineSpacing()
    assert label.heightForWidth(200) == 3 * one
    assert label.heightForWidth(20_000) == one
    label.resize(200, 10)
    label.show()
    assert label.height() == 3 * one
    assert label.toolTip() == label.text == label.accessibleName()


def test_the_colour_of_ink_is_that_of_the_appearance(
    session: Session, mode: Mode, qtbot: QtBot
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    dark = widget.palette().color(widget.foregroundRole()).lightness() > 128
    assert dark == (mode is Mode.DARK)
