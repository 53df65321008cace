"""Counts of themes: places, paragraphs, words, and where themes meet."""

from __future__ import annotations

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, ExcerptFilter, ThemeId
from viewer.domain.overviews import Counts, ThemeCount

TEXTS = ("one two three four five", "six seven eight", "nine", "ten eleven")


def theme(archive: Archive, name: str) -> ThemeId:
    return archive.themes.find(name).id


def counted(counts: Counts, document: DocumentId, of: ThemeId) -> ThemeCount:
    (found,) = [each for each in counts.counts if (each.document, each.theme) == (document, of)]
    return found


def test_passages_paragraphs_and_words_are_counted(archive: Archive) -> None:
    document = add(archive, TEXTS)
    places, peace = anchors(archive, document), theme(archive, "Peace")
    first = places[0].paragraph
    archive.tags.add(peace, [Anchor(first, 0, 7), Anchor(first, 8, 13), places[1]])
    counts = archive.overview.counts()

    found = counted(counts, document, peace)
    assert (found.excerpts, found.paragraphs, found.words) == (3, 2, 2 + 1 + 3)
    assert counts.documents[0].paragraphs == 4


def test_a_whole_paragraph_swallows_the_words_of_it(archive: Archive) -> None:
    document = add(archive, TEXTS)
    places, peace = anchors(archive, document), theme(archive, "Peace")
    archive.tags.add(peace, [places[0], Anchor(places[0].paragraph, 0, 7)])
    found = counted(archive.overview.counts(), document, peace)
    assert (found.excerpts, found.paragraphs, found.words) == (2, 1, 5)


def test_words_that_overlap_are_never_more_than_there_are(archive: Archive) -> None:
    document = add(archive, TEXTS)
    first, peace = anchors(archive, document)[0].paragraph, theme(archive, "Peace")
    archive.tags.add(peace, [Anchor(first, 0, 18), Anchor(first, 4, 23), Anchor(first, 0, 22)])
    assert counted(archive.overview.counts(), document, peace).words == 5


def test_what_two_people_tagged_alike_counts_once(archive: Archive) -> None:
    document, peace = add(archive, TEXTS), theme(archive, "Peace")
    place = anchors(archive, document)[0]
    archive.tags.add(peace, [place])
    archive.people.work_as("Ben")
    archive.tags.add(peace, [place])
    found = counted(archive.overview.counts(), document, peace)
    assert (found.excerpts, found.paragraphs, found.words) == (1, 1, 5)


def test_what_one_person_tagged_is_counted_alone(archive: Archive) -> None:
    document, peace = add(archive, TEXTS), theme(archive, "Peace")
    archive.tags.add(peace, anchors(archive, document)[:2])
    archive.people.work_as("Ben")
    archive.tags.add(peace, anchors(archive, document)[1:2])
    (ben,) = [each.id for each in archive.people.all() if each.name == "Ben"]
    found = counted(archive.overview.counts(ExcerptFilter(people=(ben,))), document, peace)
    assert (found.excerpts, found.words) == (1, 3)


def test_themes_meet_in_paragraphs_whatever_words_of_them_have_them(archive: Archive) -> None:
    document = add(archive, TEXTS)
    places = anchors(archive, document)
    peace, relief, health = (theme(archive, each) for each in ("Peace", "Humanitarian", "Health"))
    archive.tags.add(relief, places[:3])
    archive.tags.add(peace, [places[0], Anchor(places[1].paragraph, 0, 3)])
    archive.tags.add(health, [places[3]])
    (met,) = archive.overview.counts().together
    assert (met.a, met.b, met.paragraphs) == (peace, relief, 2)


def test_what_is_removed_does_not_count(archive: Archive) -> None:
    gone, stays = add(archive, TEXTS), add(archive, TEXTS[:2], name="b.txt")
    peace, relief = theme(archive, "Peace"), theme(archive, "Humanitarian")
    for document in (gone, stays):
        archive.tags.add(peace, anchors(archive, document)[:1])
        archive.tags.add(relief, anchors(archive, document)[:1])
    archive.documents.remove([gone])
    archive.themes.remove(relief)
    counts = archive.overview.counts()
    assert [(each.document, each.theme) for each in counts.counts] == [(stays, peace)]
    assert [each.id for each in counts.documents] == [stays]
    assert counts.together == ()
    assert relief not in [each.id for each in counts.themes]


def test_filters_and_untagged_documents(archive: Archive) -> None:
    old = add(archive, TEXTS, title="Old", date="2008-05-01")
    new = add(archive, TEXTS[:2], name="b.txt", title="New", date="2014")
    bare = add(archive, TEXTS[:1], name="c.txt", title="Bare")
    peace, relief = theme(archive, "Peace"), theme(archive, "Humanitarian")
    archive.tags.add(peace, [*anchors(archive, old)[:1], *anchors(archive, new)[:1]])
    archive.tags.add(relief, anchors(archive, new)[1:2])

    def shown(only: ExcerptFilter, *, untagged: bool = False) -> list[DocumentId]:
        return [each.id for each in archive.overview.counts(only, untagged=untagged).documents]

    assert shown(ExcerptFilter()) == [old, new]
    assert shown(ExcerptFilter(), untagged=True) == [old, new, bare]
    assert shown(ExcerptFilter(date_from="2010")) == [new]
    assert shown(ExcerptFilter(themes=(relief,))) == [new]
    assert shown(ExcerptFilter(documents=(old,))) == [old]
    only = archive.overview.counts(ExcerptFilter(themes=(relief,)))
    assert [each.id for each in only.themes] == [relief]


def test_themes_know_what_they_are_under(archive: Archive) -> None:
    inner = archive.themes.add("Mediation", parent=theme(archive, "Peace"))
    (found,) = [each for each in archive.overview.counts().themes if each.id == inner]
    assert found.path == ("Peace",)


def test_excerpts_of_paragraphs_where_themes_meet(archive: Archive) -> None:
    document = add(archive, TEXTS)
    places = anchors(archive, document)
    peace, relief = theme(archive, "Peace"), theme(archive, "Humanitarian")
    archive.tags.add(peace, places[:2])
    archive.tags.add(relief, [Anchor(places[0].paragraph, 0, 3)])
    together = ExcerptFilter(themes=(peace, relief), together=True)
    assert archive.excerpts.count(together) == 2
    assert {each.paragraph for each in archive.excerpts.where(together)} == {places[0].paragraph}
    assert archive.excerpts.count(ExcerptFilter(themes=(peace, relief))) == 3
