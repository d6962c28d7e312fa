"""The demonstration's own parts, without a screen."""
