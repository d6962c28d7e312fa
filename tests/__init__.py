"""Sentences about the product. Mirrors the packages; ``oracles`` imports nothing of the product."""
