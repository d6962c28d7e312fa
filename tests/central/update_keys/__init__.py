"""The keys of updates: who holds them, how they are replaced, what they publish."""
