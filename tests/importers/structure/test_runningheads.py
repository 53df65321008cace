"""Running headers in text that has no form feeds, as converters leave them."""

from __future__ import annotations

from tests.importers.structure.printed import texts

PARAGRAPH = """\
The meeting expressed satisfaction over the development of relations between
the two systems of institutions and took note of the contacts between their
secretariats, which it wished to go on{turn}and asked both of them to report
on it at the next meeting, to be held in the year after.
"""


def printed(*headers: str) -> str:
    """A paragraph that is cut by each of the headers."""
    return "".join(PARAGRAPH.format(turn=f"\n{header}\n") for header in headers)


def test_a_header_with_its_page_number_set_apart_cuts_no_paragraph() -> None:
    found = texts(printed(*(f"A/67/PV.51{' ' * 40}Page {page}" for page in (2, 3, 4))))
    assert len(found) == 3
    assert all("to go on and asked" in each for each in found)


def test_a_header_that_counts_up_at_like_distances_needs_no_wide_gap() -> None:
    found = texts(printed(*(f"Report of the meeting {page}" for page in (2, 3, 4, 5))))
    assert all("to go on and asked" in each for each in found)


def test_a_header_beside_page_numbers_alone_on_their_lines() -> None:
    found = texts(printed(*(f"{page}\n\nFinal document\n" for page in (2, 3, 4))))
    assert all("Final document" not in each for each in found)
    assert all("to go on and asked" in each for each in found)


def test_headings_that_count_up_are_headings() -> None:
    chapters = "\n".join(
        f"Annex {number}\n\n{PARAGRAPH.format(turn=' ')}" + PARAGRAPH.format(turn=" ") * number
        for number in (1, 2, 3)
    )
    assert [each for each in texts(chapters) if each.startswith("Annex")] == [
        "Annex 1",
        "Annex 2",
        "Annex 3",
    ]


def test_words_that_come_again_anywhere_are_no_header() -> None:
    text = "\n\n".join(["Opening session", PARAGRAPH.format(turn=" ")] * 3)
    assert texts(text).count("Opening session") == 3
