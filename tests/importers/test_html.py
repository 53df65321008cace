import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Kind, ParsedDocument, Source, UnreadableFile, read_bytes
from importers.html import recognise


def read(page: str | bytes, name: str = "a.html") -> ParsedDocument:
    content = page.encode() if isinstance(page, str) else page
    return read_bytes(Source(name, content))


def body(inner: str) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>T</title></head><body>{inner}</body></html>"
    )


def texts(document: ParsedDocument) -> list[str]:
    return [block.text for block in document.blocks]


def said(document: ParsedDocument) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in document.blocks]


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.md", "a.doc"])
def test_is_known_by_its_content(name: str) -> None:
    document = read(body("<p>The text of the page.</p>"), name)
    assert (document.importer, texts(document)) == ("html", ["The text of the page."])


def test_a_text_that_mentions_tags_is_no_page() -> None:
    text = b"To begin a page, write <html> and then <body>. " * 3
    assert (
        recognise(Source("a.txt", b"A long introduction to markup of all kinds. " * 3 + text)) < 50
    )
    assert recognise(Source("a.txt", b"No tags at all.")) == 0


def test_the_site_around_the_document_is_left_out() -> None:
    page = body(
        "<header><p>Site name</p></header><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        "<div class='cookie-banner'><p>We use cookies.</p></div>"
        "<ul><li><a href='a'>News</a></li><li><a href='b'>Events</a></li>"
        "<li><a href='c'>About us</a></li></ul>"
        "<h1>Press Release</h1><p>The two organizations signed a memorandum.</p>"
        "<script>var x = 'code';</script><style>p {}</style><noscript>Switch it on</noscript>"
        "<form><p>Subscribe: <input name='q'/><button>Send</button></p></form>"
        "<p hidden>Not shown</p><p style='display: none'>Not shown</p>"
        "<div class='social-share'>Share this</div><footer>Copyright</footer>"
    )
    found = texts(read(page))
    assert found[0] == "Press Release"
    assert found[1] == "The two organizations signed a memorandum."
    rest = " ".join(found[2:])
    for words in (
        "cookies",
        "Home",
        "News",
        "code",
        "Switch",
        "Send",
        "Not shown",
        "Share",
        "Copy",
    ):
        assert words not in rest


def test_a_wrapper_with_a_menu_in_its_name_is_not_skipped() -> None:
    page = body("<div class='has menu'><p>All of the text stands in this wrapper.</p></div>")
    assert texts(read(page)) == ["All of the text stands in this wrapper."]


def test_the_main_element_is_the_document() -> None:
    page = body(
        "<div><p>Teaser</p></div><main><h1>Title</h1><p>The text of the document.</p>"
        "<ul><li><a href='1'>Annex I</a></li><li><a href='2'>Annex II</a></li>"
        "<li><a href='3'>Annex III</a></li></ul></main>"
    )
    assert texts(read(page)) == [
        "Title", "The text of the document.", "Annex I", "Annex II", "Annex III",
    ]  # fmt: skip


def test_the_title_of_a_page_of_the_official_journal_is_in_its_main_part() -> None:
    page = """<html><body><div><p>This document is an excerpt from the website</p>
    <span>Quick search</span></div><div id="MainContent"><p>Document 01977L0799</p>
    <p id="title">Directive of 19 December 1977 concerning mutual assistance</p>
    <p>The competent authorities of the Member States shall exchange any information that may
    enable them to effect a correct assessment of taxes on income and on capital.</p></div>
    </body></html>"""
    document = read(page)
    assert document.metadata.title == "Directive of 19 December 1977 concerning mutual assistance"
    assert "Quick search" not in texts(document)


def test_paragraphs_by_tags_and_by_two_line_breaks() -> None:
    page = body(
        "One <b>sentence</b><br>on two lines.<br><br>Another.<p>A<i>b</i>c</p><div>Last.</div>"
    )
    assert texts(read(page)) == ["One sentence on two lines.", "Another.", "Abc", "Last."]


