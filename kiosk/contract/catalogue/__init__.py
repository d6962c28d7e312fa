"""The catalogue: what may be done at a terminal. Schema (`schema`) and checks (`checks`); the data is
elsewhere.
"""
