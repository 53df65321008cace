from __future__ import annotations

import pytest

from importers.parsed import Block, Box, Kind, Metadata, ParsedDocument, Role
from tests.viewer.archive.making import TEXTS, add, parsed
from viewer.archive import Archive, Change, DocumentsChanged, Refused
from viewer.domain import Anchor, DocumentId, NotFound, ParagraphId, Target, ThemeId


def test_a_document_is_listed_with_what_was_read_and_by_whom(archive: Archive) -> None:
    document = add(
        archive, title="Cooperation", symbol="A/RES/67/264", date="2013-05-17", body="Assembly"
    )
    (listed,) = archive.documents.all()
    assert listed == archive.documents.get(document)
    assert (listed.title, listed.symbol, listed.date, listed.body) == (
        "Cooperation",
        "A/RES/67/264",
        "2013-05-17",
        "Assembly",
    )
    assert (listed.name, listed.importer, listed.encoding) == ("a.txt", "text", "utf-8")
    assert (listed.paragraphs, listed.tags, listed.notes) == (3, 0, 0)
    assert listed.added_by == "Ann"
    assert listed.added_at.endswith("Z")


def test_some_documents_are_read_without_the_others(archive: Archive) -> None:
    one, two, three = (add(archive, name=f"{name}.txt") for name in "abc")
    archive.tags.add(ThemeId(1), [Anchor(archive.documents.paragraphs(two)[0].id)])
    archive.documents.remove([three])
    found = archive.documents.some([three, two, one, DocumentId(99)])
    assert found == archive.documents.all() == [archive.documents.get(d) for d in (one, two)]
    assert found[1].tags == 1
    assert archive.documents.count() == 2


def test_a_document_without_title_is_called_as_its_file(archive: Archive) -> None:
    assert archive.documents.get(add(archive, name="letter of May.txt")).title == "letter of May"


def test_every_field_of_a_block_comes_back(archive: Archive) -> None:
    block = Block(
        index=0,
        kind=Kind.TABLE,
        text="a\tb\nc\td",
        label="(a)",
        role=Role.OPERATIVE,
        level=2,
        page=7,
        boxes=(Box(7, 1.5, 2.0, 3.25, 4.0), Box(8, 0.0, 0.0, 1.0, 1.0)),
        extracted="a b\nc  d",
        cells=(("a", "b"), ("c", "d")),
        mark="*",
    )
    metadata = Metadata(title="T", sources={"title": "the first line"})
    reading = ParsedDocument("pdf", 3, "application/pdf", metadata, (block,), None, 9, ("Faint.",))
    document = archive.documents.add("t.pdf", b"%PDF", reading).document
    (paragraph,) = archive.documents.paragraphs(document)
    for field in Block.__slots__:
        assert getattr(paragraph, field) == getattr(block, field)
    listed = archive.documents.get(document)
    assert (listed.pages, listed.warnings) == (9, ("Faint.",))
    assert listed.sources == {"title": "the first line"}


def test_furniture_is_shown_only_when_asked_for(archive: Archive) -> None:
    reading = parsed(("A/RES/1", "Recalling,", "2/5"), furniture=(0, 2))
    document = archive.documents.add("a.txt", b"x", reading).document
    assert [each.index for each in archive.documents.paragraphs(document)] == [1]
    everything = archive.documents.paragraphs(document, furniture=True)
    assert [each.index for each in everything] == [0, 1, 2]
    assert archive.documents.get(document).paragraphs == 1
    assert archive.documents.at(document, 2).text == "2/5"


def test_a_paragraph_is_found_by_id_and_by_index(archive: Archive) -> None:
    document = add(archive)
    second = archive.documents.paragraphs(document)[1]
    assert archive.documents.paragraph(second.id) == second
    assert archive.documents.at(document, 1) == second
    with pytest.raises(NotFound, match="no block 3 in"):
        archive.documents.at(document, 3)
    with pytest.raises(NotFound):
        archive.documents.paragraph(ParagraphId(999))
    with pytest.raises(NotFound):
        archive.documents.paragraphs(DocumentId(999))


