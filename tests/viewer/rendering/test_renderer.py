"""The drawing process, with real files, crashes and hangs."""

from __future__ import annotations

import io
import os
import queue
import signal
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PIL import Image

from importers import Source, read_bytes
from tests.importers.pdffiles import Page, make_pdf
from viewer.rendering import Opened, Pixels, Refused, Renderer, Spoilt, Tile

WAIT_S = 60
T = TypeVar("T")


class Asked:
    """A renderer with its answers in a queue."""

    def __init__(self, seconds: float = 20.0) -> None:
        self.answers: queue.Queue[tuple[int, object]] = queue.Queue()
        self.renderer = Renderer(
            lambda number, answer: self.answers.put((number, answer)), seconds=seconds
        )

    def next(self, kind: type[T]) -> T:
        _number, answer = self.answers.get(timeout=WAIT_S)
        assert isinstance(answer, kind)
        return answer


Start = Callable[..., Asked]


@pytest.fixture
def start() -> Iterator[Start]:
    made: list[Asked] = []

    def make(seconds: float = 20.0) -> Asked:
        made.append(Asked(seconds))
        return made[-1]

    yield make
    for each in made:
        each.renderer.close()


def page(*, rotate: int = 0, width: float = 200, height: float = 300) -> Page:
    """A page with a black square, 20 points wide, 30 from the left and 40 from the top as written."""
    made = Page(width=width, height=height, rotate=rotate)
    made.rule(30, 40, 50, 60)
    return made


def whole(number: int, width: int, height: int) -> Tile:
    return Tile(number, width, height, 0, 0, width, height)


def dark(pixels: Pixels) -> tuple[int, int, int, int]:
    """The box of what is not white: left, top, right, bottom in pixels."""
    tile = pixels.tile
    image = Image.frombuffer(
        "RGB", (tile.across, tile.down), pixels.content, "raw", "BGRX", pixels.stride, 1
    )
    box = image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


def test_pages_have_their_sizes_and_are_drawn_as_large_as_wanted(start: Start) -> None:
    asked = start()
    asked.renderer.open("two.pdf", make_pdf(page(), page(width=400, height=100)))
    assert asked.next(Opened).sizes == ((200.0, 300.0), (400.0, 100.0))

    asked.renderer.want([whole(1, 400, 600)])

    assert dark(asked.next(Pixels)) == (60, 80, 100, 120)


@pytest.mark.parametrize(
    ("rotate", "size", "box"),
    [
        (90, (300, 200), (240, 30, 260, 50)),
        (180, (200, 300), (150, 240, 170, 260)),
        (270, (300, 200), (40, 150, 60, 170)),
    ],
)
def test_a_page_that_is_turned_is_drawn_turned(
    start: Start, rotate: int, size: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    asked = start()
    asked.renderer.open("turned.pdf", make_pdf(page(rotate=rotate)))
    assert asked.next(Opened).sizes == (size,)
    asked.renderer.want([whole(1, *size)])
    assert dark(asked.next(Pixels)) == box


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (30, 40, 500, 700)])
def test_what_is_drawn_lies_where_the_importer_says(
    start: Start, rotate: int, crop: tuple[float, float, float, float] | None
) -> None:
    """Boxes of blocks and pixels of pages have one origin, however a page is turned and cut."""
    made = Page(rotate=rotate, crop=crop)
    made.lines(120, 300, "Recalling its resolution on water and health,", "and all that it says;")
    content = make_pdf(made)
    boxes = [box for block in read_bytes(Source("a.pdf", content)).blocks for box in block.boxes]
    asked = start()
    asked.renderer.open("a.pdf", content)
    width, height = asked.next(Opened).sizes[0]
    asked.renderer.want([whole(1, round(width), round(height))])

    left, top, right, bottom = dark(asked.next(Pixels))

    assert boxes
    assert left == pytest.approx(min(box.left for box in boxes), abs=4)
    assert top == pytest.approx(min(box.top for box in boxes), abs=4)
    assert right == pytest.approx(max(box.right for box in boxes), abs=4)
    assert bottom == pytest.approx(max(box.bottom for box in boxes), abs=4)


def test_a_part_of_a_page_is_drawn_where_it_lies(start: Start) -> None:
    asked = start()
    asked.renderer.open("one.pdf", make_pdf(page()))
    asked.next(Opened)

    asked.renderer.want([Tile(1, 400, 600, 50, 70, 100, 100)])

    assert dark(asked.next(Pixels)) == (10, 10, 50, 50)


