"""Judges written from standards and fact sheets alone; nothing of the product is imported here."""
