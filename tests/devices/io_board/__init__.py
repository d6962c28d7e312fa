"""The I/O board."""
