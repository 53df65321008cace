from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.viewer.ui.conftest import add_document
from viewer.analysis.compare import Ignore
from viewer.archive import Archive
from viewer.domain import DocumentId, ParagraphId, Relation
from viewer.ui.background import Job
from viewer.ui.models.comparisons import Comparison, Comparisons, comparisons, rising
from viewer.ui.session import Session

EARLIER = [
    "Recalling its resolution on peace and mediation between the two organizations,",
    "Requests the humanitarian agencies to continue their work in the region;",
    "Encourages vaccination campaigns for children below five years of age;",
]
LATER = [
    EARLIER[0],
    "Requests the humanitarian agencies to extend their work in the region;",
    "Welcomes the opening of a joint centre for mediation in the capital;",
    EARLIER[2],
]


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40).map(sorted)


@pytest.fixture
def both(archive: Archive) -> tuple[DocumentId, DocumentId]:
    return (
        add_document(archive, EARLIER, title="Earlier"),
        add_document(archive, LATER, title="Later"),
    )


@pytest.fixture
def service(session: Session) -> Comparisons:
    return comparisons(session)


def ids(archive: Archive, document: DocumentId) -> list[ParagraphId]:
    return [each.id for each in archive.documents.paragraphs(document)]


def wait_for(qtbot: QtBot, service: Comparisons, a: DocumentId, b: DocumentId) -> Comparison:
    found = service.get(a, b)
    if found is None or service.busy(a, b):
        with qtbot.waitSignal(service.changed, timeout=10_000):
            assert service.busy(a, b)
        found = service.get(a, b)
    assert found is not None
    return found


def words(comparison: Comparison, paragraph: ParagraphId) -> list[str]:
    text = comparison.paragraphs[paragraph].text
    return [text[start:end] for start, end in comparison.spans(paragraph, Ignore())]


def test_two_documents_are_paired_off_the_interface_thread(
    qtbot: QtBot, archive: Archive, service: Comparisons, both: tuple[DocumentId, DocumentId]
) -> None:
    assert service.get(*both) is None
    found = wait_for(qtbot, service, *both)
    here, there = ids(archive, both[0]), ids(archive, both[1])
    assert [(each.a, each.b, each.relation) for each in found.matches] == [
        (here[0], there[0], Relation.SAME),
        (here[1], there[1], Relation.CHANGED),
        (None, there[2], Relation.ADDED),
        (here[2], there[3], Relation.SAME),
    ]
    assert found.counterparts(here[2]) == (there[3],)
    assert found.counterparts(there[2]) == ()
    assert words(found, here[1]) == ["continue"]
    assert words(found, there[1]) == ["extend"]
    assert words(found, there[2]) == []
    assert service.get(*both) is found


def test_long_documents_are_paired_in_a_process_of_their_own(
    qtbot: QtBot, archive: Archive, service: Comparisons
) -> None:
    """With what was said by hand; the process is given values and gives values."""
    lines = [f"Clause {n} asks region{n} for a report on subject{n * 7}." for n in range(310)]
    a = add_document(archive, lines, title="Long")
    b = add_document(archive, lines[1:], title="Shorter")
    here, there = ids(archive, a), ids(archive, b)
    archive.pairs.pair(here[0], there[-1])

    found = wait_for(qtbot, service, a, b)

    assert found.counterparts(here[0]) == (there[-1],)
    assert found.counterparts(here[5]) == (there[4],)
    assert found.matches[0].held


def test_a_pair_by_hand_wins_and_is_taken_back_by_undo(
    qtbot: QtBot, archive: Archive, service: Comparisons, both: tuple[DocumentId, DocumentId]
) -> None:
    wait_for(qtbot, service, *both)
    here, there = ids(archive, both[0]), ids(archive, both[1])
    with qtbot.waitSignal(service.changed):
        archive.pairs.pair(here[1], there[2])
    found = wait_for(qtbot, service, *both)
    (match,) = found.of(there[2])
    assert (match.a, match.held) == (here[1], True)
    archive.history.undo(archive.history.edits(1)[0].id)
    assert wait_for(qtbot, service, *both).counterparts(there[2]) == ()


