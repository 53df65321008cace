"""Where excerpts are in the whole text of their documents, and in which style they are cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.parsed import Kind
from tests.viewer.archive.making import add, anchors, parsed
from viewer.archive import Archive
from viewer.citation import SETTING
from viewer.domain import Anchor, DocumentId, Excerpt
from viewer.domain.excerpts import Arrangement
from viewer.domain.traces import Trace

TRACED = Arrangement(traced=True)
TEXTS = ("One.", "A running head", "Peace 🕊️ and the words that come after it, as many as there are.",
         "x", "The end of it all, in a paragraph that is long enough.")  # fmt: skip


def whole_text(archive: Archive, document: DocumentId) -> str:
    return "\n".join(each.text for each in archive.documents.paragraphs(document))


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    """The second of five blocks is furniture."""
    made = archive.documents.add("a.txt", b"a", parsed(TEXTS, furniture=[1]))
    return made.document


def tagged(archive: Archive, document: DocumentId, *places: Anchor) -> list[tuple[Excerpt, Trace]]:
    archive.tags.add(archive.themes.find("Peace").id, list(places))
    found = []
    for excerpt in archive.excerpts.where(arrangement=TRACED):
        assert excerpt.trace is not None
        found.append((excerpt, excerpt.trace))
    return found


def test_offsets_and_surroundings_are_those_of_the_whole_text(
    archive: Archive, document: DocumentId
) -> None:
    text = whole_text(archive, document)
    words = anchors(archive, document)
    (second,) = [each for each in archive.documents.paragraphs(document) if "🕊️" in each.text]
    places = [
        *words,
        *(
            Anchor(second.id, start, end)
            for start, end in ((0, 5), (6, 8), (20, 25), (40, len(second.text)))
        ),
    ]
    found = tagged(archive, document, *places)

    assert len(found) == len(places)
    for excerpt, trace in found:
        end = trace.offset + len(excerpt.text)
        assert text[trace.offset : end] == excerpt.text
        assert text[max(0, trace.offset - 32) : trace.offset] == trace.prefix
        assert text[end : end + 32] == trace.suffix


def test_it_names_tag_theme_document_and_people(archive: Archive, document: DocumentId) -> None:
    place = anchors(archive, document)[0]
    tagged(archive, document, place)
    archive.people.work_as("Ben")
    ((excerpt, trace),) = tagged(archive, document, place)
    tags = archive.tags.of_document(document)

    assert trace.people == ("Ann", "Ben")
    assert trace.tag == next(each.uuid for each in tags if each.id == excerpt.tag)
    assert trace.theme == archive.themes.get(excerpt.theme).uuid
    assert trace.document == archive.documents.get(document).uuid


def test_it_is_read_only_where_it_is_wanted(archive: Archive, document: DocumentId) -> None:
    tagged(archive, document, anchors(archive, document)[0])
    assert next(archive.excerpts.where()).trace is None


def test_the_archive_says_in_which_style_excerpts_are_cited(archive: Archive) -> None:
    made = add(archive, title="Cooperation", symbol="A/RES/67/264", date="2013-05-17")
    archive.tags.add(archive.themes.find("Peace").id, anchors(archive, made)[:1])

    def cited(arrangement: Arrangement = TRACED) -> str:
        return next(archive.excerpts.where(arrangement=arrangement)).citation

    assert cited() == "Cooperation, A/RES/67/264, 17 May 2013, para. 1, p. 1"
    archive.settings.set(SETTING, "oscola")
    assert cited() == "UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, para 1"
    other = Arrangement(citation_style="{symbol} at {para}")
    assert cited(other) == "A/RES/67/264 at 1"
    archive.settings.set(SETTING, "{gone}")
    assert cited().startswith("Cooperation, A/RES/67/264")


def test_a_kept_style_outlives_the_session(path: Path) -> None:
    with Archive.open(path, person="Ann") as archive:
        archive.settings.set(SETTING, "bluebook")
        made = add(archive, title="Cooperation", symbol="A/RES/67/264", date="2013-05-17")
        archive.tags.add(archive.themes.find("Peace").id, anchors(archive, made)[:1])
    with Archive.open(path, read_only=True) as again:
        (excerpt,) = again.excerpts.where()
        assert excerpt.citation == "G.A. Res. 67/264, ¶ 1, U.N. Doc. A/RES/67/264 (May 17, 2013)"
        assert excerpt.kind is Kind.PARAGRAPH
