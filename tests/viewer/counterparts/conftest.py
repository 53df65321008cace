"""An archive with a series of three resolutions, and what else stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.ui.conftest import add_document
from viewer.archive import Archive
from viewer.domain import DocumentId

HEALTH = "Calls upon the specialized agencies to widen their joint work in public health"
PEACE = "Recalling its earlier resolutions on peace and mediation between the two organizations,"
CHILDREN = "Encourages vaccination campaigns for all children below five years of age;"
SEIZED = "Decides to include the item in the provisional agenda of its next regular session."
GROWN = f"{HEALTH} and in the education of girls"

YEARS = {
    "2011-05-03": [PEACE, CHILDREN, SEIZED],
    "2013-05-17": [PEACE, f"{HEALTH};", CHILDREN, SEIZED],
    "2015-06-11": [PEACE, CHILDREN, f"{GROWN};", SEIZED],
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "test.concord", person="Ada") as opened:
        yield opened


@pytest.fixture
def series(archive: Archive) -> list[DocumentId]:
    """Three resolutions of one title, not imported in the order of their dates."""
    made = {
        date: add_document(
            archive,
            YEARS[date],
            title=f"Cooperation between two organizations ({date[:4]})",
            symbol=f"A/RES/{date[:4]}",
            date=date,
            labels=[None, *(f"{number}." for number in range(1, len(YEARS[date])))],
        )
        for date in ("2015-06-11", "2011-05-03", "2013-05-17")
    }
    return [made[date] for date in sorted(made)]
