from __future__ import annotations

import pytest

from seeds import starter_themes
from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, Change, Refused, TagsChanged, ThemesChanged
from viewer.archive.themes import COLOURS
from viewer.domain import NotFound, Target, ThemeId


def test_a_new_archive_has_the_starter_themes_and_nothing_to_undo(archive: Archive) -> None:
    found = [(each.name, each.key, each.colour, each.icon) for each in archive.themes.all()]
    assert found == [(each.name, each.key, each.colour, each.icon) for each in starter_themes()]
    assert [name for name, *_ in found] == ["Peace", "Humanitarian", "Health"]
    assert archive.history.edits() == []


def test_the_starter_themes_are_the_same_in_every_archive(archive: Archive) -> None:
    with Archive.open(archive.path.with_name("other.concord"), person="Ben") as other:
        assert [t.uuid for t in other.themes.all()] == [t.uuid for t in archive.themes.all()]


def test_parents_come_before_children_by_position(archive: Archive) -> None:
    peace, health = ThemeId(1), ThemeId(3)
    disarmament = archive.themes.add("Disarmament", parent=peace)
    nuclear = archive.themes.add("Nuclear", parent=disarmament)
    mediation = archive.themes.add("Mediation", parent=peace)
    archive.themes.change(mediation, position=-1)
    names = [theme.name for theme in archive.themes.all()]
    assert names == ["Peace", "Mediation", "Disarmament", "Nuclear", "Humanitarian", "Health"]
    archive.themes.change(disarmament, parent=health)
    assert [theme.id for theme in archive.themes.all()][-3:] == [health, disarmament, nuclear]


def test_a_theme_cannot_be_put_below_itself(archive: Archive) -> None:
    child = archive.themes.add("Disarmament", parent=ThemeId(1))
    for parent in (child, ThemeId(1)):
        with pytest.raises(Refused):
            archive.themes.change(ThemeId(1), parent=parent)
    with pytest.raises(NotFound):
        archive.themes.add("Lost", parent=ThemeId(99))


def test_new_themes_take_free_colours(archive: Archive) -> None:
    for number in range(len(COLOURS)):
        archive.themes.add(f"Theme {number}")
    colours = [theme.colour for theme in archive.themes.all()]
    assert set(colours[: len(COLOURS)]) == set(COLOURS)


@pytest.mark.parametrize("text", ["Peace", "PEACE", " peace ", "1"])
def test_find_takes_name_key_and_number(archive: Archive, text: str) -> None:
    assert archive.themes.find(text).name == "Peace"


def test_find_prefers_keys_to_numbers_and_says_what_there_is(archive: Archive) -> None:
    archive.themes.change(ThemeId(1), key=None)
    other = archive.themes.add("Other", key="1")
    assert archive.themes.find("1").id == other
    assert archive.themes.find("2").name == "Humanitarian"
    with pytest.raises(NotFound, match="Peace, Humanitarian, Health, Other"):
        archive.themes.find("water")


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"name": "health"},
        {"key": "3"},
        {"key": "F1"},
        {"key": "?"},
    ],
)
def test_what_cannot_be_taken_is_refused(archive: Archive, fields: dict[str, str]) -> None:
    before = archive.themes.all()
    with pytest.raises(Refused):
        archive.themes.change(ThemeId(1), **fields)
    with pytest.raises(Refused):
        archive.themes.add(fields.get("name", "New"), key=fields.get("key"))
    assert archive.themes.all() == before
    with pytest.raises(TypeError):
        archive.themes.change(ThemeId(1), uuid="0")


def test_a_theme_may_keep_its_own_name_and_key(archive: Archive) -> None:
    archive.themes.change(ThemeId(1), name="PEACE", key="1", description="New.")
    assert archive.themes.get(ThemeId(1)).name == "PEACE"
    assert archive.themes.get(ThemeId(1)).description == "New."


def test_a_removed_theme_goes_with_its_tags_and_those_below(
    archive: Archive, told: list[Change]
) -> None:
    document = add(archive)
    peace = ThemeId(1)
    below = archive.themes.add("Disarmament", parent=peace, key="d")
    lower = archive.themes.add("Nuclear", parent=below)
    archive.tags.add(peace, anchors(archive, document))
    tags = archive.tags.add(lower, anchors(archive, document))
    everything = archive.themes.all()
    told.clear()
    with archive.edit("Remove Peace") as edit:
        archive.themes.remove(peace)
    assert [theme.name for theme in archive.themes.all()] == ["Humanitarian", "Health"]
    assert archive.tags.of_document(document) == []
    assert archive.documents.get(document).tags == 0
    assert ThemesChanged(frozenset({peace, below, lower})) in told
    assert any(isinstance(c, TagsChanged) and c.ids.issuperset(tags) for c in told)
    with pytest.raises(NotFound):
        archive.tags.add(peace, anchors(archive, document))
    assert edit.id is not None
    archive.history.undo(edit.id)
    assert archive.themes.all() == everything
    assert len(archive.tags.of_document(document)) == 6


def test_the_key_of_a_removed_theme_is_free(archive: Archive) -> None:
    with archive.edit("Remove Peace") as edit:
        archive.themes.remove(ThemeId(1))
    archive.themes.add("Security", key="1")
    assert edit.id is not None
    with pytest.raises(Exception, match="Undo the later edits first"):
        archive.history.undo(edit.id)
    assert archive.themes.find("1").name == "Security"


