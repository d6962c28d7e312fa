"""Mirrors kiosk.technician.access."""
