"""How sure we are that the person at the terminal is the card's owner.

``verification`` is the port; ``one_time_code`` the way by a code to the telephone that the central service
has on file. Without any way a submission is filed as "identity to be confirmed": that path is always open.
"""
