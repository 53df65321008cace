"""Small widgets and delegates that several panes use; none of them edits the archive itself."""
