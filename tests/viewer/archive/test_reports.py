from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, Change, Refused
from viewer.archive.changes import ReportsChanged
from viewer.domain import NotFound, TagId, ThemeId
from viewer.domain.ids import ReportId, ReportItemId


@pytest.fixture
def tags(archive: Archive) -> list[TagId]:
    document = add(archive)
    return archive.tags.add(ThemeId(1), anchors(archive, document))


def shown(archive: Archive, report: ReportId) -> list[TagId | str | None]:
    return [
        each.heading if each.tag is None else each.tag for each in archive.reports.items(report)
    ]


def test_a_report_is_begun_filled_and_removed(
    archive: Archive, tags: list[TagId], told: list[Change]
) -> None:
    told.clear()
    report = archive.reports.add("  What was  agreed ", tags[:2])
    assert told == [ReportsChanged(frozenset({report}))]
    (found,) = archive.reports.all()
    assert (found.id, found.name, found.excerpts) == (report, "What was agreed", 2)
    archive.reports.put(report, tags)
    assert shown(archive, report) == tags
    archive.reports.rename(report, "Agreed")
    archive.reports.remove(report)
    assert archive.reports.all() == []
    with pytest.raises(NotFound, match="no report"):
        archive.reports.items(report)
    for edit in archive.history.edits(3):
        archive.history.undo(edit.id)
    assert shown(archive, report) == tags[:2]
    assert archive.reports.get(report).name == "What was agreed"


def test_headings_stand_between_excerpts(archive: Archive, tags: list[TagId]) -> None:
    report = archive.reports.add("Report", tags)
    items = archive.reports.items(report)
    heading = archive.reports.add_heading(report, " First \n part ", before=items[0].id)
    archive.reports.add_heading(report, "End")
    archive.reports.change_heading(heading, "Part one")
    assert shown(archive, report) == ["Part one", *tags, "End"]
    archive.reports.take([heading, items[1].id])
    assert shown(archive, report) == [tags[0], tags[2], "End"]
    with pytest.raises(Refused, match="no heading of its own"):
        archive.reports.change_heading(items[0].id, "Words")
    with pytest.raises(Refused, match="needs words"):
        archive.reports.add_heading(report, "  ")
    with pytest.raises(NotFound, match="may have been taken out"):
        archive.reports.take([heading])


def test_names_are_there_and_differ(archive: Archive) -> None:
    archive.reports.add("Report")
    with pytest.raises(Refused, match="a report “Report” already"):
        archive.reports.add("report")
    with pytest.raises(Refused, match="needs a name"):
        archive.reports.add(" ")


def test_what_is_untagged_is_not_shown_and_comes_back_in_its_place(
    archive: Archive, tags: list[TagId]
) -> None:
    report = archive.reports.add("Report", tags)
    archive.tags.remove([tags[1]])
    assert shown(archive, report) == [tags[0], tags[2]]
    items = archive.reports.items(report)
    archive.reports.move(report, [items[1].id], items[0].id)
    archive.history.undo(archive.history.edits(1)[0].id)
    archive.history.undo(archive.history.edits(2)[1].id)
    assert shown(archive, report) == tags


def test_a_tag_that_is_not_there_is_refused(archive: Archive) -> None:
    report = archive.reports.add("Report")
    with pytest.raises(NotFound, match="no tag 99"):
        archive.reports.put(report, [TagId(99)])
    assert archive.reports.items(report) == []


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 7), min_size=1, max_size=4), st.integers(0, 8)),
        max_size=12,
    )
)
def test_moving_is_what_a_list_would_do(
    archive: Archive, moves: list[tuple[set[int], int]]
) -> None:
    archive.reports.add(f"Report {len(archive.reports.all())}")
    report = archive.reports.all()[-1].id
    for number in range(8):
        archive.reports.add_heading(report, str(number))
    expected = [item.id for item in archive.reports.items(report)]
    start = list(expected)
    done = 0
    for chosen, target in moves:
        moving = [expected[number] for number in sorted(chosen)]
        before = expected[target] if target < len(expected) else None
        newest = archive.history.newest()
        archive.reports.move(report, moving, before)
        done += archive.history.newest() != newest
        expected = as_a_list(expected, moving, before)
        assert [item.id for item in archive.reports.items(report)] == expected
    for edit in archive.history.edits(done):
        archive.history.undo(edit.id)
    assert [item.id for item in archive.reports.items(report)] == start


def as_a_list(
    order: list[ReportItemId], moving: list[ReportItemId], before: ReportItemId | None
) -> list[ReportItemId]:
    at = len(order) if before is None else order.index(before)
    above = [item for item in order[:at] if item not in moving]
    below = [item for item in order[at:] if item not in moving]
    return [*above, *moving, *below]


def test_places_are_numbered_anew_where_they_get_tight(archive: Archive) -> None:
    report = archive.reports.add("Report")
    first = archive.reports.add_heading(report, "first")
    last = archive.reports.add_heading(report, "last")
    for number in range(80):
        archive.reports.add_heading(report, str(number), before=last)
    order = [item.heading for item in archive.reports.items(report)]
    assert order == ["first", *map(str, range(80)), "last"]
    archive.reports.move(report, [last], first)
    assert archive.reports.items(report)[0].id == last


def test_excerpts_of_a_report_stand_in_its_order_under_its_headings(
    archive: Archive, tags: list[TagId]
) -> None:
    report = archive.reports.add("Report", reversed(tags))
    items = archive.reports.items(report)
    archive.reports.add_heading(report, "Rest", before=items[1].id)
    found = list(archive.excerpts.of_report(archive.reports.items(report)))
    assert [each.tag for each in found] == list(reversed(tags))
    assert [each.heading for each in found] == ["", "Rest", "Rest"]


def test_an_excerpt_of_a_report_names_all_who_tagged_it(
    archive: Archive, tags: list[TagId]
) -> None:
    report = archive.reports.add("Report", tags[:1])
    document = archive.tags.get(tags[0]).document
    archive.people.work_as("Somebody Else")
    archive.tags.add(ThemeId(1), anchors(archive, document)[:1])
    (found,) = archive.excerpts.of_report(archive.reports.items(report))
    assert found.tag == tags[0]
    assert "Somebody Else" in found.tagged_by


def test_an_excerpt_stays_in_its_report_while_anybody_tags_it(
    archive: Archive, tags: list[TagId]
) -> None:
    report = archive.reports.add("Report", tags[:2])
    document = archive.tags.get(tags[0]).document
    archive.people.work_as("Somebody Else")
    (other,) = archive.tags.add(ThemeId(1), anchors(archive, document)[:1])
    archive.tags.remove([tags[0]])
    assert shown(archive, report) == tags[:2]
    found = list(archive.excerpts.of_report(archive.reports.items(report)))
    assert [each.tag for each in found] == [other, tags[1]]
    assert found[0].tagged_by == "Somebody Else"
    archive.tags.remove([other])
    assert shown(archive, report) == [tags[1]]
