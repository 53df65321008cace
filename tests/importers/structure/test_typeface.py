"""Rules of joining that look at how lines are set, each with the page it comes from."""

from __future__ import annotations

from tests.importers.structure.printed import Sheet

FULL = "the meeting expressed satisfaction over the development of it"


def text(sheet: Sheet, first: str) -> None:
    """A paragraph whose first line is `first`."""
    sheet.put(first, flush=True)
    sheet.put(FULL, flush=True).put("and took note of the contacts.")


def filler(sheet: Sheet) -> Sheet:
    for _ in range(4):
        text(sheet, "Both organizations strive to enhance their cooperation, and so")
    return sheet


class TestTypeChanges:
    def test_a_bold_heading_may_fill_its_line(self) -> None:
        sheet = filler(Sheet())
        sheet.put("United Nations Institute for Training and Research in it", bold=True, flush=True)
        text(sheet, "Established in 1965, the Institute provides training and so")
        found = sheet.texts()
        assert found[-2] == "United Nations Institute for Training and Research in it"
        assert found[-1].startswith("Established")

    def test_a_bold_sentence_goes_on_in_plain_letters(self) -> None:
        sheet = filler(Sheet())
        sheet.put(
            "The Institute, established in 1965, was asked to provide the", bold=True, flush=True
        )
        text(sheet, "Organization with training and development, for which it and")
        assert sheet.texts()[-1].startswith("The Institute, established in 1965")

    def test_words_in_bold_letters_may_fill_a_line(self) -> None:
        sheet = filler(Sheet())
        sheet.put("These reforms should focus on increasing the capital of the", flush=True)
        sheet.put("Banks and reforming their business models to scale up support", bold=True)
        sheet.put("for all countries.")
        assert sheet.texts()[-1].startswith("These reforms should focus")

    def test_a_bold_sentence_may_end_a_paragraph(self) -> None:
        sheet = filler(Sheet())
        sheet.put("We need sources of finance that include levies for the action.", flush=True)
        sheet.put("These should be scalable, fair and easy to collect.", bold=True)
        assert sheet.texts()[-1].startswith("We need sources")

    def test_a_heading_at_the_top_of_a_page_is_no_part_of_the_table_before(self) -> None:
        sheet = filler(Sheet())
        sheet.put("Grade des augmentations").turn()
        sheet.put("ANNEXE C", bold=True, indent=130)
        sheet.put("Categories", bold=True, indent=125)
        text(sheet, "Both organizations strive to enhance their cooperation, and so")
        assert "Grade des augmentations" in sheet.texts()


class TestCentringEnds:
    def sheet(self, first: str) -> Sheet:
        sheet = filler(Sheet())
        sheet.put("Maintenance of Peace and Stability and Security", indent=32)
        text(sheet, first)
        return sheet

    def test_a_centred_heading_ends_though_the_next_word_had_no_room(self) -> None:
        found = self.sheet("Representatives of both had a fruitful exchange of views as").texts()
        assert found[-2] == "Maintenance of Peace and Stability and Security"
        assert found[-1].startswith("Representatives")

    def test_not_where_the_sentence_goes_on(self) -> None:
        found = self.sheet("representatives of both had a fruitful exchange of views as").texts()
        assert "Security representatives" in found[-1]
