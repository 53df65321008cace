"""The original beside its text: its pages drawn, scrolled, and marked with what stands on them.

Knows paragraphs and where they stand on pages; what is read and selected it is told by `reading`.
"""
