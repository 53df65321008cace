"""Several people in one archive: each with tags of their own, under names that may change."""

from __future__ import annotations

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, Change, PeopleChanged, Refused, tagged_places
from viewer.archive.excerpts import EVERYTHING
from viewer.domain import (
    Anchor,
    DocumentId,
    ExcerptFilter,
    NotFound,
    PersonId,
    TagFilter,
    Target,
    ThemeId,
)
from viewer.domain.excerpts import Arrangement

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    return add(archive)


def as_ben(archive: Archive) -> PersonId:
    """Ben works from now on; his number."""
    archive.people.work_as("Ben")
    return archive.people.add("Ben")


def by(archive: Archive, document: DocumentId) -> list[tuple[str, Anchor]]:
    return [(tag.created_by, tag.anchor) for tag in archive.tags.of_document(document)]


def test_two_people_tag_one_place_with_the_same_theme(
    archive: Archive, document: DocumentId
) -> None:
    first, *_ = anchors(archive, document)
    (hers,) = archive.tags.add(PEACE, [first])
    ben = as_ben(archive)
    (his,) = archive.tags.add(PEACE, [first, first])[:1]
    assert his != hers
    assert archive.tags.add(PEACE, [first]) == [his]
    assert by(archive, document) == [("Ann", first), ("Ben", first)]
    assert archive.tags.get(his).person == ben != archive.tags.get(hers).person


def test_toggle_takes_off_ones_own_only(archive: Archive, document: DocumentId) -> None:
    first, *_ = anchors(archive, document)
    archive.tags.add(PEACE, [first])
    as_ben(archive)
    assert archive.tags.toggle(PEACE, [first]) is True
    assert archive.tags.toggle(PEACE, [first]) is False
    assert by(archive, document) == [("Ann", first)]


def test_whoever_has_never_worked_has_nothing_to_take_off(
    archive: Archive, document: DocumentId
) -> None:
    first, *_ = anchors(archive, document)
    archive.tags.add(PEACE, [first])
    archive.people.work_as("Cleo")
    assert archive.people.me() is None
    assert archive.tags.toggle(PEACE, [first]) is True
    me = archive.people.me()
    assert me is not None
    assert me.name == "Cleo"
    assert by(archive, document) == [("Ann", first), ("Cleo", first)]


def test_a_place_that_two_tagged_counts_once(archive: Archive, document: DocumentId) -> None:
    first, second, _ = anchors(archive, document)
    hers = archive.tags.add(PEACE, [first])
    as_ben(archive)
    archive.tags.add(PEACE, [first, second])
    assert archive.themes.get(PEACE).tags == 2
    assert archive.documents.get(document).tags == 2
    archive.tags.remove(hers)
    assert archive.themes.get(PEACE).tags == 2
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.themes.get(PEACE).tags == 2
    assert archive.check() == []


def test_merging_themes_joins_the_tags_of_each_person(
    archive: Archive, document: DocumentId
) -> None:
    first, *_ = anchors(archive, document)
    archive.tags.add(PEACE, [first])
    archive.tags.add(HUMANITARIAN, [first])
    as_ben(archive)
    archive.tags.add(HUMANITARIAN, [first])
    archive.themes.merge(HUMANITARIAN, PEACE)
    assert by(archive, document) == [("Ann", first), ("Ben", first)]
    assert archive.themes.get(PEACE).tags == 1
    assert archive.check() == []
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.themes.get(PEACE).tags == archive.themes.get(HUMANITARIAN).tags == 1


def test_documents_are_found_by_the_tags_of_a_person(
    archive: Archive, document: DocumentId
) -> None:
    other = add(archive, name="other.txt")
    ann = archive.people.find("Ann").id
    first, second, _ = anchors(archive, document)
    archive.tags.add(PEACE, [first], sure=False)
    ben = as_ben(archive)
    archive.tags.add(HEALTH, [second, *anchors(archive, other)])
    archive.tags.add(PEACE, [second])

    def found(**only: object) -> set[DocumentId]:
        return set(archive.tags.documents(TagFilter(**only)))  # type: ignore[arg-type]

    assert found(people=(ann,)) == {document}
    assert found(people=(ben,)) == found(people=(ann, ben)) == {document, other}
    assert found(people=(ann,), state="untagged") == {other}
    assert found(people=(ann,), state="doubtful") == {document}
    assert found(people=(ben,), state="doubtful") == set()
    assert found(people=(ben,), themes=(PEACE,)) == {document}
    assert found(people=(ben,), themes=(PEACE, HEALTH), how="all") == {document}
    assert found(people=(ann,), themes=(HEALTH,)) == set()
    assert found(people=(ann,), themes=(PEACE,), how="none") == {other}


