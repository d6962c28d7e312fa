"""What is remembered between two looks, in one small file that is either the old one or the new one."""

import hashlib
from datetime import datetime, timedelta
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import AwareDatetime, ValidationError
from pydantic import Field as Constraint

from kiosk.contract import assignment as assignments
from kiosk.contract.assignment import Assignment, BadAssignment
from kiosk.contract.model import Model
from kiosk.terminal import durable_file
from kiosk.updates.errors import Expired, Refused
from kiosk.updates.place import UpdatesPlace

STALE_AFTER = timedelta(days=2)
"""As long as a signed timestamp is good: then what was fetched may be behind what was published."""


class State(Model):
    """`floor`: no time before it is believed. It comes from the central service's signed answers only, and
    only a new root, which 2 of 3 people sign offline, may set it back.
    """

    pinned: Annotated[str, Constraint(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the root that the rest belongs to."""
    floor: AwareDatetime | None = None
    root_version: int = 0
    """The root that was followed when the floor was last set."""
    assignment: str | None = None
    """The assignment held, as it was signed."""
    confirmed: AwareDatetime | None = None
    """When, by signed time, everything was last found fresh and whole."""
    trouble: str | None = None
    """Why that was not so the last time somebody looked, in a stable word."""

    def time(self, signed_at: datetime, root_version: int) -> datetime:
        """The time to judge expiry by: what the service signs just now, never before the floor, unless the
        root's holders have met since.
        """
        if self.floor is None or root_version > self.root_version:
            return signed_at
        return max(self.floor, signed_at)

    def stale(self, now: datetime) -> bool:
        """Whether what is held may be behind. `now` may be this machine's own: it is not believed below the
        floor.
        """
        since = self.confirmed or self.floor
        if self.trouble in (Expired.word, Refused.word):
            return True
        return since is not None and max(now, self.floor or now) - since > STALE_AFTER


def load(place: UpdatesPlace) -> State | None:
    """What is remembered for the root that is pinned; nothing where it is another's, or damaged. None: there
    is no root.
    """
    try:
        pinned = hashlib.sha256(place.root.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    try:
        state = State.model_validate_json(place.state.read_bytes())
    except (FileNotFoundError, ValidationError):
        return State(pinned=pinned)
    return state if state.pinned == pinned else State(pinned=pinned)


def believed(state: State, central_key: Ed25519PublicKey, terminal: int) -> Assignment | None:
    """The assignment held, the last known good; None where there is none for this terminal under this key."""
    if state.assignment is None:
        return None
    try:
        return assignments.verify(state.assignment, central_key, terminal=terminal)
    except BadAssignment:
        return None


def save(state: State, place: UpdatesPlace) -> None:
    """Remember."""
    durable_file.write(place.state, state.model_dump_json(indent=1).encode())
