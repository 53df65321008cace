from __future__ import annotations

from dataclasses import replace

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive
from viewer.domain import Adopted, CodebookEntry, ThemeId

NEW = CodebookEntry("00000000-0000-0000-0000-000000000001", "Water", colour="sky", key="w")
BELOW = CodebookEntry("00000000-0000-0000-0000-000000000002", "Rivers", parent=NEW.uuid)


def names(archive: Archive) -> list[tuple[str, str | None]]:
    known = {each.id: each.name for each in archive.themes.all()}
    return [
        (each.name, known[each.parent] if each.parent else None) for each in archive.themes.all()
    ]


def test_a_codebook_goes_into_another_archive_and_changes_nothing_the_second_time(
    archive: Archive,
) -> None:
    child = archive.themes.add("Mediation", parent=ThemeId(1), key="m", words=["talks"])
    archive.themes.change(ThemeId(2), description="Relief.")
    archive.themes.retire(ThemeId(3))
    with Archive.open(archive.path.with_name("other.concord"), person="Ben") as other:
        assert other.codebook.adopt(archive.codebook.entries()) == Adopted(1, 2, 1)
        assert other.codebook.entries() == archive.codebook.entries()
        assert other.codebook.adopt(archive.codebook.entries()) == Adopted(0, 0, 4)
        assert len(other.history.edits()) == 1
        assert other.check() == []
        other.history.undo(other.history.edits(1)[0].id)
        assert names(other) == [("Peace", None), ("Humanitarian", None), ("Health", None)]
    assert archive.themes.get(child).words == ("talks",)


def test_new_themes_come_at_the_end_in_one_edit(archive: Archive) -> None:
    assert archive.codebook.adopt([NEW, BELOW], name="water.qdc") == Adopted(2, 0, 0)
    assert names(archive)[3:] == [("Water", None), ("Rivers", "Water")]
    assert archive.themes.find("w").name == "Water"
    assert archive.history.edits(1)[0].label == "Import codebook water.qdc"


def test_a_theme_of_the_same_name_is_the_same(archive: Archive) -> None:
    peace = CodebookEntry(NEW.uuid, "PEACE", description="Another.", key="2")
    assert archive.codebook.adopt([peace, replace(BELOW, parent=NEW.uuid)]) == Adopted(1, 1, 0)
    found = archive.themes.get(ThemeId(1))
    assert (found.name, found.description) == ("PEACE", "Another.")
    assert (found.key, found.colour) == ("1", "blue")  # its own: the other is taken, not said
    assert names(archive)[1] == ("Rivers", "PEACE")


def test_a_removed_theme_comes_back_without_a_key_that_another_took(archive: Archive) -> None:
    entries = archive.codebook.entries()
    first, *_ = anchors(archive, add(archive))
    archive.tags.add(ThemeId(1), [first])
    archive.themes.remove(ThemeId(1))
    archive.themes.add("Other", key="1")
    assert archive.codebook.adopt(entries) == Adopted(0, 1, 2)
    assert (archive.themes.get(ThemeId(1)).key, archive.themes.get(ThemeId(1)).tags) == (None, 1)


def test_a_theme_moves_to_where_the_codebook_has_it_but_never_below_itself(
    archive: Archive,
) -> None:
    child = archive.themes.add("Mediation", parent=ThemeId(1))
    by_name = {each.name: each for each in archive.codebook.entries()}
    health = replace(by_name["Health"], parent=None)
    archive.codebook.adopt([health, replace(by_name["Mediation"], parent=health.uuid)])
    assert archive.themes.get(child).parent == ThemeId(3)
    mediation = replace(by_name["Mediation"], parent=None)
    below = replace(by_name["Health"], parent=mediation.uuid)
    archive.codebook.adopt([mediation, below])
    assert archive.themes.get(ThemeId(3)).parent == child


def test_an_entry_without_its_parent_is_a_mistake_of_the_caller(archive: Archive) -> None:
    with pytest.raises(KeyError):
        archive.codebook.adopt([BELOW])
    assert names(archive) == [("Peace", None), ("Humanitarian", None), ("Health", None)]
