"""Tests of ui.demo."""
