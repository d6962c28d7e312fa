"""The visit: its table, its pages, and what a resident would notice."""