def test_only_what_is_wanted_last_is_drawn(start: Start) -> None:
    asked = start()
    asked.renderer.open("one.pdf", make_pdf(*(page() for _ in range(40))))
    asked.next(Opened)
    asked.renderer.want([whole(number, 200, 300) for number in range(1, 41)])
    asked.renderer.want([whole(40, 200, 300)])

    drawn = [asked.next(Pixels).tile.page]
    while drawn[-1] != 40:
        drawn.append(asked.next(Pixels).tile.page)

    assert len(drawn) <= 2  # the one that was being drawn may still come


def test_a_protected_file_asks_for_its_password(start: Start) -> None:
    asked = start()
    content = make_pdf(page(), password="open")

    asked.renderer.open("secret.pdf", content)
    refused = asked.next(Refused)
    assert refused.password
    assert "secret.pdf" in refused.sentence
    asked.renderer.open("secret.pdf", content, "wrong")
    assert asked.next(Refused).password
    asked.renderer.open("secret.pdf", content, "open")
    assert len(asked.next(Opened).sizes) == 1


def test_a_damaged_file_is_refused_with_a_sentence(start: Start) -> None:
    asked = start()
    asked.renderer.open("broken.pdf", b"%PDF-1.4 and nothing else")
    refused = asked.next(Refused)
    assert not refused.password
    assert "broken.pdf" in refused.sentence


def test_answers_bear_the_number_of_their_file(start: Start) -> None:
    asked = start()
    first = asked.renderer.open("one.pdf", make_pdf(page()))
    asked.next(Opened)
    second = asked.renderer.open("two.pdf", make_pdf(page(), page()))

    number, answer = asked.answers.get(timeout=WAIT_S)

    assert (number, type(answer)) == (second, Opened)
    assert first != second


def test_a_page_that_crashes_the_process_costs_itself_alone(start: Start) -> None:
    asked = start()
    asked.renderer.open("three.pdf", make_pdf(page(), page(), page()))
    asked.next(Opened)
    process = asked.renderer._process
    assert process is not None
    assert process.pid is not None
    process.kill()
    process.join()

    asked.renderer.want([whole(2, 200, 300), whole(3, 200, 300)])

    spoilt = asked.next(Spoilt)
    assert spoilt.page == 2
    assert "crashes" in spoilt.sentence
    assert asked.next(Pixels).tile.page == 3
    asked.renderer.want([whole(2, 100, 150), whole(1, 100, 150)])
    assert asked.next(Pixels).tile.page == 1  # the page that crashed is not tried again


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be stopped there")
def test_a_page_that_takes_too_long_is_given_up(start: Start) -> None:
    asked = start(seconds=0.5)
    asked.renderer.open("two.pdf", make_pdf(page(), page()))
    asked.next(Opened)
    process = asked.renderer._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)

    asked.renderer.want([whole(1, 200, 300), whole(2, 200, 300)])

    spoilt = asked.next(Spoilt)
    assert spoilt.page == 1
    assert "too long" in spoilt.sentence
    assert asked.next(Pixels).tile.page == 2


def process_lives(pid: int | None) -> bool:
    if pid is None:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_nothing_is_left_running(start: Start) -> None:
    asked = start()
    asked.renderer.open("one.pdf", make_pdf(page()))
    asked.next(Opened)
    process = asked.renderer._process
    assert process is not None
    pid = process.pid

    asked.renderer.close()

    assert not process_lives(pid)
    assert asked.renderer._thread is None


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_an_image_is_a_page_of_its_size_on_paper(start: Start, kind: str) -> None:
    picture = Image.new("RGB", (400, 600), "white")
    picture.paste((0, 0, 0), (60, 80, 100, 120))
    file = io.BytesIO()
    picture.save(file, kind, dpi=(144, 144))
    asked = start()
    asked.renderer.open(f"scan.{kind.lower()}", file.getvalue())
    width, height = asked.next(Opened).sizes[0]
    assert (width, height) == pytest.approx((200, 300), abs=0.1)

    asked.renderer.want([whole(1, 200, 300)])

    assert dark(asked.next(Pixels)) == (30, 40, 50, 60)