@pytest.mark.parametrize("text", ["1", "a/res/67/264", "A.TXT", "a", "turkey", " Peace in Turkey "])
def test_find_takes_number_symbol_file_name_and_part_of_the_title(
    archive: Archive, text: str
) -> None:
    document = add(archive, title="Peace in Turkey", symbol="A/RES/67/264")
    add(archive, name="b.txt", title="Peace elsewhere")
    assert archive.documents.find(text).id == document
    assert archive.documents.find(archive.documents.get(document).uuid).id == document


def test_find_says_when_none_or_several_answer(archive: Archive) -> None:
    add(archive, title="Peace in Turkey")
    add(archive, name="b.txt", title="Peace elsewhere")
    with pytest.raises(NotFound, match=r"means 2 documents.*1 \(Peace in Turkey\)"):
        archive.documents.find("peace")
    for nothing in ("health", "", "  "):
        with pytest.raises(NotFound, match="There is no document"):
            archive.documents.find(nothing)


def test_correct_remembers_which_fields_a_person_has_set(archive: Archive) -> None:
    document = add(archive, title="Coperation", symbol="A/1")
    archive.documents.correct(document, title="Cooperation", symbol="A/1", date=" ")
    corrected = archive.documents.get(document)
    assert corrected.title == "Cooperation"
    assert corrected.corrected == {"title"}
    archive.documents.correct(document, symbol=None)
    assert archive.documents.get(document).corrected == {"title", "symbol"}
    assert archive.documents.get(document).symbol is None


def test_correct_refuses_an_empty_title_and_unknown_fields(archive: Archive) -> None:
    document = add(archive)
    with pytest.raises(Refused):
        archive.documents.correct(document, title="  ")
    with pytest.raises(TypeError):
        archive.documents.correct(document, sha256="0")
    assert archive.documents.get(document).title == "a"


def test_removed_documents_are_gone_with_all_they_hold_until_undone(
    archive: Archive, told: list[Change]
) -> None:
    document = add(archive)
    anchor = Anchor(archive.documents.paragraphs(document)[0].id)
    archive.tags.add(ThemeId(1), [anchor])
    archive.annotations.add(Target(anchor=anchor), "See the report.")
    collection = archive.collections.add("Turkey", [document])
    before = archive.documents.all()

    with archive.edit("Remove it") as edit:
        archive.documents.remove([document])
    assert edit.id is not None
    assert archive.documents.all() == []
    assert archive.documents.has(before[0].sha256) is None
    assert archive.tags.of_document(document) == []
    assert archive.annotations.all() == []
    assert archive.excerpts.count() == 0
    assert archive.search.find("peaceful") == []
    assert archive.themes.get(ThemeId(1)).tags == 0
    assert archive.collections.all()[0].documents == frozenset()
    with pytest.raises(NotFound):
        archive.documents.paragraphs(document)
    with pytest.raises(NotFound):
        archive.documents.remove([document])

    told.clear()
    archive.history.undo(edit.id)
    assert archive.documents.all() == before
    assert archive.tags.of_document(document)[0].anchor == anchor
    assert archive.collections.all()[0].id == collection
    assert archive.collections.all()[0].documents == {document}
    assert DocumentsChanged(frozenset({document})) in told
    assert {type(change).__name__ for change in told} == {
        "DocumentsChanged",
        "TagsChanged",
        "AnnotationsChanged",
    }


def test_counts_follow_tags_and_notes(archive: Archive) -> None:
    document = add(archive)
    first, second, _ = (Anchor(each.id) for each in archive.documents.paragraphs(document))
    archive.tags.add(ThemeId(1), [first, second])
    archive.annotations.add(Target(document=document), "On all of it.")
    archive.annotations.add(Target(anchor=first), "On the first.")
    archive.annotations.add(Target(theme=ThemeId(1)), "On the theme.")
    for listed in (archive.documents.get(document), archive.documents.all()[0]):
        assert (listed.tags, listed.notes) == (2, 2)


def test_the_original_is_kept_byte_for_byte(archive: Archive) -> None:
    content = bytes(range(256)) * 5000
    document = archive.documents.add("a.bin", content, parsed()).document
    assert archive.documents.original(document) == content
    assert archive.documents.has(archive.documents.get(document).sha256) == document


def test_texts_come_back_in_order(archive: Archive) -> None:
    document = add(archive)
    assert tuple(each.text for each in archive.documents.paragraphs(document)) == TEXTS
