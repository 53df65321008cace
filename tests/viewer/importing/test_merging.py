"""A bundle with documents, taken in as one edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.viewer.importing.conftest import write
from viewer.archive import Archive
from viewer.bundles import Bundle, write_bundle
from viewer.domain import Anchor, Cancelled, ThemeId
from viewer.importing import Workers, import_files
from viewer.importing.merging import merge_bundle


@pytest.fixture
def bundle(archive: Archive, folder: Path, warm: Workers, tmp_path: Path) -> Path:
    """Three documents, each with a tag."""
    import_files(archive, write(folder, "a.txt", "b.txt", "c.txt"), workers=warm)
    for document in archive.documents.all():
        archive.tags.add(ThemeId(1), [Anchor(archive.documents.at(document.id, 0).id)])
    path = tmp_path / "ann.concordwork"
    write_bundle(archive, path, with_documents=True)
    return path


def test_documents_and_work_are_one_edit(bundle: Path, warm: Workers, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "ben.concord", person="Ben") as ben, Bundle(bundle) as opened:
        taken = merge_bundle(ben, opened, workers=lambda: warm)
        assert [each.outcome for each in taken.imported.files] == ["added"] * 3
        assert sorted((each.name, each.tags) for each in ben.documents.all()) == [
            ("a.txt", 1),
            ("b.txt", 1),
            ("c.txt", 1),
        ]
        assert [(each.id, each.label) for each in ben.history.edits()] == [
            (taken.edit, "Merge the work of Ann")
        ]
        again = merge_bundle(ben, opened, workers=lambda: warm)
        assert (again.edit, again.merged.changes) == (None, 0)
        assert ben.check() == []


@pytest.mark.parametrize("moment", [0, 2, 5, 9])
def test_what_is_cancelled_leaves_nothing(
    bundle: Path, warm: Workers, tmp_path: Path, moment: int
) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > moment

    with Archive.open(tmp_path / "ben.concord", person="Ben") as ben, Bundle(bundle) as opened:
        with pytest.raises(Cancelled):
            merge_bundle(ben, opened, workers=lambda: warm, cancelled=cancelled)
        assert ben.documents.all() == []
        assert sum(theme.tags for theme in ben.themes.all()) == 0
        assert merge_bundle(ben, opened, workers=lambda: warm).merged.count() == 0
        assert sum(theme.tags for theme in ben.themes.all()) == 3
        assert ben.check() == []


def test_a_person_works_while_a_bundle_comes_in(
    bundle: Path, warm: Workers, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "ben.concord", person="Ben") as ben, Bundle(bundle) as opened:
        with ben.again() as other:
            made: list[str] = []

            def meanwhile(_share: float | None, _what: str) -> None:
                made.append(f"Theme {len(made)}")
                other.themes.add(made[-1])

            merge_bundle(ben, opened, workers=lambda: warm, progress=meanwhile)
        assert made
        assert {each.name for each in ben.themes.all()} >= set(made)
        assert ben.check() == []
