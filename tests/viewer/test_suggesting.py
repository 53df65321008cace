from __future__ import annotations

from pathlib import Path

from tests.viewer.archive.making import add, paragraphs
from viewer.archive import Archive
from viewer.domain import Anchor, Suggested, ThemeId
from viewer.suggesting import subjects_of, suggester_of, taught_by, undecided

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


def test_an_archive_suggests_what_nobody_has_decided(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as archive:
        document = add(archive)
        here = paragraphs(archive, document)
        found = suggester_of(archive).suggest(here)
        assert {(each.index, each.theme) for each in found} >= {(1, HUMANITARIAN), (2, HEALTH)}
        archive.tags.add(HUMANITARIAN, [Anchor(here[1].id, 0, 8)])
        archive.suggestions.reject([Suggested(here[2].id, HEALTH, 0.7, ())])
        left = undecided(found, here, archive.suggestions.decided(document))
        assert {(1, HUMANITARIAN), (2, HEALTH)}.isdisjoint((e.index, e.theme) for e in left)
        assert len(left) == len(found) - 2


def test_what_is_learned_from_ends_at_the_last_decision_and_is_bounded(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as archive:
        long = add(archive, [f"Paragraph {number} of many." for number in range(40)])
        here = paragraphs(archive, long)
        archive.tags.add(PEACE, [Anchor(here[3].id), Anchor(here[29].id)])
        (taught,) = taught_by(archive)
        assert [each.index for each in taught.blocks] == list(range(30))
        assert taught.holds == {3: {PEACE}, 29: {PEACE}}
        (taught,) = taught_by(archive, most=10)
        assert [each.index for each in taught.blocks] == list(range(20, 30))
        assert taught_by(archive, most=0) == []


def test_a_retired_theme_is_not_suggested(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "ours.concord", person="Ann") as archive:
        archive.themes.retire(HEALTH)
        assert [each.key for each in subjects_of(archive)] == [PEACE, HUMANITARIAN]
