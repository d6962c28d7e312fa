"""The catalogue: what may be done at a terminal. Files (`loading`), schema and checks; the data is
elsewhere.
"""
