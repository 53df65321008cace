from __future__ import annotations

import csv
import io
from pathlib import Path

from viewer.domain import DocumentId, ParagraphId
from viewer.domain.agreement import ComparedParagraph
from viewer.exporters.agreement_table import export_agreement, write_agreement

ROW = ComparedParagraph(
    document=DocumentId(1),
    title="Cooperation",
    symbol="A/RES/67/264",
    paragraph=ParagraphId(7),
    index=6,
    label="14.",
    page=3,
    text="=1+1 السلام",
    same=("Peace", "Health"),
    only=(("Water",), ()),
)


def test_a_row_says_who_tagged_what(tmp_path: Path) -> None:
    path = tmp_path / "agreement.csv"
    export_agreement(path, [ROW], ["Ann", "=Ben"])
    (row,) = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
    assert row == {
        "document": "A/RES/67/264",
        "title": "Cooperation",
        "block": "6",
        "label": "14.",
        "page": "3",
        "agree": "no",
        "both": "Peace; Health",
        "only Ann": "Water",
        "only =Ben": "",
        "text": "'=1+1 السلام",
    }


def test_of_three_people_all_are_meant() -> None:
    file = io.BytesIO()
    write_agreement(file, [], ["Ann", "Ben", "Cleo"])
    assert b",all,only Ann,only Ben,only Cleo,text" in file.getvalue()
