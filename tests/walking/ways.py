"""What people do to documents, tags and themes."""

from __future__ import annotations

from importers.parsed import Block, Kind, Metadata, ParsedDocument
from tests.walking.finding import anchor, document, one, some, tags, theme
from tests.walking.walk import Walk, way
from viewer.archive import Archive
from viewer.domain import Anchor, Suggested
from viewer.importing.resettling import moves

FILES = 12
WORDS = (
    "Recalling its earlier resolutions", "the Secretary-General", "humanitarian assistance",
    "requests all Member States", "peaceful settlement of disputes", "التعاون بين الأمم المتحدة",
    "children in zones of conflict", "🕊️ regional arrangements", "coopération régionale",
)  # fmt: skip


@way(4)
def import_document(walk: Walk) -> None:
    number = walk.random.randrange(FILES)
    walk.archive.documents.add(f"{number}.txt", f"file {number}".encode(), _reading(walk, number))


@way(1)
def remove_document(walk: Walk) -> None:
    walk.archive.documents.remove([document(walk)])


@way(5)
def correct_document(walk: Walk) -> None:
    field, value = walk.random.choice(
        (("title", f"Title {walk.number()}"), ("date", "2014-05"), ("symbol", None), ("body", "GA"))
    )
    walk.archive.documents.correct(document(walk), **{field: value})


@way(3)
def read_again(walk: Walk) -> None:
    """Another reading of the same original, in which some words are elsewhere or gone."""
    chosen = document(walk)
    parsed = _reading(walk, chosen)
    walk.archive.readings.replace(chosen, parsed, lambda earlier: moves(earlier, parsed.blocks))


@way(5)
def settle_doubt(walk: Walk) -> None:
    doubt = one(walk, walk.archive.doubts.all())
    what = walk.random.randrange(3)
    if what == 0:
        walk.archive.doubts.confirm([doubt])
    elif what == 1:
        walk.archive.doubts.remove([doubt])
    else:
        here = one(walk, walk.archive.documents.paragraphs(doubt.document))
        walk.archive.doubts.put(doubt, Anchor(here.id))


@way(30)
def tag(walk: Walk) -> None:
    places = list(dict.fromkeys(anchor(walk) for _ in range(walk.random.randint(1, 4))))
    walk.archive.tags.add(theme(walk), places, sure=walk.random.random() < 0.8)


@way(10)
def toggle(walk: Walk) -> None:
    walk.archive.tags.toggle(theme(walk), [anchor(walk)])


@way(10)
def tag_as_somebody_else(walk: Walk) -> None:
    """The same theme on the same words by two people."""
    each = one(walk, tags(walk))
    walk.archive.people.work_as(walk.random.choice(("Ann", "Ben")))
    walk.archive.tags.add(each.theme, [each.anchor])


@way(8)
def take_off(walk: Walk) -> None:
    walk.archive.tags.remove([each.id for each in tags(walk)])


@way(6)
def doubt(walk: Walk) -> None:
    walk.archive.tags.set_sure([each.id for each in tags(walk)], walk.random.random() < 0.5)


@way(4)
def tag_otherwise(walk: Walk) -> None:
    walk.archive.tags.retheme([each.id for each in tags(walk)], theme(walk))


@way(4)
def suggest(walk: Walk) -> None:
    place = anchor(walk).paragraph
    suggested = [Suggested(place, theme(walk), 0.7, ("words",))]
    if walk.random.random() < 0.5:
        walk.archive.suggestions.accept(suggested)
    else:
        walk.archive.suggestions.reject(suggested)


@way(2)
def offer_again(walk: Walk) -> None:
    walk.archive.suggestions.offer_again([one(walk, walk.archive.suggestions.rejected()).id])


@way(5)
def add_theme(walk: Walk) -> None:
    parent = theme(walk) if walk.random.random() < 0.6 else None
    walk.archive.themes.add(f"Theme {walk.number()}", parent=parent)


@way(5)
def change_theme(walk: Walk) -> None:
    field, value = walk.random.choice(
        (
            ("name", f"Name {walk.number()}"),
            ("colour", f"#{walk.random.randrange(1 << 24):06x}"),
            ("description", "What belongs, and what does not."),
            ("key", walk.random.choice((None, *"123456789qxyz"))),
            ("words", ("peace", f"word{walk.number()}")),
        )
    )
    walk.archive.themes.change(theme(walk), **{field: value})


@way(5)
def move_theme(walk: Walk) -> None:
    moved, parent = theme(walk), theme(walk) if walk.random.random() < 0.7 else None
    siblings = [each.id for each in walk.archive.themes.all() if each.parent == parent]
    before = one(walk, siblings) if siblings and walk.random.random() < 0.5 else None
    walk.archive.themes.move(moved, parent, before)


@way(2)
def merge_themes(walk: Walk) -> None:
    walk.archive.themes.merge(theme(walk), theme(walk))


@way(2)
def split_theme(walk: Walk) -> None:
    chosen = tags(walk)
    with walk.archive.edit("Split a theme"):
        made = walk.archive.themes.add(f"Part {walk.number()}")
        walk.archive.tags.retheme([each.id for each in chosen], made)


@way(2)
def retire_theme(walk: Walk) -> None:
    chosen = theme(walk)
    if walk.random.random() < 0.5:
        walk.archive.themes.retire(chosen)
    else:
        walk.archive.themes.take_up(chosen)


@way(1)
def remove_theme(walk: Walk) -> None:
    walk.archive.themes.remove(theme(walk))


@way(4)
def collect(walk: Walk) -> None:
    collections = walk.archive.collections
    known = collections.all()
    if not known or walk.random.random() < 0.3:
        collections.add(f"Collection {walk.number()}", [document(walk)])
        return
    chosen = one(walk, known)
    what = walk.random.randrange(4)
    if what == 0:
        collections.rename(chosen.id, f"Renamed {walk.number()}")
    elif what == 1:
        collections.remove(chosen.id)
    elif what == 2 and chosen.documents:
        collections.take(chosen.id, some(walk, sorted(chosen.documents)))
    else:
        collections.put(chosen.id, [document(walk)])


def _reading(walk: Walk, number: int) -> ParsedDocument:
    """Paragraphs that another reading of the same file mostly has too."""
    lines = [f"{words} of document {number}, {count}" for count, words in enumerate(WORDS)]
    for _ in range(walk.random.randrange(3)):
        chosen = walk.random.randrange(len(lines))
        lines[chosen] = walk.random.choice((f"New words {walk.number()}.", lines[chosen][:20]))
    if walk.random.random() < 0.3:
        lines.insert(0, "A line above all others.")
    blocks = tuple(
        Block(index=index, kind=Kind.PARAGRAPH, text=text, label=f"{index + 1}.", page=1)
        for index, text in enumerate(lines)
    )
    title = Metadata(title=f"Document {number}", symbol=f"A/{number}", date="2013")
    return ParsedDocument("text", 1, "text/plain", title, blocks, encoding="utf-8")


def _several(archive: Archive, walk: Walk) -> None:
    archive.tags.add(theme(walk), [anchor(walk)])
    archive.themes.change(theme(walk), description=f"Said {walk.number()}")


@way(3)
def several_at_once(walk: Walk) -> None:
    """One edit of several parts, some of which fail on the way."""
    with walk.archive.edit("Several things"):
        _several(walk.archive, walk)
        if walk.random.random() < 0.4:
            one(walk, ())
