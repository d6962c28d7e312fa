"""The agent delivers, whatever the way there does."""
