"""The tactile keypad: arrows, OK and back over any screen. No other key does anything."""
