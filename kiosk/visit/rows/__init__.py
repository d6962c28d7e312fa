"""The rows of the table of the visit: what every event does in each stage. `table.py` puts them together."""
