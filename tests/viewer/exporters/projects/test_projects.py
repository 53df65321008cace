"""Projects that go out are what the standard says, hold everything, and tell nobody's home."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.viewer.exporters.projects.making import EMOJI, filled, project_of
from viewer.archive import Archive
from viewer.domain import Anchor
from viewer.domain.projects import ProjectDocument
from viewer.exporters import ExportError
from viewer.exporters.projects import export_project
from viewer.exporters.projects.checking import check_project
from viewer.exporters.projects.vocabulary import DOUBTFUL, NAMESPACE, RETIRED

Q = f"{{{NAMESPACE}}}"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as opened:
        yield opened


def inner(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("project.qde"))


def text_at(path: Path, selection: etree._Element) -> str:
    parent = selection.getparent()
    assert parent is not None
    member = "sources/" + parent.get("plainTextPath", "").removeprefix("internal://")
    with zipfile.ZipFile(path) as archive:
        text = archive.read(member).decode("utf-8")
    return text[int(selection.get("startPosition", "")) : int(selection.get("endPosition", ""))]


def test_nothing_is_wrong_with_a_project_of_everything(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    assert check_project(project_of(archive, tmp_path / "ours.qdpx")) == []


def test_nor_with_one_of_nothing(archive: Archive, tmp_path: Path) -> None:
    assert check_project(project_of(archive, tmp_path / "ours.qdpx")) == []


def test_equal_archives_give_equal_bytes(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    one = project_of(archive, tmp_path / "one.qdpx").read_bytes()
    with archive.again(read_only=True) as other:
        assert project_of(other, tmp_path / "other.qdpx").read_bytes() == one


def test_offsets_count_code_points_and_quotes_are_what_was_tagged(
    archive: Archive, tmp_path: Path
) -> None:
    filled(archive)
    path = project_of(archive, tmp_path / "ours.qdpx")
    quotes = [text_at(path, each) for each in inner(path).iter(f"{Q}PlainTextSelection")]
    assert quotes == [EMOJI, "An", "peace", "To be in doubt.", "Requests help;"]


def test_tags_of_two_people_on_one_place_are_two_codings_of_one_selection(
    archive: Archive, tmp_path: Path
) -> None:
    (document, _) = filled(archive)
    place = Anchor(archive.documents.paragraphs(document)[1].id)
    archive.people.work_as("Ben")
    archive.tags.add(archive.themes.find("Peace").id, [place])
    path = project_of(archive, tmp_path / "ours.qdpx")
    root = inner(path)
    names = {each.get("guid"): each.get("name") for each in root.iter(f"{Q}User")}
    first = next(iter(root.iter(f"{Q}PlainTextSelection")))
    codings = first.findall(f"{Q}Coding")
    assert [names[each.get("creatingUser")] for each in codings] == ["Ann", "Ben"]
    assert len({each[0].get("targetGUID") for each in codings}) == 1
    assert check_project(path) == []


def test_codes_keep_their_tree_colours_and_descriptions(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    root = inner(project_of(archive, tmp_path / "ours.qdpx"))
    (talks,) = [each for each in root.iter(f"{Q}Code") if each.get("name") == "Talks"]
    parent = talks.getparent()
    assert parent is not None
    assert parent.get("name") == "Peace"
    assert talks.findtext(f"{Q}Description") == "Belongs:\n- talks\n\nNot: war."
    (old,) = [each for each in root.iter(f"{Q}Code") if each.get("name") == "Old"]
    assert (old.get("color"), old.get("isCodable")) == ("#123456", "true")
    (retired,) = [each for each in root.iter(f"{Q}Set") if each.get("guid") == RETIRED]
    assert [each.get("targetGUID") for each in retired] == [old.get("guid")]


def test_doubt_is_a_note_on_the_coding(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    root = inner(project_of(archive, tmp_path / "ours.qdpx"))
    on = [
        each.getparent() for each in root.iter(f"{Q}NoteRef") if each.get("targetGUID") == DOUBTFUL
    ]
    assert len(on) == 1
    assert on[0] is not None
    assert on[0].tag == f"{Q}Coding"


def test_notes_hang_where_they_were_put(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    root = inner(project_of(archive, tmp_path / "ours.qdpx"))
    bodies = {
        each.get("guid"): each.findtext(f"{Q}PlainTextContent") for each in root.iter(f"{Q}Note")
    }
    places = {
        bodies[each.get("targetGUID")]: each.getparent().tag.removeprefix(Q)  # type: ignore[union-attr]
        for each in root.iter(f"{Q}NoteRef")
        if each.get("targetGUID") != DOUBTFUL
    }
    assert places == {
        "Why **health**?": "Coding",
        "On words.\n\nTwo lines.": "PlainTextSelection",
        "On a paragraph <b>&</b>": "PlainTextSelection",
        "On a document": "TextSource",
        "On a theme": "Code",
    }


def test_a_long_note_has_a_file_of_its_own(archive: Archive, tmp_path: Path) -> None:
    from viewer.domain import Target

    document, _ = filled(archive)
    archive.annotations.add(Target(document=document), "long " * 60_000)
    path = project_of(archive, tmp_path / "ours.qdpx")
    assert check_project(path) == []
    (note,) = [each for each in inner(path).iter(f"{Q}Note") if each.get("plainTextPath")]
    with zipfile.ZipFile(path) as file:
        member = "sources/" + note.get("plainTextPath", "").removeprefix("internal://")
        assert file.read(member) == b"long " * 60_000


def test_originals_are_in_the_project(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    path = project_of(archive, tmp_path / "ours.qdpx")
    (pdf,) = inner(path).iter(f"{Q}PDFSource")
    with zipfile.ZipFile(path) as file:
        assert (
            file.read("sources/" + pdf.get("path", "").removeprefix("internal://")) == b"%PDF-two"
        )
        assert b"one" in [file.read(each) for each in file.namelist()]


def test_values_are_said_as_variables(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    root = inner(project_of(archive, tmp_path / "ours.qdpx"))
    names = {each.get("guid"): each.get("name") for each in root.iter(f"{Q}Variable")}
    (source,) = root.iter(f"{Q}TextSource")
    values = {
        names[each[0].get("targetGUID")]: each.findtext(f"{Q}TextValue")
        for each in source.iter(f"{Q}VariableValue")
    }
    assert values == {
        "Symbol": "A/RES/1",
        "Date": "2013-05",
        "Place": "Geneva",
        "Language": "en",
        "File": "one.txt",
    }


def test_control_characters_do_no_harm_and_move_nothing(archive: Archive, tmp_path: Path) -> None:
    from tests.viewer.exporters.projects.making import reading

    text = "\ufeffA\x0bB\r\nC\u2028D\x1bE peace"
    added = archive.documents.add("x\x01.txt", b"x", reading(text))
    place = archive.documents.paragraphs(added.document)[1].id
    archive.tags.add(archive.themes.find("Peace").id, [Anchor(place, len(text) - 5, len(text))])
    path = project_of(archive, tmp_path / "ours.qdpx")
    assert check_project(path) == []
    (selection,) = inner(path).iter(f"{Q}PlainTextSelection")
    assert text_at(path, selection) == "peace"


def test_what_stood_there_stays_where_the_export_fails(archive: Archive, tmp_path: Path) -> None:
    filled(archive)
    path = project_of(archive, tmp_path / "ours.qdpx")
    before = path.read_bytes()

    def broken() -> Iterator[ProjectDocument]:
        yield from archive.projects.documents()
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="disk is full"):
        export_project(
            archive.projects.head("x"), broken(), archive.projects.original, path, exported_at=""
        )
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []
