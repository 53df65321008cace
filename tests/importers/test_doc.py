"""Old Word: recognised by content, read by the best program there is, or a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from importers import Kind, ParsedDocument, Source, UnreadableFile, read_bytes
from importers.doc import recognise
from importers.legacy import antiword, libreoffice
from importers.legacy.programs import run
from importers.registry import choose
from tests.importers.docxfiles import make_docx, p
from tests.importers.legacy.faking import only_programs_in, put_program
from tests.importers.making_ole import ole, word_document

DOC = ole({"WordDocument": word_document(), "1Table": bytes(4096)})


def read(content: bytes = DOC) -> ParsedDocument:
    return read_bytes(Source("letter.doc", content))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all programs of this system: none."""
    folder = tmp_path / "bin"
    only_programs_in(folder, monkeypatch)
    return folder


def office(programs: Path, text: str) -> None:
    """LibreOffice, which makes this text of everything."""
    docx = programs / "made.docx"
    docx.write_bytes(make_docx(p(text)))
    put_program(programs, "soffice", f"mkdir result; cp '{docx}' result/document.docx")


def words(programs: Path, body: str) -> None:
    put_program(programs, "antiword", f'echo "<book><chapter>{body}</chapter></book>"')


def test_without_a_program_it_is_said_what_to_install(programs: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"Install LibreOffice .* or antiword"):
        read()


def test_libreoffice_is_asked_first(programs: Path) -> None:
    office(programs, "Read by LibreOffice.")
    words(programs, "<para>Read by antiword.</para>")
    document = read()
    assert [block.text for block in document.blocks] == ["Read by LibreOffice."]
    assert (document.importer, document.media_type) == ("doc", "application/msword")


def test_antiword_is_asked_where_libreoffice_fails(programs: Path) -> None:
    put_program(programs, "soffice", "exit 0")
    words(programs, "<para>Read by antiword.</para>")
    assert [block.text for block in read().blocks] == ["Read by antiword."]
    assert read().warnings == ()


def test_missing_numbers_are_said(programs: Path) -> None:
    words(programs, "<orderedlist><listitem><para>It is so.</para></listitem></orderedlist>")
    (warning,) = read().warnings
    assert "libreoffice-writer" in warning


def test_what_no_program_can_read_gives_a_sentence(programs: Path) -> None:
    put_program(programs, "antiword", "exit 1")
    with pytest.raises(UnreadableFile, match="more than antiword can read"):
        read()
    put_program(programs, "soffice", "exit 0")
    with pytest.raises(UnreadableFile, match="damaged or no document of Word"):
        read()


def test_a_program_that_hangs_costs_its_time_and_gives_a_sentence(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient(program: str, content: bytes, folder: Path) -> bytes | None:
        return to_docx(program, content, folder, seconds=0.3)

    to_docx = libreoffice.to_docx
    monkeypatch.setattr(libreoffice, "to_docx", impatient)
    put_program(programs, "soffice", "sleep 300")
    with pytest.raises(UnreadableFile, match="took too long"):
        read()


def test_a_program_that_cannot_be_started_is_passed_over(programs: Path) -> None:
    put_program(programs, "soffice", "exit 0")
    (programs / "soffice").write_bytes(b"\x00not a program")
    words(programs, "<para>Read by antiword.</para>")
    assert [block.text for block in read().blocks] == ["Read by antiword."]


@pytest.mark.parametrize(
    "content",
    [
        ole({"WordDocument": word_document(0x0100), "1Table": bytes(4096)}),
        ole({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"x"}),
        DOC[:8] + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
    ],
)
def test_a_password_gives_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="password"):
        read(content)
    with pytest.raises(UnreadableFile, match="password"):
        read_bytes(Source("letter.docx", content))


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.txt", "a"])
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert choose(Source(name, DOC)).name == "doc"
    assert choose(Source(name, b"\xdb\xa5\x2d\x00" + bytes(400))).name == "doc"


def test_other_compound_files_are_not_old_word() -> None:
    spreadsheet = ole({"Workbook": bytes(5000)}, inner={"WordDocument": word_document()})
    assert recognise(Source("a.doc", spreadsheet)) == 0


def test_a_file_cut_short_is_known_by_its_suffix() -> None:
    assert recognise(Source("a.doc", DOC[:700])) > 0
    assert recognise(Source("a.xls", DOC[:700])) == 0


@pytest.mark.slow
@pytest.mark.parametrize("only", ["soffice", "antiword"])
def test_a_real_document_is_read_by_a_real_program(
    only: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice makes the .doc; then one program alone is there to read it."""
    maker, reader = libreoffice.find(), shutil.which(only)
    if maker is None or reader is None:
        pytest.skip(f"LibreOffice or {only} is not installed")
    paragraphs = [f"Paragraph {number} of a letter that is long enough." for number in range(60)]
    letter = tmp_path / "letter.rtf"
    letter.write_text("{\\rtf1 " + "\\par ".join(paragraphs) + "}", "ascii")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [maker, profile, "--headless", "--convert-to", "doc", str(letter)]
    run(command, folder=tmp_path)
    monkeypatch.setattr(libreoffice, "find", lambda: reader if only == "soffice" else None)
    monkeypatch.setattr(antiword, "find", lambda: reader if only == "antiword" else None)
    document = read((tmp_path / "letter.doc").read_bytes())
    assert [block.text for block in document.blocks] == paragraphs
    assert {block.kind for block in document.blocks} == {Kind.PARAGRAPH}
