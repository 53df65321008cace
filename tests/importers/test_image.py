from __future__ import annotations

import pytest
from PIL import Image

from importers import (
    RecognisedPage,
    RecognisedWord,
    RecognitionNeeded,
    Source,
    UnreadableFile,
    read_bytes,
)
from importers.image import recognise
from tests.importers.recognition.scans import scan

BLANK = Image.new("L", (100, 140), 255)


def seen(number: int, *texts: str) -> RecognisedPage:
    words = []
    for line, text in enumerate(texts):
        left, baseline = 20.0, 40.0 + 14 * line
        for word in text.split():
            right = left + 5 * len(word)
            words.append(
                RecognisedWord(
                    word, left, baseline - 8, right, baseline + 2, baseline, 10, 0.9, line
                )
            )
            left = right + 3
    return RecognisedPage(number, 300, 420, 0, "eng", "tesseract 5", tuple(words))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_images_are_known_by_their_content(kind: str) -> None:
    content = scan(BLANK, kind=kind)
    assert recognise(Source("file", content)) == 100
    with pytest.raises(RecognitionNeeded, match="Text recognition") as caught:
        read_bytes(Source("file.txt", content))
    assert caught.value.pages == (1,)


def test_what_was_recognised_is_read_like_any_text() -> None:
    page = seen(
        1, "1. The Council notes the report that", "was made.", "2. It asks for another one soon."
    )
    document = read_bytes(Source("a.png", scan(BLANK, kind="PNG"), recognised={1: page}))
    assert [(block.label, block.text) for block in document.blocks] == [
        ("1.", "The Council notes the report that was made."),
        ("2.", "It asks for another one soon."),
    ]
    assert {block.confidence for block in document.blocks} == {0.9}
    assert all(block.boxes for block in document.blocks)
    assert (document.media_type, document.pages, document.recognised) == ("image/png", 1, (1,))
    (warning,) = document.warnings
    assert warning.startswith("Page 1 was read by text recognition (90% sure).")


def test_pages_that_are_not_recognised_yet_are_named() -> None:
    content = scan(BLANK, BLANK, BLANK, kind="TIFF")
    known = {2: seen(2, "The Council notes the report.")}
    document = read_bytes(Source("a.tif", content, recognised=known))
    assert (document.pages, document.unread, document.recognised) == (3, (1, 3), (2,))
    assert "Pages 1, 3 have not been recognised." in document.warnings
    assert document.blocks[0].page == 2


def test_a_picture_without_words_is_said_to_be_so() -> None:
    with pytest.raises(UnreadableFile, match="No words were recognised") as caught:
        read_bytes(Source("a.png", scan(BLANK, kind="PNG"), recognised={1: seen(1)}))
    assert not isinstance(caught.value, RecognitionNeeded)
