"""Excerpts in the order that a person gives them, for a report.

An item names the tag that it was made of. It stays where that one is taken off and another person's
is left on the same words with the same theme: it is the same excerpt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.archive.conditions import LIVE_TAGS
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.domain import NotFound, TagId
from viewer.domain.ids import ReportId, ReportItemId
from viewer.domain.reports import Report, ReportItem

_ITEMS = f"""
    SELECT report_items.* FROM report_items WHERE report_id = ? AND removed_at IS NULL
        AND (tag_id IS NULL OR EXISTS
            (SELECT 1 FROM {LIVE_TAGS} JOIN tags AS put ON put.id = report_items.tag_id
                AND tags.block_id = put.block_id AND tags.theme_id = put.theme_id
                AND tags.start IS put.start AND tags.stop IS put.stop
            WHERE tags.removed_at IS NULL))
    ORDER BY position, id
"""
_CLOSEST = 1e-6
"""Between two items that stand closer nothing more is put before all are numbered anew: halves of
a gap of 1 stay exact for 52 of them, and this leaves room for rounding."""


class Reports:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def all(self) -> list[Report]:
        """By name."""
        rows = self._connection.rows(
            "SELECT reports.*, people.name AS person FROM reports"
            " JOIN people ON people.id = created_by_id WHERE removed_at IS NULL"
        )
        return sorted(map(self._report, rows), key=lambda each: (each.name.casefold(), each.id))

    def get(self, report: ReportId) -> Report:
        row = self._connection.row(
            "SELECT reports.*, people.name AS person FROM reports"
            " JOIN people ON people.id = created_by_id WHERE reports.id = ? AND removed_at IS NULL",
            (report,),
        )
        if row is None:
            raise NotFound(f"There is no report {report}; it may have been removed.")
        return self._report(row)

    def items(self, report: ReportId) -> list[ReportItem]:
        """In their order; without excerpts that nobody tags any more, or whose document is removed."""
        self.get(report)
        return [
            ReportItem(
                ReportItemId(row["id"]),
                None if row["tag_id"] is None else TagId(row["tag_id"]),
                row["heading"],
            )
            for row in self._connection.rows(_ITEMS, (report,))
        ]

    def add(self, name: str, tags: Iterable[TagId] = ()) -> ReportId:
        with self._editor.edit(f"Begin report {name.strip()}"):
            report = ReportId(self._editor.create("reports", {"name": self._free_name(name, None)}))
            self.put(report, tags)
        return report

    def rename(self, report: ReportId, name: str) -> None:
        with self._editor.edit(f"Rename report {self.get(report).name}"):
            self._editor.change("reports", report, {"name": self._free_name(name, report)})

    def remove(self, report: ReportId) -> None:
        """The report only; its excerpts stay tagged."""
        with self._editor.edit(f"Remove report {self.get(report).name}"):
            self._editor.remove("reports", report)

    def put(
        self, report: ReportId, tags: Iterable[TagId], before: ReportItemId | None = None
    ) -> list[ReportItemId]:
        """Put excerpts in, at the end or before an item; those that are in it stay where they are.

        Returns:
            The items that are new.
        """
        name = self.get(report).name
        inside = {
            row[0]
            for row in self._connection.rows(
                "SELECT tag_id FROM report_items WHERE report_id = ? AND removed_at IS NULL",
                (report,),
            )
        }
        new = [tag for tag in dict.fromkeys(tags) if tag not in inside]
        with self._editor.edit(f"Put into report {name}"):
            for tag in new:
                self._check_tag(tag)
            places = self._places(report, len(new), before)
            return [
                ReportItemId(
                    self._editor.create(
                        "report_items",
                        {"report_id": report, "tag_id": tag, "heading": None, "position": place},
                    )
                )
                for tag, place in zip(new, places, strict=True)
            ]

    def add_heading(
        self, report: ReportId, heading: str, before: ReportItemId | None = None
    ) -> ReportItemId:
        """A heading of one's own, at the end or before an item."""
        text = _heading(heading)
        with self._editor.edit(f"Add heading {text}"):
            (place,) = self._places(report, 1, before)
            row = {"report_id": report, "tag_id": None, "heading": text, "position": place}
            return ReportItemId(self._editor.create("report_items", row))

    def change_heading(self, item: ReportItemId, heading: str) -> None:
        text = _heading(heading)
        row = self._item(item)
        if row["heading"] is None:
            raise Refused("An excerpt has no heading of its own to change.")
        with self._editor.edit(f"Change heading {row['heading']}"):
            self._editor.change("report_items", item, {"heading": text})

    def move(
        self, report: ReportId, items: Sequence[ReportItemId], before: ReportItemId | None
    ) -> None:
        """Put items before another one, or at the end, in the order in which they stand."""
        chosen = set(items)
        order = [row["id"] for row in self._connection.rows(_ITEMS, (report,))]
        moving = [item for item in order if item in chosen]
        while before in chosen:  # an item stays before itself: what follows it counts
            after = order[order.index(before) + 1 :]
            before = ReportItemId(after[0]) if after else None
        rest = [item for item in order if item not in chosen]
        at = len(rest) if before is None else rest.index(before)
        if rest[:at] + moving + rest[at:] == order:
            return
        with self._editor.edit(f"Move in report {self.get(report).name}"):
            places = self._places(report, len(moving), before, chosen)
            for item, place in zip(moving, places, strict=True):
                self._editor.change("report_items", item, {"position": place})

    def take(self, items: Iterable[ReportItemId]) -> None:
        """Take items out of their report; the tags stay."""
        with self._editor.edit("Take out of report"):
            for item in items:
                self._item(item)
                self._editor.remove("report_items", item)

    def _places(
        self,
        report: ReportId,
        count: int,
        before: ReportItemId | None,
        moving: Iterable[ReportItemId] = (),
    ) -> list[float]:
        """Numbers for `count` items before another one; all are numbered anew where it is tight."""
        moved = set(moving)
        # Hidden ones count: they come back where they were.
        rows = [
            (row["id"], row["position"])
            for row in self._connection.rows(
                "SELECT id, position FROM report_items"
                " WHERE report_id = ? AND removed_at IS NULL ORDER BY position, id",
                (report,),
            )
            if row["id"] not in moved
        ]
        at = len(rows)
        if before is not None:
            at = next((n for n, (item, _) in enumerate(rows) if item == before), at)
        low = rows[at - 1][1] if at else (rows[0][1] - count - 1 if rows else 0.0)
        high = rows[at][1] if at < len(rows) else low + count + 1
        step = (high - low) / (count + 1)
        if count and step < _CLOSEST:
            for number, (item, _) in enumerate(rows):
                place = float(number + 1 if number < at else number + 1 + count)
                self._editor.change("report_items", item, {"position": place})
            return [float(at + 1 + number) for number in range(count)]
        return [low + step * (number + 1) for number in range(count)]

    def _report(self, row: Row) -> Report:
        count = self._connection.value(
            f"SELECT count(*) FROM ({_ITEMS}) WHERE tag_id IS NOT NULL", (row["id"],)
        )
        return Report(ReportId(row["id"]), row["uuid"], row["name"], row["person"], int(count))

    def _item(self, item: ReportItemId) -> Row:
        row = self._connection.row(
            "SELECT * FROM report_items WHERE id = ? AND removed_at IS NULL", (item,)
        )
        if row is None:
            raise NotFound(f"There is no item {item} in a report; it may have been taken out.")
        return row

    def _check_tag(self, tag: TagId) -> None:
        present = "SELECT 1 FROM tags WHERE id = ? AND removed_at IS NULL"
        if self._connection.value(present, (tag,)) is None:
            raise NotFound(f"There is no tag {tag}; it may have been taken off.")

    def _free_name(self, name: str, report: ReportId | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise Refused("A report needs a name.")
        for each in self.all():
            if each.id != report and each.name.casefold() == name.casefold():
                raise Refused(f"There is a report “{each.name}” already. Choose another name.")
        return name


def _heading(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused("A heading needs words.")
    return text
