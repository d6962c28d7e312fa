"""The ID-card reader, from single bytes to the whole conversation."""
