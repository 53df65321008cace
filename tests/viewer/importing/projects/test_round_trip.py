"""What Concord writes comes back as it went: by content, into an archive that has nothing yet."""

from __future__ import annotations

import random
import re
import shutil
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import seeds
from importers import read
from importers.parsed import Kind
from tests.viewer.exporters.projects.making import damage, filled, project_of, reading
from tests.viewer.importing.projects.conftest import Ours
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, Target
from viewer.domain.notes import LinkKind, LinkTarget
from viewer.domain.projects import Project
from viewer.exporters.passages import clean
from viewer.exporters.projects.checking import check_project
from viewer.importing import Workers
from viewer.importing.projects import import_project

STARTERS = ("Peace", "Humanitarian", "Health")


def content_of(archive: Archive) -> dict[str, Any]:
    """Everything a person made, by its UUIDs; people by their names."""
    head: Project = archive.projects.head("x")
    names: dict[str | None, str] = {each.guid: each.name for each in head.people}

    def by(value: Any) -> Any:
        return replace(value, by=names.get(value.by))

    documents = {each.guid: each for each in archive.projects.documents()}
    themes = [
        replace(by(each), by=None, at=None) if each.entry.name in STARTERS else by(each)
        for each in head.themes
    ]
    return {
        "themes": [asdict(each) for each in themes],
        "notes": [asdict(by(each)) for each in head.notes],
        "collections": sorted((by(each) for each in head.collections), key=lambda e: e.guid),
        "pairs": sorted((by(each) for each in head.pairs), key=lambda each: each.guid),
        "links": sorted((by(each) for each in head.links), key=lambda each: each.guid),
        "documents": {
            guid: replace(by(each), tags=(), notes=(), bookmarks=tuple(map(by, each.bookmarks)))
            for guid, each in documents.items()
        },
        "tags": {
            guid: sorted((by(tag) for tag in each.tags), key=lambda tag: tag.guid)
            for guid, each in documents.items()
        },
        "notes in documents": {
            guid: sorted((by(note) for note in each.notes), key=lambda note: note.guid)
            for guid, each in documents.items()
        },
        "originals": {guid: b"".join(archive.projects.original(guid)) for guid in documents},
    }


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as opened:
        yield opened


def test_everything_comes_back(archive: Archive, ours: Ours, tmp_path: Path) -> None:
    one, two = filled(archive)
    (word, *_) = archive.annotations.all(document=one)
    (other, *_) = archive.annotations.all(document=two)
    place = Anchor(archive.documents.paragraphs(two)[1].id, 0, 8)
    archive.note_links.add(word.id, LinkKind.CONTRADICTS, LinkTarget(anchor=place))
    archive.note_links.add(word.id, LinkKind.SOURCE, LinkTarget(document=two))
    archive.note_links.add(other.id, LinkKind.FOLLOWS_UP, LinkTarget(note=word.id))
    archive.people.work_as("Cleo")
    archive.tags.add(archive.themes.find("Peace").id, [place])
    archive.annotations.change(word.id, "Changed since.")
    themes = archive.themes
    themes.move(themes.find("Health").id, None, themes.find("Peace").id)
    themes.move(themes.find("Humanitarian").id, themes.find("Talks").id)
    path = project_of(archive, tmp_path / "a.qdpx")
    report = ours.take(path)
    assert report.of("left") == ()
    assert [each.examples for each in report.of("changed")] == [("Health", "Peace", "Humanitarian")]
    assert content_of(ours.archive) == content_of(archive)
    assert ours.archive.check() == []


def test_an_original_that_is_damaged_is_told_of(
    archive: Archive, ours: Ours, tmp_path: Path
) -> None:
    filled(archive)
    path = project_of(archive, tmp_path / "a.qdpx")
    damage(path, b"one")
    report = ours.take(path)
    said = {each.sentence: each.examples for each in report.of("changed")}
    (examples,) = (said[each] for each in said if "original" in each)
    assert examples == ("Of war and peace",)
    assert len(ours.archive.documents.all()) == 2


def test_twice_is_once_and_undone_is_nothing(archive: Archive, ours: Ours, tmp_path: Path) -> None:
    filled(archive)
    path = project_of(archive, tmp_path / "a.qdpx")
    first = ours.take(path)
    again = ours.take(path)
    assert again.edit is None
    assert content_of(ours.archive) == content_of(archive)
    assert first.edit is not None
    ours.archive.history.undo(first.edit)
    assert ours.archive.projects.head("x").collections == ()
    assert ours.archive.documents.all() == []
    ours.take(path)
    back, wanted = content_of(ours.archive), content_of(archive)
    for each in (back, wanted):  # a note was changed when it came back
        del each["notes"], each["notes in documents"]
    assert back == wanted
    assert len(ours.archive.annotations.all()) == len(archive.annotations.all())


