"""Tests of what both ends must agree on."""
