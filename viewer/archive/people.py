"""Who has worked in the archive, and under which name.

A name is not what somebody did to the documents: giving another one is no edit and stands in no
history, but what was done under the old name is told under the new one from then on.
"""

from __future__ import annotations

from dataclasses import dataclass

from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.errors import Refused
from viewer.domain import NotFound, Person, PersonId


@dataclass(frozen=True, slots=True)
class Work:
    """How many tags and notes of a person there are, and how many edits they made."""

    tags: int
    notes: int
    edits: int


LONGEST_NAME = 200
_SELECT = "SELECT id, uuid, name FROM people"


class People:
    """Everyone who has made something here; a person is added by their first edit."""

    def __init__(self, connection: Connection, editor: Editor) -> None:
        self._connection = connection
        self._editor = editor

    def all(self) -> list[Person]:
        """By name."""
        return [_person(row) for row in self._connection.rows(_SELECT + " ORDER BY name, id")]

    def get(self, person: PersonId) -> Person:
        row = self._connection.row(_SELECT + " WHERE id = ?", (person,))
        if row is None:
            raise NotFound(f"There is no person {person} in this archive.")
        return _person(row)

    def me(self) -> Person | None:
        """Who works; None before their first edit."""
        row = self._connection.row(
            _SELECT + " WHERE name = ? ORDER BY id LIMIT 1", (self._editor.person,)
        )
        return None if row is None else _person(row)

    def tagging(self) -> list[Person]:
        """Those of whom there are tags, by name."""
        rows = self._connection.rows(
            _SELECT + " WHERE EXISTS (SELECT 1 FROM tags WHERE created_by_id = people.id"
            " AND removed_at IS NULL) ORDER BY name, id"
        )
        return [_person(row) for row in rows]

    def work(self) -> dict[PersonId, Work]:
        """How much there is of each; those who made nothing that is there are in it too."""
        rows = self._connection.rows(
            "SELECT id,"
            " (SELECT count(*) FROM tags WHERE created_by_id = people.id AND removed_at IS NULL)"
            " AS tags,"
            " (SELECT count(*) FROM annotations WHERE created_by_id = people.id"
            " AND removed_at IS NULL) AS notes,"
            " (SELECT count(*) FROM edits WHERE person_id = people.id) AS edits FROM people"
        )
        return {PersonId(row["id"]): Work(row["tags"], row["notes"], row["edits"]) for row in rows}

    def find(self, text: str) -> Person:
        """By name, whatever the case, by the only name that begins so, by UUID, or by number.

        Raises:
            NotFound: nobody, or more than one, is meant.
        """
        wanted, people = " ".join(text.split()).casefold(), self.all()
        for meant in (
            [each for each in people if each.name.casefold() == wanted],
            [each for each in people if each.uuid == text],
            [each for each in people if wanted and each.name.casefold().startswith(wanted)],
            [each for each in people if str(each.id) == wanted],
        ):
            if len(meant) == 1:
                return meant[0]
            if meant:
                numbers = ", ".join(f"{each.name} ({each.id})" for each in meant)
                raise NotFound(f"“{text}” may be {numbers}. Say the number.")
        known = ", ".join(each.name for each in people)
        raise NotFound(f"There is no “{text}” in this archive. People are: {known}.")

    def add(self, name: str) -> PersonId:
        """The person of this name; a new one where there is none."""
        name = clean_name(name)
        with self._editor.derived():
            return PersonId(self._editor.person_id(name))

    def work_as(self, name: str) -> None:
        """Make the edits of this process under another name from now on; earlier ones stay."""
        self._editor.work_as(clean_name(name))

    def rename(self, person: PersonId, name: str) -> None:
        """Give a person another name; whoever works under the old one works under the new.

        Raises:
            Refused: another person has the name.
        """
        name, known = clean_name(name), self.get(person)
        if any(each.name == name and each.id != person for each in self.all()):
            raise Refused(f"There is another “{name}” in this archive. Choose a name of your own.")
        with self._editor.derived():
            self._connection.run("UPDATE people SET name = ? WHERE id = ?", (name, person))
            self._editor.touch_person(person)
        if self._editor.person == known.name:
            self._editor.work_as(name)


def clean_name(name: str) -> str:
    """A name as it is kept: in one line.

    Raises:
        Refused: there is none, or it is longer than anybody's.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("A person needs a name.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"A name has at most {LONGEST_NAME} letters. Choose a shorter one.")
    return name


def _person(row: Row) -> Person:
    return Person(PersonId(row["id"]), row["uuid"], row["name"])
