"""Two people's tags in an archive, compared paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.agreeing import Question, compare
from viewer.archive import Archive
from viewer.domain import Anchor, Cancelled, DocumentId, PersonId, ThemeId

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as opened:
        yield opened


@pytest.fixture
def both(archive: Archive) -> tuple[DocumentId, DocumentId]:
    """Ann and Ben have tagged the first document; only Ann the second."""
    first, second = add(archive, symbol="A/1"), add(archive, name="second.txt")
    one, two, three = anchors(archive, first)
    archive.tags.add(PEACE, [one, *anchors(archive, second)])
    archive.tags.add(HEALTH, [one, three])
    archive.people.work_as("Ben")
    archive.tags.add(PEACE, [Anchor(one.paragraph, 0, 9), two])
    archive.tags.add(HEALTH, [three])
    return first, second


def people(archive: Archive, *names: str) -> tuple[PersonId, ...]:
    return tuple(archive.people.find(name).id for name in names)


def test_paragraphs_say_what_both_and_what_one_alone_put_there(
    archive: Archive, both: tuple[DocumentId, DocumentId]
) -> None:
    found = compare(archive, Question(people(archive, "Ann", "Ben")))
    assert [each.name for each in found.people] == ["Ann", "Ben"]
    assert [(each.index, each.same, each.only, each.differs) for each in found.rows] == [
        (0, ("Peace",), (("Health",), ()), True),
        (1, (), ((), ("Peace",)), True),
        (2, ("Health",), ((), ()), False),
    ]
    assert {each.document for each in found.rows} == {both[0]}
    assert (found.documents, found.left_out) == (1, 1)
    peace, health = found.agreement.themes
    assert (peace.theme, peace.both, peace.only) == (PEACE, 1, (0, 1))
    assert (health.theme, health.both, health.only) == (HEALTH, 1, (1, 0))
    assert found.agreement.total.units == 6


def test_only_the_documents_asked_for_are_compared(
    archive: Archive, both: tuple[DocumentId, DocumentId]
) -> None:
    asked = Question(people(archive, "Ann", "Ben"), frozenset({both[1]}))
    found = compare(archive, asked)
    assert (found.rows, found.documents, found.left_out) == ((), 0, 1)
    assert found.agreement.total.alpha.value is None


def test_a_third_person_may_be_missing_in_a_document(
    archive: Archive, both: tuple[DocumentId, DocumentId]
) -> None:
    archive.people.work_as("Cleo")
    archive.tags.add(PEACE, anchors(archive, both[1])[:1])
    found = compare(archive, Question(people(archive, "Ann", "Ben", "Cleo")))
    assert (found.documents, found.left_out) == (2, 0)
    rows = [each for each in found.rows if each.document == both[1]]
    assert [(each.same, each.only) for each in rows] == [
        (("Peace",), ((), (), ())),
        ((), (("Peace",), (), ())),
        ((), (("Peace",), (), ())),
    ]
    assert found.agreement.total.alpha.value is not None
    assert found.agreement.total.kappa.value is None


def test_headings_count_only_where_somebody_tagged_one(archive: Archive) -> None:
    from importers.parsed import Block, Kind, Metadata, ParsedDocument

    blocks = (
        Block(0, Kind.HEADING, "Peace"),
        Block(1, Kind.HEADING, "Health"),
        Block(2, Kind.PARAGRAPH, "Of both."),
    )
    parsed = ParsedDocument("text", 1, "text/plain", Metadata(), blocks, encoding="utf-8")
    document = archive.documents.add("h.txt", b"h", parsed).document
    head, _, text = anchors(archive, document)
    archive.tags.add(PEACE, [head, text])
    archive.people.work_as("Ben")
    archive.tags.add(PEACE, [text])
    found = compare(archive, Question(people(archive, "Ann", "Ben")))
    assert found.agreement.total.units == 2


def test_it_can_be_ended(archive: Archive, both: tuple[DocumentId, DocumentId]) -> None:
    def end() -> None:
        raise Cancelled("enough")

    with pytest.raises(Cancelled):
        compare(archive, Question(people(archive, "Ann", "Ben")), check=end)
    shares: list[float] = []
    compare(archive, Question(people(archive, "Ann", "Ben")), progress=shares.append)
    assert shares == [0.0]
