"""Mirrors kiosk.technician.tests."""
