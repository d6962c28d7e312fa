"""Handwriting."""