def test_a_document_that_goes_takes_its_comparisons_along(
    qtbot: QtBot, archive: Archive, service: Comparisons, both: tuple[DocumentId, DocumentId]
) -> None:
    wait_for(qtbot, service, *both)
    with qtbot.waitSignal(service.changed):
        archive.documents.remove([both[0]])
    assert service.get(*both) is None
    assert not service.busy(*both)


def test_there_is_one_for_a_session(session: Session) -> None:
    assert comparisons(session) is comparisons(session)


@given(PLACES)
def test_fixed_points_rise_on_both_sides(points: list[tuple[int, int]]) -> None:
    chain = rising(points)
    assert set(chain) <= set(points)
    for (row_a, row_b), (next_a, next_b) in pairwise(chain):
        assert row_a < next_a
        assert row_b < next_b


def test_the_longest_rise_is_taken() -> None:
    assert rising([(0, 0), (1, 9), (2, 1), (3, 2), (4, 3)]) == [(0, 0), (2, 1), (3, 2), (4, 3)]
    assert rising([(0, 0), (0, 1), (1, 2)]) == [(0, 0), (1, 2)]
    assert rising([]) == []


def begin_and_end(
    qtbot: QtBot, session: Session, service: Comparisons, both: tuple[DocumentId, DocumentId]
) -> None:
    """As a person does who ends it in the list of running work."""

    def last(_archive: Archive, _a: DocumentId, _b: DocumentId, job: Job) -> None:
        while not job.cancelled:
            time.sleep(0.005)
        job.check()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viewer.ui.models.comparisons._compare", last)
        service.get(*both)
        with qtbot.waitSignal(service.changed, timeout=10_000):
            session.background.cancel_all()


def test_a_comparison_that_was_ended_is_begun_again_when_it_is_asked_for(
    qtbot: QtBot, session: Session, service: Comparisons, both: tuple[DocumentId, DocumentId]
) -> None:
    begin_and_end(qtbot, session, service, both)
    assert service.ended_early(*both)
    assert service.get(*both) is None
    assert not service.busy(*both)  # what merely looks for it does not begin it again
    service.ask(*both)
    assert wait_for(qtbot, service, *both).matches
    assert not service.ended_early(*both)


def test_a_change_of_a_document_lets_an_ended_comparison_begin_again(
    qtbot: QtBot,
    session: Session,
    archive: Archive,
    service: Comparisons,
    both: tuple[DocumentId, DocumentId],
) -> None:
    begin_and_end(qtbot, session, service, both)
    archive.documents.correct(both[0], title="Renamed")
    assert wait_for(qtbot, service, *both).matches


def test_the_last_comparison_serves_until_a_pair_by_hand_is_taken_in(
    qtbot: QtBot, archive: Archive, service: Comparisons, both: tuple[DocumentId, DocumentId]
) -> None:
    before = wait_for(qtbot, service, *both)
    here, there = ids(archive, both[0]), ids(archive, both[1])
    archive.pairs.part(here[1], there[1])
    assert service.get(*both) is before
    with qtbot.waitSignal(service.changed, timeout=10_000):
        assert service.busy(*both)
    after = service.get(*both)
    assert after is not None
    assert after is not before
    assert there[1] not in after.counterparts(here[1])


def test_what_was_paired_by_hand_is_not_hidden_behind_an_old_comparison(
    qtbot: QtBot,
    session: Session,
    archive: Archive,
    service: Comparisons,
    both: tuple[DocumentId, DocumentId],
) -> None:
    wait_for(qtbot, service, *both)
    here, there = ids(archive, both[0]), ids(archive, both[1])
    archive.pairs.part(here[1], there[1])
    begin_and_end(qtbot, session, service, both)
    assert service.get(*both) is None
    assert service.ended_early(*both)
