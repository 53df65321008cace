"""The same that no other format may break at."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from tests.viewer.exporters.samples import RESOLUTION
from tests.viewer.exporters.test_hostile import HOSTILE, OPTIONAL, full_of
from tests.viewer.ui.printing.golden import printed, text_of
from viewer.exporters import ExportOptions
from viewer.ui.app import application

pytestmark = pytest.mark.usefixtures("qtbot")


@pytest.mark.parametrize("options", OPTIONAL, ids=["usual", "everything"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_anywhere_makes_a_sound_file(text: str, options: ExportOptions) -> None:
    application()
    wanted = replace(options, title=text)
    document = pypdfium2.PdfDocument(printed([full_of(text), RESOLUTION], wanted))
    assert "promoting the peace process" in text_of(document)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Requests, all. " * 70_000, "x" * 1_000_000, "line\n" * 50_000])
def test_a_paragraph_without_end_is_pages_without_end(text: str) -> None:
    application()
    document = pypdfium2.PdfDocument(printed([replace(RESOLUTION, text=text), RESOLUTION]))
    assert len(document) > 100
