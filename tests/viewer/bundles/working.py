"""People at work: edits of every kind, chosen by chance, as they come in an archive."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.viewer.bundles.making import places
from viewer.archive import Archive, ArchiveError, Refused
from viewer.domain import Anchor, NotFound, Target


class Worker:
    """Somebody who edits an archive of one document.

    Args:
        archive: theirs.
        seed: of what they do.
    """

    def __init__(self, archive: Archive, seed: float) -> None:
        self._archive = archive
        self._chance = random.Random(seed)
        self._places = places(archive)
        self.done = 0

    def work(self, edits: int) -> None:
        """So many edits; what the archive refuses is not done."""
        kinds: list[tuple[Callable[[], object], int]] = [
            (self._tag, 12),
            (self._untag, 3),
            (self._doubt, 2),
            (self._note, 5),
            (self._rewrite, 3),
            (self._delete_note, 1),
            (self._new_theme, 2),
            (self._rename_theme, 2),
            (self._move_theme, 2),
            (self._remove_theme, 1),
            (self._merge_themes, 1),
            (self._pair, 2),
            (self._forget_pair, 1),
            (self._collect, 1),
            (self._bookmark, 1),
            (self._correct, 1),
            (self._undo, 2),
        ]
        whats = [what for what, _ in kinds]
        weights = [weight for _, weight in kinds]
        for _ in range(edits):
            (what,) = self._chance.choices(whats, weights)
            try:
                what()
            except (Refused, NotFound, IndexError, ArchiveError):
                continue
            self.done += 1

    def _anchor(self) -> Anchor:
        place = self._chance.choice(self._places)
        if self._chance.random() < 0.5:
            return place
        start = self._chance.randint(0, 4)
        return Anchor(place.paragraph, start, start + self._chance.randint(1, 8))

    def _tag(self) -> None:
        sure = self._chance.random() < 0.8
        theme = self._chance.choice(self._archive.themes.all()).id
        self._archive.tags.add(theme, [self._anchor()], sure=sure)

    def _untag(self) -> None:
        document = self._archive.documents.all()[0].id
        tag = self._chance.choice(self._archive.tags.of_document(document))
        self._archive.tags.remove([tag.id])

    def _doubt(self) -> None:
        document = self._archive.documents.all()[0].id
        tag = self._chance.choice(self._archive.tags.of_document(document))
        self._archive.tags.set_sure([tag.id], not tag.sure)

    def _note(self) -> None:
        document = self._archive.documents.all()[0].id
        tags = self._archive.tags.of_document(document)
        themes = self._archive.themes.all()
        target = self._chance.choice(
            [
                Target(anchor=self._anchor()),
                Target(document=document),
                Target(theme=self._chance.choice(themes).id),
                Target(tag=self._chance.choice(tags).id) if tags else Target(document=document),
            ]
        )
        self._archive.annotations.add(target, f"Note {self._chance.random()}")

    def _rewrite(self) -> None:
        note = self._chance.choice(self._archive.annotations.all())
        self._archive.annotations.change(note.id, f"Note {self._chance.random()}")

    def _delete_note(self) -> None:
        note = self._chance.choice(self._archive.annotations.all())
        self._archive.annotations.remove([note.id])

    def _name(self) -> str:
        return f"Theme {self._chance.randint(1, 12)}"

    def _new_theme(self) -> None:
        themes = self._archive.themes.all()
        parent = self._chance.choice([None, *(each.id for each in themes)])
        self._archive.themes.add(self._name(), parent=parent)

    def _rename_theme(self) -> None:
        theme = self._chance.choice(self._archive.themes.all())
        if self._chance.random() < 0.5:
            self._archive.themes.change(theme.id, name=self._name())
        else:
            self._archive.themes.change(theme.id, description=f"{self._chance.random()}")

    def _move_theme(self) -> None:
        themes = self._archive.themes.all()
        parent = self._chance.choice([None, *(each.id for each in themes)])
        self._archive.themes.move(self._chance.choice(themes).id, parent)

    def _remove_theme(self) -> None:
        themes = self._archive.themes.all()
        if len(themes) > 4:
            self._archive.themes.remove(self._chance.choice(themes).id)

    def _merge_themes(self) -> None:
        themes = self._archive.themes.all()
        if len(themes) > 4:
            one, other = self._chance.sample(themes, 2)
            self._archive.themes.merge(one.id, other.id)

    def _pair(self) -> None:
        one, other = self._chance.sample(self._places, 2)
        say = self._chance.choice([self._archive.pairs.pair, self._archive.pairs.part])
        say(one.paragraph, other.paragraph)

    def _forget_pair(self) -> None:
        one, other = self._chance.sample(self._places, 2)
        self._archive.pairs.forget(one.paragraph, other.paragraph)

    def _collect(self) -> None:
        collections = self._archive.collections.all()
        document = self._archive.documents.all()[0].id
        match self._chance.randint(1, 4):
            case 1:
                self._archive.collections.add(f"Collection {self._chance.randint(1, 3)}")
            case 2:
                self._archive.collections.put(self._chance.choice(collections).id, [document])
            case 3:
                self._archive.collections.take(self._chance.choice(collections).id, [document])
            case 4:
                self._archive.collections.remove(self._chance.choice(collections).id)

    def _bookmark(self) -> None:
        self._archive.bookmarks.toggle(self._chance.choice(self._places).paragraph)

    def _correct(self) -> None:
        document = self._archive.documents.all()[0].id
        field = self._chance.choice(["title", "symbol", "body"])
        self._archive.documents.correct(document, **{field: f"{self._chance.randint(1, 9)}"})

    def _undo(self) -> None:
        edits = [each for each in self._archive.history.edits(3) if "Import" not in each.label]
        edit = self._chance.choice(edits)
        if edit.undone:
            self._archive.history.redo(edit.id)
        else:
            self._archive.history.undo(edit.id)
