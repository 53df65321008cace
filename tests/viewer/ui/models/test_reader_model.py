from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, NotFound, Paragraph, ParagraphId, Target
from viewer.ui.models.reader_model import FIRST_SCREEN, LONG, Loaded, ReaderModel
from viewer.ui.session import Session


def count(paragraphs: Sequence[Paragraph]) -> int:
    return len(paragraphs)


@pytest.fixture
def model(session: Session) -> ReaderModel:
    return ReaderModel(session)


@pytest.fixture
def long_document(archive: Archive) -> DocumentId:
    return add_document(archive, [f"Paragraph {number}." for number in range(LONG + 500)])


def test_a_document_of_usual_length_comes_at_once(
    model: ReaderModel, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    peace = archive.themes.find("peace").id
    first = archive.documents.at(resolution, 0)
    archive.tags.add(peace, [Anchor(first.id)])

    with qtbot.waitSignal(model.loaded) as heard:
        model.open(resolution, count, near=None)

    loaded = heard.args[0]
    assert isinstance(loaded, Loaded)
    assert (loaded.prepared, loaded.complete) == (4, True)
    assert [tag.theme for tag in model.tags[first.id]] == [peace]


def test_a_long_document_comes_in_two_steps(
    model: ReaderModel, archive: Archive, long_document: DocumentId, qtbot: QtBot
) -> None:
    near = archive.documents.at(long_document, 1_000).id
    steps: list[Loaded] = []
    model.loaded.connect(steps.append)

    model.open(long_document, count, near=near)

    assert len(steps) == 1
    assert not steps[0].complete
    assert len(steps[0].paragraphs) == FIRST_SCREEN
    assert near in {each.id for each in steps[0].paragraphs}
    qtbot.waitUntil(lambda: len(steps) == 2)
    assert (steps[1].prepared, model.complete) == (LONG + 500, True)


def test_a_tag_put_on_while_the_rest_is_read_is_not_lost(
    model: ReaderModel, archive: Archive, session: Session, long_document: DocumentId, qtbot: QtBot
) -> None:
    first = archive.documents.at(long_document, 0).id
    model.open(long_document, count, near=None)

    archive.tags.add(archive.themes.find("peace").id, [Anchor(first)])
    qtbot.waitUntil(lambda: model.complete)

    assert first in model.tags


def test_another_document_is_not_overtaken_by_the_rest_of_the_last(
    model: ReaderModel,
    session: Session,
    long_document: DocumentId,
    resolution: DocumentId,
    qtbot: QtBot,
) -> None:
    model.open(long_document, count, near=None)
    model.open(resolution, count, near=None)
    session.background.wait()

    assert model.document is not None
    assert model.document.id == resolution
    assert len(model.paragraphs) == 4


def test_tags_and_notes_follow_the_archive(
    model: ReaderModel, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    model.open(resolution, count, near=None)
    first, second = (archive.documents.at(resolution, index).id for index in (0, 1))
    peace = archive.themes.find("peace").id

    with qtbot.waitSignal(model.marks_changed) as heard:
        archive.tags.add(peace, [Anchor(first), Anchor(second, 0, 8)])
    assert heard.args == [frozenset({first, second})]
    tags = [tag.id for tag in model.tags[first]]
    with qtbot.waitSignal(model.marks_changed) as heard:
        archive.tags.remove(tags)
    assert heard.args == [frozenset({first})]
    assert first not in model.tags
    assert second in model.tags
    with qtbot.waitSignal(model.marks_changed) as heard:
        note = archive.annotations.add(Target(resolution, Anchor(second)), "A note")
    assert heard.args == [frozenset({second})]
    archive.annotations.change(note, "Another")
    assert [each.body for each in model.notes[second]] == ["Another"]
    archive.annotations.remove([note])
    assert not model.notes


def test_many_tags_at_once_are_read_at_once(
    model: ReaderModel, archive: Archive, qtbot: QtBot
) -> None:
    document = add_document(archive, [f"Paragraph {number}." for number in range(120)])
    model.open(document, count, near=None)
    peace = archive.themes.find("peace").id
    anchors = [Anchor(each.id) for each in archive.documents.paragraphs(document)]

    archive.tags.add(peace, anchors)
    assert len(model.tags) == 120
    archive.themes.remove(peace)
    assert not model.tags
    assert peace not in model.themes


def test_changes_elsewhere_are_left_alone(
    model: ReaderModel, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    other = add_document(archive, ["Elsewhere."])
    model.open(resolution, count, near=None)
    elsewhere = archive.documents.at(other, 0).id

    with qtbot.assertNotEmitted(model.marks_changed):
        archive.tags.add(archive.themes.find("peace").id, [Anchor(elsewhere)])


def test_a_corrected_title_and_a_removed_document_are_told(
    model: ReaderModel, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    model.open(resolution, count, near=None)

    with qtbot.waitSignal(model.renamed):
        archive.documents.correct(resolution, title="Corrected")
    assert model.document is not None
    assert model.document.title == "Corrected"
    with qtbot.waitSignal(model.gone):
        archive.documents.remove([resolution])
    assert model.document is None


def test_a_document_that_is_not_there_is_refused(model: ReaderModel) -> None:
    with pytest.raises(NotFound):
        model.open(DocumentId(99), count, near=None)


def test_a_place_that_is_gone_does_not_keep_a_document_from_opening(
    model: ReaderModel, long_document: DocumentId
) -> None:
    model.open(long_document, count, near=ParagraphId(10**9))

    assert model.paragraphs[0].index == 0


def test_a_citation_names_document_and_paragraph(
    model: ReaderModel, archive: Archive, resolution: DocumentId
) -> None:
    model.open(resolution, count, near=None)

    cited = model.citation(model.paragraphs[1])

    assert cited == (
        "Cooperation between two organizations, A/RES/67/264, 17 May 2013, para. 1, p. 1"
    )


def test_a_citation_is_in_the_style_of_the_archive(
    model: ReaderModel, session: Session, resolution: DocumentId
) -> None:
    model.open(resolution, count, near=None)
    session.cite_as("oscola")

    cited = model.citation(model.paragraphs[1])

    assert cited == "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, para 1"


def test_keys_of_themes_are_known(
    model: ReaderModel, archive: Archive, resolution: DocumentId
) -> None:
    model.open(resolution, count, near=None)
    archive.themes.add("Education", key="e")

    found = model.theme_of_key("E")

    assert found is not None
    assert found.name == "Education"
    assert model.theme_of_key("x") is None
