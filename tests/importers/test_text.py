"""Plain text files: line ends, pages, encodings, and what is no text."""

from __future__ import annotations

import contextlib
import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Kind, UnreadableFile
from importers.registry import Source, read_bytes
from importers.text import read_text, recognise, split_lines

BODY = (
    "Réunion générale\n\nLe comité a pris note du rapport et décidé d’y revenir à sa session.\n\n"
    "Il a également examiné l’état d’avancement des travaux, qui étaient attendus.\n"
)


def read(content: bytes, *, encoding: str | None = None) -> list[str]:
    document = read_text(Source("file.txt", content, encoding=encoding))
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends(ending: str) -> None:
    assert read(BODY.replace("\n", ending).encode()) == read(BODY.encode())


def test_form_feeds_count_pages() -> None:
    text = "The first page has a sentence on it.\n\fThe second page has another one.\n"
    document = read_text(Source("file.txt", text.encode()))
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.pages == 2


def test_without_form_feeds_there_are_no_pages() -> None:
    document = read_text(Source("file.txt", BODY.encode()))
    assert document.pages is None
    assert {block.page for block in document.blocks} == {None}


def test_control_characters_are_left_out() -> None:
    assert read(b"The \x00\x07meeting\x08 took note of it.".replace(b"\x00", b"")) == [
        "The meeting took note of it."
    ]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"],
)
def test_the_encoding_is_found_and_said(encoding: str) -> None:
    document = read_text(Source("file.txt", BODY.encode(encoding)))
    assert document.blocks[0].text == "Réunion générale"
    assert document.encoding == encoding.removesuffix("-sig")


def test_another_encoding_can_be_asked_for() -> None:
    text = "Генеральная Ассамблея приняла к сведению доклад."
    assert read(text.encode("koi8-r"), encoding="koi8-r") == [text]


@pytest.mark.parametrize(
    ("content", "encoding", "words"),
    [
        (b"\xff\xfe\xfa", "utf-8", "is not in UTF-8"),
        (b"text", "klingon", "not an encoding that Concord knows"),
    ],
)
def test_a_wrong_wish_is_a_sentence(content: bytes, encoding: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_text(Source("file.txt", content, encoding=encoding))


def test_binary_content_is_no_text() -> None:
    content = bytes(range(256)) * 20
    assert recognise(Source("file.txt", content)) == 0
    with pytest.raises(UnreadableFile):
        read_text(Source("file.txt", content))
    with pytest.raises(UnreadableFile, match="not a document"):
        read_bytes(Source("file.txt", content))


def test_nothing_to_read_is_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read_bytes(Source("file.txt", b" \n\n \t\n"))


def test_more_lines_than_a_document_has_is_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="lines"):
        split_lines("\n" * 1_500_001, "file.txt")


def test_a_truncated_end_is_read_to_where_it_goes() -> None:
    content = "The meeting took note of the café".encode()[:-1]
    document = read_text(Source("file.txt", content))
    assert document.blocks[0].text == "The meeting took note of the caf"
    assert document.encoding == "utf-8"


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    document = read_text(Source("file.txt", text.encode("utf-8", "replace")))
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    assert all(block.text for block in document.blocks)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(UnreadableFile):
        read_text(Source("file.txt", content))


HOSTILE = {
    "one letter a line": "a\n",
    "numbers": "1\n",
    "numbered": "12. A\n",
    "formulas": "The Council,\n",
    "articles": "The Council of the " * 6 + ",\n",
    "hyphens": "wo-\n",
    "marks": "**a\n",
    "rules": "____________________\n1 A note\n",
    "feeds": "a\f",
    "symbols": "A/RES/67/264-",
    "brackets": "(",
    "loose commas": "a , b ; c . ",
    "halves": "abc tion def sion ",
    "sentences that touch": "It is so.The next one",
    "one word": "a",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_and_not_its_square(unit: str) -> None:
    def seconds(size: int) -> float:
        content = (unit * (size // len(unit) + 1)).encode()
        gc.disable()  # it would look through all that other tests have left behind
        try:
            start = time.process_time()
            read_text(Source("file.txt", content))
            return time.process_time() - start
        finally:
            gc.enable()

    seconds(10_000)
    small, large = seconds(20_000), seconds(160_000)
    assert large < 20 * small + 0.2


def test_furniture_stays_in_its_place() -> None:
    text = BODY + "\n- 3 -\n\n" + BODY
    kinds = [block.kind for block in read_text(Source("f.txt", text.encode())).blocks]
    assert kinds.index(Kind.FURNITURE) == 3


def test_a_paragraph_in_another_language_says_so() -> None:
    english = "The Council takes note of the report of the Secretary-General on the question."
    french = "Le Conseil prend note du rapport du Secrétaire général sur la question et le publie."
    content = "\n\n".join([english, english, french, english]).encode()
    document = read_bytes(Source("a.txt", content))
    assert document.metadata.language == "en"
    assert [block.language for block in document.blocks] == [None, None, "fr", None]
