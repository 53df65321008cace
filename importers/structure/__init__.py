"""What all formats share: lines become blocks, blocks get labels, roles and metadata.

Importers of positioned or wrapped lines (text, PDF) call `assemble` then `finish`; importers whose
format knows its paragraphs (Word, HTML, Markdown) make `Draft`s themselves and call `finish`.
"""

from importers.structure.assembly import assemble
from importers.structure.finishing import finish
from importers.structure.lines import Draft, Line

__all__ = ["Draft", "Line", "assemble", "finish"]
