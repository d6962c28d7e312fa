"""What the filing worker needs of the filing desk. `ui.workers.kiosk_desk` gives it, tests give their own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from kiosk.contract.reference import Holidays, NearbyPlace
from kiosk.terminal.orders import Orders
from kiosk.visit.effects import Effect, File
from kiosk.visit.receipt import FiledReceipt


@dataclass(frozen=True)
class Audit(Effect):
    """Put an event of `offline_cache/audit_events.toml` into the audit trail."""

    event: str
    fields: tuple[tuple[str, str | int | UUID], ...] = ()


@dataclass(frozen=True)
class LookedUp:
    """Reference data for the screens: other places and when they were last confirmed, the calendar."""

    places: tuple[NearbyPlace, ...] = ()
    confirmed: datetime | None = None
    calendar: Holidays | None = None


class DeskClosed(Exception):
    """Nothing can be filed at this terminal now. `sentence_key` says it to a resident."""

    def __init__(self, sentence_key: str) -> None:
        super().__init__(sentence_key)
        self.sentence_key = sentence_key


class DeskOutdated(Exception):
    """The terminal has a new key: the desk is to be opened anew, and nobody need notice."""


class NotFiled(Exception):
    """A submission was not filed. `sentence_key` is the resident's, `reason` the audit trail's word; `again`:
    the desk must be opened anew before anything else can be filed.
    """

    def __init__(self, sentence_key: str, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.again = again
        self.sentence_key = sentence_key
        self.reason = reason


class Desk(Protocol):
    """Files submissions, keeps the audit trail, knows room and connection. Used in one thread."""

    def file(self, effect: File) -> FiledReceipt:
        """Durable when it returns. Raises NotFiled."""

    def record(self, audit: Audit) -> None:
        """Append to the audit trail; a trail that cannot be written is logged, not raised."""

    def storage_trouble(self) -> str | None:
        """The sentence that says why no new visit may begin: no room, or a disk that takes no write. Raises
        DeskClosed when the desk must be opened anew.
        """

    def is_online(self) -> bool:
        """Whether the central service answered lately, as the agent saw it. Raises DeskClosed as above, and
        DeskOutdated.
        """

    def orders(self) -> Orders:
        """What the central service has ordered of the screen. Never raises."""

    def wake_agent(self) -> None:
        """Have the agent ask the central service now. Never waits, never raises."""

    def look_up(self) -> LookedUp:
        """Take over reference data that the agent has fetched: seal to the newest key from here on. Never
        raises: what is not known is not said.
        """

    def close(self) -> None:
        """Give the filer's role back."""
