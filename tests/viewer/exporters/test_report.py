from __future__ import annotations

from dataclasses import replace

from tests.viewer.exporters.samples import ARABIC, EXCERPTS, FORMULA, OPTIONS, RESOLUTION, TABLE
from viewer.domain import Excerpt, ThemeId
from viewer.exporters import ExportOptions
from viewer.exporters.report import Part, Said, SourceTable, report

AROUND = replace(RESOLUTION, before=("far", "near"), after=("after", "far after"))


def parts(*excerpts: Excerpt, options: ExportOptions = OPTIONS) -> list[tuple[Part, str]]:
    return [
        (each.part, "".join(run.text for run in each.runs))
        for each in report(excerpts, options)
        if isinstance(each, Said)
    ]


def test_a_report_tells_title_headings_quotations_and_sources() -> None:
    assert parts(RESOLUTION) == [
        (Part.TITLE, "Excerpts on cooperation"),
        (Part.SUBTITLE, "Exported 21 November 2025"),
        (Part.HEADING, "Peace"),
        (Part.QUOTE, f"4. {RESOLUTION.text}"),
        (Part.SOURCE, RESOLUTION.citation),
        (Part.HEADING, "Sources"),
        (Part.PLAIN, "1 excerpt."),
    ]
    *_, table = report([RESOLUTION, ARABIC], OPTIONS)
    assert isinstance(table, SourceTable)
    assert [each.date for each in table.rows] == ["17 May 2013", "2014"]


def test_nothing_has_no_table_of_sources() -> None:
    assert not [each for each in report([], OPTIONS) if isinstance(each, SourceTable)]


def test_a_source_is_a_line_or_a_footnote() -> None:
    noted = [
        each
        for each in report([RESOLUTION], replace(OPTIONS, sources="footnote"))
        if isinstance(each, Said)
    ]
    assert [each.footnote for each in noted if each.part is Part.QUOTE] == [RESOLUTION.citation]
    assert Part.SOURCE not in {each.part for each in noted}


def test_as_many_paragraphs_around_as_are_wanted() -> None:
    around = {Part.OPENING, Part.CONTEXT, Part.QUOTE}

    def found(before: int, after: int) -> list[tuple[Part, str]]:
        options = replace(OPTIONS, before=before, after=after)
        return [each for each in parts(AROUND, options=options) if each[0] in around]

    quote = (Part.QUOTE, f"4. {RESOLUTION.text}")
    assert found(0, 0) == [quote]
    assert found(1, 1) == [(Part.OPENING, "near"), quote, (Part.CONTEXT, "after")]
    assert found(9, 0) == [(Part.OPENING, "far"), (Part.CONTEXT, "near"), quote]
    assert found(0, 9) == [quote, (Part.CONTEXT, "after"), (Part.CONTEXT, "far after")]


def test_doubt_and_people_are_said_where_they_are_wanted() -> None:
    doubtful = replace(RESOLUTION, certainty="doubtful")

    def source(options: ExportOptions) -> str:
        ((_, text),) = (each for each in parts(doubtful, options=options) if each[0] is Part.SOURCE)
        return text.removeprefix(RESOLUTION.citation)

    assert source(OPTIONS) == " [doubtful]"
    assert source(replace(OPTIONS, with_certainty=False)) == ""
    named = "; tagged by Amina, 20 November 2025"
    assert source(replace(OPTIONS, with_people=True)) == f" [doubtful]{named}"


def test_notes_are_signed_unless_nobody_is_to_be_named() -> None:
    signed = [text for part, text in parts(FORMULA) if part is Part.NOTE]
    assert signed[0] == "Note by Amina, 20 November 2025: Compare 2015"
    nobody = parts(FORMULA, options=replace(OPTIONS, with_people=False))
    assert next(text for part, text in nobody if part is Part.NOTE) == "Note: Compare 2015"
    none = parts(FORMULA, options=replace(OPTIONS, with_notes=False))
    assert Part.NOTE not in {part for part, _ in none}


def test_headings_have_the_depth_of_their_theme() -> None:
    below = replace(RESOLUTION, theme=ThemeId(9), theme_name="Talks", theme_path=("Peace",))
    levels = [
        each.level
        for each in report([RESOLUTION, below], OPTIONS)
        if isinstance(each, Said) and each.part is Part.HEADING
    ]
    assert levels == [1, 2, 1]


def test_the_direction_is_that_of_the_words() -> None:
    rtl = {each.part for each in report(EXCERPTS, OPTIONS) if isinstance(each, Said) and each.rtl}
    assert rtl == {Part.QUOTE, Part.SOURCE}
    (table,) = [text for part, text in parts(TABLE) if part is Part.QUOTE]
    assert "\t" in table
