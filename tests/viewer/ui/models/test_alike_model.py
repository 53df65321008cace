from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.conftest import add_document
from tests.viewer.ui.models.found import hit
from viewer.archive import Archive
from viewer.domain import ParagraphId
from viewer.finding.repeated import Repeated
from viewer.ui.models.alike_model import MEMBERS, AlikeModel, Head, Member, rows_of_groups
from viewer.ui.models.roles import ItemRole

CLAUSE = "Requests a report at its {} session;"


def group(archive: Archive, *texts: str) -> tuple[ParagraphId, ...]:
    document = add_document(archive, list(texts))
    return tuple(each.id for each in archive.documents.paragraphs(document))


def test_the_model_is_sound(sound: Callable[[QAbstractItemModel], None]) -> None:
    model = AlikeModel()
    model.show([Head("2 paragraphs", 2), Member(hit(1), "first"), Member(hit(2), "same")])
    sound(model)
    assert isinstance(model.index(0).data(ItemRole.SECTION), Head)
    assert model.index(0).data(ItemRole.VALUE) is None
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A/RES/67/264, 14 · p. 3, same: to peace and"


def test_what_differs_from_the_first_is_marked(archive: Archive) -> None:
    ids = group(archive, CLAUSE.format("tenth"), CLAUSE.format("last"), CLAUSE.format("tenth"))
    rows = rows_of_groups(archive, [Repeated(ids, (1.0, 0.86, 1.0))])
    assert isinstance(rows[0], Head)
    assert rows[0].said == "3 paragraphs"
    members = [each for each in rows if isinstance(each, Member)]
    assert [each.said for each in members] == [
        "the others are like this one",
        "86% of the words",
        "the same words",
    ]
    found = members[1].found
    assert [found.text[start:end] for start, end in found.matches] == ["last"]
    assert members[1].first is members[0].found
    place = members[1].place
    assert place is not None
    assert (place.paragraph, place.start) == (ids[1], None)


def test_a_group_whose_documents_are_gone_is_left_out(archive: Archive) -> None:
    ids = group(archive, "One of them.")
    assert rows_of_groups(archive, [Repeated((*ids, ParagraphId(999)), (1.0, 1.0))]) == []


def test_of_a_large_group_only_the_first_are_shown(archive: Archive) -> None:
    ids = group(archive, *["The same thing."] * (MEMBERS + 3))
    rows = rows_of_groups(archive, [Repeated(ids, (1.0,) * len(ids))])
    assert len(rows) == 1 + MEMBERS
    assert isinstance(rows[0], Head)
    assert rows[0].said == f"{MEMBERS + 3} paragraphs (the first {MEMBERS} are listed)"
