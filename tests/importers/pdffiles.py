"""Writes small PDF files by hand, so that tests know every byte of what they read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"}


@dataclass
class Page:
    """Draws on one page; `top` is measured from its upper edge to the baseline, in points.

    Of a page with `crop` (left, bottom, right, top) only that is seen.
    """

    width: float = 595
    height: float = 842
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    operators: list[bytes] = field(default_factory=list)

    def text(
        self, left: float, top: float, words: str, *, size: float = 10, font: str = "roman"
    ) -> None:
        coded = words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(")
        self.show(left, top, b"(" + coded.replace(b")", rb"\)") + b")", size=size, font=font)

    def show(
        self, left: float, top: float, string: bytes, *, size: float = 10, font: str = "roman"
    ) -> None:
        """A string of codes as the file has it, or an array with movements between them."""
        place = f"{left:g} {self.height - top:g}"
        how = b" TJ ET" if string.startswith(b"[") else b" Tj ET"
        self.operators.append(f"BT /{font} {size:g} Tf 1 0 0 1 {place} Tm ".encode() + string + how)

    def turned(self, left: float, top: float, words: str, *, size: float = 10) -> None:
        """Text that runs upwards."""
        self.operators.append(
            f"BT /roman {size:g} Tf 0 1 -1 0 {left:g} {self.height - top:g} Tm ({words}) Tj ET".encode()
        )

    def lines(
        self, left: float, top: float, *texts: str, size: float = 10, leading: float = 12
    ) -> float:
        """Lines under one another; the height of the next is returned."""
        for at, words in enumerate(texts):
            self.text(left, top + at * leading, words, size=size)
        return top + len(texts) * leading

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """A line, drawn as the thin box that Word writes."""
        width, height = max(right - left, 0.5), max(bottom - top, 0.5)
        self.operators.append(
            f"{left:g} {self.height - top - height:g} {width:g} {height:g} re f".encode()
        )

    def picture(self) -> None:
        """A scan that fills the page."""
        self.operators.append(
            b"q 500 0 0 700 40 60 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\xff\x00 EI Q"
        )


@dataclass
class _Objects:
    """Numbered objects of a file."""

    bodies: list[bytes] = field(default_factory=list)

    def add(self, body: bytes) -> int:
        self.bodies.append(body)
        return len(self.bodies)


def make_pdf(
    *pages: Page, fonts: dict[str, list[bytes]] | None = None, password: str | None = None
) -> bytes:
    """A file of these pages.

    Args:
        fonts: name to the objects of further fonts: the first is the font, `{0}`, `{1}` in their
            bodies stand for the numbers of the others.
        password: encrypts with 40 bits of RC4, the oldest way that every reader knows.
    """
    objects = _Objects()
    catalog, tree = objects.add(b""), objects.add(b"")
    named = {
        name: objects.add(
            f"<</Type/Font/Subtype/Type1/BaseFont/{base}/Encoding/WinAnsiEncoding>>".encode()
        )
        for name, base in FONTS.items()
    }
    for name, bodies in (fonts or {}).items():
        first = len(objects.bodies) + 1
        for body in bodies:
            for at in range(len(bodies)):
                body = body.replace(b"{%d}" % at, b"%d 0 R" % (first + at))
            objects.add(body)
        named[name] = first
    resources = " ".join(f"/{name} {number} 0 R" for name, number in named.items())
    key = _key(password) if password is not None else None
    kids = []
    for page in pages:
        stream = b"\n".join(page.operators)
        content = objects.add(b"")
        if key is not None:
            stream = rc4(object_key(key, content), stream)
        objects.bodies[content - 1] = (
            b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream"
        )
        crop = "" if page.crop is None else "/CropBox[{:g} {:g} {:g} {:g}]".format(*page.crop)
        kids.append(
            objects.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.width:g} {page.height:g}]"
                f"{crop}/Rotate {page.rotate}/Contents {content} 0 R"
                f"/Resources<</Font<<{resources}>>>>>>".encode()
            )
        )
    objects.bodies[catalog - 1] = b"<</Type/Catalog/Pages %d 0 R>>" % tree
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects.bodies[tree - 1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    trailer = b""
    if password is not None:
        trailer = b"/Encrypt %d 0 R/ID[<%s><%s>]" % (
            objects.add(
                b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
                % (_owner(password).hex().encode(), rc4(_key(password), PADDING).hex().encode())
            ),
            b"00" * 16,
            b"00" * 16,
        )
    return _written(objects.bodies, catalog, trailer)


def _written(bodies: list[bytes], catalog: int, trailer: bytes) -> bytes:
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    for place in places:
        file += b"%010d 00000 n \n" % place
    file += b"trailer<</Size %d/Root %d 0 R%s>>\n" % (len(bodies) + 1, catalog, trailer)
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + PADDING)[:32]


def _owner(password: str) -> bytes:
    return rc4(hashlib.md5(_padded(password)).digest()[:5], _padded(password))


def _key(password: str) -> bytes:
    permissions = (-4).to_bytes(4, "little", signed=True)
    return hashlib.md5(_padded(password) + _owner(password) + permissions + bytes(16)).digest()[:5]


def object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]


def rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    result = bytearray()
    i = j = 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)


def mapped_font(codes: dict[int, str], *, width: int = 500) -> list[bytes]:
    """A font whose two-byte codes mean these letters; without glyphs, which reading needs not."""
    pairs = "\n".join(
        f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /X def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()
    return [
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[{1}]"
        b"/ToUnicode {3}>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor {2}/DW %d>>" % width,
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        b"<</Length %d>>stream\n" % len(cmap) + cmap + b"\nendstream",
    ]


def unmapped_font() -> list[bytes]:
    """A font that does not say which letters it shows."""
    font, *rest = mapped_font({1: "a"})
    return [font.replace(b"/ToUnicode {3}", b""), *rest]


def named_font(names: dict[int, str]) -> list[bytes]:
    """A font of drawn glyphs with Unicode names, which pdfminer.six understands and PDFium not."""
    differences = " ".join(f"{code} /{name}" for code, name in names.items())
    drawn = " ".join(f"/{name} {{2}}" for name in names.values())
    first, last = min(names), max(names)
    widths = " ".join("500" for _ in range(first, last + 1))
    glyph = b"500 0 d0 0 0 400 600 re f"
    return [
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]"
        b"/FirstChar %d/LastChar %d/Encoding {1}/CharProcs<<%s>>/Widths[%s]>>"
        % (first, last, drawn.encode(), widths.encode()),
        b"<</Type/Encoding/Differences[%s]>>" % differences.encode(),
        b"<</Length %d>>stream\n" % len(glyph) + glyph + b"\nendstream",
    ]
