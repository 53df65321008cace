from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, Qt

from tests.viewer.ui.doubting import TEXTS, WHY, read_again
from viewer.domain import DocumentId, Verdict
from viewer.importing.reread_report import Reread, RereadReport, Resettled
from viewer.ui.models.doubts_model import HEADINGS, DoubtRow, DoubtsModel, foreseen, read_doubts
from viewer.ui.models.roles import ItemRole
from viewer.ui.session import Session


def test_the_model_is_sound(
    session: Session, resolution: DocumentId, sound: Callable[[QAbstractItemModel], None]
) -> None:
    read_again(session.archive, resolution)
    model = DoubtsModel()
    model.show(read_doubts(session.archive))
    assert model.rowCount() == 3
    sound(model)


def test_each_row_has_the_words_before_and_now(session: Session, resolution: DocumentId) -> None:
    read_again(session.archive, resolution)
    model = DoubtsModel()
    model.show(read_doubts(session.archive))

    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]

    symbol = "A/RES/67/264"
    recalling = "Recalling its resolution on peace and mediation,"
    assert [symbol, "Peace", "its words were not found", recalling, ""] in rows
    assert [symbol, "Peace", WHY, "Requests", TEXTS[0]] in rows
    assert any(row[1] == "Note: Look here." for row in rows)
    heads = [model.headerData(each, Qt.Orientation.Horizontal) for each in range(5)]
    assert tuple(heads) == HEADINGS
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    first = model.index(0, 3)
    assert isinstance(first.data(ItemRole.VALUE), DoubtRow)
    assert first.data(Qt.ItemDataRole.ToolTipRole)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Words before: ")


def test_what_would_be_comes_after_what_cannot_be_read() -> None:
    def settled(verdict: Verdict, *, joined: bool = False) -> Resettled:
        return Resettled(
            "tags", 1, None, "", "A note", verdict, "before", "now", 3, 0.9, WHY, joined
        )

    documents = (
        Reread(
            DocumentId(1),
            "A/1",
            "new",
            "",
            2,
            3,
            (settled(Verdict.MOVED), settled(Verdict.DOUBT), settled(Verdict.ORPHAN, joined=True)),
        ),
        Reread(DocumentId(2), "A/2", "failed", "It is damaged."),
        Reread(DocumentId(3), "A/3", "same", ""),
    )

    failed, doubtful = foreseen(RereadReport(documents, None))

    assert failed.cells == ("A/2", "", "It is damaged.", "", "")
    assert doubtful.cells == ("A/1", "Note: A note", WHY, "before", "now")
