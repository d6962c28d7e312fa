"""Every screen with invented data, for pictures and for tests. Nothing of a terminal runs here."""
