"""Web pages: which bytes are which letters, what of a page is the document, and its blocks."""
