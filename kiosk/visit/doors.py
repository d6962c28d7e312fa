"""The doors of the welcome screen: what else can be done here than beginning a life event."""

from enum import StrEnum


class Door(StrEnum):
    """In the order in which they stand. What is behind each: `kiosk.visit.handlers.doors`."""

    FIND = "find"
    """Every item of the catalogue: search it, browse it, read its guide."""
    PROGRESS = "progress"
    """How far a matter has come."""
    NEARBY = "nearby"
    """The nearest terminals and windows."""
    COPY = "copy"
    """Lay a paper down, take a copy along."""
    PRINT = "print"
    """What is on the phone, on paper."""
    POLICIES = "policies"
    """What a firm may claim."""


ELDER_DOORS = (Door.FIND, Door.PROGRESS, Door.NEARBY)
"""The doors of the elder view: fewer, each of them larger."""
