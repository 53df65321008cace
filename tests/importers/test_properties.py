"""What holds of every file and every format: promises that the archive and the window rely on."""

from __future__ import annotations

import contextlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Block, Kind, ParsedDocument, Source, UnreadableFile, importers, read_bytes
from tests.fuzzing.material import made
from tests.fuzzing.mutants import Breeder
from tests.fuzzing.soundness import faults
from tests.importers.pdffiles import Page, make_pdf

FAST = settings(max_examples=150, deadline=None)
SUFFIXES = sorted({suffix for each in importers() for suffix in each.suffixes} | {"", ".bin"})
STARTS = (
    *(b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html><body>", b"<?xml version='1.0'?>"),
    *(
        b"# A\n# B\n",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe\x00\x00",
        b"\x89PNG\r\n",
    ),
)
FILES = st.one_of(
    st.binary(max_size=400),
    st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.binary(max_size=300)),
    st.builds(
        lambda text, coding: text.encode(coding, "replace"),
        st.text(max_size=300),
        st.sampled_from(("utf-8", "utf-16", "utf-32", "cp1252", "cp1256", "koi8-r")),
    ),
)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzéàöñ", min_size=2, max_size=9)
SENTENCES = st.lists(WORDS, min_size=4, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)
LINES = st.one_of(
    st.text(max_size=120),
    SENTENCES,
    st.builds(
        " ".join, st.tuples(st.sampled_from(("1.", "(a)", "-", "II.", "§ 3", "1")), SENTENCES)
    ),
    st.sampled_from(("", "", "Page 1", "- 2 -", "A/RES/67/264", "_____", "1 See note.", "\f")),
)
SMALL = [each for each in made() if each.form != "doc"]
"""Old Word starts an office suite for each file: the fuzzer has time for it."""


def read(name: str, content: bytes, encoding: str | None = None) -> ParsedDocument | None:
    """The document, or nothing where a sentence says why there is none."""
    try:
        return read_bytes(Source(name, content, None, encoding))
    except UnreadableFile as refused:
        sentence = str(refused)
    assert sentence.endswith((".", "!"))
    assert "\n" not in sentence
    return None


@FAST
@given(st.sampled_from(SUFFIXES), FILES)
def test_any_bytes_of_any_name_give_a_sound_document_or_a_sentence(
    suffix: str, content: bytes
) -> None:
    document = read(f"file{suffix}", content)
    assert document is None or faults(document) == []


@pytest.mark.parametrize("form", [each.form for each in SMALL])
@settings(max_examples=15, deadline=None)
@given(number=st.integers(0, 10_000))
def test_a_damaged_file_gives_a_sound_document_or_a_sentence(form: str, number: int) -> None:
    mutant = Breeder([each for each in SMALL if each.form == form], 5).mutant(number)
    document = read(f"file{mutant.suffix}", mutant.content)
    assert document is None or faults(document) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_reading_twice_gives_the_same(number: int) -> None:
    mutant = Breeder(SMALL, 6).mutant(number)
    name = f"file{mutant.suffix}"
    assert read(name, mutant.content) == read(name, mutant.content)


@FAST
@given(st.lists(LINES, max_size=40))
def test_no_letter_of_a_text_is_lost_or_made(lines: list[str]) -> None:
    text = "\n".join(lines)

    document = read("a.txt", text.encode("utf-8", "ignore"), "utf-8")

    if document is not None:
        printed = "".join(f"{each.label or each.mark or ''}{each.text}" for each in document.blocks)
        assert letters(printed) == letters(text)


def letters(text: str) -> Counter[str]:
    """Letters and digits; a ligature is the letters that it joins."""
    for code, parts in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00):
        text = text.replace(chr(code), parts)
    return Counter(filter(str.isalnum, text.encode("utf-8", "ignore").decode("utf-8")))


@FAST
@given(st.lists(SENTENCES, min_size=2, max_size=9), st.sampled_from(("{}.", "({})", "{})")))
def test_labels_stand_apart_and_are_not_repeated(bodies: list[str], form: str) -> None:
    lines = [f"{form.format(at)} {body}" for at, body in enumerate(bodies, start=1)]

    document = read("a.txt", "\n\n".join(lines).encode())

    assert document is not None
    found = [(each.label, each.text) for each in document.blocks]
    assert found == [(form.format(at), body) for at, body in enumerate(bodies, start=1)]


PLACES = st.tuples(
    st.floats(-200, 800),
    st.floats(-200, 1000),
    st.floats(1, 60),
    st.sampled_from(("A", "peace now")),
)


@FAST
@given(
    st.lists(st.lists(PLACES, max_size=12), min_size=1, max_size=3),
    st.sampled_from((0, 90, 180, 270)),
)
def test_boxes_lie_on_their_page(
    pages: list[list[tuple[float, float, float, str]]], rotate: int
) -> None:
    made_pages = []
    for places in pages:
        page = Page(rotate=rotate)
        for left, top, size, words in places:
            page.text(left, top, words, size=size)
        made_pages.append(page)

    document = None
    with contextlib.suppress(UnreadableFile):
        document = read_bytes(Source("a.pdf", make_pdf(*made_pages)))

    width, height = (842, 595) if rotate % 180 else (595, 842)
    for block in document.blocks if document else ():
        assert on_page(block, width, height), block


def on_page(block: Block, width: float, height: float) -> bool:
    return all(
        0 <= box.left <= box.right <= width and 0 <= box.top <= box.bottom <= height
        for box in block.boxes
    )


@FAST
@given(
    st.lists(SENTENCES, min_size=1, max_size=6), st.sampled_from((".txt", ".md", ".html", ".rtf"))
)
def test_words_are_the_same_in_every_format(bodies: list[str], suffix: str) -> None:
    coded = {
        ".txt": "\n\n".join(bodies).encode(),
        ".md": "\n\n".join(bodies).encode(),
        ".html": "".join(f"<p>{each}</p>" for each in bodies)
        .join(("<html><meta charset=utf-8><body>", "</body></html>"))
        .encode(),
        ".rtf": ("{\\rtf1\\ansi " + "".join(f"{each}\\par " for each in bodies) + "}").encode(
            "cp1252"
        ),
    }

    document = read(f"a{suffix}", coded[suffix], None if suffix == ".rtf" else "utf-8")

    assert document is not None
    found = [each.text for each in document.blocks if each.kind is not Kind.FURNITURE]
    assert " ".join(found).split() == " ".join(bodies).split()
