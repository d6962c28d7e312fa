"""The words files."""