def test_headings_with_their_levels() -> None:
    page = "<h1>One</h1><p>Some text.</p><h2>Two</h2><p>Some text.</p><h3>Three</h3><p>More.</p>"
    _, _, two, _, three, _ = read(body(page)).blocks
    assert two.kind is three.kind is Kind.HEADING
    assert 1 < two.level < three.level


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start='7'>", ["7.", "8."]),
        ("<ol type='a'>", ["a.", "b."]),
        ("<ol type='I' start='4'>", ["IV.", "V."]),
        ("<ol style='list-style-type: lower-roman'>", ["i.", "ii."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol style='list-style: none'>", [None, None]),
        ("<ul>", ["•", "•"]),
    ],
)
def test_labels_as_a_browser_prints_them(opening: str, labels: list[str | None]) -> None:
    tag = opening[1:3]
    page = body(f"<p>The items:</p>{opening}<li>First thing</li><li>Second thing</li></{tag}>")
    assert [label for label, _ in said(read(page))[1:]] == labels


def test_lists_in_lists() -> None:
    page = body(
        "<ol><li>Outer<ol type='a'><li>Inner</li><li value='5'><p>Later</p><p>And more.</p></li></ol>"
        "</li><li>Next</li></ol>"
    )
    assert said(read(page)) == [
        ("1.", "Outer"), ("a.", "Inner"), ("e.", "Later"), (None, "And more."), ("2.", "Next"),
    ]  # fmt: skip


def test_a_label_in_a_cell_or_box_of_its_own_belongs_to_the_text_beside_it() -> None:
    page = body(
        "<table><tr><td><p>(1)</p></td><td><p>Whereas it is so.</p></td></tr></table>"
        "<table><tr><td>(2)</td><td><p>Whereas it is otherwise.</p><table><tr><td>a)</td>"
        "<td>in part;</td></tr></table></td></tr></table>"
        "<div><span>3.</span><div>The third.</div></div>"
    )
    assert said(read(page)) == [
        ("(1)", "Whereas it is so."),
        ("(2)", "Whereas it is otherwise."),
        ("a)", "in part;"),
        ("3.", "The third."),
    ]


def test_tables_with_data_are_cells() -> None:
    page = body(
        "<p>See the table.</p><table><caption>Contributions</caption>"
        "<tr><th>State</th><th colspan='2'>Amounts</th></tr>"
        "<tr><td rowspan='2'>Jordan</td><td>2013</td><td>1,200</td></tr>"
        "<tr><td>2014</td><td>1,300</td></tr></table>"
    )
    blocks = read(page).blocks
    assert [block.kind for block in blocks] == [Kind.PARAGRAPH, Kind.CAPTION, Kind.TABLE]
    assert blocks[2].cells == (
        ("State", "Amounts", ""),
        ("Jordan", "2013", "1,200"),
        ("", "2014", "1,300"),
    )


@pytest.mark.parametrize(
    "note",
    [
        "<p class='footnote'>(<a href='#s1' id='e1'><sup>1</sup></a>) OJ L 405, p. 1.</p>",
        "<p class='oj-note'>1. OJ L 405, p. 1.</p>",
        "<div id='ftn1'><p>[1] OJ L 405, p. 1.</p></div>",
        "<aside role='doc-footnote'>1 OJ L 405, p. 1. ↩</aside>",
        "<section class='footnotes'><ol><li id='fn1'>OJ L 405, p. 1. <a href='#r'>↩</a></li></ol></section>",
    ],
)
def test_footnotes_with_their_marks(note: str) -> None:
    page = body(f"<p>As amended<sup>1</sup> in 2013<sup>2</sup>.</p>{note}")
    blocks = read(page).blocks
    assert blocks[0].text == "As amended1 in 2013 2."
    assert (blocks[-1].kind, blocks[-1].mark) == (Kind.FOOTNOTE, "1")
    assert blocks[-1].text == "OJ L 405, p. 1."


