from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId
from viewer.ui.commands.tagging import (
    NOTHING_SELECTED,
    clear_selection,
    has_theme,
    last_theme,
    mark_tags,
    remove_tags,
    repeat_theme,
    tag_selection,
    theme_choices,
)
from viewer.ui.session import Selection, Session


def select(session: Session, document: DocumentId, *indexes: int) -> tuple[Anchor, ...]:
    paragraphs = session.archive.documents.paragraphs(document)
    anchors = tuple(Anchor(paragraphs[index].id) for index in indexes)
    session.select(Selection(document, anchors))
    return anchors


def test_a_theme_goes_on_and_off_and_says_so(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    anchors = select(session, resolution, 1)
    peace = session.archive.themes.find("Peace")
    with qtbot.waitSignal(session.message) as said:
        assert tag_selection(session, peace.id) is True
    assert said.args == ["Tag paragraph 1 as Peace", True]
    assert has_theme(session.archive, peace.id, anchors)

    with qtbot.waitSignal(session.message) as said:
        assert tag_selection(session, peace.id) is False
    assert said.args == ["Take Peace off paragraph 1", True]
    assert not has_theme(session.archive, peace.id, anchors)


def test_undo_is_named_and_brings_the_tag_back(session: Session, resolution: DocumentId) -> None:
    select(session, resolution, 1)
    peace = session.archive.themes.find("Peace")
    tag_selection(session, peace.id)
    session.undo_stack.undo()
    assert session.archive.tags.of_document(resolution) == []
    assert session.undo_stack.redoText() == "Tag paragraph 1 as Peace"
    session.undo_stack.redo()
    assert len(session.archive.tags.of_document(resolution)) == 1


def test_several_paragraphs_are_one_edit(session: Session, resolution: DocumentId) -> None:
    select(session, resolution, 0, 1, 2)
    health = session.archive.themes.find("Health")
    tag_selection(session, health.id)
    assert len(session.archive.tags.of_document(resolution)) == 3
    assert session.undo_stack.undoText() == "Tag 3 paragraphs as Health"


def test_a_theme_on_part_of_the_selection_is_put_on_the_rest(
    session: Session, resolution: DocumentId
) -> None:
    health = session.archive.themes.find("Health")
    select(session, resolution, 1)
    tag_selection(session, health.id)
    anchors = select(session, resolution, 1, 2)
    assert tag_selection(session, health.id) is True
    assert has_theme(session.archive, health.id, anchors)


def test_words_are_quoted_in_the_name_of_the_edit(session: Session, resolution: DocumentId) -> None:
    paragraph = session.archive.documents.at(resolution, 0)
    start = paragraph.text.index("peace and mediation")
    words = Anchor(paragraph.id, start, start + len("peace and mediation"))
    session.select(Selection(resolution, (words,), "peace and mediation"))
    tag_selection(session, session.archive.themes.find("Peace").id)
    assert session.undo_stack.undoText() == "Tag “peace and mediation” as Peace"


def test_without_a_selection_it_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.message) as said:
        assert tag_selection(session, session.archive.themes.find("Peace").id) is None
    assert said.args == [NOTHING_SELECTED, False]


def test_the_last_theme_is_repeated(session: Session, resolution: DocumentId) -> None:
    select(session, resolution, 0)
    peace = session.archive.themes.find("Peace")
    assert last_theme(session) is None
    tag_selection(session, peace.id)
    anchors = select(session, resolution, 2)
    assert repeat_theme(session) is True
    assert has_theme(session.archive, peace.id, anchors)


def test_repeating_never_takes_a_theme_off(session: Session, resolution: DocumentId) -> None:
    anchors = select(session, resolution, 0)
    peace = session.archive.themes.find("Peace")
    tag_selection(session, peace.id)
    assert repeat_theme(session) is None
    assert has_theme(session.archive, peace.id, anchors)


def test_repeating_a_removed_theme_changes_nothing(
    session: Session, resolution: DocumentId
) -> None:
    select(session, resolution, 0)
    peace = session.archive.themes.find("Peace")
    tag_selection(session, peace.id)
    session.archive.themes.remove(peace.id)
    assert repeat_theme(session) is None


def test_all_themes_come_off_at_once_and_back(session: Session, resolution: DocumentId) -> None:
    select(session, resolution, 1)
    for name in ("Peace", "Health"):
        tag_selection(session, session.archive.themes.find(name).id)
    clear_selection(session)
    assert session.archive.tags.of_document(resolution) == []
    assert session.undo_stack.undoText() == "Take 2 themes off paragraph 1"
    session.undo_stack.undo()
    assert len(session.archive.tags.of_document(resolution)) == 2


