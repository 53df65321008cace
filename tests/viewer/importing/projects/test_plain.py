"""However a program counts, the same words are meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import UnreadableFile
from viewer.importing.projects.foreign import Selection
from viewer.importing.projects.locating import CUT, EMPTY, MOVED, locate
from viewer.importing.projects.plain import Counted, counted, decoded

TEXT = "One 🕊 dove\nand two 🕊🕊 doves\nover the sea\n" * 3


def selection(start: int, end: int, name: str = "") -> Selection:
    return Selection("guid", name, start, end, None, None)


def units(text: str) -> int:
    """Of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


@given(data=st.data())
def test_each_way_of_counting_is_told_by_the_words(data: st.DataObject) -> None:
    crlf = TEXT.replace("\n", "\r\n")
    file, how = data.draw(st.sampled_from([(TEXT, TEXT), (crlf, crlf), (crlf, TEXT), (TEXT, crlf)]))
    measure = data.draw(st.sampled_from([len, units]))
    mark = data.draw(st.integers(0, 1))
    selections, wanted = [], []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(how) - 8))
        end = data.draw(st.integers(start + 8, len(how)))
        quote = how[start:end]
        selections.append(selection(measure(how[:start]) + mark, measure(how[:end]) + mark, quote))
        wanted.append(quote.replace("\r\n", "\n").replace("\r", "\n").strip())
    way = counted(file, selections)
    found = [locate(each, way) for each in selections]
    words = [way.text[each.start : each.end].strip() for each in found if each is not None]
    assert [" ".join(each.split()) for each in words] == [" ".join(each.split()) for each in wanted]


def test_without_names_the_standard_holds() -> None:
    way = counted("a\r\nb🕊c", [selection(3, 5)])
    assert way.way == ""
    assert way.text[way.at(3) : way.at(5)] == "b🕊"


@pytest.mark.parametrize(
    ("start", "end", "name", "words", "why"),
    [
        (4, 8, "", "here", ""),
        (4, 8, "something else", "here", ""),
        (0, 4, "here", "here", MOVED),
        (4, 7, "here", "here", ""),
        (9, 99, "", "they are", CUT),
        (99, 120, "they are", "they are", MOVED),
        (6, 6, "", "not here they are", EMPTY),
        (-5, -2, "here they", "here they", MOVED),
    ],
)
def test_places_are_found(start: int, end: int, name: str, words: str, why: str) -> None:
    text = "not here they are"
    found = locate(selection(start, end, name), counted(text, []))
    assert found is not None
    assert (text[found.start : found.end], found.why) == (words, why)


def test_what_is_nowhere_is_not_found() -> None:
    way = Counted("text", "", lambda place: place)
    assert locate(selection(50, 60), way) is None
    assert locate(selection(-1, -1, "words"), way) is None
    assert locate(selection(50, 60, "words"), way) is None


def test_texts_are_decoded_and_pictures_are_not() -> None:
    assert decoded(b"\xef\xbb\xbfa") == "a"
    assert decoded("naïve café, où êtes-vous".encode("cp1252")) == "naïve café, où êtes-vous"
    with pytest.raises(UnreadableFile):
        decoded(b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff\xfe\x80" * 40)


@given(st.lists(st.sampled_from(["peace", "war", "sea", "🕊"]), min_size=3, max_size=30), st.data())
def test_of_several_places_the_nearest_is_found(words: list[str], data: st.DataObject) -> None:
    blanks = st.sampled_from([" ", "\n", "  ", "\t\n"])
    text = "".join(word + data.draw(blanks) for word in words)
    name = " ".join(words[:2])
    anywhere = "(?=" + r"\s+".join(map(re.escape, words[:2])) + ")"
    places = [found.start() for found in re.finditer(anywhere, text)]
    near = data.draw(st.integers(0, len(text)))
    found = locate(selection(near, near - 1, name), counted(text, []))
    assert found is not None
    assert abs(found.start - near) == min(abs(place - near) for place in places)
    assert text[found.start : found.end].split() == name.split()
