"""What somebody may do who was let in at a terminal. Apart, so that a screen loads nothing else for it."""

from enum import StrEnum


class Role(StrEnum):
    """The values stand in tokens and in audit trails."""

    TESTS = "tests"
    """Look at everything, and test it."""
    SERVICE = "service"
    """Also say that something was serviced, which begins its counters anew."""
