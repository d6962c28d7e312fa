"""Killed, cut off, out of room: nothing is lost and nothing is doubled."""
