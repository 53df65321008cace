"""The page of a theme: what it counts, whom it names, what it chooses and why."""

from __future__ import annotations

from dataclasses import replace

from tests.viewer.exporters.samples import RESOLUTION, TRACE, note
from viewer.analysis.theme_report import LISTED, theme_report
from viewer.domain import DocumentId, Excerpt, Theme, ThemeId
from viewer.domain.overviews import CountedDocument, CountedTheme, Counts, ThemeCount, Together

HEALTH, PEACE = ThemeId(3), ThemeId(1)
THEME = Theme(
    HEALTH, "uuid", "Health", "green", "theme", "3", "What keeps people well.", None, 3, "Ann",
    "2026-11-21T09:00:00Z", words=("vaccin*", "health", "-health of the economy"),
)  # fmt: skip
COUNTS = Counts(
    themes=(CountedTheme(PEACE, "Peace", (), "blue", 9), CountedTheme(HEALTH, "Health", ("All",), "green", 4)),
    documents=(
        CountedDocument(DocumentId(1), "Old", "A/1", "2008-05-01", 20),
        CountedDocument(DocumentId(2), "New", None, "2010", 10),
        CountedDocument(DocumentId(3), "Other", None, "2010", 10),
    ),
    counts=(
        ThemeCount(HEALTH, DocumentId(1), 2, 2, 30),
        ThemeCount(HEALTH, DocumentId(2), 3, 2, 12),
        ThemeCount(PEACE, DocumentId(3), 9, 9, 90),
    ),
    together=(Together(PEACE, HEALTH, 2),),
)  # fmt: skip


def excerpt(number: int, text: str = "Nothing of it.", **fields: object) -> Excerpt:
    made = replace(RESOLUTION, index=number, text=text, notes=(), trace=TRACE)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_it_says_where_when_and_beside_what() -> None:
    report = theme_report(THEME, COUNTS, [excerpt(1)])

    assert [(each.name, each.value) for each in report.where] == [
        ("2010 · New", 3),
        ("2008 · A/1 · Old", 2),
    ]
    assert report.where[0].said == "3 excerpts, 20% of the paragraphs"
    assert [(each.name, each.value, each.said) for each in report.when] == [
        ("2008", 2, "2 excerpts, 1 document"),
        ("2009", 0, "no document"),
        ("2010", 3, "3 excerpts, 2 documents"),
    ]
    assert [(each.name, each.said) for each in report.beside] == [("Peace", "2 paragraphs")]
    assert (report.name, report.path, report.description) == (
        "Health",
        ("All",),
        "What keeps people well.",
    )


def test_it_says_how_much_there_is() -> None:
    doubtful = excerpt(2, certainty="doubtful")
    report = theme_report(THEME, COUNTS, [excerpt(1), doubtful, excerpt(3, notes=(note("x"),))])
    assert report.facts == (
        "3 excerpts in 2 documents, of 3 documents in which anything is tagged.",
        "4 paragraphs, 13.3% of those of its documents, and 42 words.",
        "1 excerpt tagged in doubt.",
        "1 excerpt with notes.",
    )


def test_it_names_who_tagged_and_when() -> None:
    both = replace(TRACE, people=("Ann", "Ben, Jr."))
    report = theme_report(
        THEME,
        COUNTS,
        [
            excerpt(1, trace=both, tagged_at="2026-11-03T09:00:00Z"),
            excerpt(2, trace=replace(TRACE, people=("Ann",)), tagged_at="2026-11-01T09:00:00Z"),
        ],
    )
    assert [(each.name, each.said) for each in report.who] == [
        ("Ann", "2 excerpts, 1 November 2026 to 3 November 2026"),
        ("Ben, Jr.", "1 excerpt, 3 November 2026"),
    ]


def test_the_strongest_are_sure_then_noted_then_full_of_its_words() -> None:
    given = [
        excerpt(1, "The health of the economy is no matter of it."),
        excerpt(2, "Vaccines and vaccination for health.", certainty="doubtful"),
        excerpt(3, "Nothing.", notes=(note("why"),)),
        excerpt(4, "Health, and vaccinations for all."),
        excerpt(5, "Vaccines only."),
        excerpt(6, "Health and vaccines.", notes=(note("a"), note("b"))),
    ]
    report = theme_report(THEME, COUNTS, given, strongest=5)

    assert [each.excerpt.index for each in report.strongest] == [6, 3, 4, 5, 1]
    assert report.strongest[0].why == "sure; 2 notes; 2 words of the theme: “Health”, “vaccines”"
    assert report.strongest[4].why == "sure"
    assert "Sure before doubtful" in report.rule


def test_equals_come_by_date_and_place() -> None:
    report = theme_report(THEME, COUNTS, [excerpt(each) for each in range(30)], strongest=3)
    assert [each.excerpt.index for each in report.strongest] == [0, 1, 2]


def test_many_documents_are_listed_up_to_a_number() -> None:
    documents = tuple(
        CountedDocument(DocumentId(each), f"D{each}", None, None, 5) for each in range(LISTED + 7)
    )
    counts = Counts(
        COUNTS.themes,
        documents,
        tuple(ThemeCount(HEALTH, each.id, 1, 1, 1) for each in documents),
        (),
    )
    report = theme_report(THEME, counts, [])
    assert (len(report.where), report.more) == (LISTED, 7)


def test_a_theme_that_nothing_has_is_a_page_too() -> None:
    report = theme_report(THEME, Counts((), (), (), ()), [])
    assert report.facts[0].startswith("0 excerpts in 0 documents")
    assert (report.where, report.when, report.who, report.strongest) == ((), (), (), ())
