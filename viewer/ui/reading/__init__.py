"""The reading room: a view that shows one document as a book does, however long it is.

`view.ReadingView` puts the parts together: what is shown (`content`), how it is set (`typography`,
`layout`), what stands in the margins (`gutter`, `margin`, `map`), what is selected (`selection`)
and what is found (`find`). A new kind of mark in the margin is a new module with a function that
paints it for one row, called from `painting`. The parts take values of `viewer.domain` and know
no archive; `reader.Reader` joins a view to the model of one document.
"""
