"""Pages on themes as HTML: whole, harmless, the same again."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.viewer.exporters.samples import ARABIC, FORMULA, MARKUP, RESOLUTION
from viewer.domain.theme_reports import Bar, Strong, ThemeReport
from viewer.exporters import ExportError
from viewer.exporters.theme_reports import (
    ThemeReportOptions,
    export_theme_report,
    theme_report_exporters,
    write_theme_report,
)
from viewer.exporters.theme_reports.markup import Look, markup

OPTIONS = ThemeReportOptions("2025-11-21T09:30:00Z")
REPORT = ThemeReport(
    name="Relief & <b>",
    path=("All",),
    colour="orange",
    description="First.\n\nالثاني.",
    facts=("2 excerpts in 1 document.",),
    where=(Bar("A <long> title", 4, "4 excerpts"), Bar("None", 0, "0 excerpts")),
    when=(Bar("2013", 1, "1 excerpt"), Bar("2014", 4, "4 excerpts")),
    who=(Bar("Ann & Ben", 2, "2 excerpts"),),
    beside=(),
    strongest=tuple(Strong(each, "sure") for each in (RESOLUTION, ARABIC, MARKUP, FORMULA)),
    rule="Sure before doubtful.",
    more=3,
)
GOLDEN = Path(__file__).parent / "golden.html"


def written(report: ThemeReport = REPORT, options: ThemeReportOptions = OPTIONS) -> bytes:
    file = io.BytesIO()
    write_theme_report("html", report, file, options)
    return file.getvalue()


def found(path: str) -> list[str]:
    """Attributes of the page by an XPath."""
    values = html.fromstring(written()).xpath(path)
    assert isinstance(values, list)
    return [str(each) for each in values]


def test_what_is_written_is_what_was_agreed() -> None:
    """`python -m tests.viewer.exporters.theme_reports.test_html` writes it anew."""
    assert written() == GOLDEN.read_bytes()


def test_it_says_everything_in_its_sections() -> None:
    page = html.fromstring(written())
    heads = ["".join(map(str, each.itertext())) for each in page.iter("h1", "h2")]
    assert heads == ["Relief & <b>", "Where", "When", "Who", "The strongest excerpts"]
    text = "".join(map(str, page.itertext()))
    for said in ("All › Relief & <b>.", "And 3 more.", "4 excerpts", "sure before doubtful"):
        assert said in text
    assert "A/RES/67/264" in text


def test_nothing_in_it_runs_or_is_fetched() -> None:
    page = html.fromstring(written())
    assert list(page.iter("script", "img", "link", "iframe")) == []
    assert all(each.startswith(("http", "mailto")) for each in found("//@href"))
    assert found("//@onclick") == []


def test_bars_are_as_long_as_their_values() -> None:
    widths = found("//table[@class='bars']//td[@bgcolor]/@width")
    assert widths == ["100%", "25%", "100%", "100%"]


def test_right_to_left_text_is_said_to_be() -> None:
    ways = found("//table[@class='quote']//td[@dir]/@dir")
    assert ways == ["ltr", "rtl", "ltr", "ltr"]


def test_notes_are_left_out_when_not_wanted() -> None:
    assert b"widens the goal" in written()
    assert b"widens the goal" not in written(options=replace(OPTIONS, with_notes=False))


def test_a_page_of_nothing_has_a_head() -> None:
    bare = ThemeReport("Empty", (), "blue", "", (), (), (), (), (), (), "")
    assert [each.text for each in html.fromstring(written(bare)).iter("h1", "h2")] == ["Empty"]


def test_on_the_screen_quiet_text_has_a_colour_of_its_own() -> None:
    pieces = "".join(markup(REPORT, OPTIONS, Look("#123456", "#abcdef")))
    assert 'style="color: #abcdef"' in pieces
    assert 'bgcolor="#123456"' in pieces


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not there"):
        export_theme_report("html", REPORT, tmp_path / "gone" / "a.html", OPTIONS)


def test_the_format_is_found() -> None:
    assert [each.name for each in theme_report_exporters()] == ["html"]


if __name__ == "__main__":
    GOLDEN.write_bytes(written())
