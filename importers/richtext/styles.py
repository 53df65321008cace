"""The fonts and paragraph styles that a document declares at its start."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from importers.parsed import Kind
from importers.richtext import charsets

_HEADING = re.compile(r"heading (\d)$")
_CONTENTS = re.compile(r"(?:toc|contents) (\d)$")
_WESTERN = "cp1252"


@dataclass(slots=True)
class _Font:
    charset: int | None = None
    page: int | None = None
    name: str = ""


@dataclass(slots=True)
class Fonts:
    r"""The font table.

    Attributes:
        document_codec: of `\ansicpgN`, `\mac` and the like.
        default: number of the font that text is set in unless it says otherwise.
        chosen: what a person says all letters are in.
    """

    document_codec: str = _WESTERN
    default: int = 0
    chosen: str | None = None
    _fonts: dict[int, _Font] = field(default_factory=dict)
    _last: _Font = field(default_factory=_Font)
    _codecs: dict[int | None, str] = field(default_factory=dict)

    def set_page(self, number: int | None) -> None:
        self.set_codec(charsets.of_page(number or 0) or _WESTERN)

    def set_codec(self, codec: str) -> None:
        self.document_codec = codec
        self._codecs.clear()

    def set_default(self, number: int | None) -> None:
        self.default = number or 0
        self._codecs.clear()

    def word(self, name: str, parameter: int | None) -> None:
        """A control word inside the font table."""
        self._codecs.clear()
        if name == "f":
            self._last = self._fonts.setdefault(parameter or 0, _Font())
        elif name == "fcharset":
            self._last.charset = parameter
        elif name == "cpg":
            self._last.page = parameter

    def text(self, text: str) -> None:
        self._last.name += text.replace(";", "")
        self._codecs.clear()

    def codec(self, number: int | None) -> str:
        """What the bytes of a font mean."""
        codec = self._codecs.get(number)
        if codec is None:
            codec = self._codecs[number] = self._find_codec(number)
        return codec

    def _find_codec(self, number: int | None) -> str:
        font = self._fonts.get(self.default if number is None else number)
        if font is None:
            return self.chosen or self.document_codec
        said = charsets.of_font(font.charset, font.page, font.name)
        if self.chosen and said not in (charsets.SYMBOL, charsets.PICTURES):
            return self.chosen
        if said is not None:
            return said
        return _WESTERN if font.charset == 0 and self._own_is_declared() else self.document_codec

    def decode(self, content: bytes, number: int | None) -> str:
        """The letters that bytes stand for in a font.

        Some programs call a font Japanese that holds Western bullets: what has no meaning in the
        font's own codec is read in the document's.
        """
        codec = self.codec(number)
        for each in (codec, self.document_codec):
            try:
                return charsets.decode(content, each)
            except UnicodeDecodeError:
                continue
        return content.decode(codec, "replace")

    def _own_is_declared(self) -> bool:
        r"""Some font has the document's own code page.

        Word sets Western letters in fonts of character set 0 and Russian ones in fonts of 204;
        programs that know only `\ansicpg1251` call every font 0 and mean 1251.
        """
        return any(
            charsets.of_font(font.charset, font.page, font.name) == self.document_codec
            for font in self._fonts.values()
        )


@dataclass(slots=True)
class _Style:
    name: str = ""
    outline: int | None = None


@dataclass(slots=True)
class Stylesheet:
    """Paragraph styles by number."""

    _styles: dict[int, _Style] = field(default_factory=dict)
    _last: _Style = field(default_factory=_Style)

    def word(self, name: str, parameter: int | None) -> None:
        """A control word inside the style sheet."""
        if name == "s":
            self._last = self._styles.setdefault(parameter or 0, _Style())
        elif name == "outlinelevel":
            self._last.outline = parameter

    def text(self, text: str) -> None:
        name, end, _ = text.partition(";")
        self._last.name += name
        if end:
            self._last = _Style()

    def kind(self, number: int, outline: int | None) -> tuple[Kind | None, int]:
        """What a paragraph of a style is, and its level.

        Args:
            number: of the style.
            outline: level that the paragraph itself has, from 0.
        """
        style = self._styles.get(number, _Style())
        name = style.name.strip().lower()
        if name == "title":
            return Kind.TITLE, 1
        if name == "caption":
            return Kind.CAPTION, 0
        if found := _HEADING.match(name):
            return Kind.HEADING, int(found[1])
        if found := _CONTENTS.match(name):
            return Kind.LIST_ITEM, int(found[1])
        level = style.outline if outline is None else outline
        if level is not None and 0 <= level < 9:
            return Kind.HEADING, level + 1
        return None, 0
