from __future__ import annotations

import pytest

from tests.viewer.bundles.making import bundle_of, content, exchange, places, see, take
from viewer.archive import Archive
from viewer.domain import Anchor, Target, ThemeId
from viewer.domain.merging import Became, Choice

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


def tagged(archive: Archive) -> set[tuple[str, str, str]]:
    """Theme, words and author of all tags."""
    document = archive.documents.all()[0].id
    names = {each.id: each.name for each in archive.themes.all()}
    return {
        (names[each.theme], each.quote, each.created_by)
        for each in archive.tags.of_document(document)
    }


def test_what_each_has_made_both_have(ann: Archive, ben: Archive) -> None:
    ann.tags.add(PEACE, places(ann)[:2])
    ann.annotations.add(Target(anchor=places(ann)[0]), "Ann's note")
    ben.tags.add(HEALTH, [Anchor(places(ben)[2].paragraph, 0, 7)])
    ben.annotations.add(Target(theme=HEALTH), "Ben's note")
    ben.pairs.pair(places(ben)[0].paragraph, places(ben)[1].paragraph)
    ben.collections.add("Mine", [ben.documents.all()[0].id])
    ben.bookmarks.toggle(places(ben)[3].paragraph, "here")
    one, other = exchange(ann, ben)
    assert content(ann) == content(ben)
    assert tagged(ann) == tagged(ben)
    assert len(tagged(ann)) == 3
    assert {(each.body, each.created_by) for each in ann.annotations.all()} == {
        ("Ann's note", "Ann"),
        ("Ben's note", "Ben"),
    }
    assert not one.conflicts
    assert other.count(Became.NEW, noun="tags") == 2
    assert other.count(Became.NEW, noun="annotations") == 1


def test_the_same_bundle_twice_changes_nothing(ann: Archive, ben: Archive) -> None:
    ben.tags.add(HEALTH, places(ben)[:3])
    ben.themes.add("Water")
    path = bundle_of(ben)
    take(ann, path)
    before, edits = content(ann), ann.history.edits()
    again = take(ann, path)
    assert again.changes == 0
    assert content(ann) == before
    assert ann.history.edits() == edits


def test_one_undo_takes_it_back_and_it_can_come_again(ann: Archive, ben: Archive) -> None:
    ben.tags.add(HEALTH, places(ben)[:3])
    ben.themes.add("Water")
    path, before = bundle_of(ben), content(ann)
    take(ann, path)
    (edit, *_) = ann.history.edits()
    assert edit.label == "Merge the work of Ben"
    ann.history.undo(edit.id)
    assert content(ann) == before
    ann.history.redo(edit.id)
    assert content(ann) == content(ben)
    ann.history.undo(edit.id)
    assert take(ann, path).count(Became.NEW) == 4
    assert content(ann) == content(ben)


def test_what_was_undone_is_not_removed_from_the_one_who_made_it(
    ann: Archive, ben: Archive
) -> None:
    ben.tags.add(HEALTH, places(ben)[:1])
    take(ann, bundle_of(ben))
    ann.history.undo(ann.history.edits()[0].id)
    take(ben, bundle_of(ann))
    assert len(tagged(ben)) == 1


def test_removal_comes_too(ann: Archive, ben: Archive) -> None:
    ann.tags.add(PEACE, places(ann)[:2])
    exchange(ann, ben)
    ann.tags.remove([ann.tags.of_paragraph(places(ann)[0].paragraph)[0].id])
    done = take(ben, bundle_of(ann))
    assert done.count(Became.REMOVED, noun="tags") == 1
    assert content(ann) == content(ben)
    assert len(tagged(ben)) == 1


def test_the_later_change_holds_and_the_conflict_is_told(ann: Archive, ben: Archive) -> None:
    theme = ann.themes.add("Water")
    exchange(ann, ben)
    mine = ben.themes.find("Water").id
    ann.themes.change(theme, name="Fresh water", colour="red")
    ben.themes.change(mine, name="Drinking water")
    ben.themes.change(mine, name="Drinking water!")
    one, other = exchange(ann, ben)
    assert content(ann) == content(ben)
    (conflict,), (its_mirror,) = one.conflicts, other.conflicts
    assert (conflict.mine.value, conflict.theirs.value) == ("Fresh water", "Drinking water!")
    assert (its_mirror.mine.value, its_mirror.theirs.value) == ("Drinking water!", "Fresh water")
    assert conflict.theirs_wins != its_mirror.theirs_wins
    assert (conflict.mine.by, conflict.theirs.by) == ("Ann", "Ben")
    assert ann.themes.find("Drinking water!").colour == ben.themes.find("Drinking water!").colour
    assert exchange(ann, ben)[0].changes == 0


