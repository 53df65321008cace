"""Each fault that other programs were seen to make, in a project of our own making."""

from __future__ import annotations

import pytest

from importers.parsed import UnreadableFile
from tests.importers.docxfiles import make_docx, p
from tests.importers.pdffiles import Page, make_pdf
from tests.viewer.importing.projects.conftest import Ours, sentences
from tests.viewer.importing.projects.making import (
    TEXT,
    codes,
    coding,
    content,
    described,
    g,
    project,
    ref,
    selection,
    tag,
)

OF_ALL = "Ships 🚢 of all nations called there"
PEACE = "peace returned"
PATH = f"internal://{g('text')}.txt"
MEMBER = f"sources/{g('text')}.txt"


def source(*inside: str, **attributes: str) -> str:
    said = {"guid": g("source"), "name": "Report on the harbour", "plainTextPath": PATH}
    return tag("Sources", tag("TextSource", *inside, **{**said, **attributes}))


def simple(text: str = TEXT, **more: object) -> str:
    return source(
        selection("one", OF_ALL, coding("coding", "Trade"), text=text, **more),  # type: ignore[arg-type]
        selection("two", PEACE, coding("other", "Peace"), text=text, **more),  # type: ignore[arg-type]
    )


CODED = [("Trade", OF_ALL), ("Peace", PEACE)]


def test_a_sound_project_comes_in_as_it_is(ours: Ours) -> None:
    report = ours.take_in(
        project(
            tag("Users", tag("User", guid=g("ann"), name="Ann")),
            codes("Trade", "Peace"),
            source(
                selection(
                    "one",
                    OF_ALL,
                    coding(
                        "coding",
                        "Trade",
                        ref("NoteRef", "why"),
                        creatingUser=g("ann"),
                        creationDateTime="2020-02-03T05:06:07.1234567+01:00",
                    ),
                    ref("NoteRef", "where"),
                )
            ),
            tag(
                "Notes",
                tag("Note", content("Because."), guid=g("why"), creatingUser=g("ann")),
                tag("Note", content("Here."), guid=g("where")),
            ),
        ),
        {MEMBER: TEXT.encode()},
    )
    (found,) = ours.tags()
    assert (found.uuid, found.quote, found.created_by) == (g("coding"), OF_ALL, "Ann")
    assert found.created_at == "2020-02-03T04:06:07Z"
    assert ours.notes() == {"Because.": OF_ALL, "Here.": OF_ALL}
    assert ours.document.title == "Report on the harbour"
    assert report.remarks == ()
    assert report.sentence() == "1 document, 1 theme, 1 tag and 2 notes came in."


def test_people_without_a_name_or_with_an_endless_one_come_in(ours: Ours) -> None:
    users = [tag("User", guid=g("a")), tag("User", guid=g("b"), name="Ann  of\n" + "x" * 500)]
    said = source(
        selection("one", OF_ALL, coding("c", "Trade", creatingUser=g("a"))),
        selection("two", PEACE, coding("d", "Trade", creatingUser=g("b"))),
    )
    ours.take_in(project(tag("Users", *users), codes("Trade"), said), {MEMBER: TEXT.encode()})
    assert [each.created_by[:11] for each in ours.tags()] == ["(name not g", "Ann of xxxx"]


def test_it_is_one_edit_and_twice_is_once(ours: Ours) -> None:
    elements = project(codes("Trade", "Peace"), simple())
    members = {MEMBER: TEXT.encode()}
    first = ours.take_in(elements, members)
    again = ours.take_in(elements, members)
    assert again.edit is None
    assert again.sentence() == "Nothing new came in."
    assert ours.coded() == CODED
    assert first.edit is not None
    ours.archive.history.undo(first.edit)
    assert ours.archive.documents.all() == []
    assert [each.name for each in ours.archive.themes.all()] == ["Peace", "Humanitarian", "Health"]
    ours.take_in(elements, members)
    assert ours.coded() == CODED


def test_what_was_taken_off_since_stays_off(ours: Ours) -> None:
    elements, members = project(codes("Trade", "Peace"), simple()), {MEMBER: TEXT.encode()}
    ours.take_in(elements, members)
    ours.archive.tags.remove([ours.tags()[0].id])
    report = ours.take_in(elements, members)
    assert ours.coded() == CODED[1:]
    assert "Deleted here before, and left so: 1 tag." in report.lines()


@pytest.mark.parametrize("inner", ["Harbour.qde", "deep/project.qde", "PROJECT.QDE"])
def test_the_elements_may_stand_under_another_name(ours: Ours, inner: str) -> None:
    report = ours.take_in(
        project(codes("Trade", "Peace"), simple()), {MEMBER: TEXT.encode()}, inner=inner
    )
    assert ours.coded() == CODED
    assert inner in sentences(report)


