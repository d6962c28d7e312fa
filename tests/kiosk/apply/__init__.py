"""Applying what the central service assigned."""
