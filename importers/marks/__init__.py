"""Markdown: what stands before its text, and its tokens as blocks."""