def test_those_who_have_tagged_are_told_from_others(archive: Archive, document: DocumentId) -> None:
    archive.people.add("Cleo")
    assert archive.people.tagging() == []
    tags = archive.tags.add(PEACE, anchors(archive, document))
    assert [each.name for each in archive.people.tagging()] == ["Ann"]
    archive.tags.remove(tags)
    assert archive.people.tagging() == []
    assert [each.name for each in archive.people.all()] == ["Ann", "Cleo"]


def test_a_new_name_is_that_of_all_one_did(
    archive: Archive, document: DocumentId, told: list[Change]
) -> None:
    archive.tags.add(PEACE, anchors(archive, document)[:1])
    ann = archive.people.find("ann")
    with archive.again() as beside:
        beside.people.rename(ann.id, " Ann  Lee ")
        assert told[-1] == PeopleChanged(frozenset({ann.id}))
        assert archive.person == beside.person == "Ann Lee"
    assert [name for name, _ in by(archive, document)] == ["Ann Lee"]
    assert archive.history.edits(1)[0].by == "Ann Lee"
    archive.tags.add(HEALTH, anchors(archive, document)[:1])
    assert [each.name for each in archive.people.all()] == ["Ann Lee"]


def test_a_name_that_another_has_is_refused(archive: Archive) -> None:
    ben = archive.people.add("Ben")
    assert archive.people.add("Ben") == ben
    with pytest.raises(Refused, match="another “Ann”"):
        archive.people.rename(ben, "Ann")
    with pytest.raises(Refused, match="needs a name"):
        archive.people.rename(ben, "  ")
    archive.people.rename(ben, "Ben")
    with pytest.raises(NotFound, match="no person 99"):
        archive.people.get(PersonId(99))
    assert archive.people.get(ben).name == "Ben"
    assert archive.person == "Ann"


def test_people_are_found_by_what_one_remembers_of_them(archive: Archive) -> None:
    mary = archive.people.get(archive.people.add("Mary Adams"))
    archive.people.add("Mark Twin")
    for text in ("mary adams", "MARY", mary.uuid, str(mary.id)):
        assert archive.people.find(text) == mary
    with pytest.raises(NotFound, match="Say the number"):
        archive.people.find("mar")
    with pytest.raises(NotFound, match="People are: Ann, Mark Twin, Mary Adams"):
        archive.people.find("Zoe")


@pytest.mark.parametrize(
    ("name", "initials"), [("Ann", "A"), ("Mary de la Mer", "MM"), ("عائشة", "ع"), ("", "")]
)
def test_initials(archive: Archive, name: str, initials: str) -> None:
    person = archive.people.get(archive.people.add(name or "x"))
    assert (person.initials if name else "") == initials


def test_an_excerpt_stands_once_and_names_its_people(
    archive: Archive, document: DocumentId
) -> None:
    first, second, _ = anchors(archive, document)
    (hers,) = archive.tags.add(PEACE, [first], sure=False)
    words = Anchor(first.paragraph, 0, 9)
    ben = as_ben(archive)
    archive.tags.add(PEACE, [words])
    (his,) = archive.tags.add(PEACE, [first])
    archive.tags.add(PEACE, [second])
    archive.annotations.add(Target(tag=his), "Of his tag.")
    archive.annotations.add(Target(tag=hers), "Of hers.")
    whole, some, next_one = archive.excerpts.where()
    assert (whole.tag, whole.others, whole.tagged_by) == (hers, (his,), "Ann, Ben")
    assert whole.certainty == "sure"
    assert [note.body for note in whole.notes] == ["Of his tag.", "Of hers."]
    assert (some.text, some.tagged_by, some.others) == ("Recalling", "Ben", ())
    assert next_one.tagged_by == "Ben"
    assert archive.excerpts.count() == archive.themes.get(PEACE).tags == 3
    ann = archive.people.find("Ann").id
    for people, tagged_by in (((ann,), ["Ann"]), ((ben,), ["Ben"] * 3)):
        only = ExcerptFilter(people=people)
        assert [each.tagged_by for each in archive.excerpts.where(only)] == tagged_by
        assert archive.excerpts.count(only) == len(tagged_by)
    both = ExcerptFilter(people=(ann, ben), words="settlement")
    assert archive.excerpts.count(both) == len(list(archive.excerpts.where(both))) == 1


def test_tags_of_one_place_are_never_parted(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagged_places, "BATCH", 2)
    document = add(archive, [f"Paragraph {number}." for number in range(7)])
    for name in ("Ann", "Ben", "Cleo"):
        archive.people.work_as(name)
        archive.tags.add(PEACE, anchors(archive, document))
    found = list(archive.excerpts.where())
    assert [(each.index, each.tagged_by) for each in found] == [
        (number, "Ann, Ben, Cleo") for number in range(7)
    ]
    by_person = list(archive.excerpts.where(EVERYTHING, Arrangement(by=("theme", "person"))))
    assert [each.tagged_by for each in by_person] == ["Ann"] * 7 + ["Ben"] * 7 + ["Cleo"] * 7
