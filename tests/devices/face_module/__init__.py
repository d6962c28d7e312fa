"""Face modules."""
