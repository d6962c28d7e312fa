"""What does not change during a visit, and the moment a step happens at."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum

from devices.ups.supply import Supply
from kiosk.contract.catalogue.schema import Catalogue, Item, LifeEvent, Site, Text
from kiosk.contract.catalogue.service import Service
from kiosk.contract.reference import Holidays, NearbyPlace
from kiosk.identity.means import Means
from kiosk.visit.copying import Copier
from kiosk.visit.setup import Machine
from kiosk.visit.slides import Slide
from kiosk.words import Language

ELDER_FACTOR = 2
"""In the elder view every time is doubled (security.md, "Accessibility and time": 60 s becomes 120 s)."""


@dataclass(frozen=True)
class Timings:
    """Times of a visit in seconds. The defaults are those of security.md, "Accessibility and time"."""

    attract: float = 90
    """Stillness on the welcome screen after which the terminal shows what it is for."""
    rotation: float = 12
    """How long one picture of a terminal at rest stays as it is, and where it is."""
    idle: float = 60
    elder_idle: float = 120
    warning: float = 20
    extend: float = 60
    """What one touch on the warning gives."""
    signing: float = 180
    reveal: float = 10
    """How long a number stays unmasked: to compare it with the card in the hand takes half of that."""
    receipt: float = 90
    """How long the receipt stays once the printer has had its say."""
    goodbye: float = 8
    rating: float = 20
    """How long the goodbye stays while it asks how it was; from each touch of it anew."""
    left_second: float = 10
    left_third: float = 25
    """From when on what was left behind is called for more urgently, counted from the goodbye."""
    left_behind: float = 60
    """How long the goodbye stays while card or paper lie there."""
    reading: float = 20
    verifying: float = 30
    filing: float = 60
    printing: float = 60
    asking: float = 45
    """How long an answer may take before the visit goes on without it."""
    printing_pages: float = 240
    """Twenty sheets, warming up included: the page printer's owner gives up long before."""
    paying: float = 240
    """How long a code to pay stays: less than its order lives (`kiosk.contract.payment`)."""
    copying: float = 60
    """How long a page may take: a flatbed at 300 dots per inch takes 10 to 40 s by its maker's word."""
    bench: float = 180
    """Stillness on the technician's screens: hands are in the cabinet meanwhile."""
    bench_warning: float = 30
    bench_access: float = 45
    """How long the PIN is waited for."""
    usual_reading: float = 2
    usual_sending: float = 5
    usual_checking: float = 3
    usual_filing: float = 2
    usual_printing: float = 8
    usual_sheets: float = 20
    """A laser printer that slept warms up for 10 s by its makers' word, and gives a sheet every 2 s."""
    usual_asking: float = 2
    usual_looking: float = 2
    usual_scanning: float = 15
    """What it takes as a rule: a card 1.1 s at 115200 baud (docs/benchmarks.md), a receipt of 200 mm at 50 to
    100 mm/s and the cut; the message gateway's figure is our own estimate. Generous: who was told 5 s and
    waits 4 is content.
    """


@dataclass(frozen=True)
class NightHours:
    """When a terminal that nobody uses shows itself light on dark. `since` may lie after `until`."""

    since: time = time(22)
    until: time = time(6)

    def hold(self, clock: time) -> bool:
        """Whether it is night."""
        if self.since <= self.until:
            return self.since <= clock < self.until
        return clock >= self.since or clock < self.until


@dataclass(frozen=True)
class Setting:
    """Catalogue and times, given by the composition root."""

    catalogue: Catalogue = field(repr=False)
    timings: Timings = Timings()
    night: NightHours = NightHours()
    ways: tuple[Means, ...] = (Means.ONE_TIME_CODE,)
    """By what the terminal can find out whether a person is the card's owner, the usual one first."""
    nearest: Text | None = None
    """Where people are sent while this terminal takes nothing, as configured."""
    language: Language = "zh"
    """What a new resident is shown first."""
    slides: tuple[Slide, ...] = ()
    """Pictures for a terminal that nobody uses."""
    pays_by_phone: bool = False
    """A fee may be paid by phone from the receipt; else at the window that it names."""
    scans: bool = False
    """There is a code scanner."""
    guide_link: str = ""
    """What a code for a guide carries, with {item} in it; "" where the district has no pages for them."""
    map_link: str = ""
    """What a code for the map carries, as `kiosk.visit.nearby.map_link` takes it."""
    site: Site = Site.STREET

    def offers(self, service: Service) -> bool:
        """Whether it is on the menu of a terminal that stands here."""
        return not service.sites or self.site in service.sites

    @property
    def life_events(self) -> tuple[LifeEvent, ...]:
        """Those on the menu here, in the catalogue's order."""
        return tuple(each for each in self.catalogue.life_events.values() if self.offers(each))

    @property
    def items(self) -> tuple[Item, ...]:
        """Likewise."""
        return tuple(each for each in self.catalogue.items.values() if self.offers(each))


@dataclass(frozen=True)
class Moment:
    """When a step happens: `seconds` of a clock that never goes back, `today` of the calendar."""

    seconds: float
    today: date


class CardPlace(Enum):
    """Where the last card is, as far as the reader can tell."""

    AWAY = "away"
    LYING = "lying"
    UNKNOWN = "unknown"
    """Read, and some readers then see nothing until it is lifted: it may still lie there."""


@dataclass(frozen=True)
class Surroundings:
    """What is known of devices, storage and connection. Outlives every visit."""

    card: CardPlace = CardPlace.AWAY
    reader_known: bool = False
    """Whether the reader has been heard of at all."""
    reader_problem: str | None = None
    """Key of the sentence that says why no card can be read."""
    can_print: bool | None = None
    """The printer's own word; None is unknown."""
    paper_low: bool = False
    paper_at_mouth: bool | None = None
    """A slip has not been taken, says the printer; None where it cannot tell."""
    printer_sentence: str = "device.printer.unknown"
    storage_low: bool = False
    online: bool = False
    offline_at: float | None = None
    """When the network was seen to go, in seconds of the step's clock; None while it is there, and where
    it was gone before this process first looked.
    """
    earphone: bool = False
    """An earphone is plugged in: what is said goes there and nowhere else."""
    can_speak: bool = True
    """False once voice or output have failed; until then it is tried."""
    can_print_pages: bool | None = None
    """The page printer's own word; None where there is none, or nothing is known of it."""
    copier: Copier = Copier.NONE
    """What pages of materials can be taken with."""
    nearby: tuple[NearbyPlace, ...] = ()
    """Other places to go to, the nearest first, as far as the central service has said."""
    nearby_confirmed: datetime | None = None
    """When it last did."""
    calendar: Holidays | None = None
    """The calendar of working days, as far as it is known here."""
    machine: Machine = field(default_factory=Machine)
    """Who this machine is."""
    notice: Text | None = None
    """What the operator has residents told."""
    out_of_order_at: float | None = None
    """When that became known, in seconds of the step's clock."""
    out_of_order: str | None = None
    """Key of the reason why nothing can be filed here."""
    doors: frozenset[str] = frozenset()
    """The doors of the machine that stand open."""
    doors_at: float | None = None
    """When the first of them was seen open, in seconds of the step's clock."""
    supply: Supply = Supply.MAINS
    supply_at: float | None = None
    """When the mains were seen to go, likewise."""
    operator: bool = False
    """The operator's key switch stands at service."""
