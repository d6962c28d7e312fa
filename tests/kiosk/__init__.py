"""Tests of what the terminal does."""
