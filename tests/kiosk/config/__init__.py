"""The settings of a terminal."""
