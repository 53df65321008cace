"""Akoma Ntoso: every case is valid against the schema of OASIS, and says what the resolution says."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seeds
from importers import read
from importers.parsed import Kind, Role
from tests.viewer.exporters.documents.akomantoso.making import (
    HEADING,
    ITEM,
    NOTE,
    OP,
    OPTIONS,
    PRE,
    TABLE,
    TITLE,
    at,
    document,
    note,
    tag,
    texts,
    theme,
    whole,
    written,
)
from viewer.archive import Archive
from viewer.archive.wholes import whole as read_whole
from viewer.exporters.documents import (
    DocumentOptions,
    Unfit,
    document_exporters,
    export_document,
    write_document,
)

PREAMBLE = (
    ("Cooperation", TITLE, "67/264."),
    ("The General Assembly,", PRE),
    ("Recalling its resolution 61/49,", PRE),
    ("Deeply concerned about all of it,", PRE),
)
CLAUSES = (("Takes note of the report;1", OP, "1."), ("Decides to go on.", OP, "2."))
GOLDEN = Path(__file__).parent / "golden.akn.xml"


def test_the_parts_of_a_resolution_are_where_the_guidelines_want_them() -> None:
    root = written(whole(*PREAMBLE, *CLAUSES, ("82nd plenary meeting",), ("A/67/280.", NOTE, "1")))

    assert texts(at(root, "//a:preface//a:docNumber")) == ["A/RES/67/264", "67/264."]
    assert texts(at(root, "//a:preamble/a:formula")) == ["The General Assembly,"]
    containers = at(root, "//a:preamble/a:container")
    assert [each.get("name") for each in containers] == ["recalling", "deeply"]
    paragraphs = at(root, "//a:mainBody/a:paragraph")
    assert [each.get("eId") for each in paragraphs] == ["para_1", "para_2"]
    assert texts(at(root, "//a:mainBody/a:paragraph/a:num")) == ["1.", "2."]
    assert texts(at(root, "//a:conclusions")) == ["82nd plenary meeting"]
    (statement,) = at(root, "/a:akomaNtoso/a:statement")
    assert statement.get("name") == "resolution"


def test_a_footnote_stands_where_its_mark_is() -> None:
    root = written(whole(*PREAMBLE, *CLAUSES, ("A/67/280.", NOTE, "1")))
    (called,) = at(root, "//a:authorialNote")
    paragraph = called.getparent()

    assert called.get("marker") == "1"
    assert texts([called]) == ["A/67/280."]
    assert paragraph is not None
    assert paragraph.text == "Takes note of the report;"


def test_a_footnote_that_nothing_calls_is_kept_at_the_end() -> None:
    root = written(whole(*PREAMBLE, *CLAUSES[1:], ("Lost.", NOTE, "7"), ("More of it.", NOTE)))
    assert texts(at(root, "//a:conclusions/a:container")) == ["7 Lost.", "More of it."]


def test_where_it_is_kept_tells_body_date_and_number() -> None:
    root = written(whole(*PREAMBLE, *CLAUSES))
    uri = "/akn/un/statement/resolution/unga/2013-05-17/67-264"
    assert [each.get("value") for each in at(root, "//a:FRBRuri")] == [
        uri,
        f"{uri}/eng@2013-05-17",
        f"{uri}/eng@2013-05-17.xml",
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"date": None, "symbol": None, "body": None, "language": None},
        {"date": "2013"},
        {"date": "spring", "body": "منظمة التعاون الإسلامي", "language": "ar"},
        {"symbol": "S/RES/1373(2001)", "body": "Security Council"},
        {"symbol": "A/RES/3369 (XXX)", "title": "\x07"},
        {"kind": "decision", "symbol": "A/DEC/1"},
    ],
    ids=str,
)
def test_whatever_is_known_of_the_document_it_is_valid(fields: dict[str, str | None]) -> None:
    written(whole(*PREAMBLE, *CLAUSES, of=document(**fields)))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"symbol": "A/67/L.29"}, "resolutionDraft"),
        ({"symbol": "A/RES/67/264"}, "resolution"),
        ({"symbol": "A/DEC/67/5", "kind": "decision"}, "decision"),
    ],
)
def test_it_is_called_what_it_is(fields: dict[str, str], name: str) -> None:
    (statement,) = at(
        written(whole(*PREAMBLE, *CLAUSES, of=document(**fields))), "/a:akomaNtoso/a:statement"
    )
    assert statement.get("name") == name


def test_without_a_preamble_there_is_none() -> None:
    root = written(whole(*CLAUSES))
    assert at(root, "//a:preamble") == []
    assert len(at(root, "//a:mainBody/a:paragraph")) == 2


def test_a_single_operative_paragraph_has_no_number() -> None:
    root = written(whole(*PREAMBLE, ("Decides to go on.", OP)))
    (paragraph,) = at(root, "//a:mainBody/a:paragraph")
    assert at(paragraph, "a:num") == []
    assert texts(at(paragraph, "a:content/a:p")) == ["Decides to go on."]


def test_subparagraphs_stand_in_their_paragraph_and_text_behind_them_after_it() -> None:
    root = written(
        whole(
            *PREAMBLE,
            ("Requests:", OP, "3."),
            ("One thing;", OP, ITEM, "(a)", 1),
            ("of it;", OP, ITEM, "(i)", 2),
            ("Another;", OP, ITEM, "(b)", 1),
            ("all of which at once.",),
            ("Decides.", OP, "4."),
        )
    )
    ids = [each.get("eId") for each in at(root, "//a:paragraph | //a:subparagraph")]
    assert ids == [
        "para_3",
        "para_3__subpara_a",
        "para_3__subpara_a__subpara_i",
        "para_3__subpara_b",
        "para_4",
    ]
    assert texts(at(root, "//a:wrapUp")) == ["all of which at once."]


def test_sections_and_a_preamble_within_the_operative_part() -> None:
    root = written(
        whole(
            *PREAMBLE,
            ("General", HEADING, "I."),
            ("Decides.", OP, "1."),
            ("Relief", HEADING, "II"),
            ("Recalling again,", PRE),
            ("Also decides.", OP, "2."),
            ("Nothing under it", HEADING),
        )
    )
    sections = at(root, "//a:mainBody/a:section")
    assert [each.get("eId") for each in sections] == ["sec_I", "sec_II"]
    assert [each.get("name") for each in at(root, "//a:hcontainer")] == ["recalling"]
    assert texts(at(root, "//a:conclusions")) == ["Nothing under it"]


def test_annexes_are_documents_of_their_own() -> None:
    root = written(
        whole(
            *PREAMBLE,
            *CLAUSES,
            ("82nd plenary meeting",),
            ("Annex I", HEADING),
            ("Declaration on everything.", "1."),
            ("Annex II", HEADING),
        )
    )
    annexes = at(root, "//a:attachment/a:doc")
    assert texts(at(root, "//a:attachment//a:docTitle")) == ["Annex I", "Annex II"]
    assert [each.get("name") for each in annexes] == ["annex", "annex"]
    assert texts(at(annexes[0], "a:mainBody")) == ["1. Declaration on everything."]


def test_tables_lists_and_twice_the_same_number() -> None:
    root = written(
        whole(
            *PREAMBLE,
            ("Decides.", OP, "1."),
            ("a\tb\nc", TABLE, (("a", "b"), ("c",))),
            ("a bullet", ITEM, "•", 1),
            ("Decides again.", OP, "1."),
        )
    )
    assert texts(at(root, "//a:td")) == ["a", "b", "c", ""]
    assert len(at(root, "//a:paragraph")) == 2


def test_themes_are_on_paragraphs_and_on_words() -> None:
    tags = (tag(1, 1, 5), tag(2, 2, 5, 0, 10), tag(3, 1, 5, 6, 14), tag(4, 2, 3))
    made = whole(*PREAMBLE, *CLAUSES, themes=(theme(1), theme(2, "Relief & <aid>")), tags=tags)
    root = written(made)

    (paragraph,) = at(root, "//a:paragraph[@eId='para_1']")
    assert paragraph.get("refersTo") == "#theme_1"
    runs = [(each.text, each.get("refersTo")) for each in at(paragraph, ".//a:inline")]
    assert runs == [
        ("Takes ", "#theme_2"),
        ("note", "#theme_2 #theme_1"),
        (" of ", "#theme_1"),
    ]
    assert texts([paragraph]) == ["1. Takes note of the report;1"]
    assert at(root, "//a:container[@name='recalling']")[0].get("refersTo") == "#theme_2"
    shown = [each.get("showAs") for each in at(root, "//a:keyword")]
    assert shown == ["Peace", "Relief & <aid>"]


def test_notes_are_told_with_their_author_and_called_where_they_stand() -> None:
    notes = (note(1, "**One**\n\nmore"), note(2, "On it", 5))
    root = written(whole(*PREAMBLE, *CLAUSES, notes=notes))

    assert texts(at(root, "//a:note[@eId='note_1']/a:p"))[:2] == ["**One**", "more"]
    assert "Ben, B. & Co., 2026-11-21" in texts(at(root, "//a:note/a:p"))
    (call,) = at(root, "//a:noteRef")
    assert call.get("href") == "#note_2"


def test_tags_and_notes_can_be_left_out() -> None:
    made = whole(
        *PREAMBLE, *CLAUSES, themes=(theme(1),), tags=(tag(1, 1, 5),), notes=(note(1, "x", 5),)
    )
    bare = replace(OPTIONS, with_tags=False, with_notes=False)
    root = written(made, bare)
    assert at(root, "//a:noteRef | //a:note | //a:keyword | //a:TLCConcept | //a:TLCPerson") == []


def test_what_is_no_resolution_is_refused_with_a_sentence() -> None:
    letter = whole(("Dear Sir,",), of=document(kind="letter", symbol=None))
    with pytest.raises(Unfit, match="no resolution or decision"):
        write_document("akn", letter, io.BytesIO(), OPTIONS)


def test_clauses_make_a_resolution_of_what_is_not_called_so() -> None:
    written(whole(*PREAMBLE, *CLAUSES, of=document(kind="document", symbol=None)))


def test_a_resolution_of_which_no_clause_was_recognised_is_all_body() -> None:
    root = written(whole(("Cooperation", TITLE), ("A text.",), ("Another.",)))
    assert texts(at(root, "//a:mainBody/a:paragraph")) == ["A text.", "Another."]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.akn.xml"
    target.write_text("before")
    letter = whole(("Dear Sir,",), of=document(kind="letter", symbol=None))
    with pytest.raises(Unfit):
        export_document("akn", letter, target, OPTIONS)
    assert target.read_text() == "before"


def test_the_format_is_found() -> None:
    assert [(each.name, each.suffix) for each in document_exporters()] == [("akn", ".akn.xml")]


def agreed() -> bytes:
    """The sample that is kept."""
    file = io.BytesIO()
    tags, notes = (tag(1, 1, 5), tag(2, 2, 5, 0, 10)), (note(1, "On it", 5),)
    made = whole(
        *PREAMBLE, *CLAUSES, ("A/67/280.", NOTE, "1"), ("Annex", HEADING), ("قرار", ),
        themes=(theme(1), theme(2, "Relief")), tags=tags, notes=notes,
    )  # fmt: skip
    write_document("akn", made, file, DocumentOptions(OPTIONS.exported_at))
    return file.getvalue()


def test_what_is_written_is_what_was_agreed() -> None:
    """`python -m tests.viewer.exporters.documents.test_akn` writes it anew."""
    assert agreed() == GOLDEN.read_bytes()


def test_the_resolutions_of_the_samples_are_valid(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.concord", person="Ann") as archive:
        for file in seeds.documents()[3:]:
            added = archive.documents.add(file.name, file.read_bytes(), read(file))
            made = read_whole(archive, added.document)
            root = written(made)
            clauses = at(root, "//a:mainBody/a:paragraph")
            recitals = at(root, "//a:preamble/a:container")
            roles = [each.role for each in made.paragraphs]
            assert len(clauses) == roles.count(Role.OPERATIVE) > 20
            assert len(recitals) == roles.count(Role.PREAMBULAR) - 1


anything = st.text(max_size=20)
blocks = st.tuples(
    anything,
    st.sampled_from(Kind),
    st.sampled_from([None, Role.PREAMBULAR, Role.OPERATIVE]),
    st.sampled_from([None, "1.", "(a)", "•", "IV.", "١.", " "]),
    st.integers(0, 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks, max_size=12), anything)
def test_any_blocks_at_all_make_a_valid_file(
    given_blocks: list[tuple[str, Kind, Role | None, str | None, int]], title: str
) -> None:
    given_rows = [
        tuple(each for each in block if each is not None)
        for block in given_blocks
        if block[1] is not Kind.FURNITURE
    ]
    written(whole(*given_rows, of=document(title=title)))


if __name__ == "__main__":
    GOLDEN.write_bytes(agreed())
