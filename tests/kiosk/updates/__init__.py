"""Pushed updates: attacks and ordinary days, against the real central service."""
