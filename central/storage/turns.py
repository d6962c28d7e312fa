"""Turns: what must not be done twice at the same time, by whatever process of the service.

SQLite knows one writer, so every writing transaction there has its turn. PostgreSQL lets writers run side by
side; those of one turn wait for each other on an advisory lock that ends with the transaction.
"""

from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import Connection, func, select

_POSITIVE = 0x7FFFFFFF
"""A turn is named by whole numbers of 32 bits with a sign."""


@dataclass(frozen=True)
class Turn:
    """Whatever has the same `kind` and `of` comes one after the other."""

    kind: int
    of: int = 0


MIGRATION = Turn(1)
ENROLMENT = Turn(2)
"""Terminal numbers and epochs are counted."""
VERIFICATION = Turn(3)
"""Codes of a person and the tries of a code are counted."""

REVIEW = Turn(6)
"""One person decides about a submission, not two."""
OPENING = Turn(10)
"""What waits is opened once."""

UPDATES = Turn(8)
"""Update metadata counts its versions."""
PEOPLE = Turn(20)
"""Accounts are changed and signed in to in turn: a code is taken once, an administrator remains."""
JOURNAL = Turn(21)
"""What was done is a chain. Always the last turn that a transaction waits for."""
VOICE = Turn(41)
"""Two people do not answer the same report."""
UPLOADS = Turn(40)
"""Files of a page for phones are counted."""
PAYMENTS = Turn(42)
"""Orders of a receipt are counted, and one of them is paid."""
QUEUES = Turn(43)
"""Numbers of a queue are counted, and each is called once."""
ROLLOUTS = Turn(22)
"""Rollouts are judged and moved on by one worker at a time."""


def money(receipt_number: str) -> Turn:
    """Of one receipt it is heard in turn that it was paid, and that nothing came of it. Who has a case's turn
    may wait for this one, and who has the turn of payments; who has this one waits for neither of that
    receipt. Two receipts may share one.
    """
    return Turn(44, crc32(receipt_number.encode()) & _POSITIVE)


def intake(terminal: int) -> Turn:
    """What one terminal sends: who sends the same twice at once is answered the same twice."""
    return Turn(4, terminal)


def audit(terminal: int) -> Turn:
    """A terminal's audit trail is a chain."""
    return Turn(5, terminal)


def assignment(terminal: int) -> Turn:
    """A terminal's assignments count up."""
    return Turn(9, terminal)


def commands(terminal: int) -> Turn:
    """A terminal's commands are counted, and answered once."""
    return Turn(10, terminal)


def case(number: int) -> Turn:
    """A case is moved on by one at a time."""
    return Turn(11, number)


def diagnostics(terminal: int) -> Turn:
    """A terminal's reports are counted."""
    return Turn(7, terminal)


def wait_for(connection: Connection, turn: Turn) -> None:
    """Returns when it is this transaction's turn; the end of the transaction gives it on."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(turn.kind, turn.of)))
