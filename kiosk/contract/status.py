"""How a terminal says that it is, with every heartbeat: in words and figures, without personal data."""

from typing import Annotated

from pydantic import AwareDatetime
from pydantic import Field as Constraint

from kiosk.contract.model import Model

StatusWord = Annotated[str, Constraint(pattern=r"^[A-Za-z0-9_.:+/-]{0,80}$")]
Whole = Annotated[int, Constraint(ge=0, le=1_000_000_000_000)]
MAX_DEVICES = 40
MAX_COUNTERS = 80


class DeviceStatus(Model):
    """One device: its state and why, in the words of `devices.standing`."""

    name: StatusWord
    state: StatusWord
    cause: StatusWord
    since: AwareDatetime


class PaperStatus(Model):
    """What is left on the receipt printer's roll, as counted."""

    papers_left: Whole
    millimetres_left: Whole


class QueueStatus(Model):
    """The outbox. `oldest_seconds`: how long the oldest undelivered one has waited; None: none does."""

    waiting: Whole
    quarantined: Whole
    delivered: Whole
    oldest_seconds: Whole | None = None


class TerminalStatus(Model):
    """All of it. What a terminal does not know is left out."""

    devices: Annotated[tuple[DeviceStatus, ...], Constraint(max_length=MAX_DEVICES)] = ()
    devices_at: AwareDatetime | None = None
    """When the screen's process told of the devices last; an old time is a screen that does not run."""
    paper: PaperStatus | None = None
    queue: QueueStatus
    configuration: StatusWord = ""
    """The pushed settings in force, such as `general-12`; "" for the factory's."""
    assignment: Whole | None = None
    """Sequence of the assignment that it runs."""
    catalogue: StatusWord = ""
    references: Annotated[dict[StatusWord, StatusWord], Constraint(max_length=20)] = Constraint(
        default_factory=dict
    )
    """Versions of the reference data it holds, by name."""
    clock_offset_seconds: Annotated[float, Constraint(ge=-1e10, le=1e10)] = 0.0
    """By which the central service's clock is ahead of the machine's."""
    clock_confirmed: bool = False
    """Whether a time server has agreed since the machine started."""
    closed: bool = False
    """By a remote command."""
    counters: Annotated[dict[StatusWord, Whole], Constraint(max_length=MAX_COUNTERS)] = Constraint(
        default_factory=dict
    )
    """Of the service record, for ever: `device.counter`."""
