"""The window: the only code that imports Qt.

`app` composes, `window` docks the panes and knows none by name, `frame` is what stands around them
(menus, palette, foot, dialogs), `panes` show the archive, `commands` change it, `session` is where
they meet. A new pane or command is one new file.
"""
