"""What the report of a project says."""

from __future__ import annotations

from dataclasses import replace

from viewer.importing.projects.report import (
    MOST_EXAMPLES,
    ProjectReport,
    Remarks,
    Taken,
)

NOTHING = ProjectReport("Harbour", "NVivo", (), (), (), None)


def test_the_sentence_counts_what_is_new() -> None:
    taken = (
        Taken("documents", 1, 0, 0),
        Taken("themes", 12, 3, 0),
        Taken("tags", 1_300, 0, 2),
        Taken("notes", 0, 0, 0),
    )
    report = replace(NOTHING, taken=taken)
    assert report.sentence() == "1 document, 12 themes and 1,300 tags came in."
    assert report.head()[1:] == [
        "Here already: 3 themes.",
        "Deleted here before, and left so: 2 tags.",
    ]
    assert (report.new("tags"), report.new("links")) == (1_300, 0)
    assert NOTHING.sentence() == "Nothing new came in."


def test_what_was_left_comes_first_and_is_counted() -> None:
    remarks = Remarks()
    remarks.changed("Changed.", "a")
    for number in range(MOST_EXAMPLES + 10):
        remarks.left("Left.", str(number))
    remarks.left("Left without a name.")
    report = replace(NOTHING, remarks=remarks.all())
    assert [each.sort for each in report.remarks] == ["left", "left", "changed"]
    assert (report.remarks[0].count, len(report.remarks[0].examples)) == (60, MOST_EXAMPLES)
    assert report.sentence() == "Nothing new came in; 61 things were left."
    assert report.lines()[1] == "Left: Left. (60)"
    assert "Changed: Changed." in report.lines()


def test_a_cancelled_import_says_so() -> None:
    report = replace(NOTHING, cancelled=True)
    assert report.sentence().endswith("what had come in stays.")
