"""Akoma Ntoso 3.0 of resolutions and decisions, as the guidelines of the United Nations mark them up.

The structure is that of AKN4UN (unsceb-hlcm.github.io): `statement`, preambular paragraphs as
containers, operative ones as numbered paragraphs; valid against the schema of OASIS.
"""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from viewer.domain.wholes import Whole
from viewer.exporters.documents.akomantoso.document import statement
from viewer.exporters.documents.akomantoso.names import lay_out
from viewer.exporters.documents.akomantoso.structure import divided, is_resolution
from viewer.exporters.documents.registry import DocumentOptions, Unfit, document_exporter
from viewer.exporters.passages import line


@document_exporter("akn", title="Akoma Ntoso", suffix=".akn.xml")
def write(whole: Whole, file: BinaryIO, options: DocumentOptions) -> None:
    """Only resolutions and decisions; an `Unfit` for what is neither."""
    parts = divided(whole)
    if not is_resolution(whole.document, parts):
        raise Unfit(
            f"“{line(whole.document.title)}” is no resolution or decision, and Akoma Ntoso is "
            "written of these only; correct its kind in the library if it is one."
        )
    root = statement(whole, parts, options)
    lay_out(root)
    file.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    file.write(b"\n")
