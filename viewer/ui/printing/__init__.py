"""PDF, drawn by Qt, because shaping Arabic and breaking pages is what Qt is here for.

The only format that is not in `viewer.exporters`. Synopses and lineages are laid out whole
(`tables`); excerpts, of which there can be any number, a paragraph at a time (`excerpts`).
"""

from viewer.ui.printing.tables import print_lineage, print_synopsis, write_pdf

__all__ = ["print_lineage", "print_synopsis", "write_pdf"]
