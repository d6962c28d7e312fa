"""How the entries of a terminal's audit trail hang together: none can be taken out or changed unseen."""

import hashlib

NO_ENTRY = "0" * 64
"""What the first entry is chained to."""


def link(previous: str, number: int, at: str, event: str, fields: str) -> str:
    """The `chain` of an entry: SHA-256, 64 hex digits, of these five, one to a line, in UTF-8.

    ``previous`` is the `chain` of the entry before; ``fields`` the JSON text as it is stored.
    """
    return hashlib.sha256("\n".join((previous, str(number), at, event, fields)).encode()).hexdigest()
