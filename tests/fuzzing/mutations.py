"""Ways to damage a file whatever it is, and the list of all ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

MAX_BYTES = 4_000_000
"""A mutant that grew beyond this is cut: the limits are met by other tests."""

ALL = "*"


@dataclass(frozen=True)
class Subject:
    """A file to damage, with another of the same format to take pieces from."""

    form: str
    content: bytes
    other: bytes


Damage = Callable[[Random, Subject], bytes]


@dataclass(frozen=True)
class Mutation:
    """One way; `forms` are the formats that it makes sense for."""

    name: str
    forms: frozenset[str]
    damage: Damage


_mutations: list[Mutation] = []


def mutation(*forms: str) -> Callable[[Damage], Damage]:
    """Register a way to damage files of these formats, or of all."""

    def register(damage: Damage) -> Damage:
        name = damage.__name__.replace("_", "-")
        _mutations.append(Mutation(name, frozenset(forms or (ALL,)), damage))
        return damage

    return register


def mutations(form: str) -> list[Mutation]:
    """All that fit a format."""
    return [each for each in _mutations if each.forms & {ALL, form}]


def all_mutations() -> list[Mutation]:
    return list(_mutations)


def span(random: Random, content: bytes, most: int = 4096) -> tuple[int, int]:
    """A random piece: mostly short, sometimes up to `most` bytes."""
    start = random.randrange(len(content) + 1)
    length = min(random.choice((1, 4, 16, 64, 512, most)), len(content) - start)
    return start, start + random.randint(0, length)


def put(content: bytes, at: int, piece: bytes) -> bytes:
    return content[:at] + piece + content[at:]


def joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(parts)


@mutation()
def cut_at_the_end(random: Random, subject: Subject) -> bytes:
    return subject.content[: random.randrange(len(subject.content) + 1)]


@mutation()
def cut_at_the_start(random: Random, subject: Subject) -> bytes:
    return subject.content[random.randrange(min(len(subject.content), 2000) + 1) :]


@mutation()
def bits_flipped(random: Random, subject: Subject) -> bytes:
    content = bytearray(subject.content)
    for _ in range(random.choice((1, 2, 8, 64, 512))):
        if content:
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(content)


@mutation()
def bytes_replaced(random: Random, subject: Subject) -> bytes:
    content = bytearray(subject.content)
    for _ in range(random.choice((1, 4, 32))):
        if content:
            content[random.randrange(len(content))] = random.choice(
                b"\x00\xff\x7f\x80\n<>(){}[]/%09"
            )
    return bytes(content)


@mutation()
def run_overwritten(random: Random, subject: Subject) -> bytes:
    start, end = span(random, subject.content)
    filler = random.choice((b"\x00", b"\xff", b" ", b"\n", b"9", b"A"))
    return subject.content[:start] + filler * (end - start) + subject.content[end:]


@mutation()
def run_removed(random: Random, subject: Subject) -> bytes:
    start, end = span(random, subject.content)
    return subject.content[:start] + subject.content[end:]


@mutation()
def run_repeated(random: Random, subject: Subject) -> bytes:
    start, end = span(random, subject.content)
    times = random.choice((2, 2, 3, 10, 100))
    return put(subject.content, start, subject.content[start:end] * times)


@mutation()
def runs_exchanged(random: Random, subject: Subject) -> bytes:
    content = subject.content
    a, b, c, d = sorted(random.randrange(len(content) + 1) for _ in range(4))
    return joined((content[:a], content[c:d], content[b:c], content[a:b], content[d:]))


@mutation()
def tail_of_another(random: Random, subject: Subject) -> bytes:
    at = random.randrange(len(subject.content) + 1)
    share = at / max(1, len(subject.content))
    return subject.content[:at] + subject.other[int(share * len(subject.other)) :]


@mutation()
def piece_of_another(random: Random, subject: Subject) -> bytes:
    start, end = span(random, subject.other)
    return put(
        subject.content, random.randrange(len(subject.content) + 1), subject.other[start:end]
    )


@mutation()
def rubbish_put_in(random: Random, subject: Subject) -> bytes:
    piece = random.randbytes(random.choice((1, 3, 20, 300)))
    return put(subject.content, random.randrange(len(subject.content) + 1), piece)


@mutation()
def rubbish_around(random: Random, subject: Subject) -> bytes:
    before, after = (random.randbytes(random.choice((0, 1, 40, 900))) for _ in range(2))
    return before + subject.content + after
