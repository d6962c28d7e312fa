"""A terminal knows who it is."""