def test_into_the_archive_it_came_from_nothing_comes(
    archive: Archive, warm: Workers, tmp_path: Path
) -> None:
    filled(archive)
    before = content_of(archive)
    path = project_of(archive, tmp_path / "a.qdpx")
    archive.themes.change(archive.themes.find("Talks").id, name="Negotiations")
    report = import_project(archive, path, workers=warm)
    assert report.edit is None
    assert archive.themes.find("Negotiations").tags == 1
    archive.themes.change(archive.themes.find("Negotiations").id, name="Talks")
    assert content_of(archive) == before


def test_places_of_another_reading_are_found(archive: Archive, ours: Ours, tmp_path: Path) -> None:
    """The same file is here already, read by another importer: without labels, otherwise cut."""
    filled(archive)
    read_here = reading("An emoji 🕊 before", "peace, and العربية after. To be in doubt.")
    ours.archive.documents.add("one.txt", b"one", read_here)
    ours.take(project_of(archive, tmp_path / "a.qdpx"))
    words = {
        (ours.archive.themes.name(tag.theme), tag.quote)
        for tag in ours.tags()
        if tag.document == ours.archive.documents.find("one.txt").id
    }
    assert ("Talks", "peace") in words
    assert any(theme == "Health" and quote.endswith("To be in doubt.") for theme, quote in words)


def test_words_that_are_all_of_a_paragraph_are_not_the_paragraph(
    archive: Archive, ours: Ours, tmp_path: Path
) -> None:
    document = archive.documents.add("a.txt", b"a", reading("To be tagged.")).document
    place = archive.documents.paragraphs(document)[1]
    peace = archive.themes.find("Peace").id
    archive.tags.add(peace, [Anchor(place.id), Anchor(place.id, 0, len(place.text))])
    ours.take(project_of(archive, tmp_path / "a.qdpx"))
    assert sorted(tag.anchor.whole for tag in ours.tags()) == [False, True]


def test_what_was_changed_in_another_program_is_taken_without_our_asides(
    archive: Archive, ours: Ours, tmp_path: Path
) -> None:
    """As after a program that writes only what the standard knows, with GUIDs of its own."""
    filled(archive)
    path = project_of(archive, tmp_path / "a.qdpx")
    other = tmp_path / "b.qdpx"
    fresh: dict[str, str] = {}
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".qde"):
                text = re.sub(r"<\?concord .*?\?>", "", content.decode(), flags=re.DOTALL)
                text = re.sub(
                    r'"([0-9a-f-]{36})"',
                    lambda found: f'"{fresh.setdefault(found[1], str(uuid.uuid4()))}"',
                    text,
                ).replace('origin="Concord"', 'origin="Another"')
                content = text.encode()
            if name.endswith((".qde", ".txt")) and content != b"one":
                target.writestr(name, content)
    before = content_of(archive)
    report = import_project(archive, other, workers=ours.workers)
    assert report.new("documents") == 0
    assert report.new("tags") == 0
    assert report.edit is None
    assert content_of(archive) == before


def with_marks(archive: Archive, tags: int, notes: int) -> None:
    """The five samples with so many tags and notes, by two people, some in doubt."""
    for file in seeds.documents():
        archive.documents.add(file.name, file.read_bytes(), read(file))
    dice = random.Random(7)
    documents = [each.id for each in archive.documents.all()]
    texts = {each: archive.documents.paragraphs(each) for each in documents}
    themes = [archive.themes.add(f"Theme {number}") for number in range(12)]
    while sum(archive.documents.get(each).tags for each in documents) < tags:
        archive.people.work_as(dice.choice(["Ann", "Ben"]))
        anchor = _anywhere(dice, texts)
        archive.tags.add(dice.choice(themes), [anchor], sure=dice.random() < 0.9)
    for number in range(notes):
        archive.annotations.add(Target(anchor=_anywhere(dice, texts)), f"Note *{number}*")


def _anywhere(dice: random.Random, texts: dict[DocumentId, Any]) -> Anchor:
    paragraph = dice.choice(texts[dice.choice(list(texts))])
    if len(paragraph.text) < 2 or dice.random() < 0.5:
        return Anchor(paragraph.id)
    start = dice.randrange(len(paragraph.text) - 1)
    return Anchor(paragraph.id, start, dice.randrange(start + 1, len(paragraph.text) + 1))


def test_the_samples_with_300_tags_and_50_notes_come_back(
    archive: Archive, ours: Ours, tmp_path: Path
) -> None:
    with_marks(archive, 300, 50)
    path = project_of(archive, tmp_path / "a.qdpx")
    assert check_project(path) == []
    report = ours.take(path)
    assert report.remarks == ()
    assert (report.new("documents"), report.new("notes")) == (5, 50)
    assert report.new("tags") >= 300
    assert content_of(ours.archive) == content_of(archive)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
