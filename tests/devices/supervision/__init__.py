"""Watching over devices."""
