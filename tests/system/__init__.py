"""The whole product, started as a person starts it."""
