"""How a terminal says that it is, with every heartbeat: in words and figures, without personal data."""

from enum import StrEnum
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


class ApplyPhase(StrEnum):
    """How far a terminal is with the last assignment that it took up."""

    STAGING = "staging"
    """It is fetched, checked, and every screen is drawn with it."""
    WAITING = "waiting"
    """It passed every check, and waits until nobody is before the terminal."""
    PROBATION = "probation"
    """The screen runs it, and it has to prove itself."""
    KEPT = "kept"
    UNCHANGED = "unchanged"
    """It differs in nothing that anybody would notice: taken over, and nothing restarted."""
    REFUSED = "refused"
    """It failed a check and never ran."""
    UNDONE = "undone"
    """It ran, failed, and what was before runs again."""
    UNDONE_BY_HAND = "undone_by_hand"
    OVERTAKEN = "overtaken"
    """It was let go for a newer one, which this terminal has not been able to stage yet."""


class ApplyStatus(Model):
    """The last assignment that was taken up. `since`: when this phase began. `reason`: a stable word where it
    was refused or undone, and `detail` one line of it for people.
    """

    sequence: Whole
    phase: ApplyPhase
    since: AwareDatetime | None = None
    reason: StatusWord = ""
    detail: Annotated[str, Constraint(max_length=300)] = ""


class TerminalStatus(Model):
    """All of it. What a terminal does not know is left out."""

    devices: Annotated[tuple[DeviceStatus, ...], Constraint(max_length=MAX_DEVICES)] = ()
    devices_at: AwareDatetime | None = None
    """When the screen's process told of the devices last; an old time is a screen that does not run."""
    paper: PaperStatus | None = None
    queue: QueueStatus
    configuration: StatusWord = ""
    """The pushed settings in force, such as `config/general-12.toml`; "" for the factory's."""
    assignment: Whole | None = None
    """Sequence of the assignment that it runs; None: what was installed."""
    apply: ApplyStatus | None = None
    """None: no assignment was taken up yet."""
    catalogue: StatusWord = ""
    """The version that the catalogue in force gives itself, such as `2026.11.1`."""
    software: StatusWord = ""
    """The pushed release that runs, such as `software/kiosk-12.zip`; "" for what was installed."""
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
