"""The styles, one a module, found by their decorator."""
