"""The devices of the settings, as a set."""
