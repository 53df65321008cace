"""Ways to damage what a format is made of: numbers, tags, objects, lines, encodings, nesting."""

from __future__ import annotations

import re
import zlib
from random import Random

from tests.fuzzing.mutations import Subject, mutation, mutations, put

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_EXTREMES = (
    *(b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"2147483648", b"-2147483649"),
    *(b"99999999999999999999", b"0.0000001", b"-1e308", b"1e400", b"nan", b"000000000000000001"),
)
_TAG = re.compile(rb"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(rb'="[^"]{0,200}"')
_ENCODINGS = (
    *("utf-16", "utf-16-be", "utf-32", "utf-32-be", "utf-7", "cp500", "cp1256", "koi8-r"),
    *("cp1251", "iso8859-6", "shift_jis", "utf-8-sig"),
)
_ODD = (
    *("\x00", "\x1b[31m", "\x0b", "\x0c", "\u2028", "\u2029", "\x85", "\ufeff", "\ufffe", "\uffff"),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\xad",
        "e\u0301" * 30,
        "\U000e0041",
        "\U0010ffff",
        "\u0644\u0627",
    ),
    *(
        "1.",
        "(a)",
        "§",
        "۱۴.",
        "\t",
        " " * 2000,
        "-" * 3000,
        "x" * 50_000,
        "¹",
        "IIII.",
        "٣" * 5000,
    ),
    *(
        "A/RES/" + "9" * 500,
        "32 Brumaire 99999",
        "31 February 2013",
        "[1]: ",
        "|" * 400,
        "> " * 300,
    ),
)
_OBJECT = re.compile(rb"\d+ \d+ obj\b(.{0,200000}?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.{1,2000000}?)\r?\nendstream", re.DOTALL)
_GROUP = re.compile(rb"\{[^{}]{1,2000}\}")
_SECTOR = 512
_DEEP = (5, 60, 300, 3000, 40_000)
_NESTED = {
    "html": (b"<div>", b"<table><tr><td>", b"<ul><li>", b"<b><i>", b"<blockquote>"),
    "markdown": (b"> ", b"- ", b"[", b"*a **", b"![", b"    ", b"<div>"),
    "rtf": (
        b"{",
        rb"{\field{\*\fldinst ",
        rb"{\footnote ",
        rb"{\shp{\*\shpinst ",
        rb"\trowd\cell ",
    ),
    "pdf": (b"[", b"<<", b"<</A ", b"(", b"q "),
    "text": (b"(a) ", b"1. ", b"\xc2\xab", b"(", b"- "),
    "xml": (b"<w:p>", b"<w:tbl><w:tr><w:tc>", b"<text:list><text:list-item>", b"<a>"),
}
_PLAIN = ("text", "markdown", "html", "xml", "other")
_TAGGED = ("html", "xml")


@mutation("pdf", "rtf", "html", "xml", "markdown", "text", "doc")
def numbers_made_extreme(random: Random, subject: Subject) -> bytes:
    found = list(_NUMBER.finditer(subject.content, 0, 500_000))
    content = subject.content
    for each in sorted(
        random.sample(found, min(len(found), random.choice((1, 3, 20)))),
        key=lambda match: -match.start(),
    ):
        content = content[: each.start()] + random.choice(_EXTREMES) + content[each.end() :]
    return content


@mutation("pdf", "rtf", "html", "xml", "markdown", "text")
def nested_deep(random: Random, subject: Subject) -> bytes:
    opening = random.choice(_NESTED[subject.form])
    at = random.randrange(len(subject.content) + 1)
    if subject.form in _TAGGED and (tags := list(_TAG.finditer(subject.content, 0, 500_000))):
        at = random.choice(tags).end()
    return put(subject.content, at, opening * random.choice(_DEEP))


@mutation(*_TAGGED)
def tags_lost(random: Random, subject: Subject) -> bytes:
    share = random.choice((0.002, 0.02, 0.3))
    return _TAG.sub(lambda tag: b"" if random.random() < share else tag[0], subject.content)


@mutation(*_TAGGED)
def tags_exchanged(random: Random, subject: Subject) -> bytes:
    tags = [each[0] for each in _TAG.finditer(subject.content, 0, 500_000)]
    share = random.choice((0.01, 0.1))
    return _TAG.sub(
        lambda tag: random.choice(tags) if tags and random.random() < share else tag[0],
        subject.content,
    )


@mutation(*_TAGGED)
def elements_repeated(random: Random, subject: Subject) -> bytes:
    tags = list(_TAG.finditer(subject.content, 0, 500_000))
    if len(tags) < 2:
        return subject.content
    start = random.randrange(len(tags) - 1)
    end = min(len(tags) - 1, start + random.choice((1, 2, 9, 40)))
    piece = subject.content[tags[start].start() : tags[end].end()]
    return put(subject.content, tags[end].end(), piece * random.choice((1, 30, 300)))


@mutation(*_TAGGED)
def values_replaced(random: Random, subject: Subject) -> bytes:
    share = random.choice((0.01, 0.2))
    values = (
        b"",
        b"0",
        b"-1",
        b"true",
        b"../../etc/passwd",
        b"\xe2\x80\xae",
        b"9" * 40,
        b"%d",
        b"a b",
    )
    return _ATTRIBUTE.sub(
        lambda found: b'="%s"' % random.choice(values) if random.random() < share else found[0],
        subject.content,
    )


@mutation("text", "markdown", "html")
def odd_characters(random: Random, subject: Subject) -> bytes:
    content = subject.content
    for _ in range(random.choice((1, 5, 30))):
        piece = random.choice(_ODD).encode()
        content = put(content, random.randrange(len(content) + 1), piece)
    return content


@mutation("text", "markdown")
def lines_shuffled(random: Random, subject: Subject) -> bytes:
    lines = subject.content.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


@mutation("text", "markdown")
def line_ends_changed(random: Random, subject: Subject) -> bytes:
    ends = (
        b"",
        b" ",
        b"\r",
        b"\r\n\r\n",
        b"\n\n",
        b"\x0c",
        b"\x0b",
        b"\xe2\x80\xa8",
        b"-\n",
        b"\x00",
    )
    return random.choice(ends).join(subject.content.splitlines())


@mutation(*_PLAIN)
def another_encoding(random: Random, subject: Subject) -> bytes:
    text = subject.content.decode("utf-8", "replace")
    return text.encode(random.choice(_ENCODINGS), "replace")


@mutation("pdf")
def objects_of_another(random: Random, subject: Subject) -> bytes:
    ours, theirs = (list(_OBJECT.finditer(each)) for each in (subject.content, subject.other))
    if not ours or not theirs:
        return subject.content
    content = subject.content
    for each in sorted(random.sample(ours, min(3, len(ours))), key=lambda match: -match.start()):
        content = content[: each.start(1)] + random.choice(theirs)[1] + content[each.end(1) :]
    return content


@mutation("pdf")
def objects_exchanged(random: Random, subject: Subject) -> bytes:
    return objects_of_another(random, Subject("pdf", subject.content, subject.content))


@mutation("pdf")
def streams_damaged_inside(random: Random, subject: Subject) -> bytes:
    """Beneath their compression, where a flipped bit is more than a broken checksum."""
    streams = list(_STREAM.finditer(subject.content))
    content = subject.content
    for each in sorted(
        random.sample(streams, min(2, len(streams))), key=lambda match: -match.start()
    ):
        raw = each[1]
        try:
            plain, packed = zlib.decompress(raw), True
        except zlib.error:
            plain, packed = raw, False
        plain = random.choice(mutations("pdf stream")).damage(
            random, Subject("pdf stream", plain, plain)
        )
        plain = numbers_made_extreme(random, Subject("pdf stream", plain, plain))
        new = zlib.compress(plain) if packed else plain
        content = content[: each.start(1)] + new + content[each.end(1) :]
    return content


@mutation("rtf")
def groups_exchanged(random: Random, subject: Subject) -> bytes:
    ours, theirs = (list(_GROUP.finditer(each)) for each in (subject.content, subject.other))
    content = subject.content
    for each in sorted(random.sample(ours, min(5, len(ours))), key=lambda match: -match.start()):
        piece = random.choice(theirs)[0] if theirs else b"{"
        content = content[: each.start()] + piece + content[each.end() :]
    return content


@mutation("rtf")
def braces_lost(random: Random, subject: Subject) -> bytes:
    share = random.choice((0.01, 0.2))
    return re.sub(
        rb"[{}]", lambda brace: b"" if random.random() < share else brace[0], subject.content
    )


@mutation("doc")
def sectors_exchanged(random: Random, subject: Subject) -> bytes:
    sectors = [subject.content[at : at + _SECTOR] for at in range(0, len(subject.content), _SECTOR)]
    for _ in range(random.choice((1, 3, 20))):
        a, b = (random.randrange(len(sectors)) for _ in range(2)) if sectors else (0, 0)
        if sectors:
            sectors[a], sectors[b] = sectors[b], sectors[a]
    return b"".join(sectors)


@mutation("doc")
def sectors_of_another(random: Random, subject: Subject) -> bytes:
    at = random.randrange(max(1, len(subject.content) // _SECTOR)) * _SECTOR
    from_ = random.randrange(max(1, len(subject.other) // _SECTOR)) * _SECTOR
    length = _SECTOR * random.choice((1, 4, 16))
    return (
        subject.content[:at]
        + subject.other[from_ : from_ + length]
        + subject.content[at + length :]
    )