def test_files_may_stand_in_another_folder(ours: Ours) -> None:
    ours.take_in(
        project(codes("Trade", "Peace"), simple()), {f"Sources/{g('text')}.TXT": TEXT.encode()}
    )
    assert ours.coded() == CODED


def test_a_byte_order_mark_is_not_counted(ours: Ours) -> None:
    mark = b"\xef\xbb\xbf"
    ours.take_in(mark + project(codes("Trade", "Peace"), simple()), {MEMBER: mark + TEXT.encode()})
    assert ours.coded() == CODED


def test_elements_may_be_in_utf_16_and_without_a_namespace(ours: Ours) -> None:
    text = project(codes("Trade", "Peace"), simple(), space=False).decode()
    ours.take_in(text.replace("utf-8", "utf-16").encode("utf-16"), {MEMBER: TEXT.encode()})
    assert ours.coded() == CODED


def test_line_ends_of_two_characters_counted_as_two(ours: Ours) -> None:
    text = TEXT.replace("\n", "\r\n")
    report = ours.take_in(project(codes("Trade", "Peace"), simple(text)), {MEMBER: text.encode()})
    assert ours.coded() == CODED
    assert report.of("changed") == ()


def test_line_ends_of_two_characters_counted_as_one(ours: Ours) -> None:
    report = ours.take_in(
        project(codes("Trade", "Peace"), simple()),
        {MEMBER: TEXT.replace("\n", "\r\n").encode()},
    )
    assert ours.coded() == CODED
    assert "counted as one" in sentences(report)


