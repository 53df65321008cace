"""Each of the points has a project that breaks it, and is found out by it alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from importers.parsed import UnreadableFile
from tests.viewer.exporters.projects.making import damage, filled, project_of
from viewer.archive import Archive
from viewer.exporters.projects.checking import Finding, check_project

Members = dict[str, bytes]
Break = Callable[[Members], None]


@pytest.fixture
def sound(tmp_path: Path) -> Iterator[Path]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as archive:
        filled(archive)
        yield project_of(archive, tmp_path / "sound.qdpx")


def broken(sound: Path, change: Break) -> list[Finding]:
    with zipfile.ZipFile(sound) as file:
        members = {each: file.read(each) for each in file.namelist()}
    change(members)
    path = sound.with_name("broken.qdpx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return check_project(path)


def replacing(old: bytes, new: bytes, count: int = -1) -> Break:
    def change(members: Members) -> None:
        assert old in members["project.qde"]
        members["project.qde"] = members["project.qde"].replace(old, new, count)

    return change


def renaming(member: Callable[[str], bool], to: Callable[[str], str]) -> Break:
    def change(members: Members) -> None:
        for name in [each for each in members if member(each)]:
            members[to(name)] = members.pop(name)

    return change


def in_texts(change: Callable[[bytes], bytes]) -> Break:
    """In the plain text that begins as the first document does."""

    def changed(members: Members) -> None:
        for name, content in members.items():
            if name.endswith(".txt") and content.startswith(b"Of peace"):
                members[name] = change(content)

    return changed


def without(suffix: str) -> Break:
    def change(members: Members) -> None:
        for name in [each for each in members if each.endswith(suffix)]:
            del members[name]

    return change


def extra(name: str) -> Break:
    return lambda members: members.__setitem__(name, b"x")


TALKS = b'name="Talks" isCodable="true"'
BROKEN: dict[str, tuple[Break, str, str]] = {
    "inner name": (renaming("project.qde".__eq__, lambda _: "Ours.qde"), "package", "instead"),
    "folder": (
        renaming(lambda name: "/" in name, lambda name: name.replace("s", "S", 1)),
        "package",
        "is not in the folder",
    ),
    "outside": (extra("../evil.txt"), "package", "outside"),
    "absolute": (extra("/etc/evil.txt"), "package", "outside"),
    "backslash": (extra("sources\\evil.txt"), "package", "outside"),
    "nested": (extra("sources/deep/a.txt"), "package", "folder within"),
    "root": (extra("readme.txt"), "package", "at the root"),
    "mark": (
        lambda members: members.update({"project.qde": b"\xef\xbb\xbf" + members["project.qde"]}),
        "schema",
        "byte order mark",
    ),
    "entities": (
        replacing(b"<Project ", b'<!DOCTYPE Project [<!ENTITY a "b">]><Project ', 1),
        "schema",
        "entities",
    ),
    "not well-formed": (replacing(b"</Project>", b""), "schema", "well-formed"),
    "order": (replacing(b"<Links>", b"<Description>x</Description><Links>"), "schema", "Links"),
    "person unknown": (replacing(b"<User guid=", b'<User id="x" name="x" guid='), "schema", ""),
    "same guid": (replacing(b'name="Talks"', b'name="Talks" color="#12345"'), "schema", "color"),
    "both texts": (
        replacing(b"On a document</Pl", b"On a document</PlainTextContent><Pl", 1),
        "schema",
        "",
    ),
    "start": (replacing(b'startPosition="', b'startPosition="-', 1), "positions", "from -"),
    "long": (replacing(b'endPosition="', b'endPosition="999', 1), "positions", "characters"),
    "quote": (replacing(b'name="peace"', b'name="war"'), "positions", "stands on"),
    "text mark": (in_texts(lambda text: b"\xef\xbb\xbf" + text), "texts", "BOM"),
    "returns": (in_texts(lambda text: text.replace(b"\n", b"\r\n")), "texts", "carriage"),
    "latin": (in_texts(lambda text: text + b"\xe9"), "texts", "not UTF-8"),
    "missing": (
        without(".pdf"),
        "texts",
        "is not in the project",
    ),
    "left over": (
        extra("sources/00000000-0000-0000-0000-000000000000.txt"),
        "texts",
        "Nothing refers",
    ),
    "not codable": (replacing(TALKS, TALKS.replace(b"true", b"false")), "codes", "not codable"),
    "siblings": (replacing(b'name="Health"', b'name="Peace"'), "codes", "called “Peace”"),
    "type": (replacing(b'"Date" typeOfVariable="Text"', b'"Date" typeOfVariable="Date"'),
        "variables", "which is a Date"),
    "home": (replacing(b'origin="Concord"', b'origin="Concord" basePath="/home/ann/x"'),
        "privacy", "home folder"),
    "windows home": (
        replacing(b'origin="Concord"', b'origin="Concord" basePath="C:\\Users\\ann"'),
        "privacy",
        "home folder",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_found(sound: Path, name: str) -> None:
    change, point, words = BROKEN[name]
    found = broken(sound, change)
    assert [each for each in found if each.point == point and words in each.sentence], found


def test_references_lead_to_what_they_say(sound: Path) -> None:
    with zipfile.ZipFile(sound) as file:
        text = file.read("project.qde")
    user = text.split(b'<User guid="')[1][:36]
    code = text.split(b'<Code guid="')[1][:36]
    nobody = b"00000000-0000-0000-0000-000000000000"

    (unknown, *_) = broken(sound, replacing(b'creatingUser="' + user, b'creatingUser="' + nobody))
    assert (unknown.point, "not there" in unknown.sentence) == ("guids", True)
    (wrong, *_) = broken(sound, replacing(b'creatingUser="' + user, b'creatingUser="' + code))
    assert "is a Code and not a User" in wrong.sentence
    (twice, *_) = broken(sound, replacing(b'<User guid="' + user, b'<User guid="' + code))
    assert "already" in twice.sentence


def test_two_values_of_one_variable_are_found(sound: Path) -> None:
    with zipfile.ZipFile(sound) as file:
        text = file.read("project.qde")
    start = text.index(b"<VariableValue>")
    value = text[start : text.index(b"</VariableValue>") + len(b"</VariableValue>")]
    found = broken(sound, replacing(value, value + value, 1))
    assert [each.point for each in found] == ["variables"]


def test_what_is_no_project_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(b"no zip")
    with pytest.raises(UnreadableFile, match="no REFI-QDA project"):
        check_project(path)
    with pytest.raises(UnreadableFile, match="not there"):
        check_project(tmp_path / "b.qdpx")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("project.qde", b" " * 40_000_000)
    with pytest.raises(UnreadableFile, match="fill the memory"):
        check_project(path)


def test_a_file_that_cannot_be_unpacked_is_found(sound: Path) -> None:
    name = damage(sound, b"%PDF-two")
    (found,) = check_project(sound)
    assert (found.point, found.sentence) == ("package", f"“{name}” cannot be unpacked.")