def test_titles_and_headings_of_the_official_journal() -> None:
    page = body(
        "<p class='title-doc-first'>DIRECTIVE 2005/56/CE</p><p class='title-doc-last'>of 2005</p>"
        "<p class='title-article-norm'>Article 1</p><p class='norm'>It applies.</p>"
    )
    blocks = read(page).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.TITLE, "DIRECTIVE 2005/56/CE of 2005"),
        (Kind.HEADING, "Article 1"),
        (Kind.PARAGRAPH, "It applies."),
    ]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (body("<p>Große Änderung – Übung</p>").encode("utf-8-sig"), "utf-8"),
        (body("<p>Große Änderung – Übung</p>").encode("utf-16"), "utf-16-le"),
        (b"<html><meta charset='windows-1252'><p>Gro\xdfe \xc4nderung \x96 \xdcbung</p>", "cp1252"),
        (b"<html><meta charset=iso-8859-1><p>Gro\xdfe \xc4nderung \x96 \xdcbung</p>", "cp1252"),
        (b"<html><p>Gro\xdfe \xc4nderung \x96 \xdcbung</p>", "cp1252"),
        (
            "<?xml version='1.0' encoding='windows-1251'?><html><p>Большое изменение</p></html>".encode(
                "cp1251"
            ),
            "cp1251",
        ),
    ],
)
def test_the_encoding_is_found_as_browsers_find_it(content: bytes, encoding: str) -> None:
    document = read(content)
    assert document.encoding == encoding
    assert texts(document)[0] in ("Große Änderung – Übung", "Большое изменение")


def test_language_and_title_are_taken_where_the_text_says_nothing() -> None:
    page = (
        "<html lang='is-IS'><head><title>Um samninginn</title></head><body><p>Já.</p></body></html>"
    )
    metadata = read(page).metadata
    assert metadata.language == "is"
    assert metadata.title == "Um samninginn"


@pytest.mark.parametrize("depth", [300, 3000, 100_000])
def test_deep_nesting_keeps_the_text(depth: int) -> None:
    page = body("<div>" * depth + "Deep down." + "</div>" * depth + "<p>After it.</p>")
    assert texts(read(page)) == ["Deep down.", "After it."]


@pytest.mark.parametrize("tag", ["<ul><li>x ", "<table><tr><td>x ", "<b>x ", "<h1>x ", "<sup>1"])
def test_tags_that_never_close(tag: str) -> None:
    assert read(body(tag * 5000)).blocks


def test_spans_of_a_million_cells_do_not_fill_the_memory() -> None:
    row = "<tr><td rowspan='1000000' colspan='1000000'>a</td><td>b</td></tr>"
    (block,) = read(body(f"<table>{row * 300}</table>")).blocks
    assert block.kind is Kind.TABLE


def test_nothing_of_the_machine_or_the_net_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    page = (
        f"<!DOCTYPE html [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><html><body><p>It says &x;.</p>"
        f"<iframe src='{secret.as_uri()}'></iframe></body></html>"
    )
    assert "a secret" not in " ".join(texts(read(page)))


def test_what_a_person_says_of_the_encoding_goes_before_what_the_page_says() -> None:
    content = "<html><meta charset=utf-8><p>Большое изменение".encode("cp1251")
    document = read_bytes(Source("a.html", content, encoding="windows-1251"))
    assert (document.blocks[-1].text, document.encoding) == ("Большое изменение", "cp1251")
    with pytest.raises(UnreadableFile, match="is not in UTF-8"):
        read_bytes(Source("a.html", content, encoding="utf-8"))


def test_a_page_without_text_is_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match=r"“a\.html” holds no text"):
        read(body("<script>only();</script>"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<ol>", "</ol>", "<li>", "</li>", "<table>", "<tr>", "<td>", "</td>", "</table>",
    "<h1>", "</h1>", "<b>", "</b>", "<br>", "text ", "(a)", "<div class='menu'>", "</div>", "<!--",
    "-->", "<script>", "</script>", "<p class='footnote'>", "<article>", "<caption>", "&nbsp;", "\x00",
]), max_size=40))  # fmt: skip
def test_any_soup_of_tags_gives_blocks_or_a_sentence(pieces: list[str]) -> None:
    try:
        document = read("<html><body>start " + "".join(pieces))
    except UnreadableFile:
        return
    assert all(block.text or block.cells for block in document.blocks)
