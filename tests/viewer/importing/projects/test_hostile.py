"""Projects that were made to do harm, or came apart on the way: a sentence, or what can be saved."""

from __future__ import annotations

import random
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from importers.parsed import UnreadableFile
from tests.viewer.exporters.projects.making import filled, project_of
from tests.viewer.importing.projects.conftest import Ours
from tests.viewer.importing.projects.making import TEXT, content, g, project, tag, write
from viewer.archive import Archive
from viewer.importing import Workers
from viewer.importing.projects import import_project

LAUGHS = """<?xml version="1.0"?><!DOCTYPE Project [
<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Project name="&c;" xmlns="urn:QDA-XML:project:1.0"/>"""
OUTSIDE = """<?xml version="1.0"?><!-- first --><!DOCTYPE Project [
<!ENTITY a SYSTEM "file:///etc/passwd">]><Project name="x"><Description>&a;</Description></Project>"""


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_not_parsed(ours: Ours, text: str, encoding: str) -> None:
    with pytest.raises(UnreadableFile, match="declares a document type"):
        ours.take_in(text.encode(encoding))


def test_odd_encodings_hide_nothing(ours: Ours) -> None:
    elements = b'<?xml version="1.0" encoding="UTF-7"?><Project/>'
    with pytest.raises(UnreadableFile, match="encoding"):
        ours.take_in(elements)


def test_a_document_type_in_a_text_is_a_text(ours: Ours) -> None:
    said = "There was written <!DOCTYPE html>, and <!ENTITY too."
    words = f"{TEXT * 20}\n{said}\n"
    text = tag(
        "TextSource", f"<PlainTextContent><![CDATA[{words}]]></PlainTextContent>", guid=g("a")
    )
    ours.take_in(project(tag("Sources", text)))
    texts = [each.text for each in ours.archive.documents.paragraphs(ours.document.id)]
    assert said in texts


@pytest.mark.parametrize(
    "path",
    [
        "../../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "absolute:///etc/passwd",
        "relative:///../../etc/passwd",
        "internal://../../../../etc/passwd",
        "C:\\Windows\\win.ini",
        "https://example.org/a.txt",
    ],
)
def test_nothing_outside_of_the_project_is_read(ours: Ours, path: str) -> None:
    text = tag("TextSource", guid=g("a"), name="Secrets", plainTextPath=path)
    report = ours.take_in(project(tag("Sources", text)))
    assert ours.archive.documents.all() == []
    assert any(path in example for each in report.of("left") for example in each.examples)


def test_members_with_names_that_lead_elsewhere_write_nothing(ours: Ours, tmp_path: Path) -> None:
    text = tag("TextSource", guid=g("a"), name="Evil", plainTextPath="internal://evil.txt")
    ours.take_in(
        project(tag("Sources", text)), {"../evil.txt": TEXT.encode(), "/tmp/evil.txt": b"x"}
    )
    assert not (tmp_path.parent / "evil.txt").exists()
    assert not (tmp_path / "evil.txt").exists()
    assert len(ours.archive.documents.all()) == 1


def test_a_bomb_in_the_elements_is_refused(ours: Ours) -> None:
    with pytest.raises(UnreadableFile, match="fill the memory"):
        ours.take_in(b"<Project>" + b" " * 60_000_000 + b"</Project>")


def test_a_bomb_in_a_text_is_left(ours: Ours) -> None:
    text = tag("TextSource", guid=g("a"), name="Bomb", plainTextPath="internal://bomb.txt")
    report = ours.take_in(project(tag("Sources", text)), {"sources/bomb.txt": b"a" * 60_000_000})
    assert ours.archive.documents.all() == []
    assert report.of("left")


def test_endless_nesting_is_refused(ours: Ours) -> None:
    deep = "<Code guid='x' name='x' isCodable='true'>" * 400 + "</Code>" * 400
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        ours.take_in(project(tag("CodeBook", tag("Codes", deep))))


def test_a_password_is_said(ours: Ours, tmp_path: Path) -> None:
    path = write(tmp_path / "a.qdpx", project())
    raw = bytearray(path.read_bytes())
    raw[6:8] = struct.pack("<H", 1)
    directory = raw.index(b"PK\x01\x02")
    raw[directory + 8 : directory + 10] = struct.pack("<H", 1)
    path.write_bytes(bytes(raw))
    with pytest.raises(UnreadableFile, match="protected by a password"):
        ours.take(path)


def test_numbers_that_are_none_and_giants_do_no_harm(ours: Ours) -> None:
    place = tag(
        "PlainTextSelection",
        tag("Description", "kept"),
        guid=g("place"),
        startPosition="9" * 5_000,
        endPosition="a",
    )
    text = tag("TextSource", content(TEXT), place, guid=g("a"), name="Harbour")
    report = ours.take_in(project(tag("Sources", text)))
    assert len(report.of("left")) == 1
    assert list(ours.notes()) == ["(no words)\n\nkept"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("sound")
    with Archive.open(folder / "ours.concord", person="Ann") as archive:
        filled(archive)
        path = project_of(archive, folder / "sound.qdpx")
    with zipfile.ZipFile(path) as file:
        return {each: file.read(each) for each in file.namelist()}


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(number=st.integers(0, 2**32))
def test_a_project_that_came_apart_is_refused_or_taken_but_never_breaks(
    sound: dict[str, bytes],
    warm: Workers,
    tmp_path_factory: pytest.TempPathFactory,
    number: int,
) -> None:
    dice = random.Random(number)
    members = {name: _spoilt(content, dice) for name, content in sound.items()}
    folder = tmp_path_factory.mktemp("spoilt")
    elements = members.pop("project.qde")
    path = write(folder / "a.qdpx", elements, members)
    with Archive.open(folder / "a.concord", person="Ben") as archive:
        with suppress(UnreadableFile):
            import_project(archive, path, workers=warm)
        assert archive.check() == []


def _spoilt(content: bytes, dice: random.Random) -> bytes:
    """With words exchanged, doubled or cut out, as hands and programs do it."""
    if dice.random() < 0.3 or len(content) < 40:
        return content
    pieces = content.split(b'"')
    for _ in range(dice.randrange(1, 6)):
        at, other = dice.randrange(len(pieces)), dice.randrange(len(pieces))
        match dice.randrange(4):
            case 0:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 1:
                pieces[at] = pieces[other]
            case 2:
                pieces[at] = b"-1"
            case _:
                pieces[at] = pieces[at][: len(pieces[at]) // 2]
    return b'"'.join(pieces)
