"""The view-models: what each screen is told, and that it is told only what changed."""
