"""Maintenance as far as the visit knows it: the entrance, and which of the technician's screens is shown.

What the screens show (devices, counters, traffic) is not of a visit and stands outside it; here is only
where the technician is, so that no touch of a resident does anything there and none of a technician anywhere
else.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.contract.technician_role import Role
from kiosk.technician.access.entrance import Means
from kiosk.visit.stage import Stage
from kiosk.words import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""Technicians read these two."""
MAINTENANCE = (Stage.BENCH, Stage.BENCH_DEVICE, Stage.BENCH_GUIDE, Stage.BENCH_COUNTERS)
"""The stages behind the PIN."""
AT_BENCH = (Stage.BENCH_ACCESS, *MAINTENANCE)


class AccessPhase(StrEnum):
    """Where token and PIN stand."""

    ASKING = "asking"
    """The entrance has been asked how it is."""
    ENTER = "enter"
    CHECKING = "checking"
    WRONG = "wrong"
    LOCKED = "locked"
    NO_PIN = "no_pin"


@dataclass(frozen=True)
class Access:
    """The entrance. `open_at`: when the next try is taken, in seconds of the step's clock."""

    phase: AccessPhase = AccessPhase.ASKING
    digits: str = field(default="", repr=False)
    tries_left: int = 0
    open_at: float = 0.0
    means: Means = Means.GESTURE
    challenge: str = ""
    """What the QR says that a token is got for; "" where none can be scanned."""
    spoken: str = ""
    """The same as it is read out."""
    pin: bool = True
    """Whether a PIN is taken."""
    refusal: str = ""
    """Key of the sentence that says why what was scanned opened nothing."""
    role: Role = Role.SERVICE
    """Of whom was let in."""

    @property
    def scans(self) -> bool:
        """Whether a token is waited for."""
        return self.challenge != "" and self.phase in (AccessPhase.ENTER, AccessPhase.WRONG)


class Tab(StrEnum):
    """The parts of one device's page."""

    STATE = "state"
    TESTS = "tests"
    TRAFFIC = "traffic"


@dataclass(frozen=True)
class Place:
    """Where in the bench: a device by its name, its tab, and the step of a guide in pictures."""

    device: str = ""
    tab: Tab = Tab.STATE
    guide: str = ""
    step: int = 0


NOWHERE = Place()
