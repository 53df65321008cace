from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

import importers
import seeds
from importers.parsed import Block, Kind
from resources import icons, palettes

FILES = [path.name for path in seeds.documents()]


def blocks_of(name: str) -> tuple[Block, ...]:
    (path,) = [each for each in seeds.documents() if each.name == name]
    return importers.read(path).blocks


def on_paragraphs(name: str) -> list[seeds.SampleTag | seeds.SampleNote]:
    return [each for each in seeds.sample_coding() if each.file == name and each.paragraph]


def test_there_are_five_documents_with_text() -> None:
    assert len(FILES) == len(set(FILES)) == 5
    assert all(path.read_text(encoding="utf-8").strip() for path in seeds.documents())


def test_a_new_archive_starts_with_three_themes_on_the_first_keys() -> None:
    themes = seeds.starter_themes()
    assert [(theme.key, theme.name) for theme in themes] == [
        ("1", "Peace"),
        ("2", "Humanitarian"),
        ("3", "Health"),
    ]


ALL_THEMES = [*seeds.starter_themes(), *seeds.field_themes()]


def test_names_keys_and_colours_of_both_starter_files_go_together() -> None:
    for attribute in ("name", "key", "colour", "icon"):
        values = [getattr(theme, attribute) for theme in ALL_THEMES]
        assert len(set(values)) == len(values), attribute


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_words_are_said_once_in_three_languages_and_examples_too(theme: seeds.StarterTheme) -> None:
    assert len(set(theme.words)) == len(theme.words) > 50
    assert all(word == " ".join(word.split()) for word in theme.words)
    assert sum("\u0621" <= word.lstrip("?-")[0] <= "\u064a" for word in theme.words) >= 10
    assert len(theme.examples) == 3


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_a_starter_theme_can_be_shown_and_says_what_belongs_and_what_does_not(
    theme: seeds.StarterTheme,
) -> None:
    assert palettes.colour(theme.colour, "light") != palettes.colour(theme.colour, "dark")
    assert icons.glyph(theme.icon) != icons.glyph("theme")
    assert "Not here:" in theme.description
    assert 2 <= theme.description.count(". ") + 1 <= 3


def test_the_themes_are_read_without_loading_the_program() -> None:
    code = (
        "import sys, seeds; seeds.starter_themes(); "
        "print(*{name.partition('.')[0] for name in sys.modules} & "
        "{'importers', 'viewer', 'PySide6', 'lxml', 'docx', 'sqlite_utils'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", FILES)
def test_every_entry_stands_on_one_paragraph_of_its_document(name: str) -> None:
    blocks = blocks_of(name)
    texts = [block.text for block in blocks]
    entries = on_paragraphs(name)
    assert entries
    for entry in entries:
        assert entry.paragraph is not None
        found = seeds.find(texts, entry.paragraph, entry.words)
        assert blocks[found.index].kind in (Kind.PARAGRAPH, Kind.LIST_ITEM), entry.paragraph
        if entry.words is not None:
            quote = texts[found.index][found.start : found.end]
            assert quote[0] == entry.words[0]
            assert abs(len(quote) - len(entry.words)) <= 2


@pytest.mark.parametrize("name", FILES)
def test_no_paragraph_is_tagged_twice_alike(name: str) -> None:
    texts = [block.text for block in blocks_of(name)]
    tags = [each for each in on_paragraphs(name) if isinstance(each, seeds.SampleTag)]
    places = Counter((tag.theme, seeds.find(texts, tag.paragraph, tag.words)) for tag in tags)
    assert set(places.values()) == {1}
    whole = {(theme, place.index) for theme, place in places if place.start is None}
    in_part = {(theme, place.index) for theme, place in places if place.start is not None}
    assert not whole & in_part


def test_the_coding_uses_each_starter_theme_and_known_files() -> None:
    coding = seeds.sample_coding()
    tags = Counter(each.theme for each in coding if isinstance(each, seeds.SampleTag))
    assert set(tags) == {theme.name for theme in seeds.starter_themes()}
    assert min(tags.values()) >= 10
    assert {each.file for each in coding} == set(FILES)


def test_notes_say_something_and_words_always_name_their_paragraph() -> None:
    notes = [each for each in seeds.sample_coding() if isinstance(each, seeds.SampleNote)]
    assert len(notes) >= 10
    for note in notes:
        assert note.body == note.body.strip()
        assert len(note.body) > 40
        assert note.paragraph or not note.words


def test_collections_hold_sample_documents() -> None:
    collections = seeds.sample_collections()
    assert {each.name for each in collections} == {"Resolutions", "General meetings"}
    for each in collections:
        assert set(each.files) <= set(FILES)
