"""How a query is understood and answered; `viewer.archive.search` is the door.

`parser` makes a `tree` of the text, `names` looks up what it names, `compiling` makes SQL of it, and
`ranking`, `others`, `facets` and `completing` answer. A new field is a member of `fields.Field` with a
condition in `compiling`.
"""
