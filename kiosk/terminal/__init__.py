"""Who this terminal is: its place on disk, its identity and keys, and the enrolment that gives them.

Nothing here opens what residents filed: the terminal holds no key that could.
"""
