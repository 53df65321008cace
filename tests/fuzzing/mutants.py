"""Mutants by number: the same seed, number and material always give the same file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from tests.fuzzing import documents, packages
from tests.fuzzing.material import SUFFIXES, Specimen
from tests.fuzzing.mutations import MAX_BYTES, Subject, mutations

WAYS = (documents, packages)
"""Imported so that what they register is known."""

_WRONG_SUFFIX = 0.04


@dataclass(frozen=True)
class Mutant:
    """A damaged file, and how it came about."""

    number: int
    specimen: str
    form: str
    ways: tuple[str, ...]
    suffix: str
    content: bytes

    @property
    def name(self) -> str:
        return f"{self.number:06}-{'-'.join(self.ways)}{self.suffix}"


class Breeder:
    """Makes mutants of specimens, every specimen in turn."""

    def __init__(self, specimens: list[Specimen], seed: int) -> None:
        self._specimens = specimens
        self._seed = seed
        self._kin: dict[str, list[Specimen]] = defaultdict(list)
        for each in specimens:
            self._kin[each.form].append(each)

    def mutant(self, number: int) -> Mutant:
        random = Random(f"{self._seed}:{number}")
        specimen = self._specimens[number % len(self._specimens)]
        other = random.choice(self._kin[specimen.form])
        content, ways = specimen.content, []
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            way = random.choice(mutations(specimen.form))
            content = way.damage(random, Subject(specimen.form, content, other.content))
            content = content[:MAX_BYTES]
            ways.append(way.name)
        suffix = specimen.suffix
        if random.random() < _WRONG_SUFFIX:
            suffix = random.choice([*SUFFIXES.values(), ""])
            ways.append("renamed")
        return Mutant(number, specimen.name, specimen.form, tuple(ways), suffix, content)
