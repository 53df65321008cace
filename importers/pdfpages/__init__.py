"""Pages of PDF files → printed lines in reading order, and tables.

`pdfium` and `miner` are the two readers; both give a `Sheet` of words with positions. `columns` and
`rows` put the words in reading order, `direction` puts right-to-left text in logical order, `tables`
finds rows and cells, `legibility` judges how well a page could be read. `reading` joins them.
"""
