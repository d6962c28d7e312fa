"""What becomes known of devices, storage and connection."""

from dataclasses import dataclass
from datetime import datetime

from devices.ups.supply import Supply
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.reference import Holidays, NearbyPlace
from kiosk.visit.copying import Copier
from kiosk.visit.setup import Machine


@dataclass(frozen=True)
class News:
    """Something about the terminal's surroundings. Holds in every stage and outlives the visit."""


@dataclass(frozen=True)
class CardSeen(News):
    """A card lies on the reader."""


@dataclass(frozen=True)
class CardLifted(News):
    """The reader is empty, and known to see that."""


@dataclass(frozen=True)
class CardUnseen(News):
    """The reader reports no card, as some do after a good read: it may still lie there."""


@dataclass(frozen=True)
class ReaderChanged(News):
    """The card reader works, or what to say while it does not."""

    problem: str | None


@dataclass(frozen=True)
class PrinterChanged(News):
    """The receipt printer's own word: `can_print` None is unknown; `sentence_key` says it to a resident."""

    can_print: bool | None
    paper_low: bool
    sentence_key: str
    at_mouth: bool | None = None
    """A slip hangs in the mouth; None where the model cannot tell."""


@dataclass(frozen=True)
class PagePrinterChanged(News):
    """Whether the page printer can print, by its own word."""

    can_print: bool | None


@dataclass(frozen=True)
class CopierChanged(News):
    """What pages of materials can be taken with now."""

    copier: Copier


@dataclass(frozen=True)
class StorageChanged(News):
    """Whether room for new submissions is running out."""

    low: bool


@dataclass(frozen=True)
class OnlineChanged(News):
    """Whether the central service answered lately."""

    online: bool


@dataclass(frozen=True)
class EarphoneChanged(News):
    """An earphone was plugged in, or pulled out."""

    plugged: bool


@dataclass(frozen=True)
class VoiceChanged(News):
    """Whether the terminal can speak at all."""

    usable: bool


@dataclass(frozen=True)
class NearbyChanged(News):
    """Other places to go to, the nearest first, and when the central service last said so; None: not
    known.
    """

    places: tuple[NearbyPlace, ...]
    confirmed: datetime | None = None


@dataclass(frozen=True)
class CalendarChanged(News):
    """The calendar of working days; None: not known."""

    calendar: Holidays | None


@dataclass(frozen=True)
class NoticeChanged(News):
    """What the operator has residents told on the welcome screen; None: nothing."""

    text: Text | None


@dataclass(frozen=True)
class OutOfOrder(News):
    """Nothing can be filed at this terminal; the key says why. None: it can again."""

    reason: str | None


@dataclass(frozen=True)
class DoorChanged(News):
    """The doors of the machine that stand open, by name; none: all are shut. `unseen`: how often a switch of
    the machine has changed meanwhile while nobody listened.
    """

    doors: frozenset[str]
    unseen: int = 0


@dataclass(frozen=True)
class SupplyChanged(News):
    """Mains, battery, or a battery that is nearly empty."""

    supply: Supply


@dataclass(frozen=True)
class OperatorChanged(News):
    """The operator's key switch was turned to service, or back."""

    present: bool


@dataclass(frozen=True)
class MachineKnown(News):
    """Who this machine is, to be told to an operator."""

    machine: Machine
