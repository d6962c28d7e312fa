"""Only what the central service signed is believed."""
