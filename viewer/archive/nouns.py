"""The nouns that an archive offers, each made (and its module imported) when it is first asked for.

The window shows its first picture with a third of them; importing all was a tenth of its start.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from viewer.archive.connection import Connection
from viewer.archive.editing import Editor
from viewer.archive.staging import Staging

if TYPE_CHECKING:
    from viewer.archive.annotations import Annotations
    from viewer.archive.bookmarks import Bookmarks
    from viewer.archive.bundles import Bundles
    from viewer.archive.codebook import Codebook
    from viewer.archive.collections import Collections
    from viewer.archive.documents import Documents
    from viewer.archive.doubts import Doubts
    from viewer.archive.excerpts import Excerpts
    from viewer.archive.glossary import Glossary
    from viewer.archive.history import History
    from viewer.archive.note_links import NoteLinks
    from viewer.archive.note_lists import NoteLists
    from viewer.archive.overview import Overview
    from viewer.archive.pairs import Pairs
    from viewer.archive.people import People
    from viewer.archive.projects import Projects
    from viewer.archive.quarantine import Quarantine
    from viewer.archive.readings import Readings
    from viewer.archive.recognitions import Recognitions
    from viewer.archive.references import References
    from viewer.archive.reports import Reports
    from viewer.archive.saved_searches import SavedSearches
    from viewer.archive.search import Search
    from viewer.archive.settings import Settings
    from viewer.archive.similar import Similar
    from viewer.archive.suggestions import Suggestions
    from viewer.archive.tags import Tags
    from viewer.archive.themes import Themes


class Nouns:
    """What `Archive` gives its users: a noun, an attribute."""

    def __init__(self, connection: Connection, editor: Editor, staging: Staging) -> None:
        self._connection = connection
        self._editor = editor
        self._staging = staging

    @cached_property
    def people(self) -> People:
        from viewer.archive.people import People

        return People(self._connection, self._editor)

    @cached_property
    def documents(self) -> Documents:
        from viewer.archive.documents import Documents

        return Documents(self._connection, self._editor, self._staging)

    @cached_property
    def readings(self) -> Readings:
        from viewer.archive.readings import Readings

        return Readings(self._connection, self._editor, self._staging)

    @cached_property
    def recognitions(self) -> Recognitions:
        from viewer.archive.recognitions import Recognitions

        return Recognitions(self._connection, self._editor)

    @cached_property
    def collections(self) -> Collections:
        from viewer.archive.collections import Collections

        return Collections(self._connection, self._editor)

    @cached_property
    def tags(self) -> Tags:
        from viewer.archive.tags import Tags

        return Tags(self._connection, self._editor)

    @cached_property
    def themes(self) -> Themes:
        from viewer.archive.themes import Themes

        return Themes(self._connection, self._editor, self.tags)

    @cached_property
    def codebook(self) -> Codebook:
        from viewer.archive.codebook import Codebook

        return Codebook(self._connection, self._editor, self.themes)

    @cached_property
    def annotations(self) -> Annotations:
        from viewer.archive.annotations import Annotations

        return Annotations(self._connection, self._editor)

    @cached_property
    def note_lists(self) -> NoteLists:
        from viewer.archive.note_lists import NoteLists

        return NoteLists(self._connection, self.annotations, self.note_links, self.themes)

    @cached_property
    def note_links(self) -> NoteLinks:
        from viewer.archive.note_links import NoteLinks

        return NoteLinks(self._connection, self._editor)

    @cached_property
    def pairs(self) -> Pairs:
        from viewer.archive.pairs import Pairs

        return Pairs(self._connection, self._editor)

    @cached_property
    def bookmarks(self) -> Bookmarks:
        from viewer.archive.bookmarks import Bookmarks

        return Bookmarks(self._connection, self._editor)

    @cached_property
    def bundles(self) -> Bundles:
        from viewer.archive.bundles import Bundles

        return Bundles(self._connection, self._editor, self._staging)

    @cached_property
    def suggestions(self) -> Suggestions:
        from viewer.archive.suggestions import Suggestions

        return Suggestions(self._connection, self._editor, self.tags)

    @cached_property
    def doubts(self) -> Doubts:
        from viewer.archive.doubts import Doubts

        return Doubts(self._connection, self._editor)

    @cached_property
    def excerpts(self) -> Excerpts:
        from viewer.archive.excerpts import Excerpts

        return Excerpts(self._connection, self.themes, self.note_links)

    @cached_property
    def search(self) -> Search:
        from viewer.archive.search import Search

        return Search(self._connection, self._editor)

    @cached_property
    def saved_searches(self) -> SavedSearches:
        from viewer.archive.saved_searches import SavedSearches

        return SavedSearches(self._connection, self._editor, self.search)

    @cached_property
    def similar(self) -> Similar:
        from viewer.archive.similar import Similar

        return Similar(self._connection)

    @cached_property
    def glossary(self) -> Glossary:
        from viewer.archive.glossary import Glossary

        return Glossary(self._connection, self._editor)

    @cached_property
    def overview(self) -> Overview:
        from viewer.archive.overview import Overview

        return Overview(self._connection, self.themes)

    @cached_property
    def references(self) -> References:
        from viewer.archive.references import References

        return References(self._connection, self._editor)

    @cached_property
    def projects(self) -> Projects:
        from viewer.archive.projects import Projects

        return Projects(
            self._connection, self._editor, self._staging, self.documents, self.codebook
        )

    @cached_property
    def reports(self) -> Reports:
        from viewer.archive.reports import Reports

        return Reports(self._connection, self._editor)

    @cached_property
    def history(self) -> History:
        from viewer.archive.history import History

        return History(self._connection, self._editor)

    @cached_property
    def quarantine(self) -> Quarantine:
        from viewer.archive.quarantine import Quarantine

        return Quarantine(self._connection, self._editor)

    @cached_property
    def settings(self) -> Settings:
        from viewer.archive.settings import Settings

        return Settings(self._connection, self._editor)
