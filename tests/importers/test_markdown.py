import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Kind, ParsedDocument, Source, UnreadableFile, read_bytes
from importers.markdown import recognise

TEXT = """\
# Agreement on cooperation

The Parties,

Recalling their **joint statement**[^1] and
the [charter](https://example.org/charter),

1. Agree to *meet* once a year;
2. Decide
   - to consult;
   - to report.

| State | Year |
|-------|------|
| Mali  | 2014 |

[^1]: Adopted in 2013,
    in Geneva.
"""


def read(text: str | bytes, name: str = "a.md") -> ParsedDocument:
    return read_bytes(Source(name, text.encode() if isinstance(text, str) else text))


def said(text: str) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in read(text).blocks]


def test_a_file_as_it_is_meant() -> None:
    document = read(TEXT)
    assert [(block.label, block.text) for block in document.blocks] == [
        (None, "Agreement on cooperation"),
        (None, "The Parties,"),
        (None, "Recalling their joint statement1 and the charter,"),
        ("1.", "Agree to meet once a year;"),
        ("2.", "Decide"),
        ("•", "to consult;"),
        ("•", "to report."),
        (None, "State\tYear\nMali\t2014"),
        ("1", "Adopted in 2013, in Geneva."),
    ]
    assert document.blocks[7].cells == (("State", "Year"), ("Mali", "2014"))
    assert (document.blocks[8].kind, document.blocks[8].mark) == (Kind.FOOTNOTE, "1")
    assert document.blocks[5].kind is Kind.LIST_ITEM


@pytest.mark.parametrize("name", ["a.md", "a.markdown"])
def test_is_known_by_its_name(name: str) -> None:
    assert read("Only words.", name).importer == "markdown"


def test_is_known_without_its_name_where_the_signs_agree() -> None:
    assert read(TEXT + "\n## Second heading\n", "a.txt").importer == "markdown"


@pytest.mark.parametrize(
    "text",
    [
        "**FINAL DOCUMENT OF THE MEETING**\n\n1. Pursuant to resolutions 50/17 and 67/264\n",
        "* one\n* two\n\n***\n\n# 1 in the list\n",
        "#hashtag\n#other\nhttps://example.org\n",
    ],
)
def test_plain_text_with_asterisks_is_no_markdown(text: str) -> None:
    assert recognise(Source("a.txt", text.encode())) == 0


def test_other_formats_under_its_name_are_left_to_them() -> None:
    assert read("<!DOCTYPE html><html><body><p>A page.</p></body></html>").importer == "html"
    assert recognise(Source("a.md", b"\x00\x01\x02" * 100)) == 0


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("3. c\n4. d\n", ["3.", "4."]),
        ("1) c\n2) d\n", ["1)", "2)"]),
        ("1. c\n1. d\n", ["1.", "2."]),
        ("- c\n- d\n", ["•", "•"]),
    ],
)
def test_labels_as_they_are_printed(text: str, labels: list[str]) -> None:
    assert [label for label, _ in said(text)] == labels


def test_headings_with_and_without_the_space() -> None:
    kinds = [block.kind for block in read("##Artikel 1\n\nDe Partijen komen dit overeen.\n").blocks]
    assert kinds[1] is Kind.PARAGRAPH
    assert kinds[0] in (Kind.TITLE, Kind.HEADING)
    assert said("#hashtag is a word here")[0][1] in ("hashtag is a word here",)


def test_front_matter_is_what_the_author_says() -> None:
    document = read(
        "---\ntitle: 'On peace'\nlang: fr-CH\ndate: 2013-05-17\nsymbol: A/RES/67/264\n---\nUn texte.\n"
    )
    metadata = document.metadata
    assert (metadata.title, metadata.language) == ("On peace", "fr")
    assert (metadata.date, metadata.symbol) == ("2013-05-17", "A/RES/67/264")
    assert [block.text for block in document.blocks] == ["Un texte."]


def test_html_and_code_in_markdown() -> None:
    text = "<meta charset='utf-8'/>\n\nA<br>b <b>c</b>\n\n<p>A paragraph &amp; more.</p>\n\n```\ncode [^1]: x\n```\n"
    assert [text for _, text in said(text)] == ["A b c", "A paragraph & more.", "code [^1]: x"]


def test_a_mark_after_a_number_stays_apart() -> None:
    assert said("In 2013[^1].\n\n[^1]: A note.\n")[0][1] == "In 2013 1."


def test_an_empty_item_lends_its_label_to_nobody() -> None:
    assert said("-\n\nA paragraph.\n") == [(None, "A paragraph.")]


def test_an_unreadable_note_reference_is_left_as_it_is() -> None:
    assert said("A word[^missing] here.") == [(None, "A word[^missing] here.")]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 20_000 + " deep words\n",
        "[" * 20_000 + "deep words" + "]" * 20_000,
        "*a **b " * 5_000 + "deep words",
        "".join("  " * at + "- deep words\n" for at in range(400)),
        "`" * 30_000 + " deep words",
        "<div>" * 10_000 + "deep words",
    ],
)
def test_hostile_nesting_keeps_the_words(text: str) -> None:
    assert "deep words" in " ".join(text for _, text in said(text))


def test_a_file_of_signs_only_is_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read("\n\n<!-- nothing -->\n")


@settings(max_examples=150, deadline=None)
@given(st.text("#*_`[]()!>|-+~:^\\\n\t 1a.<", max_size=200))
def test_any_signs_give_blocks_or_a_sentence(text: str) -> None:
    try:
        document = read("word " + text)
    except UnreadableFile:
        return
    assert document.blocks


def test_the_only_heading_of_the_highest_rank_is_the_title() -> None:
    document = read(
        "## Verdrag inzake de overdracht\n\n#### Verdrag inzake de overdracht van personen\n\n"
        "De Regering heeft besloten.\n\n### Artikel I\n\nDe Partij verleent assistentie.\n"
    )
    assert [(block.kind, block.text[:7]) for block in document.blocks[:2]] == [
        (Kind.TITLE, "Verdrag"),
        (Kind.HEADING, "Verdrag"),
    ]
    assert document.metadata.title == "Verdrag inzake de overdracht"


def test_of_several_headings_of_one_rank_the_first_is_not_the_title_for_its_rank() -> None:
    document = read("## Artikel I\n\nDe Partij verleent.\n\n## Artikel II\n\nDe Partij verleent.\n")
    assert [block.kind for block in document.blocks if block.kind is Kind.TITLE] == []
