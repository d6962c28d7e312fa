"""Who may open the technician's screens: the PIN, what a wrong one costs, and the record of every try.

No Qt. Checking is slow on purpose (`pin`); it is done in a worker's thread.
"""
