"""antiword: its DocBook as drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers import Kind, UnreadableFile
from importers.legacy import antiword
from tests.importers.legacy.faking import only_programs_in, put_program

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML '
    'V4.1.2//EN"\n\t"http://www.oasis-open.org/docbook/xml/4.1.2/docbookx.dtd">\n'
    "<book lang='en_US'><title>P</title><bookinfo><author><surname>A. Clerk</surname></author>"
    "</bookinfo>"
)


def read(body: str) -> antiword.Docbook:
    return antiword.read(f"{HEAD}<chapter>{body}</chapter></book>".encode(), name="a.doc")


def test_sections_are_headings_by_their_depth() -> None:
    found = read(
        "<title>On peace</title><para>\nIt is kept.\n</para><sect1><title/><sect2>"
        "<title>At sea</title><para>Ships <emphasis>sail</emphasis>.</para></sect2></sect1>"
    ).drafts
    assert [(d.kind, d.level, d.text) for d in found] == [
        (Kind.HEADING, 1, "On peace"),
        (None, 0, "It is kept."),
        (Kind.HEADING, 3, "At sea"),
        (None, 0, "Ships sail."),
    ]


def test_notes_stand_at_the_end_with_their_marks() -> None:
    note = "<footnote><para>\nA/67/1.\n</para></footnote>"
    found = read(f"<para>It{note} is{note} so.</para><para>Next.</para>").drafts
    assert [(d.mark, d.text) for d in found] == [
        (None, "It1 is2 so."),
        (None, "Next."),
        ("1", "A/67/1."),
        ("2", "A/67/1."),
    ]


def test_tables_keep_their_cells() -> None:
    row = "<row><entry>\n{}\n</entry><entry>{}</entry></row>"
    table = (
        "<para><informaltable><tgroup cols='2'><colspec/><tbody>"
        f"{row.format('State', 'Year')}{row.format('', '')}{row.format('Chad', '2013')}"
        "</tbody></tgroup></informaltable></para>"
    )
    (draft,) = read(table).drafts
    assert draft.cells == (("State", "Year"), ("Chad", "2013"))
    one = "<row><entry>A box.</entry></row><row><entry>Another.</entry></row>"
    boxes = read(
        f"<para><informaltable><tgroup><tbody>{one}</tbody></tgroup></informaltable></para>"
    )
    assert [draft.text for draft in boxes.drafts] == ["A box.", "Another."]


def test_bullets_are_printed_and_numbers_are_known_to_be_missing() -> None:
    items = "<listitem><para>Water</para></listitem><listitem><para>Food</para></listitem>"
    bullets = read(f"<itemizedlist>{items}</itemizedlist>")
    assert [(d.kind, d.label) for d in bullets.drafts] == [(Kind.LIST_ITEM, "•")] * 2
    assert not bullets.counted
    numbers = read(f"<orderedlist>{items}</orderedlist>")
    assert [(d.kind, d.label, d.text) for d in numbers.drafts] == [
        (None, None, "Water"),
        (None, None, "Food"),
    ]
    assert numbers.counted


def test_bold_paragraphs_and_places_of_pictures() -> None:
    found = read(
        "<para><emphasis role='bold'>Peace</emphasis></para><para>[pic]</para>"
        "<para><emphasis role='bold'>It</emphasis> is.</para>"
    ).drafts
    assert [(d.text, d.bold) for d in found] == [("Peace", True), ("It is.", False)]


def test_what_is_not_well_formed_gives_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        antiword.read(b"<book>", name="a.doc")


def test_a_failure_of_the_program_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only_programs_in(tmp_path, monkeypatch)
    assert antiword.find() is None
    put_program(tmp_path, "antiword", "echo '<book/>'; exit 1")
    program = antiword.find()
    assert program is not None
    assert antiword.to_docbook(program, b"x", tmp_path) is None
    put_program(tmp_path, "antiword", "echo '<book/>'")
    assert antiword.to_docbook(program, b"x", tmp_path) == b"<book/>\n"