def test_many_paragraphs_are_looked_up_as_a_document(
    session: Session, resolution: DocumentId, archive: Archive
) -> None:
    from tests.viewer.ui.conftest import add_document

    long = add_document(archive, [f"Paragraph number {n} of many." for n in range(60)])
    anchors = select(session, long, *range(60))
    health = session.archive.themes.find("Health")
    assert tag_selection(session, health.id) is True
    assert has_theme(session.archive, health.id, anchors)
    assert tag_selection(session, health.id) is False


def test_tags_are_removed_by_their_ids(session: Session, resolution: DocumentId) -> None:
    select(session, resolution, 1, 2)
    tag_selection(session, session.archive.themes.find("Health").id)
    tags = [tag.id for tag in session.archive.tags.of_document(resolution)]
    remove_tags(session, tags)
    assert session.archive.tags.of_document(resolution) == []
    assert session.undo_stack.undoText() == "Take Health off 2 paragraphs"


def test_the_menu_offers_every_theme_with_its_key(session: Session) -> None:
    choices = theme_choices(session)
    assert [(choice.text, choice.keys) for choice in choices] == [
        ("Peace", ("1",)),
        ("Humanitarian", ("2",)),
        ("Health", ("3",)),
    ]


def test_a_theme_that_is_gone_is_refused_in_a_sentence(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    select(session, resolution, 1)
    peace = session.archive.themes.find("Peace")
    session.archive.themes.remove(peace.id)
    with qtbot.waitSignal(session.refused) as refused:
        assert tag_selection(session, peace.id) is None
    assert "no theme" in refused.args[0]


def tag_as(archive: Archive, person: str, anchors: tuple[Anchor, ...], *themes: str) -> None:
    """What another person has put there before."""
    me = archive.person
    archive.people.work_as(person)
    for theme in themes:
        archive.tags.add(archive.themes.find(theme).id, anchors)
    archive.people.work_as(me)


def by(session: Session, document: DocumentId) -> list[str]:
    return [tag.created_by for tag in session.archive.tags.of_document(document)]


def test_ones_own_tag_goes_beside_that_of_another(session: Session, resolution: DocumentId) -> None:
    anchors = select(session, resolution, 1)
    tag_as(session.archive, "Ben", anchors, "Peace")
    peace = session.archive.themes.find("Peace").id
    assert not has_theme(session.archive, peace, anchors)
    assert tag_selection(session, peace) is True
    assert session.undo_stack.undoText() == "Tag paragraph 1 as Peace"
    assert by(session, resolution) == ["Ben", "Ada"]
    assert tag_selection(session, peace) is False
    assert by(session, resolution) == ["Ben"]


def test_several_tags_are_taken_off_but_never_those_of_another(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    anchors = select(session, resolution, 1)
    tag_as(session.archive, "Ben", anchors, "Peace", "Health")
    tag_selection(session, session.archive.themes.find("Peace").id)
    every = [tag.id for tag in session.archive.tags.of_document(resolution)]
    with qtbot.waitSignal(session.message, check_params_cb=lambda text, _: "Ben" in text):
        remove_tags(session, every)
    assert by(session, resolution) == ["Ben", "Ben"]
    assert session.undo_stack.undoText() == "Take Peace off paragraph 1"
    with qtbot.waitSignal(session.message) as said:
        clear_selection(session)
    assert said.args is not None
    assert said.args[0].startswith("What Ben tagged stays.")
    assert by(session, resolution) == ["Ben", "Ben"]


def test_anothers_tag_that_is_pointed_at_is_taken_off_and_said_to_be_theirs(
    session: Session, resolution: DocumentId
) -> None:
    anchors = select(session, resolution, 1)
    tag_as(session.archive, "Ben", anchors, "Peace")
    (tag,) = session.archive.tags.of_document(resolution)
    remove_tags(session, [tag.id])
    assert session.undo_stack.undoText() == "Take Peace of Ben off paragraph 1"
    assert by(session, resolution) == []


def test_only_who_tagged_says_how_sure_it_is(
    session: Session, resolution: DocumentId, qtbot: QtBot
) -> None:
    anchors = select(session, resolution, 1)
    tag_as(session.archive, "Ben", anchors, "Peace")
    (tag,) = session.archive.tags.of_document(resolution)
    with qtbot.waitSignal(session.message) as said:
        mark_tags(session, [tag.id], sure=False)
    assert said.args is not None
    assert said.args[0].startswith("Only Ben can say")
    assert session.archive.tags.get(tag.id).sure