def test_a_change_on_top_of_anothers_is_no_conflict(ann: Archive, ben: Archive) -> None:
    theme = ann.themes.add("Water")
    exchange(ann, ben)
    ann.themes.change(theme, name="Fresh water")
    take(ben, bundle_of(ann))
    ben.themes.change(ben.themes.find("Fresh water").id, name="Water for all")
    done = take(ann, bundle_of(ben))
    assert done.conflicts == ()
    assert ann.themes.get(theme).name == "Water for all"


@pytest.mark.parametrize("choice", list(Choice))
def test_a_person_may_choose(ann: Archive, ben: Archive, choice: Choice) -> None:
    note = ann.annotations.add(Target(anchor=places(ann)[0]), "first")
    exchange(ann, ben)
    ann.annotations.change(note, "Ann's")
    ben.annotations.change(ben.annotations.all()[0].id, "Ben's")
    path = bundle_of(ben)
    (conflict,) = see(ann, path).conflicts
    take(ann, path, {conflict.key: choice})
    newer = "Ben's" if conflict.theirs_wins else "Ann's"
    wanted = {Choice.MINE: "Ann's", Choice.THEIRS: "Ben's", Choice.NEWER: newer}[choice]
    assert ann.annotations.get(note).body == wanted
    # What Ann has decided, Ben is told as a change and not as a conflict again.
    done = take(ben, bundle_of(ann))
    assert content(ann) == content(ben)
    assert choice is Choice.NEWER or not done.conflicts or wanted == newer


def test_what_one_removed_and_the_other_changed_stays(ann: Archive, ben: Archive) -> None:
    note = ann.annotations.add(Target(anchor=places(ann)[0]), "first")
    exchange(ann, ben)
    ben.annotations.change(ben.annotations.all()[0].id, "second")
    ann.annotations.remove([note])
    one, other = exchange(ann, ben)
    assert [each.name for each in (*one.conflicts, *other.conflicts)] == ["removed", "removed"]
    assert content(ann) == content(ben)
    assert ann.annotations.get(note).body == "second"


def test_a_theme_stays_while_another_has_tagged_with_it(ann: Archive, ben: Archive) -> None:
    ben.tags.add(PEACE, places(ben)[:1])
    ann.themes.remove(PEACE)
    one, other = exchange(ann, ben)
    assert content(ann) == content(ben)
    assert [each.name for each in (*one.conflicts, *other.conflicts)] == ["removed", "removed"]
    assert len(tagged(ann)) == 1
    assert exchange(ann, ben)[0].changes == 0


def test_a_theme_is_removed_with_the_tags_that_were_known(ann: Archive, ben: Archive) -> None:
    ben.tags.add(PEACE, places(ben)[:1])
    exchange(ann, ben)
    ann.themes.remove(PEACE)
    assert take(ben, bundle_of(ann)).conflicts == ()
    assert content(ann) == content(ben)
    assert tagged(ben) == set()


def test_themes_of_one_name_become_one(ann: Archive, ben: Archive) -> None:
    for archive in (ann, ben):
        water = archive.themes.add("Water", key="w")
        below = archive.themes.add("Wells", parent=water)
        archive.tags.add(below, places(archive)[:1])
    one, _ = exchange(ann, ben)
    assert one.joined == 2
    assert content(ann) == content(ben)
    assert [each.name for each in ann.themes.all()].count("Water") == 1
    assert tagged(ann) == tagged(ben)
    assert len(tagged(ann)) == 2
    ann.themes.change(ann.themes.find("Wells").id, name="Springs")
    assert take(ben, bundle_of(ann)).conflicts == ()
    assert content(ann) == content(ben)


