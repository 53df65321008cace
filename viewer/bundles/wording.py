"""Conflicts in words, for the person who decides them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from viewer.archive.merging.describing import DESCRIBED, Type
from viewer.archive.merging.joining import Clash
from viewer.archive.merging.pieces import CORRECTED
from viewer.domain.merging import REMOVED, BundleReading, Clock, Conflict, Piece, Side

LONGEST = 200
"""Characters of a value that are shown."""

KINDS = {
    "themes": ("theme", "themes"),
    "collections": ("collection", "collections"),
    "tags": ("tag", "tags"),
    "annotations": ("note", "notes"),
    "note_links": ("link of a note", "links of notes"),
    "collection_documents": ("document in a collection", "documents in collections"),
    "pairs": ("pair", "pairs"),
    "bookmarks": ("bookmark", "bookmarks"),
    "rejections": ("rejected suggestion", "rejected suggestions"),
    "reports": ("report", "reports"),
    "report_items": ("excerpt of a report", "excerpts of reports"),
    "glossary": ("entry of the glossary", "entries of the glossary"),
    "saved_searches": ("saved search", "saved searches"),
    CORRECTED: ("correction of a document", "corrections of documents"),
}
"""One and several of each kind."""

FIELDS = {
    "body": "text",
    "parent": "place in the tree",
    "retired": "use",
    "sure": "certainty",
    "together": "pairing",
    "theme": "theme",
    "tag": "tag",
    "place": "place",
    REMOVED: "presence",
}
"""What fields are called where their own names do not say it."""

_FLAGS = {
    "sure": ("sure", "doubtful"),
    "together": ("paired", "parted"),
    "retired": ("retired", "in use"),
    REMOVED: ("removed", "kept"),
}


class Words:
    """Knows by name what a bundle and the archive speak of by UUID."""

    def __init__(
        self,
        people: Mapping[str, str],
        themes: Mapping[str, str],
        titles: Mapping[str, str],
        readings: Mapping[tuple[str, str], BundleReading],
    ) -> None:
        self._people = people
        self._themes = themes
        self._titles = titles
        self._readings = readings

    def conflict(self, mine: Piece, theirs: Piece, clash: Clash) -> Conflict:
        return Conflict(
            noun=mine.noun,
            uuid=min((*mine.uuids, *theirs.uuids)),
            name=clash.name,
            what=self.what(mine),
            mine=self._side(clash.name, clash.mine, clash.mine_clock, mine),
            theirs=self._side(clash.name, clash.theirs, clash.theirs_clock, mine),
            theirs_wins=clash.theirs_wins,
        )

    def what(self, piece: Piece) -> str:
        """`Tag Peace on “Requests the …”`."""
        kind = KINDS[piece.noun][0].capitalize()
        values = piece.values
        if piece.noun == CORRECTED:
            return f"Document “{_short(self._titles.get(values['document'], ''), 60)}”"
        if "name" in values:
            return f"{kind} “{_short(values['name'], 60)}”".replace("“”", "")
        if "acronym" in values:
            return f"{kind} “{values['acronym']}”"
        theme = values.get("theme")
        named = f" {self._themes.get(theme, '')}".rstrip() if theme else ""
        place = values.get("place") or values.get("a")
        words = self._quoted(place)
        return f"{kind}{named} on {words}" if words else f"{kind}{named}"

    def _quoted(self, place: Mapping[str, Any] | None) -> str:
        if place is None:
            return ""
        words = place.get("quote") or self._text(place)
        if not words:
            words = self._titles.get(place["document"], "")
        return f"“{_short(words, 60)}”" if words else ""

    def _text(self, place: Mapping[str, Any]) -> str:
        reading = self._readings.get((place["document"], place.get("reading", "")))
        blocks = reading.blocks if reading else ()
        return next((each.text for each in blocks if each.index == place.get("block")), "")

    def _side(self, name: str, value: Any, clock: Clock, piece: Piece) -> Side:
        return Side(self._value(name, value, piece), self._people.get(clock.by, ""), clock.at)

    def _value(self, name: str, value: Any, piece: Piece) -> str:
        if name in _FLAGS:
            return _FLAGS[name][0 if value else 1]
        if value is None or value == "":
            return "at the top" if name == "parent" else "(empty)"
        described = DESCRIBED.get(piece.noun)
        kind = described.field(name).type if described else Type.TEXT
        if kind is Type.UUID:
            return self._themes.get(value, "another")
        if kind is Type.PLACE:
            return self._quoted(value) or "another place"
        if kind is Type.FLAG:
            return "yes" if value else "no"
        if kind is Type.STRINGS:
            return _short(", ".join(value), LONGEST) or "(empty)"
        return _short(str(value), LONGEST)


def _short(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """`1 tag`, `5,000 notes`."""
    one, many = KINDS[noun]
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
