"""Every screen with invented data, for pictures and for the tests of the screens. Nothing of a terminal runs here."""
