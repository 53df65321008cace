from __future__ import annotations

import pytest

from tests.viewer.archive.making import add
from viewer.analysis.acronyms import find_acronyms
from viewer.archive import Archive, Change, Refused
from viewer.archive.changes import GlossaryChanged
from viewer.archive.glossary import Defined
from viewer.domain import DocumentId
from viewer.domain.glossary import Entry

DARFUR = "Recalling the Darfur Peace Agreement (DPA) and its implementation;"
POLITICAL = "Requests the Department of Political Affairs (DPA) to report;"


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    made = add(archive, [DARFUR, POLITICAL])
    settle(archive)
    return made


def settle(archive: Archive) -> None:
    for each in archive.glossary.pending(1):
        document = archive.documents.get(each)
        found = find_acronyms(archive.documents.paragraphs(each))
        archive.glossary.keep([Defined.of(document, found)], 1)


def meanings(archive: Archive) -> tuple[str, ...]:
    return archive.glossary.meanings().get("DPA", ())


def entry(archive: Archive, expansion: str) -> Entry:
    return next(each for each in archive.glossary.all() if each.expansion == expansion)


def test_definitions_of_documents_are_entries(archive: Archive, document: DocumentId) -> None:
    assert archive.glossary.pending(1) == []
    assert archive.glossary.pending(2) == [document]
    assert meanings(archive) == ("Darfur Peace Agreement", "Department of Political Affairs")
    (first, second) = archive.glossary.all()
    assert (first.documents, first.said, second.wrong) == (1, None, False)
    assert first.first == (document, archive.documents.paragraphs(document)[0].id)


def test_what_most_documents_say_comes_first(archive: Archive, document: DocumentId) -> None:
    add(archive, [POLITICAL], name="b.txt")
    settle(archive)
    assert meanings(archive) == ("Department of Political Affairs", "Darfur Peace Agreement")


def test_a_person_corrects_and_takes_back(
    archive: Archive, document: DocumentId, told: list[Change]
) -> None:
    archive.glossary.correct(entry(archive, "Darfur Peace Agreement"), "Darfur  Peace Agreement X")
    assert meanings(archive) == ("Darfur Peace Agreement X", "Department of Political Affairs")
    corrected = entry(archive, "Darfur Peace Agreement X")
    assert (corrected.found_as, corrected.by) == ("Darfur Peace Agreement", "Ann")
    archive.glossary.correct(corrected, "Darfur Peace Accord")
    archive.glossary.restore(entry(archive, "Darfur Peace Accord"))
    assert meanings(archive)[0] == "Darfur Peace Agreement"
    assert [type(each) for each in told] == [GlossaryChanged] * 3
    archive.history.undo(archive.history.edits(1)[0].id)
    assert meanings(archive)[0] == "Darfur Peace Accord"


def test_what_is_wrong_is_shown_and_used_nowhere(archive: Archive, document: DocumentId) -> None:
    archive.glossary.reject(entry(archive, "Darfur Peace Agreement"))
    assert meanings(archive) == ("Department of Political Affairs",)
    assert entry(archive, "Darfur Peace Agreement").wrong
    assert archive.glossary.of_document(document)["DPA"] == ("Department of Political Affairs",)
    archive.glossary.restore(entry(archive, "Darfur Peace Agreement"))
    assert len(meanings(archive)) == 2


def test_a_corrected_one_can_be_taken_for_wrong(archive: Archive, document: DocumentId) -> None:
    archive.glossary.correct(entry(archive, "Darfur Peace Agreement"), "Darfur Accord")
    archive.glossary.reject(entry(archive, "Darfur Accord"))
    assert entry(archive, "Darfur Peace Agreement").wrong


def test_a_person_adds_and_takes_away(archive: Archive, document: DocumentId) -> None:
    archive.glossary.add("OCHA", "Office for the Coordination of Humanitarian Affairs")
    archive.glossary.add("DPA", "Data Protection Act")
    assert meanings(archive)[0] == "Data Protection Act"
    assert "OCHA" in archive.glossary.of_document(document)
    archive.glossary.reject(entry(archive, "Data Protection Act"))
    assert "Data Protection Act" not in [each.expansion for each in archive.glossary.all()]
    with pytest.raises(Refused, match="already"):
        archive.glossary.add("DPA", "Darfur Peace Agreement")
    with pytest.raises(Refused, match="needs an acronym"):
        archive.glossary.add("DPA", " ")


def test_removed_documents_define_nothing(archive: Archive, document: DocumentId) -> None:
    archive.documents.remove([document])
    assert archive.glossary.all() == []
    archive.history.undo(archive.history.edits(1)[0].id)
    assert len(meanings(archive)) == 2


def test_a_document_says_first_what_its_own_acronyms_mean(
    archive: Archive, document: DocumentId
) -> None:
    other = add(archive, [POLITICAL], name="b.txt")
    settle(archive)
    assert archive.glossary.of_document(other)["DPA"] == ("Department of Political Affairs",)


def test_what_is_not_kept_yet_is_corrected_all_the_same(
    archive: Archive, document: DocumentId
) -> None:
    archive.glossary.correct(entry(archive, "Department of Political Affairs"), "Political Affairs")
    archive.glossary.add("OCHA", "Humanitarian Affairs")
    other = add(archive, [POLITICAL], name="b.txt")
    defined = find_acronyms(archive.documents.paragraphs(other))
    found = archive.glossary.of_document(other, defined)
    assert found == {"DPA": ("Political Affairs",), "OCHA": ("Humanitarian Affairs",)}
    nothing = archive.glossary.of_document(other, [])
    assert nothing["DPA"] == ("Political Affairs", "Darfur Peace Agreement")
