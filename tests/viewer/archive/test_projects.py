"""The archive as a project, and what is met and what is not when one comes in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.viewer.archive.making import add, anchors
from tests.viewer.exporters.projects.making import filled, reading
from viewer.archive import Archive
from viewer.archive.readings import Earlier, Move
from viewer.domain import Passage, Target
from viewer.domain.projects import ProjectNote, ProjectTag


def test_what_an_earlier_reading_alone_has_is_counted_and_stays(archive: Archive) -> None:
    document = add(archive)
    first, *_ = anchors(archive, document)
    archive.tags.add(archive.themes.find("Peace").id, [first])
    archive.annotations.add(Target(anchor=first), "A note")

    def lose(standing: object) -> list[Move]:
        assert isinstance(standing, tuple)
        found: tuple[Earlier, ...] = standing
        return [Move(each, None) for earlier in found for each in earlier.standing]

    archive.readings.replace(document, reading("Nothing of it."), lose)
    (sentence,) = archive.projects.head("x").left
    assert sentence.startswith("1 tag and 1 note on words that a new reading does not have")
    assert archive.projects.document(document).tags == ()
    assert archive.projects.document(document).notes == ()


def test_a_snapshot_does_not_see_what_comes_after(archive: Archive) -> None:
    filled(archive)
    with archive.again(read_only=True) as reader, reader.projects.snapshot():
        before = reader.projects.head("x")
        archive.themes.add("Later")
        assert reader.projects.head("x") == before
    with archive.again(read_only=True) as reader:
        assert reader.projects.head("x") != before


def test_lengths_are_of_what_is_shown(archive: Archive) -> None:
    document, _ = filled(archive)
    texts = [each.text for each in archive.documents.paragraphs(document)]
    assert archive.projects.lengths()[document] == sum(map(len, texts))


def test_a_tag_of_the_same_person_in_the_same_place_is_the_same(archive: Archive) -> None:
    document, _ = filled(archive)
    said = archive.projects.document(document)
    head = archive.projects.head("x")
    taking = archive.projects.taking_in()
    with archive.long_edit("Take in") as edit:
        taking.people(head.people)
        taking.themes(head.themes)
        taking.meet(said.guid, document)
        other = [replace(tag, guid=f"{number:032}") for number, tag in enumerate(said.tags)]
        taking.marks(said.guid, other, [])
    assert edit.id is None
    assert taking.counts["tags"] == {"there": len(said.tags)}


def test_another_person_tags_anew(archive: Archive) -> None:
    document, _ = filled(archive)
    said = archive.projects.document(document)
    head = archive.projects.head("x")
    ann = head.people[0]
    ben = replace(ann, guid="00000000-0000-4000-8000-000000000001", name="Ben")
    tag = ProjectTag("new", said.tags[0].theme, said.tags[0].passage, ben.guid, said.tags[0].at)
    taking = archive.projects.taking_in()
    with archive.long_edit("Take in"):
        taking.people([ann, ben])
        taking.themes(head.themes)
        taking.meet(said.guid, document)
        taking.marks(said.guid, [tag], [])
    names = {each.uuid: each.created_by for each in archive.tags.of_document(document)}
    assert names["new"] == "Ben"


def test_a_note_changed_elsewhere_keeps_its_time(archive: Archive) -> None:
    document = add(archive)
    guid = archive.documents.get(document).uuid
    note = ProjectNote(
        "note", "Said", None, "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z", None, guid, Passage(0)
    )
    taking = archive.projects.taking_in()
    with archive.long_edit("Take in"):
        taking.meet(guid, document)
        taking.marks(guid, [], [note])
    (found,) = archive.annotations.all()
    assert (found.created_at, found.changed_at) == (note.at, note.changed_at)


def test_a_removed_theme_comes_back_when_something_hangs_on_it(archive: Archive) -> None:
    document, _ = filled(archive)
    said, head = archive.projects.document(document), archive.projects.head("x")
    archive.themes.remove(archive.themes.find("Health").id)
    taking = archive.projects.taking_in()
    with archive.long_edit("Take in"):
        taking.people(head.people)
        taking.themes(head.themes)
        taking.meet(said.guid, document)
        taking.marks(said.guid, said.tags, said.notes)
    assert archive.themes.find("Health").tags == 1
    assert archive.check() == []


def test_a_tree_that_was_turned_round_stays_a_tree(archive: Archive, tmp_path: Path) -> None:
    """There A is under B; here B was put under A by hand, and stays there."""
    with Archive.open(tmp_path / "theirs.concord", person="Ben") as theirs:
        b = theirs.themes.add("B")
        theirs.themes.add("A", parent=b)
        head = theirs.projects.head("x")
    taking = archive.projects.taking_in()
    with archive.long_edit("Take in"):
        taking.people(head.people)
        taking.themes(
            [replace(each, entry=replace(each.entry, parent=None)) for each in head.themes]
        )
    archive.themes.move(archive.themes.find("B").id, archive.themes.find("A").id)
    again = archive.projects.taking_in()
    with archive.long_edit("Take in"):
        again.people(head.people)
        again.themes(head.themes)
    assert [each.name for each in archive.themes.all()][-2:] == ["A", "B"]
    assert archive.themes.find("A").parent is None


def test_a_theme_nobody_has_changed_becomes_as_the_project_says(
    archive: Archive, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "theirs.concord", person="Ben") as theirs:
        for name in ("Peace", "Health"):
            theirs.themes.change(theirs.themes.find(name).id, description="Theirs")
        head = theirs.projects.head("x")
    archive.themes.change(archive.themes.find("Health").id, description="Ours")
    taking = archive.projects.taking_in()
    with archive.long_edit("Take in"):
        taking.people(head.people)
        taking.themes(head.themes)
    assert taking.changed == ["Peace"]
    assert archive.themes.find("Peace").description == "Theirs"
    assert archive.themes.find("Health").description == "Ours"
