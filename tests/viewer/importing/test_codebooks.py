"""Codebooks that come from anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.parsed import UnreadableFile
from viewer.domain import CodebookEntry
from viewer.importing.codebooks import read_codebook

GUID = "11111111-2222-3333-4444-555555555555"


def qdc(codes: str, head: str = "") -> str:
    space = 'xmlns="urn:QDA-XML:codebook:1.0"'
    return f'<?xml version="1.0"?>{head}<CodeBook {space}><Codes>{codes}</Codes></CodeBook>'


def read(tmp_path: Path, text: str | bytes, name: str = "book.qdc") -> list[CodebookEntry]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_codebook(path)


def test_a_codebook_of_another_program_is_read(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        qdc(
            f'<Code guid="{{{GUID.upper()}}}" name=" Peace  talks" isCodable="false" color="#36C">'
            f"<Description> What it is. </Description>"
            f'<NoteRef targetGUID="{GUID}"/>'
            f'<Code guid="{GUID[:-1]}6" name="Mediation" isCodable="true" color="#3363C8"/></Code>'
        ),
    )
    assert (first.uuid, first.name, first.colour) == (GUID, "Peace talks", "#3366cc")
    assert (first.description, first.key, first.words) == ("What it is.", None, None)
    assert (second.parent, second.colour, second.description) == (GUID, "blue", None)


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("<CodeBook><Codes", "a.qdc", "not well-formed"),
        (qdc("<Code guid='x' isCodable='true'/>"), "a.qdc", "without a name"),
        (qdc(""), "a.qdc", "has no themes"),
        ("<html/>", "a.qdc", "is not a REFI-QDA codebook"),
        ("", "a.qdc", "not well-formed"),
        ("", "a.csv", "no column “name”"),
        (qdc("&x;", '<!DOCTYPE a [<!ENTITY x "y">]>'), "a.qdc", "declares entities"),
        (qdc("&x;", '<!DOCTYPE a SYSTEM "file:///etc/passwd">'), "a.qdc", "entities|well-formed"),
        (
            qdc(f'<Code guid="{GUID}" name="a"/><Code guid="{GUID}" name="b"/>'),
            "a.qdc",
            "two themes of one identity",
        ),
        (qdc("<Code name='a'>" * 220 + "</Code>" * 220), "a.qdc", "too deeply|well-formed"),
        ("{", "a.json", "not well-formed JSON"),
        ("[" * 100_000, "a.json", "not well-formed JSON"),
        ("{}", "a.json", "no list of themes"),
        ("[1]", "a.json", "no list of themes"),
        (
            json.dumps([{"uuid": GUID, "name": "a", "parent": GUID}]),
            "a.json",
            "puts “a” below itself",
        ),
        (
            json.dumps([{"name": "a", "parent": GUID}]),
            "a.json",
            "under a theme that it does not have",
        ),
        ("title,colour\na,b\n", "a.csv", "no column “name”"),
        ("name,under\na,b\n", "a.csv", "which is not above"),
        (b"name\n\xff\xfe\n", "a.csv", "not text in UTF-8"),
        (b'name\n"' + b"x" * 200_000, "a.csv", "is no table"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    tmp_path: Path, text: str | bytes, name: str, why: str
) -> None:
    with pytest.raises(UnreadableFile, match=why) as told:
        read(tmp_path, text, name)
    assert str(told.value).endswith(".")


def test_a_missing_and_a_huge_file_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_codebook(tmp_path / "none.qdc")
    monkeypatch.setattr("viewer.importing.codebooks.MAX_BYTES", 10)
    with pytest.raises(UnreadableFile, match="larger than"):
        read(tmp_path, qdc("<Code name='a'/>"))


def test_too_many_themes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.importing.codebooks.MAX_THEMES", 2)
    with pytest.raises(UnreadableFile, match="more than 2 themes"):
        read(tmp_path, "name\na\nb\nc\n", "a.csv")


def test_a_table_of_a_person_needs_only_names(tmp_path: Path) -> None:
    text = "Name;Under;Colour;Key\nPeace;;#3363c8;P\nMediation;peace;loud;1 2\n;;;\n"
    first, second = read(tmp_path, text, "a.csv")
    assert (first.name, first.colour, first.key) == ("Peace", "blue", "p")
    assert (second.parent, second.colour, second.key) == (first.uuid, None, None)
    again = read(tmp_path, text, "b.csv")
    assert [each.uuid for each in again] == [first.uuid, second.uuid]


def test_children_may_stand_before_their_parents(tmp_path: Path) -> None:
    other = GUID[:-1] + "6"
    themes = [{"uuid": other, "name": "b", "parent": GUID}, {"uuid": GUID, "name": "a"}]
    found = read(tmp_path, json.dumps({"themes": themes}), "a.json")
    assert [each.name for each in found] == ["a", "b"]


def test_values_that_we_do_not_know_are_left_out(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        json.dumps(
            [{"name": "a", "icon": "../../x", "pattern": 3, "words": [1, " b "], "retired": "no"}]
        ),
        "a.json",
    )
    assert (found.icon, found.pattern, found.retired, found.words) == (None, None, None, ("b",))


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), suffix=st.sampled_from(["qdc", "csv", "json"]))
def test_any_bytes_are_themes_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a.{suffix}"
    path.write_bytes(content)
    said = ""
    try:
        found = read_codebook(path)
    except UnreadableFile as error:
        said, found = str(error), []
    assert found or said.endswith(".")
