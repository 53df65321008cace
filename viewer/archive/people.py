"""Who has worked in the archive."""

from __future__ import annotations

from viewer.archive.connection import Connection
from viewer.domain import Person, PersonId


class People:
    """Everyone who has made something here; a person is added by their first edit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Person]:
        rows = self._connection.rows("SELECT id, uuid, name FROM people ORDER BY name")
        return [Person(PersonId(row["id"]), row["uuid"], row["name"]) for row in rows]
