from __future__ import annotations

import pytest

from tests.viewer.archive.making import add
from viewer.archive import Archive, Change, Refused
from viewer.archive.changes import SavedSearchesChanged
from viewer.domain import NotFound, Target
from viewer.domain.ids import SavedSearchId
from viewer.domain.saved_searches import Wanted
from viewer.domain.searching import Order


def test_a_search_is_kept_renamed_asked_otherwise_and_removed(
    archive: Archive, told: list[Change]
) -> None:
    saved = archive.saved_searches
    made = saved.add("  Food  aid ", Wanted("food aid", Order.DATE, full_names=True), live=True)
    found = saved.get(made)
    assert (found.name, found.live, found.created_by) == ("Food aid", True, "Ann")
    assert found.wanted == Wanted("food aid", Order.DATE, full_names=True)
    saved.rename(made, "Hunger")
    saved.ask_otherwise(made, Wanted("hunger OR famine"))
    saved.set_live(made, False)
    assert saved.find("HUNGER").wanted == Wanted("hunger OR famine")
    assert not saved.get(made).live
    saved.remove([made])
    assert saved.all() == []
    assert told == [SavedSearchesChanged(frozenset({made}))] * 5


def test_every_step_can_be_undone(archive: Archive) -> None:
    saved = archive.saved_searches
    made = saved.add("Food", Wanted("food"))
    first = saved.get(made)
    saved.rename(made, "Bread")
    saved.remove([made])
    for edit in archive.history.edits(2):
        archive.history.undo(edit.id)
    again = saved.get(made)
    assert (again.uuid, again.name, again.wanted) == (first.uuid, "Food", first.wanted)


def test_names_are_told_apart_and_stand_in_order(archive: Archive) -> None:
    saved = archive.saved_searches
    saved.add("water", Wanted("water"))
    saved.add("Bread", Wanted("bread"))
    assert [each.name for each in saved.all()] == ["Bread", "water"]
    with pytest.raises(Refused, match="“water” already"):
        saved.add("WATER", Wanted("x"))
    with pytest.raises(Refused, match="needs a name"):
        saved.add(" ", Wanted("x"))
    with pytest.raises(Refused, match="nothing to search for"):
        saved.add("Nothing", Wanted("  "))
    assert archive.history.edits(1)[0].label == "Save search Bread"


def test_a_name_is_free_again_when_its_search_was_removed(archive: Archive) -> None:
    saved = archive.saved_searches
    saved.remove([saved.add("Food", Wanted("food"))])
    saved.add("Food", Wanted("food aid"))
    assert [each.wanted.query for each in saved.all()] == ["food aid"]


def test_the_documents_of_a_search_are_those_it_finds_now(archive: Archive) -> None:
    saved = archive.saved_searches
    first = add(archive, name="a.txt", title="On children")
    second = add(archive, ["Food for all."], name="b.txt", title="Another")
    archive.glossary.add("WFP", "food for all")
    search = saved.get(saved.add("Both", Wanted('children OR "food for all"')))
    assert saved.documents(search, {}).documents == {first, second}
    titled = saved.get(saved.add("Titled", Wanted("on children in:titles")))
    assert saved.documents(titled, {}).documents == {first}
    archive.annotations.add(Target(document=second), "See zinc.")
    noted = saved.get(saved.add("Noted", Wanted("zinc")))
    assert saved.documents(noted, {}).documents == {second}
    short = saved.get(saved.add("Short", Wanted("WFP", full_names=True)))
    assert saved.documents(short, archive.glossary.meanings()).documents == {second}
    archive.documents.remove([second])
    assert saved.documents(search, {}).documents == {first}


def test_a_search_that_cannot_be_asked_any_more_says_why(archive: Archive) -> None:
    saved = archive.saved_searches
    search = saved.get(saved.add("Gone", Wanted("theme:nosuchtheme")))
    live = saved.documents(search, {})
    assert live.documents == frozenset()
    assert "nosuchtheme" in live.problem


def test_none_is_there(archive: Archive) -> None:
    with pytest.raises(NotFound, match="no saved search 7"):
        archive.saved_searches.get(SavedSearchId(7))
    with pytest.raises(NotFound, match="no saved search “x”"):
        archive.saved_searches.find("x")
