"""One module a command, found by name; each defines `command`."""
