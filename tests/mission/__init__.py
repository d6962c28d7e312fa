"""A test for each row of the programme that the terminal must work through (README, the map)."""
