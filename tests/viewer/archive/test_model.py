"""Whatever people do, undo and redo: the archive is what a plain model of it is."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.viewer.archive.making import parsed
from viewer.archive import Archive
from viewer.domain import (
    Anchor,
    CollectionId,
    DocumentId,
    EditId,
    ParagraphId,
    Tag,
    Target,
    ThemeId,
)

TEXTS = ["One word after another.", "And more words."]


def seen_of(tag: Tag, file: str) -> tuple[object, ...]:
    """A tag as the model has it; the last is who put it there."""
    anchor = tag.anchor
    return (tag.theme, file, anchor.paragraph, anchor.start, anchor.end, tag.created_by)


class ArchiveAgainstModel(RuleBasedStateMachine):
    """The model is what should be seen; each edit keeps what was seen before and after it.

    Undo and redo follow each other as on the stack of the interface: the last done is undone
    first, and a new edit forgets what could be redone.
    """

    files = Bundle("files")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.concord"
        self.archive = Archive.open(self.path, person="Ann")
        self.blocks: dict[str, list[ParagraphId]] = {}
        self.model: dict[str, Any] = {
            "documents": {},  # file -> title
            "themes": {theme.id: (theme.name, theme.parent) for theme in self.archive.themes.all()},
            "tags": set(),  # (theme, file, block, start, end, person)
            "notes": {},  # note -> (file, body)
            "collections": {},  # collection -> files
        }
        self.documents: dict[str, DocumentId] = {}
        self.done: list[tuple[EditId, Any, Any]] = []
        self.undone: list[tuple[EditId, Any, Any]] = []
        self.made = 0

    def teardown(self) -> None:
        if hasattr(self, "archive"):
            assert self.archive.check() == []
            self.archive.close()
            self.folder.cleanup()

    def did(self, before: Any) -> None:
        newest = self.archive.history.edits(1)
        known = self.done[-1][0] if self.done else 0
        if newest and newest[0].id > max([known, *(edit for edit, *_ in self.undone)]):
            self.done.append((newest[0].id, before, copy.deepcopy(self.model)))
            self.undone.clear()
        else:
            assert before == self.model

    def number(self) -> int:
        self.made += 1
        return self.made

    def seen(self, file: str) -> bool:
        return file in self.model["documents"]

    @rule(target=files, name=st.sampled_from("abcd"))
    def import_file(self, name: str) -> str:
        before = copy.deepcopy(self.model)
        added = self.archive.documents.add(f"{name}.txt", name.encode(), parsed(TEXTS))
        title = self.archive.documents.get(added.document).title
        expected = "already" if self.seen(name) else ("added", "restored")[name in self.documents]
        # A document whose import was undone is still known, and comes back as it was last.
        assert added.outcome == expected
        self.documents[name] = added.document
        self.blocks[name] = [each.id for each in self.archive.documents.paragraphs(added.document)]
        if expected != "already":
            self.reread(name, title)
        self.did(before)
        return name

    def reread(self, name: str, title: str) -> None:
        """What hung on a document comes back with it; the model learns that from the archive."""
        document = self.documents[name]
        self.model["documents"][name] = title
        for tag in self.archive.tags.of_document(document):
            self.model["tags"].add(seen_of(tag, name))
        for note in self.archive.annotations.of_document(document):
            self.model["notes"][note.id] = (name, note.body)
        for collection in self.archive.collections.all():
            if document in collection.documents:
                self.model["collections"][collection.id].add(name)

    @rule(name=files)
    def remove_document(self, name: str) -> None:
        if not self.seen(name):
            return
        before = copy.deepcopy(self.model)
        self.archive.documents.remove([self.documents[name]])
        del self.model["documents"][name]
        self.model["tags"] = {tag for tag in self.model["tags"] if tag[1] != name}
        self.model["notes"] = {k: v for k, v in self.model["notes"].items() if v[0] != name}
        for files in self.model["collections"].values():
            files.discard(name)
        self.did(before)

    @rule(name=files, title=st.sampled_from(["A title", "Another"]))
    def correct(self, name: str, title: str) -> None:
        if self.seen(name):
            before = copy.deepcopy(self.model)
            self.archive.documents.correct(self.documents[name], title=title)
            self.model["documents"][name] = title
            self.did(before)

    @rule(name=files, data=st.data())
    def toggle(self, name: str, data: st.DataObject) -> None:
        themes = sorted(self.model["themes"])
        if not self.seen(name) or not themes:
            return
        before = copy.deepcopy(self.model)
        theme = data.draw(st.sampled_from(themes))
        places = data.draw(
            st.lists(
                st.tuples(
                    st.sampled_from(self.blocks[name]),
                    st.sampled_from([(None, None), (0, 3), (4, 8)]),
                ),
                min_size=1,
                max_size=3,
                unique=True,
            )
        )
        me = self.archive.person
        tags = {(theme, name, block, *span, me) for block, span in places}
        on = self.archive.tags.toggle(
            ThemeId(theme), [Anchor(block, *span) for block, span in places]
        )
        assert on is not (tags <= self.model["tags"])
        self.model["tags"] = self.model["tags"] | tags if on else self.model["tags"] - tags
        self.did(before)

    @rule(data=st.data())
    def add_theme(self, data: st.DataObject) -> None:
        before = copy.deepcopy(self.model)
        parent = data.draw(st.sampled_from([None, *sorted(self.model["themes"])]))
        name = f"Theme {self.number()}"
        theme = self.archive.themes.add(name, parent=parent)
        self.model["themes"][theme] = (name, parent)
        self.did(before)

    @precondition(lambda self: self.model["themes"])
    @rule(data=st.data())
    def rename_theme(self, data: st.DataObject) -> None:
        before = copy.deepcopy(self.model)
        theme = data.draw(st.sampled_from(sorted(self.model["themes"])))
        name = f"Theme {self.number()}"
        self.archive.themes.change(theme, name=name)
        self.model["themes"][theme] = (name, self.model["themes"][theme][1])
        self.did(before)

    @precondition(lambda self: self.model["themes"])
    @rule(data=st.data())
    def remove_theme(self, data: st.DataObject) -> None:
        before = copy.deepcopy(self.model)
        theme = data.draw(st.sampled_from(sorted(self.model["themes"])))
        self.archive.themes.remove(theme)
        gone = {theme}
        while (
            more := {t for t, (_, parent) in self.model["themes"].items() if parent in gone} - gone
        ):
            gone |= more
        for each in gone:
            del self.model["themes"][each]
        self.model["tags"] = {tag for tag in self.model["tags"] if tag[0] not in gone}
        self.did(before)

    @rule(name=files)
    def note(self, name: str) -> None:
        if self.seen(name):
            before = copy.deepcopy(self.model)
            body = f"Note {self.number()}"
            note = self.archive.annotations.add(
                Target(anchor=Anchor(self.blocks[name][0], 0, 3)), body
            )
            self.model["notes"][note] = (name, body)
            self.did(before)

    @precondition(lambda self: self.model["notes"])
    @rule(data=st.data(), remove=st.booleans())
    def change_note(self, data: st.DataObject, remove: bool) -> None:
        before = copy.deepcopy(self.model)
        note = data.draw(st.sampled_from(sorted(self.model["notes"])))
        if remove:
            self.archive.annotations.remove([note])
            del self.model["notes"][note]
        else:
            body = f"Note {self.number()}"
            self.archive.annotations.change(note, body)
            self.model["notes"][note] = (self.model["notes"][note][0], body)
        self.did(before)

    @rule(name=files)
    def collect(self, name: str) -> None:
        if self.seen(name):
            before = copy.deepcopy(self.model)
            collection = self.archive.collections.add(
                f"Collection {self.number()}", [self.documents[name]]
            )
            self.model["collections"][collection] = {name}
            self.did(before)

    @precondition(lambda self: self.model["collections"])
    @rule(name=files, data=st.data())
    def put_or_take(self, name: str, data: st.DataObject) -> None:
        if not self.seen(name):
            return
        before = copy.deepcopy(self.model)
        collection = CollectionId(data.draw(st.sampled_from(sorted(self.model["collections"]))))
        files = self.model["collections"][collection]
        if name in files:
            self.archive.collections.take(collection, [self.documents[name]])
            files.discard(name)
        else:
            self.archive.collections.put(collection, [self.documents[name]])
            files.add(name)
        self.did(before)

    @precondition(lambda self: self.model["collections"])
    @rule(data=st.data())
    def remove_collection(self, data: st.DataObject) -> None:
        before = copy.deepcopy(self.model)
        collection = data.draw(st.sampled_from(sorted(self.model["collections"])))
        self.archive.collections.remove(CollectionId(collection))
        del self.model["collections"][collection]
        self.did(before)

    @precondition(lambda self: self.done)
    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.done))):
            edit, before, after = self.done.pop()
            self.archive.history.undo(edit)
            self.undone.append((edit, before, after))
            self.model = copy.deepcopy(before)
            self.same()

    @precondition(lambda self: self.undone)
    @rule(steps=st.integers(1, 5))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.undone))):
            edit, before, after = self.undone.pop()
            self.archive.history.redo(edit)
            self.done.append((edit, before, after))
            self.model = copy.deepcopy(after)
            self.same()

    @rule()
    def reopen(self) -> None:
        person = self.archive.person
        self.archive.close()
        self.archive = Archive.open(self.path, person=person)

    @rule(person=st.sampled_from(["Ann", "Ben"]))
    def work_as(self, person: str) -> None:
        self.archive.people.work_as(person)

    @invariant()
    def same(self) -> None:
        if not hasattr(self, "archive"):
            return
        listed = self.archive.documents.all()
        file_of = {document.id: document.name.removesuffix(".txt") for document in listed}
        assert {file_of[each.id]: each.title for each in listed} == self.model["documents"]
        assert {
            theme.id: (theme.name, theme.parent) for theme in self.archive.themes.all()
        } == self.model["themes"]
        tags = [tag for document in file_of for tag in self.archive.tags.of_document(document)]
        assert {seen_of(tag, file_of[tag.document]) for tag in tags} == self.model["tags"]
        assert len(tags) == len(self.model["tags"])
        places = {tag[:-1] for tag in self.model["tags"]}  # whoever tagged them
        assert self.archive.excerpts.count() == len(places)
        assert sum(document.tags for document in listed) == len(places)
        assert sum(theme.tags for theme in self.archive.themes.all()) == len(places)
        notes = self.archive.annotations.all()
        assert {
            n.id: (file_of[n.target.document], n.body) for n in notes if n.target.document
        } == self.model["notes"]
        assert {
            each.id: {file_of[document] for document in each.documents}
            for each in self.archive.collections.all()
        } == self.model["collections"]
        assert self.archive.search.count("word*") == 2 * len(listed)


TestArchiveAgainstModel = ArchiveAgainstModel.TestCase
TestArchiveAgainstModel.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