NAMES = WORDS.filter(lambda name: clean(name).strip() != "")


@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_is_in_an_archive_comes_back(
    data: st.DataObject, warm: Workers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("round")
    draw = data.draw
    with (
        Archive.open(folder / "a.concord", person="Ann") as ours,
        Archive.open(folder / "b.concord", person="Ann") as theirs,
    ):
        themes = [each.id for each in ours.themes.all()]
        for name in draw(st.lists(NAMES, max_size=4, unique_by=lambda n: " ".join(n.split()))):
            tidy = " ".join(clean(name).split())[:100]
            taken = {each.name.casefold() for each in ours.themes.all()}
            if tidy and tidy.casefold() not in taken:
                themes.append(
                    ours.themes.add(
                        tidy,
                        parent=draw(st.sampled_from([None, *themes])),
                        description=clean(draw(st.text(max_size=20))).strip(),
                    )
                )
        for number in range(draw(st.integers(0, 3))):
            texts = draw(st.lists(WORDS, min_size=1, max_size=5))
            added = ours.documents.add(f"{number}.txt", b"%d" % number, reading(*texts))
            for paragraph in ours.documents.paragraphs(added.document, furniture=True):
                _mark(draw, ours, paragraph.id, len(paragraph.text), themes)
        path = project_of(ours, folder / "a.qdpx")
        assert check_project(path) == []
        import_project(theirs, path, workers=warm)
        assert content_of(theirs) == content_of(ours)
    shutil.rmtree(folder)


def _mark(draw: Any, archive: Archive, paragraph: Any, length: int, themes: list[Any]) -> None:
    places = [Anchor(paragraph)]
    start = draw(st.integers(0, length - 1)) if length else 0
    if length:
        places.append(Anchor(paragraph, start, draw(st.integers(start + 1, length))))
    for place in places:
        for theme in draw(st.lists(st.sampled_from(themes), max_size=2, unique=True)):
            archive.tags.add(theme, [place], sure=draw(st.booleans()))
        body = clean(draw(st.text(max_size=20)))
        if body.strip():
            archive.annotations.add(Target(anchor=place), body)


def test_furniture_travels_and_is_told_apart(archive: Archive, ours: Ours, tmp_path: Path) -> None:
    filled(archive)
    ours.take(project_of(archive, tmp_path / "a.qdpx"))
    document = ours.archive.documents.find("one.txt").id
    kinds = [each.kind for each in ours.archive.documents.paragraphs(document, furniture=True)]
    assert Kind.FURNITURE in kinds


@pytest.mark.parametrize(
    ("name", "media_type", "element"),
    [
        ("a.pdf", "application/pdf", "PDFSource"),
        (
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "TextSource",
        ),
        ("scan.jpeg", "image/jpeg", "PictureSource"),
        ("scan.png", "image/png", "PictureSource"),
        ("scan.tif", "image/tiff", "TextSource"),
        ("a.EPUB", "application/epub+zip", "TextSource"),
        ("no suffix", "text/plain", "TextSource"),
        ("odd.sÜffix?", "text/plain", "TextSource"),
    ],
)
def test_every_kind_of_file_has_its_element_and_comes_back(
    archive: Archive, ours: Ours, tmp_path: Path, name: str, media_type: str, element: str
) -> None:
    added = archive.documents.add(
        name, b"\x00bytes\xff", reading("To be tagged.", media_type=media_type)
    )
    place = archive.documents.paragraphs(added.document)[1]
    archive.tags.add(archive.themes.find("Peace").id, [Anchor(place.id, 3, 5)])
    archive.annotations.add(Target(document=added.document), "On all of it")
    path = project_of(archive, tmp_path / "a.qdpx")
    assert check_project(path) == []
    with zipfile.ZipFile(path) as file:
        assert f"<{element} ".encode() in file.read("project.qde")
    assert ours.take(path).remarks == ()
    assert content_of(ours.archive) == content_of(archive)


def test_what_came_in_before_it_was_cancelled_stays_and_can_be_undone(
    archive: Archive, ours: Ours, tmp_path: Path
) -> None:
    for number in range(60):
        archive.documents.add(f"{number}.txt", b"%d" % number, reading(f"Number {number}."))
    path = project_of(archive, tmp_path / "a.qdpx")
    told: list[int] = []
    report = import_project(
        ours.archive,
        path,
        workers=ours.workers,
        progress=lambda progress: told.append(progress.done),
        cancelled=lambda: len(told) > 1,
    )
    assert report.cancelled
    assert "cancelled" in report.sentence()
    assert 0 < len(ours.archive.documents.all()) < 60
    assert report.edit is not None
    ours.archive.history.undo(report.edit)
    assert ours.archive.documents.all() == []
    assert len(ours.take(path).documents) == 60
