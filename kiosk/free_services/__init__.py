"""The free services at the terminal: copying, and printing from a phone.

``fair_use`` counts what a person has had today without knowing who that is; ``sheets`` puts pages on paper.
No Qt, no device.
"""
