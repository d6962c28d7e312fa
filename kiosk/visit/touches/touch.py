"""What all touches have in common."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Touch:
    """Something a resident does. Each one counts as a sign of life."""
