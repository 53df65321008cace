"""What stands around the panes: menus and keys, docks, palette, foot, dialogs of files and archives.

Parts that offer actions are classes made with `(session, window)`; the window collects what they
declare, as it does with panes.
"""
