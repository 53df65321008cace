"""The viewer: an archive of documents, its analysis, its exports, its command line and its window."""
