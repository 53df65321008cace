"""What the interface is dressed with: colours, the names of glyphs, pictures. No Qt."""
