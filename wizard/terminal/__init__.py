"""The same questions without a window: asked line by line in a terminal."""