def test_no_theme_comes_below_itself(ann: Archive, ben: Archive) -> None:
    for name in "ABC":
        ann.themes.add(name)
    exchange(ann, ben)
    ann.themes.change(ann.themes.find("A").id, parent=ann.themes.find("B").id)
    ben.themes.change(ben.themes.find("B").id, parent=ben.themes.find("C").id)
    ben.themes.change(ben.themes.find("C").id, parent=ben.themes.find("A").id)
    exchange(ann, ben)
    assert content(ann) == content(ben)
    assert [each.name for each in ann.themes.all()] == [each.name for each in ben.themes.all()]
    assert len(ann.themes.all()) == len(ben.themes.all()) == 6


def test_a_key_that_is_taken_stays_where_it_is(ann: Archive, ben: Archive) -> None:
    ann.themes.add("Water", key="w")
    ben.themes.add("War", key="w")
    exchange(ann, ben)
    assert (ann.themes.find("Water").key, ann.themes.find("War").key) == ("w", None)
    assert (ben.themes.find("Water").key, ben.themes.find("War").key) == (None, "w")
    assert content(ann) == content(ben)


def test_two_people_may_tag_one_place_alike(ann: Archive, ben: Archive) -> None:
    ann.tags.add(PEACE, places(ann)[:1])
    ben.tags.add(PEACE, places(ben)[:1])
    one, _ = exchange(ann, ben)
    assert not one.conflicts
    assert len(tagged(ann)) == len(tagged(ben)) == 2
    assert content(ann) == content(ben)


def test_pairs_of_the_same_paragraphs_are_one(ann: Archive, ben: Archive) -> None:
    a, b = (each.paragraph for each in places(ann)[:2])
    ann.pairs.pair(a, b)
    ben.pairs.part(places(ben)[1].paragraph, places(ben)[0].paragraph)
    one, _ = exchange(ann, ben)
    assert [each.name for each in one.conflicts] == ["together"]
    assert content(ann) == content(ben)
    assert len(ann.pairs.of_paragraph(a)) == 1


def test_what_was_undone_and_then_made_alike_is_one(ann: Archive, ben: Archive) -> None:
    ben.pairs.pair(places(ben)[0].paragraph, places(ben)[1].paragraph)
    ben.collections.add("Ours")
    path = bundle_of(ben)
    take(ann, path)
    ann.history.undo(ann.history.edits()[0].id)
    ann.pairs.pair(places(ann)[0].paragraph, places(ann)[1].paragraph)
    ann.collections.add("Ours")
    assert take(ann, path).joined == 2
    assert [each.changes for each in (take(ann, path), *exchange(ann, ben))] == [0, 0, 0]
    assert content(ann) == content(ben)
    assert len(ann.pairs.of_paragraph(places(ann)[0].paragraph)) == 1
    assert [each.name for each in ann.collections.all()] == ["Ours"]


def test_what_both_have_made_stays_while_the_other_uses_it(ann: Archive, ben: Archive) -> None:
    for archive in (ann, ben):
        archive.collections.add("Ours")
    exchange(ann, ben)
    ann.collections.put(ann.collections.all()[0].id, [ann.documents.all()[0].id])
    ben.collections.remove(ben.collections.all()[0].id)
    exchange(ann, ben)
    assert content(ann) == content(ben)
    assert [len(each.documents) for each in ben.collections.all()] == [1]
    ben.collections.put(ben.collections.all()[0].id, [])
    ann.collections.remove(ann.collections.all()[0].id)
    exchange(ann, ben)
    assert content(ann) == content(ben)
    assert ben.collections.all() == []


def test_corrections_of_documents_come_too(ann: Archive, ben: Archive) -> None:
    document = ann.documents.all()[0].id
    ann.documents.correct(document, title="On peace", symbol="A/RES/1")
    ben.documents.correct(document, date="2013")
    exchange(ann, ben)
    assert content(ann) == content(ben)
    known = ben.documents.get(document)
    assert (known.title, known.symbol, known.date) == ("On peace", "A/RES/1", "2013")
    assert known.corrected == {"title", "symbol", "date"}


def test_a_removed_document_stays_with_the_other(ann: Archive, ben: Archive) -> None:
    ann.tags.add(PEACE, places(ann)[:1])
    exchange(ann, ben)
    ann.documents.remove([ann.documents.all()[0].id])
    take(ben, bundle_of(ann))
    assert len(tagged(ben)) == 1
