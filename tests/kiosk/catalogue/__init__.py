"""Tests of the catalogue: its files, the one-line errors, and the life events that ship."""
