"""Ways to damage zip packages inside, where their checksums still hold."""

from __future__ import annotations

import io
import warnings
import zipfile
from random import Random

from tests.fuzzing import documents
from tests.fuzzing.mutations import Subject, mutation, mutations

_PACKAGES = ("docx", "odt", "epub", "zip")
_XML = (".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx", ".htm")
_ODD_NAMES = (
    *("../../../tmp/outside", "/etc/passwd", "word/document.xml", "content.xml", "mimetype"),
    *("a" * 5000, "C:\\outside", "word/document.xml/", "\u202excod", "META-INF/container.xml"),
)
_MOST = 20_000_000


def members(content: bytes) -> dict[str, bytes]:
    """What a package holds, as far as it can be unpacked."""
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for info in package.infolist():
                if info.file_size <= _MOST and not info.is_dir():
                    found[info.filename] = package.read(info)
    except Exception:  # what was damaged before is damaged here
        return found
    return found


def packed(parts: list[tuple[str, bytes]], random: Random) -> bytes:
    stream = io.BytesIO()
    ways = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    way = random.choices(ways, (20, 3, 1, 1))[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of two members of one name
        with zipfile.ZipFile(stream, "w", way) as package:
            for name, content in parts:
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else way
                package.writestr(info, content)
    return stream.getvalue()


def _form(name: str) -> str:
    if not name.endswith(_XML):
        return "other"
    return "html" if name.endswith(("html", ".htm")) else "xml"


@mutation(*_PACKAGES)
def members_damaged(random: Random, subject: Subject) -> bytes:
    parts, theirs = members(subject.content), members(subject.other)
    names = [name for name in parts if name.endswith(_XML)] or list(parts)
    for name in random.sample(names, min(random.choice((1, 1, 2)), len(names))):
        inner = Subject(_form(name), parts[name], theirs.get(name, parts[name]))
        parts[name] = random.choice(mutations(inner.form)).damage(random, inner)
    return packed(list(parts.items()), random) if parts else subject.content


@mutation(*_PACKAGES)
def tags_damaged(random: Random, subject: Subject) -> bytes:
    """Still well-formed for the most part: what a lenient parser lets through."""
    parts = members(subject.content)
    names = [name for name in parts if name.endswith(_XML)]
    for name in names:
        if random.random() < 0.5:
            inner = Subject("xml", parts[name], parts[name])
            way = random.choice((documents.values_replaced, documents.numbers_made_extreme))
            parts[name] = way(random, inner)
    return packed(list(parts.items()), random) if parts else subject.content


@mutation(*_PACKAGES)
def members_of_another(random: Random, subject: Subject) -> bytes:
    parts, theirs = members(subject.content), members(subject.other)
    common = [name for name in parts if name in theirs]
    for name in random.sample(common, min(len(common), random.choice((1, 2, 5)))):
        parts[name] = theirs[name]
    return packed(list(parts.items()), random) if parts else subject.content


@mutation(*_PACKAGES)
def members_exchanged(random: Random, subject: Subject) -> bytes:
    parts = members(subject.content)
    if len(parts) < 2:
        return subject.content
    one, two = random.sample(list(parts), 2)
    parts[one], parts[two] = parts[two], parts[one]
    return packed(list(parts.items()), random)


@mutation(*_PACKAGES)
def members_lost(random: Random, subject: Subject) -> bytes:
    parts = members(subject.content)
    for name in random.sample(list(parts), min(len(parts), random.choice((1, 2, 5)))):
        del parts[name]
    return packed(list(parts.items()), random)


@mutation(*_PACKAGES)
def members_renamed(random: Random, subject: Subject) -> bytes:
    parts = list(members(subject.content).items())
    if parts:
        at = random.randrange(len(parts))
        parts.insert(random.randrange(len(parts)), (random.choice(_ODD_NAMES), parts[at][1]))
    return packed(parts, random)


@mutation(*_PACKAGES)
def directory_damaged(random: Random, subject: Subject) -> bytes:
    """Sizes, offsets and flags at the end of a zip, where it says what it holds."""
    content = bytearray(subject.content)
    start = max(subject.content.rfind(b"PK\x01\x02", 0, max(4, len(content) - 22)), 0)
    for _ in range(random.choice((1, 4, 16))):
        if start < len(content):
            content[random.randrange(start, len(content))] = random.choice((0, 1, 0x7F, 0xFF))
    return bytes(content)
