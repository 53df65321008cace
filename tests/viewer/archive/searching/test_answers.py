from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.parsed import Kind
from tests.viewer.archive.searching.trees import trees
from viewer.archive import Archive
from viewer.archive.folding import words
from viewer.archive.searching.fields import Field
from viewer.archive.searching.matching import holds
from viewer.archive.searching.parser import DEEPEST
from viewer.archive.searching.tree import And, Dates, Filter, Near, Node, Not, Or, Term, written
from viewer.domain import Document, Paragraph, Tag
from viewer.domain.searching import Found, Order, QueryError, Question, Tally, What


class Reader:
    """Answers by reading everything, one paragraph after the other."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.themes = {theme.name: theme for theme in archive.themes.all()}
        self.documents = archive.documents.all()

    def paragraphs(self, node: Node) -> set[int]:
        found: set[int] = set()
        for document in self.documents:
            for paragraph in self.archive.documents.paragraphs(document.id):
                if self.holds(node, document, paragraph):
                    found.add(paragraph.id)
        return found

    def holds(self, node: Node, document: Document, paragraph: Paragraph) -> bool:
        match node:
            case And(nodes):
                return all(self.holds(each, document, paragraph) for each in nodes)
            case Or(nodes):
                return any(self.holds(each, document, paragraph) for each in nodes)
            case Not(inner):
                return not self.holds(inner, document, paragraph)
            case Term() | Near():
                return holds(node, paragraph.text)
            case Dates(first, last):
                date = document.date
                return bool(
                    date
                    and (not first or date[: len(first)] >= first[: len(date)])
                    and (not last or date[: len(last)] <= last[: len(date)])
                )
            case Filter():
                return self.is_of(node, document, paragraph)

    def is_of(self, node: Filter, document: Document, paragraph: Paragraph) -> bool:
        value = node.value
        tags = self.archive.tags.of_paragraph(paragraph.id)
        match node.field:
            case Field.THEME:
                return any(self.is_below(tag, value) for tag in tags)
            case Field.DOC:
                return value in (document.symbol, document.title, str(document.id))
            case Field.TITLE:
                return value in words(document.title)
            case Field.SYMBOL:
                return (document.symbol or "").startswith(f"{value}/")
            case Field.BODY:
                return value.casefold() in (document.body or "").casefold()
            case Field.KIND:
                return value in (document.kind, paragraph.kind.value)
            case Field.LANG:
                language = paragraph.language or document.language
                return language == {"French": "fr"}.get(value, value)
            case Field.LABEL:
                return (paragraph.label or "").strip("().") == value.strip("().")
            case Field.BY:
                notes = self.archive.annotations.of_document(document.id)
                here = [
                    n
                    for n in notes
                    if n.target.anchor and n.target.anchor.paragraph == paragraph.id
                ]
                people = {each.created_by for each in tags} | {each.created_by for each in here}
                return "Ada" in people
            case Field.IN:
                return value == "paragraphs"
        return self.is_in_state(value, tags, document, paragraph)

    def is_below(self, tag: Tag, name: str) -> bool:
        theme = self.archive.themes.get(tag.theme)
        while theme.name != name:
            if theme.parent is None:
                return False
            theme = self.archive.themes.get(theme.parent)
        return True

    def is_in_state(
        self, state: str, tags: list[Tag], document: Document, paragraph: Paragraph
    ) -> bool:
        match state:
            case "tagged":
                return bool(tags)
            case "untagged":
                return not tags
            case "doubtful":
                return any(not tag.sure for tag in tags)
        notes = self.archive.annotations.of_document(document.id)
        return any(n.target.anchor and n.target.anchor.paragraph == paragraph.id for n in notes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(trees())
def test_the_index_finds_what_reading_everything_finds(library: Archive, node: Node) -> None:
    question = Question(written(node))
    read = Reader(library).paragraphs(node)
    assert set(library.search.paragraphs(question)) == read
    assert library.search.count(written(node)) == len(read)
    only = Question(written(node), only_paragraphs=True)
    found = library.search.page(only, limit=100).found
    assert {each.paragraph for each in found if each.what is What.PARAGRAPH} == read
    counted = {facet.name: facet for facet in library.search.facets(question).by}
    by_document = counted[next(name for name in counted if name == "document")]
    assert sum(value.count for value in by_document.values) == len(read)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(trees())
def test_every_order_and_every_page_has_the_same_hits(library: Archive, node: Node) -> None:
    text = written(node)
    total = library.search.tally(Question(text))
    whole = library.search.page(Question(text), limit=1000).found
    assert Tally(len(whole)) == total
    for order in Order:
        question = Question(text, order=order)
        found: list[Found] = []
        for offset in range(0, len(whole) + 1, 3):
            page = library.search.page(question, offset=offset, limit=3)
            assert page.further == (offset + 3 < len(whole))
            found += page.found
        keys = [
            (each.what, each.paragraph, each.annotation, each.theme, each.document)
            for each in found
        ]
        assert len(set(keys)) == len(keys) == len(whole)
        dates = [each.date for each in found if each.date]
        if order is Order.DATE:
            assert dates == sorted(dates)
        if order is Order.NEWEST:
            assert dates == sorted(dates, reverse=True)
        if order is Order.DOCUMENT:
            places = [(each.document, each.index or 0) for each in found if each.document]
            assert places == sorted(places)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("peace in:notes", ["note", "note", "note"]),
        ("peace in:titles", ["title"]),
        ("war in:themes", ["theme"]),
        ("in:titles", ["title", "title", "title"]),
        ("wells", ["theme"]),
        ("report", ["note", "title"]),
        ("A/RES/1 in:titles", ["title"]),
        ("in:notes by:ben", ["note", "note"]),
        ("in:notes theme:water", ["note"]),
        ("in:notes label:1", ["note"]),
        ("in:notes date:2008", ["note"]),
        ("in:notes is:tagged", []),
        ("in:titles theme:health", ["title", "title"]),
        ("in:titles is:untagged", ["title"]),
        ("in:titles is:noted", ["title", "title"]),
        ("in:titles is:doubtful", ["title"]),
        ("in:themes theme:health", ["theme", "theme"]),
        ("in:themes is:noted", ["theme"]),
        ("in:themes date:2008", []),
        ("in:notes =Coopération", ["note"]),
        ("in:notes =coopération", []),
        ("in:notes peace -no", ["note", "note"]),
        ("in:notes -peace", []),
        ("in:notes,titles report", ["note", "title"]),
    ],
)
def test_notes_titles_and_themes_are_found(library: Archive, query: str, found: list[str]) -> None:
    page = library.search.page(Question(query))
    assert sorted(each.what.value for each in page.found) == found
    assert library.search.tally(Question(query)) == Tally(len(found))


def test_a_hit_says_what_it_is_and_where(library: Archive) -> None:
    (note,) = library.search.page(Question("coopération in:notes")).found
    assert (note.what, note.by, note.title, note.label) == (
        What.NOTE,
        "Ben",
        "Cooperation for peace",
        "1.",
    )
    assert note.annotation is not None
    assert note.paragraph is not None
    assert [note.text[start:end] for start, end in note.matches] == ["Coopération"]
    (theme,) = library.search.page(Question("rivers")).found
    assert (theme.what, theme.title, theme.document) == (What.THEME, "Water", None)
    assert theme.text == "Water\nRivers and wells in war."
    (title,) = library.search.page(Question("letter")).found
    assert (title.what, title.document, title.text) == (
        What.TITLE,
        3,
        "S/2005/1 Letter on cooperation",
    )


@pytest.mark.parametrize(
    ("query", "place", "said"),
    [
        ("x theme:helth", "helth", "perhaps “Health”"),
        ("doc:reprot", "reprot", "no document"),
        ("body:assemby", "assemby", "no body"),
        ("kind:heding", "heding", "perhaps “heading”"),
        ("lang:de", "de", "no language"),
        ("by:zoe", "zoe", "no person"),
    ],
)
def test_what_is_not_in_the_archive_is_said_with_its_place(
    library: Archive, query: str, place: str, said: str
) -> None:
    mistake = library.search.mistake(Question(query))
    assert mistake is not None
    assert query[mistake.start : mistake.end] == place
    assert said in str(mistake)
    with pytest.raises(QueryError):
        library.search.page(Question(query))
    assert library.search.mistake(Question("theme:health peace")) is None


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("cooperation", 2),
        ("co-operation", 2),
        ("COOPÉRATION", 2),
        ("follow-up", 2),
        ("followup", 1),
        ('"follow up"', 1),
        ("السلام", 1),
        ("السلام والصحه", 1),
        ("NEAR(health peace, 1)", 1),
        ("NEAR(health peace, 3)", 1),
        ("NEAR(health peace, 4)", 2),
        ("=health", 3),
        ("=HEALTH", 1),
        ('="and peace"', 1),
        ("=peace*", 6),
    ],
)
def test_words_are_found_however_they_are_written(library: Archive, query: str, hits: int) -> None:
    assert library.search.count(query) == hits


def test_acronyms_find_what_they_stand_for_where_asked(library: Archive) -> None:
    expansions = {"hwv": ["health of war victims"]}
    assert library.search.tally(Question("HWV")) == Tally(0)
    page = library.search.page(Question("HWV", expansions=expansions))
    assert [each.text[slice(*each.matches[0])] for each in page.found] == ["HEALTH of war victims"]
    typed = library.search.page(Question("HWV", expansions=expansions, typing=True))
    assert typed.found == page.found
    assert library.search.tally(Question("=HWV", expansions=expansions)) == Tally(0)


def test_counting_can_end_early(library: Archive) -> None:
    assert library.search.tally(Question("peace"), most=2) == Tally(2, more=True)
    assert str(library.search.tally(Question("peace"), most=2)) == "over 2"
    assert not library.search.tally(Question("war in:paragraphs"), most=50).more


def test_furniture_is_never_found(library: Archive) -> None:
    kinds = {
        library.documents.paragraph(each).kind
        for each in library.search.paragraphs(Question("-xyz"))
    }
    assert Kind.FURNITURE not in kinds
    assert Kind.HEADING in kinds


def test_an_empty_query_finds_nothing(library: Archive) -> None:
    page = library.search.page(Question(" "))
    assert (page.found, page.further, page.ranked) == ((), False, None)
    assert library.search.tally(Question("()")) == Tally(0)
    assert library.search.paragraphs(Question("")) == []
    assert all(not facet.values for facet in library.search.facets(Question("")).by)


def asked_for(archive: Archive, text: str) -> QueryError | None:
    """Ask for everything that can be asked for; what is wrong with the query."""
    try:
        archive.search.page(Question(text, typing=True))
        archive.search.tally(Question(text))
        archive.search.facets(Question(text))
    except QueryError as error:
        return error
    return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(max_size=30) | st.text('ab"*-()=:,.|/ ORNTDEA15themindsو', max_size=60))
def test_whatever_is_typed_is_answered_or_is_a_mistake(library: Archive, text: str) -> None:
    mistake = asked_for(library, text)
    assert mistake is None or 0 <= mistake.start < mistake.end <= len(text)
    assert asked_for(library, text) == mistake or mistake is not None
    for cursor in (0, len(text) // 2, len(text)):
        for each in library.search.complete(text, cursor):
            assert 0 <= each.start <= cursor <= each.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"co{number}operation" for number in range(200)),
        " OR ".join(f'"co{number}operation followup"' for number in range(100)),
        "(" * DEEPEST + "a OR b) -c" * DEEPEST,
        "-(theme:health OR in:notes OR a " * DEEPEST + ")" * DEEPEST,
        " ".join(f"-word{number}" for number in range(200)),
        f"NEAR({' '.join(f'co{number}mmon' for number in range(199))}, 200)",
        " OR ".join("theme:health NOT is:tagged date:2008" for _ in range(60)),
        "-(" * DEEPEST + "a theme:health" + ")" * DEEPEST,
    ],
    ids=["words", "phrases", "brackets", "mixed", "excluded", "near", "filters", "turned round"],
)
def test_the_largest_queries_are_answered(library: Archive, text: str) -> None:
    assert asked_for(library, text) is None
