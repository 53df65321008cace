from __future__ import annotations

from viewer.archive.changes import (
    AnnotationsChanged,
    CollectionsChanged,
    DocumentsChanged,
    TagsChanged,
    ThemesChanged,
    Touched,
)
from viewer.domain import AnnotationId, CollectionId, DocumentId, TagId, ThemeId


def test_rows_that_were_written_become_one_change_of_each_kind() -> None:
    touched = Touched()
    assert not touched
    assert touched.changes() == ()
    touched.add("tags", [1], [10])
    touched.add("documents", [10])
    inner = Touched()
    inner.add("tags", [2, 1], [11])
    inner.add("annotations", [5])
    inner.add("themes", [7])
    inner.add("collections", [8])
    touched.merge(inner)
    assert touched
    assert touched.changes() == (
        DocumentsChanged(frozenset({DocumentId(10)})),
        CollectionsChanged(frozenset({CollectionId(8)})),
        ThemesChanged(frozenset({ThemeId(7)})),
        TagsChanged(frozenset({TagId(1), TagId(2)}), frozenset({DocumentId(10), DocumentId(11)})),
        AnnotationsChanged(frozenset({AnnotationId(5)}), frozenset()),
    )