def test_characters_counted_in_utf_16(ours: Ours) -> None:
    said = source(
        selection("one", PEACE, coding("coding", "Peace"), shift=1),
        selection("two", "pier of their own", coding("other", "Trade"), shift=1),
        selection("three", "opened in spring", coding("third", "Trade")),
    )
    report = ours.take_in(project(codes("Trade", "Peace"), said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [
        ("Trade", "opened in spring"),
        ("Trade", "pier of their own"),
        ("Peace", PEACE),
    ]
    assert "UTF-16" in sentences(report)


def test_a_place_that_is_wrong_is_found_by_its_words(ours: Ours) -> None:
    said = source(selection("one", PEACE, coding("coding", "Peace"), shift=-40))
    report = ours.take_in(project(codes("Peace"), said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Peace", PEACE)]
    assert "found by its words" in sentences(report)


def test_the_last_character_may_be_counted_in(ours: Ours) -> None:
    start = TEXT.index(PEACE)
    one = tag(
        "PlainTextSelection",
        coding("coding", "Peace"),
        guid=g("one"),
        name=PEACE,
        startPosition=start,
        endPosition=start + len(PEACE) - 1,
    )
    ours.take_in(project(codes("Peace"), source(one)), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Peace", PEACE)]


def test_a_name_that_was_cut_does_not_cut_the_words(ours: Ours) -> None:
    said = source(selection("one", OF_ALL, coding("c", "Trade"), called="Ships 🚢 of…", shift=-9))
    ours.take_in(project(codes("Trade"), said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Trade", OF_ALL)]


def test_a_name_that_is_no_quote_leaves_the_place(ours: Ours) -> None:
    said = source(selection("one", PEACE, coding("coding", "Peace"), called="Memo 7"))
    ours.take_in(project(codes("Peace"), said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Peace", PEACE)]


def outside(name: str, start: int, end: int) -> str:
    return tag(
        "PlainTextSelection",
        coding(f"coding {start}", "Peace", ref("NoteRef", "memo")),
        guid=g(f"place {start}"),
        name=name,
        startPosition=start,
        endPosition=end,
    )


def test_a_place_outside_of_the_text_is_kept_as_a_note(ours: Ours) -> None:
    memo = tag("Notes", tag("Note", content("Do not lose me."), guid=g("memo")))
    report = ours.take_in(
        project(codes("Peace"), source(outside("words of nowhere", 9_000, 9_100)), memo),
        {MEMBER: TEXT.encode()},
    )
    (body,) = ours.notes()
    assert ours.coded() == []
    assert body == "“words of nowhere”\n\nCoded as: Peace\n\nDo not lose me."
    assert [each.count for each in report.of("left")] == [1]
    assert ours.document.notes == 1


def test_a_place_beyond_the_end_is_cut_and_an_empty_one_takes_its_line(ours: Ours) -> None:
    last = TEXT.index("quay")
    said = source(outside("", last, 9_000), outside("", 3, 3))
    report = ours.take_in(project(codes("Peace"), said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Peace", "The report on the harbour"), ("Peace", "quay.")]
    assert "cut" in sentences(report)
    assert "put on its line" in sentences(report)


def test_guids_may_be_given_twice(ours: Ours) -> None:
    said = source(
        selection("one", OF_ALL, coding("same", "Trade")),
        selection("two", PEACE, coding("same", "Peace")),
    )
    case = tag("Cases", tag("Case", guid=g("same"), name="A case"))
    ours.take_in(project(codes("Trade", "Peace"), case, said), {MEMBER: TEXT.encode()})
    assert ours.coded() == CODED
    ours.take_in(project(codes("Trade", "Peace"), case, said), {MEMBER: TEXT.encode()})
    assert ours.coded() == CODED


def test_guids_may_be_in_braces_capitals_or_no_guids(ours: Ours) -> None:
    text = project(codes("Trade", "Peace"), simple()).decode()
    text = text.replace(g("Trade"), "trade-code").replace(
        f'targetGUID="{g("Peace")}"', f'targetGUID="{{{g("Peace").upper()}}}"'
    )
    ours.take_in(text.encode(), {MEMBER: TEXT.encode()})
    assert ours.coded() == CODED


def test_a_file_that_is_missing_is_told_of_and_the_others_come_in(ours: Ours) -> None:
    there = tag("TextSource", guid=g("b"), name="There", plainTextPath=PATH)
    gone = tag(
        "TextSource",
        ref("NoteRef", "memo"),
        guid=g("a"),
        name="Gone",
        plainTextPath="internal://x.txt",
    )
    memo = tag("Notes", tag("Note", content("On what is gone."), guid=g("memo"), name="A memo"))
    report = ours.take_in(project(tag("Sources", gone, there), memo), {MEMBER: TEXT.encode()})
    titles = [each.title for each in ours.archive.documents.all()]
    assert titles == ["There", "Notes of Harbour"]
    assert "Gone: internal://x.txt" in sentences(report)
    page = ours.archive.documents.find("Notes of Harbour")
    texts = [each.text for each in ours.archive.documents.paragraphs(page.id)]
    assert "On what is gone." in texts


def test_selections_of_a_pdf_may_stand_on_either_side_of_its_text(ours: Ours) -> None:
    pdf = tag(
        "PDFSource",
        tag(
            "Representation",
            selection("one", OF_ALL, coding("coding", "Trade")),
            guid=g("text"),
            plainTextPath=PATH,
        ),
        tag(
            "PDFSelection", coding("twice", "Trade"), guid=g("one"), page=0,
            firstX=1, firstY=1, secondX=2, secondY=2,
        ),
        tag(
            "PDFSelection", coding("area", "Peace"), guid=g("area"), name=PEACE, page=0,
            firstX=1, firstY=1, secondX=2, secondY=2,
        ),
        tag(
            "PDFSelection", coding("drawing", "Peace"), guid=g("drawing"), page=3,
            firstX=1, firstY=1, secondX=2, secondY=2,
        ),
        guid=g("pdf"), name="Harbour", path="internal://gone.pdf",
    )  # fmt: skip
    report = ours.take_in(
        project(codes("Trade", "Peace"), tag("Sources", pdf)), {MEMBER: TEXT.encode()}
    )
    assert ours.coded() == CODED
    (note,) = ours.notes()
    assert note.startswith("“(page 3, firstX 1")
    assert "put on its words" in sentences(report)


def test_the_file_of_a_pdf_is_the_document_and_its_text_finds_the_places(ours: Ours) -> None:
    page = Page()
    page.lines(72, 100, "The harbour was opened in spring, and trade grew.")
    pdf = make_pdf(page)
    text = "The harbour was opened in\r\nspring, and trade grew.\r\n"
    quote = "opened in\r\nspring"
    inner = tag(
        "Representation",
        selection("one", quote, coding("coding", "Trade"), text=text),
        guid=g("text"),
        plainTextPath=PATH,
    )
    said = tag("PDFSource", inner, guid=g("pdf"), name="Harbour", path="internal://a.pdf")
    ours.take_in(
        project(codes("Trade"), tag("Sources", said)),
        {MEMBER: text.encode(), "sources/a.pdf": pdf},
    )
    assert ours.document.importer == "pdf"
    assert ours.coded() == [("Trade", "opened in spring")]


def test_a_selection_over_paragraphs_is_a_tag_on_each(ours: Ours) -> None:
    quote = TEXT[TEXT.index("trade grew") : TEXT.index("feared")].strip()
    said = source(selection("one", quote, coding("coding", "Trade", ref("NoteRef", "memo"))))
    memo = tag("Notes", tag("Note", content("Once."), guid=g("memo")))
    ours.take_in(project(codes("Trade"), said, memo), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Trade", "trade grew."), ("Trade", "Fishermen")]
    assert ours.notes() == {"Once.": "trade grew."}


def test_lines_of_a_wrapped_paragraph_are_one_place(ours: Ours) -> None:
    text = "Title\n\n" + "\n".join(
        f"In the year of the great storm number {word} the ships were driven onto the shore and"
        for word in ("one", "two", "three", "four")
    )
    quote = text[text.index("number two") : text.index("number four")].strip()
    said = source(selection("one", quote, coding("coding", "Storm"), text=text))
    ours.take_in(project(codes("Storm"), said), {MEMBER: text.encode()})
    ((_, words),) = ours.coded()
    assert words == " ".join(quote.split())


def test_descriptions_in_place_of_notes_become_notes(ours: Ours) -> None:
    said = source(
        described("About all of it."),
        selection("one", PEACE, described("About these words.")),
    )
    ours.take_in(project(said), {MEMBER: TEXT.encode()})
    assert ours.notes() == {"About all of it.": "", "About these words.": PEACE}


def test_notes_may_be_hung_up_by_links(ours: Ours) -> None:
    note = tag("Note", content("An annotation."), guid=g("note"))
    link = tag("Link", guid=g("link"), originGUID=g("note"), targetGUID=g("one"))
    ours.take_in(
        project(source(selection("one", PEACE)), tag("Notes", note), tag("Links", link)),
        {MEMBER: TEXT.encode()},
    )
    assert ours.notes() == {"An annotation.": PEACE}


def test_a_link_between_passages_is_a_note_that_leads_there(ours: Ours) -> None:
    said = source(selection("one", OF_ALL), selection("two", PEACE))
    link = tag("Link", guid=g("link"), name="explains", originGUID=g("one"), targetGUID=g("two"))
    ours.take_in(project(said, tag("Links", link)), {MEMBER: TEXT.encode()})
    (note,) = ours.archive.annotations.all()
    assert (note.body, note.quote) == ("explains", OF_ALL)
    (leads,) = ours.archive.note_links.of_note(note.id)
    assert leads.quote == PEACE


def test_codes_that_are_not_for_coding_are_themes(ours: Ours) -> None:
    book = tag(
        "CodeBook",
        tag(
            "Codes",
            tag(
                "Code",
                tag("Code", guid=g("Trade"), name="Trade", isCodable="true", color="#f80"),
                guid=g("folder"), name="Folder", isCodable="false",
            ),
        ),
    )  # fmt: skip
    said = source(selection("one", PEACE, coding("coding", "folder")))
    report = ours.take_in(project(book, said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Folder", PEACE)]
    trade = ours.archive.themes.find("Trade")
    assert trade.colour == "#ff8800"
    assert trade.parent == ours.archive.themes.find("Folder").id
    assert "not for coding" in sentences(report)


def test_codes_without_a_name_and_of_one_name_come_in(ours: Ours) -> None:
    inside = [
        tag("Code", guid=g("1"), name="Twice", isCodable="true"),
        tag("Code", guid=g("2"), name="twice", isCodable="true"),
        tag("Code", guid=g("3"), isCodable="true"),
    ]
    said = source(selection("one", PEACE, coding("a", "2"), coding("b", "3")))
    ours.take_in(project(tag("CodeBook", tag("Codes", *inside)), said), {MEMBER: TEXT.encode()})
    assert ours.coded() == [("Twice", PEACE), ("Unnamed", PEACE)]


def test_several_sources_may_have_one_name_and_one_guid(ours: Ours) -> None:
    sources = [
        tag("TextSource", content(f"Answer {number} of somebody."), guid=g("one"), name="Answers")
        for number in range(3)
    ]
    ours.take_in(project(tag("Sources", *sources)))
    assert [each.title for each in ours.archive.documents.all()] == ["Answers"] * 3


def test_rich_text_alone_is_a_document_and_words_find_their_places(ours: Ours) -> None:
    said = tag(
        "TextSource",
        tag(
            "PlainTextSelection", coding("coding", "Trade"), guid=g("one"), name="trade grew",
            startPosition=3, endPosition=13,
        ),
        guid=g("rich"), name="Harbour", richTextPath="internal://rich.docx",
    )  # fmt: skip
    ours.take_in(
        project(codes("Trade"), tag("Sources", said)),
        {"sources/rich.docx": make_docx(p("The harbour was opened, and trade grew."))},
    )
    assert ours.document.importer == "docx"
    assert ours.coded() == [("Trade", "trade grew")]


def test_sound_and_drawings_are_left_and_told_of(ours: Ours) -> None:
    tape = tag(
        "AudioSource",
        tag("Transcript", content("Hm."), guid=g("script")),
        guid=g("tape"), name="Tape 7", path="internal://tape.mp3",
    )  # fmt: skip
    graph = tag("Graphs", tag("Graph", guid=g("graph"), name="Map of codes"))
    report = ours.take_in(project(tag("Sources", tape), graph))
    assert {each.examples for each in report.of("left")} == {("Tape 7",), ("Map of codes",)}
    assert report.edit is None


def test_sets_are_collections_as_elements_and_as_attributes(ours: Ours) -> None:
    text = tag("TextSource", content(TEXT), guid=g("source"), name="Harbour")
    sets = tag(
        "Sets",
        tag(
            "Set", ref("MemberSource", "source"), ref("MemberCode", "Trade"), guid=g("a"), name="A"
        ),
        tag("Set", guid=g("b"), name="B", MemberSource=g("source")),
    )
    report = ours.take_in(project(codes("Trade"), tag("Sources", text), sets))
    assert [(each.name, len(each.documents)) for each in ours.archive.collections.all()] == [
        ("A", 1),
        ("B", 1),
    ]
    assert "holds codes" in sentences(report)


def test_variables_fill_the_fields_and_others_are_a_note(ours: Ours) -> None:
    variables = tag(
        "Variables",
        *(
            tag("Variable", guid=g(each), name=each, typeOfVariable="Text")
            for each in ("Symbol", "Port", "date")
        ),
    )

    def value(name: str, said: str) -> str:
        return tag("VariableValue", ref("VariableRef", name), tag("TextValue", said))

    case = tag("Case", value("date", "long ago"), ref("SourceRef", "source"), guid=g("case"))
    ours.take_in(
        project(
            variables,
            tag("Cases", case),
            source(value("Symbol", "H/1"), value("Port", "Piraeus")),
        ),
        {MEMBER: TEXT.encode()},
    )
    assert ours.document.symbol == "H/1"
    assert ours.notes() == {"- Port: Piraeus\n- date: long ago": ""}


def test_a_code_on_the_whole_goes_on_the_first_paragraph(ours: Ours) -> None:
    report = ours.take_in(
        project(codes("Trade"), source(coding("coding", "Trade"))), {MEMBER: TEXT.encode()}
    )
    assert ours.coded() == [("Trade", "The report on the harbour")]
    assert "on its first paragraph" in sentences(report)


def test_a_coding_with_an_unknown_code_is_told_of(ours: Ours) -> None:
    report = ours.take_in(
        project(source(selection("one", PEACE, coding("coding", "Nobody")))),
        {MEMBER: TEXT.encode()},
    )
    assert ours.coded() == []
    assert "a code that is not there" in sentences(report)


def test_selections_of_nothing_are_counted(ours: Ours) -> None:
    report = ours.take_in(project(source(selection("one", PEACE))), {MEMBER: TEXT.encode()})
    assert "neither code nor note" in sentences(report)


def test_a_document_is_met_by_its_text(ours: Ours) -> None:
    ours.take_in(project(source(name="First")), {MEMBER: TEXT.encode()})
    other = TEXT.replace("\n\n", "\n").replace("\n", "\r\n")
    said = source(
        selection("one", PEACE, coding("coding", "Peace"), text=other),
        guid=g("another"),
        name="Second",
    )
    report = ours.take_in(project(codes("Peace"), said), {MEMBER: other.encode()})
    assert ours.document.title == "First"
    assert ours.coded() == [("Peace", PEACE)]
    assert report.new("documents") == 0


def test_themes_here_stay_as_they_are(ours: Ours) -> None:
    theme = ours.archive.themes.add("Trade", colour="blue", description="Ours")
    ours.take_in(project(codes("Trade", "Peace"), simple()), {MEMBER: TEXT.encode()})
    found = ours.archive.themes.find("Trade")
    assert (found.id, found.colour, found.description, found.tags) == (theme, "blue", "Ours", 1)


def test_what_is_no_project_is_said_in_a_sentence(ours: Ours) -> None:
    with pytest.raises(UnreadableFile, match="no REFI-QDA project"):
        ours.take_in(b"<html/>")
    with pytest.raises(UnreadableFile, match="not well-formed"):
        ours.take_in(b"<Project")
    with pytest.raises(UnreadableFile, match="there is no “project"):
        ours.take_in(b"", inner="readme.txt")
    assert ours.archive.history.edits() == []