def test_a_name_is_known_without_counting_tags(archive: Archive) -> None:
    peace = archive.themes.find("Peace").id
    assert archive.themes.name(peace) == "Peace"
    archive.themes.remove(peace)
    with pytest.raises(NotFound):
        archive.themes.name(peace)


def test_a_theme_is_moved_among_its_new_siblings(archive: Archive) -> None:
    peace, humanitarian, health = (theme.id for theme in archive.themes.all())
    archive.themes.move(health, None, before=peace)
    assert [theme.id for theme in archive.themes.all()] == [health, peace, humanitarian]
    archive.themes.move(peace, humanitarian)
    assert [(each.id, each.parent) for each in archive.themes.all()] == [
        (health, None),
        (humanitarian, None),
        (peace, humanitarian),
    ]
    archive.history.undo(archive.history.edits(1)[0].id)
    assert [theme.id for theme in archive.themes.all()] == [health, peace, humanitarian]
    with pytest.raises(Refused, match="below itself"):
        archive.themes.move(health, health)


def test_merged_themes_have_all_tags_and_notes_once(archive: Archive) -> None:
    peace, health = ThemeId(1), ThemeId(3)
    first, second, third = anchors(archive, add(archive))
    archive.tags.add(peace, [first, second])
    archive.tags.add(health, [second, third])
    note = archive.annotations.add(Target(theme=peace), "What it is.")
    child = archive.themes.add("Mediation", parent=peace)
    archive.themes.merge(peace, health)
    assert [(each.name, each.parent, each.tags) for each in archive.themes.all()] == [
        ("Humanitarian", None, 0),
        ("Health", None, 3),
        ("Mediation", health, 0),
    ]
    assert archive.annotations.get(note).target.theme == health
    edit = archive.history.edits(1)[0]
    assert edit.label == "Merge theme Peace into Health"
    archive.history.undo(edit.id)
    assert [(each.name, each.tags) for each in archive.themes.all()] == [
        ("Peace", 2),
        ("Mediation", 0),
        ("Humanitarian", 0),
        ("Health", 2),
    ]
    assert archive.themes.get(child).parent == peace
    archive.history.redo(edit.id)
    assert archive.themes.get(health).tags == 3


def test_children_of_one_name_become_one_when_themes_are_merged(archive: Archive) -> None:
    peace, health = ThemeId(1), ThemeId(3)
    first, second, _ = anchors(archive, add(archive))
    one = archive.themes.add("Women", parent=peace)
    other = archive.themes.add("women", parent=health)
    below = archive.themes.add("Health", parent=health)
    archive.tags.add(one, [first])
    archive.tags.add(other, [second])
    archive.themes.merge(health, peace)
    assert [(each.id, each.parent, each.tags) for each in archive.themes.all()] == [
        (peace, None, 0),
        (one, peace, 2),
        (below, peace, 0),
        (ThemeId(2), None, 0),
    ]
    again = archive.themes.add("Health", parent=below)
    archive.themes.merge(below, peace)  # the child has the name of what is merged away
    with pytest.raises(NotFound):
        archive.themes.get(again)


def test_a_theme_is_not_merged_into_itself_or_below(archive: Archive) -> None:
    child = archive.themes.add("Mediation", parent=ThemeId(1))
    for into in (ThemeId(1), child):
        with pytest.raises(Refused, match="cannot be merged"):
            archive.themes.merge(ThemeId(1), into)


def test_a_retired_theme_keeps_its_tags_and_frees_its_key(archive: Archive) -> None:
    peace = ThemeId(1)
    first, *_ = anchors(archive, add(archive))
    archive.tags.add(peace, [first])
    archive.themes.retire(peace)
    found = archive.themes.get(peace)
    assert (found.retired, found.key, found.tags) == (True, None, 1)
    archive.themes.add("Peacebuilding", key="1")
    archive.themes.take_up(peace)
    assert archive.themes.get(peace).retired is False


def test_a_name_is_that_of_a_theme_in_use_first(archive: Archive) -> None:
    old = archive.themes.find("peace").id
    archive.themes.retire(old)
    new = archive.themes.add("Peace", parent=ThemeId(2))
    assert archive.themes.find("Peace").id == new
    archive.themes.remove(new)
    assert archive.themes.find("Peace").id == old


def test_counts_are_kept_through_removal_and_return(archive: Archive) -> None:
    peace = ThemeId(1)
    document = add(archive)
    archive.tags.add(peace, anchors(archive, document))
    archive.documents.remove([document])
    assert archive.themes.get(peace).tags == 0
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.themes.get(peace).tags == archive.documents.get(document).tags == 3
    archive.themes.remove(peace)
    assert archive.documents.get(document).tags == 0
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.documents.get(document).tags == 3
    assert archive.check() == []


def test_a_theme_that_is_not_there_names_some_that_are(archive: Archive) -> None:
    for number in range(40):
        archive.themes.add(f"Theme {number}")
    with pytest.raises(NotFound, match=r"no theme “Nosuch”\. There are: .*, and 31 more\.$"):
        archive.themes.find("Nosuch")
