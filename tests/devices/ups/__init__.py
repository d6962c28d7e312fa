"""The UPS."""
