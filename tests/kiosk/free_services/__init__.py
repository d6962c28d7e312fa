"""Tests of the free services: whose share, and what stands on the sheets."""
