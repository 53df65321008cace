from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target
from viewer.ui.models.inspection import (
    MANY,
    ON_ALL,
    ON_SOME,
    inspect,
    inspect_document,
    present_themes,
    tags_on,
)
from viewer.ui.session import Selection


def anchors_of(archive: Archive, document: DocumentId, *indexes: int) -> tuple[Anchor, ...]:
    return tuple(Anchor(archive.documents.at(document, index).id) for index in indexes)


def test_a_paragraph_shows_its_place_tags_and_notes(
    archive: Archive, resolution: DocumentId
) -> None:
    (anchor,) = anchors_of(archive, resolution, 1)
    peace = archive.themes.find("Peace")
    words = Anchor(anchor.paragraph, 0, 8)
    archive.tags.add(peace.id, [anchor])
    archive.tags.add(peace.id, [words])
    archive.annotations.add(Target(resolution, anchor), "A note")
    archive.annotations.add(Target(resolution), "Not this one")
    found = inspect(archive, Selection(resolution, (anchor,)))
    assert found is not None
    assert found.place == "Operative paragraph 1 · page 1"
    assert [row.quote for row in found.themes] == ["", "Requests"]
    assert all(row.detail.endswith(" · Ada") for row in found.themes)
    assert [note.body for note in found.notes] == ["A note"]


def test_words_show_only_what_touches_them(archive: Archive, resolution: DocumentId) -> None:
    (anchor,) = anchors_of(archive, resolution, 1)
    peace, health = archive.themes.find("Peace"), archive.themes.find("Health")
    archive.tags.add(peace.id, [Anchor(anchor.paragraph, 0, 8)])
    archive.tags.add(health.id, [anchor])
    far = Anchor(anchor.paragraph, 20, 24)
    found = inspect(archive, Selection(resolution, (far,), "some"))
    assert found is not None
    assert [row.theme.name for row in found.themes] == ["Health"]
    assert found.quote == "some"


def test_several_paragraphs_are_counted_by_theme(archive: Archive, resolution: DocumentId) -> None:
    anchors = anchors_of(archive, resolution, 0, 1, 2)
    health = archive.themes.find("Health")
    archive.tags.add(health.id, anchors[:2])
    found = inspect(archive, Selection(resolution, anchors))
    assert found is not None
    assert found.place == "3 paragraphs · page 1"
    assert [(row.detail, len(row.tags)) for row in found.themes] == [("on 2 of 3 paragraphs", 2)]


def test_themes_are_present_on_all_or_on_some(archive: Archive, resolution: DocumentId) -> None:
    anchors = anchors_of(archive, resolution, 0, 1)
    peace, health = archive.themes.find("Peace"), archive.themes.find("Health")
    archive.tags.add(peace.id, anchors)
    archive.tags.add(health.id, [Anchor(anchors[0].paragraph, 0, 4)])
    tags = tags_on(archive, Selection(resolution, anchors))
    assert present_themes(tags, anchors) == {peace.id: ON_ALL, health.id: ON_SOME}


def test_many_paragraphs_give_the_same_answer_as_few(archive: Archive) -> None:
    document = add_document(archive, [f"Paragraph {number}" for number in range(MANY + 5)])
    anchors = anchors_of(archive, document, *range(MANY + 5))
    peace = archive.themes.find("Peace")
    archive.tags.add(peace.id, anchors)
    tags = tags_on(archive, Selection(document, anchors))
    assert {tag.anchor for tag in tags} == set(anchors)


def test_without_a_selection_the_document_is_shown(
    archive: Archive, resolution: DocumentId
) -> None:
    archive.annotations.add(Target(resolution), "On all of it")
    assert inspect(archive, Selection(resolution)) is None
    found = inspect_document(archive, resolution)
    assert found is not None
    assert found.place == "4 paragraphs · 0 tags"
    assert [note.body for note in found.notes] == ["On all of it"]
    assert inspect_document(archive, None) is None
