"""The resolutions of 2013 and 2015 among the samples, paired as by a person who read both."""

from __future__ import annotations

import pytest

import seeds
from importers import Block, Role, read
from viewer.analysis.align import align
from viewer.domain import Pair, Relation

OPERATIVE = {
    "1.": ("1.", "same"), "2.": ("2.", "same"), "3.": ("3.", "same"), "4.": ("4.", "changed"),
    "5.": ("5.", "changed"), "6.": ("7.", "changed"), "7.": ("8.", "same"), "8.": ("9.", "same"),
    "9.": ("10.", "same"), "10.": ("12.", "changed"), "11.": ("13.", "same"),
    "12.": ("14.", "same"), "13.": ("15.", "changed"), "14.": (None, "removed"),
    "15.": ("16.", "same"), "16.": ("17.", "changed"), "17.": ("18.", "changed"),
    "18.": ("19.", "same"), "19.": ("20.", "same"), "20.": ("21.", "same"),
    "21.": ("23.", "changed"), "22.": ("24.", "changed"),
}  # fmt: skip
NEW_OPERATIVE = {"6.", "11.", "22."}
CHANGED_PREAMBULAR = {
    "Recalling its resolutions 37/4",
    "Recalling the Articles of the Charter",
    "Taking note of the results of the general meeting",
    "Recalling that the Organization of Islamic Cooperation remains",
    "Noting the joint Organization",
    "Noting also the commitment",
    "Welcoming the initiatives for interfaith",
    "Welcoming the decision taken by the Counter-Terrorism",
}
NEW_PREAMBULAR = "Acknowledging the intention"


@pytest.fixture(scope="module")
def documents() -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    older, newer = (path for path in seeds.documents() if path.name[:3] in ("003", "004"))
    return read(older).blocks, read(newer).blocks


@pytest.fixture(scope="module")
def pairs(documents: tuple[tuple[Block, ...], tuple[Block, ...]]) -> list[Pair]:
    return align(*documents)


def test_every_operative_paragraph_has_its_counterpart(
    pairs: list[Pair], documents: tuple[tuple[Block, ...], tuple[Block, ...]]
) -> None:
    a, b = documents
    found = {}
    added = set()
    for pair in pairs:
        label_a = a[pair.a].label if pair.a is not None else None
        label_b = b[pair.b].label if pair.b is not None else None
        if pair.a is not None and a[pair.a].role is Role.OPERATIVE:
            assert label_a is not None
            found[label_a] = (label_b, pair.relation.value)
        elif pair.a is None and pair.b is not None and b[pair.b].role is Role.OPERATIVE:
            added.add(label_b)
    assert found == OPERATIVE
    assert added == NEW_OPERATIVE


def test_every_preambular_paragraph_has_its_counterpart(
    pairs: list[Pair], documents: tuple[tuple[Block, ...], tuple[Block, ...]]
) -> None:
    """One is new, none is gone; all others follow each other in the same order."""
    a, b = documents
    recitals = [
        [block for block in blocks if block.role is Role.PREAMBULAR] for blocks in documents
    ]
    (new,) = (block for block in recitals[1] if block.text.startswith(NEW_PREAMBULAR))
    kept = [block for block in recitals[1] if block is not new]
    expected = {
        one.index: (
            other.index,
            "changed" if one.text.startswith(tuple(CHANGED_PREAMBULAR)) else "same",
        )
        for one, other in zip(recitals[0], kept, strict=True)
    }

    found = {
        pair.a: (pair.b, pair.relation.value)
        for pair in pairs
        if pair.a is not None and a[pair.a].role is Role.PREAMBULAR
    }

    assert found == expected
    assert [pair.relation for pair in pairs if pair.b == new.index] == [Relation.ADDED]
    assert len(expected) + 1 + len(OPERATIVE) + len(NEW_OPERATIVE) == 53
    assert b[new.index] is new
