"""The document camera without Qt."""
