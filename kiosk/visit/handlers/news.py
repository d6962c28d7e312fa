"""News of devices, storage and connection: taken in every stage, shown where a screen has a place for it."""

from dataclasses import replace
from typing import Any

from devices.ups.supply import Supply
from kiosk.visit.news import (
    CalendarChanged,
    CardLifted,
    CardSeen,
    CardUnseen,
    CopierChanged,
    DoorChanged,
    EarphoneChanged,
    MachineKnown,
    NearbyChanged,
    News,
    NoticeChanged,
    OnlineChanged,
    OperatorChanged,
    OutOfOrder,
    PagePrinterChanged,
    PrinterChanged,
    ReaderChanged,
    StorageChanged,
    SupplyChanged,
    VoiceChanged,
)
from kiosk.visit.setting import CardPlace, Moment
from kiosk.visit.visit import Step, Visit


def card_seen(visit: Visit, _: CardSeen, __: Moment) -> Step:
    """A card lies on the reader."""
    return _know(visit, card=CardPlace.LYING), ()


def card_lifted(visit: Visit, _: CardLifted, __: Moment) -> Step:
    """The reader is empty."""
    return _know(visit, card=CardPlace.AWAY), ()


def card_unseen(visit: Visit, _: CardUnseen, __: Moment) -> Step:
    """Nobody can say whether the card still lies there."""
    return _know(visit, card=CardPlace.UNKNOWN), ()


def reader_changed(visit: Visit, event: ReaderChanged, _: Moment) -> Step:
    """The card reader went or came back."""
    return _know(visit, reader_known=True, reader_problem=event.problem), ()


def printer_changed(visit: Visit, event: PrinterChanged, _: Moment) -> Step:
    """The printer spoke, or fell silent."""
    return _know(
        visit,
        can_print=event.can_print,
        paper_low=event.paper_low,
        printer_sentence=event.sentence_key,
        paper_at_mouth=event.at_mouth,
    ), ()


def page_printer_changed(visit: Visit, event: PagePrinterChanged, _: Moment) -> Step:
    """Whole pages can be printed, or can no longer be."""
    return _know(visit, can_print_pages=event.can_print), ()


def copier_changed(visit: Visit, event: CopierChanged, _: Moment) -> Step:
    """Pages can be taken with something else than before, or with nothing."""
    return _know(visit, copier=event.copier), ()


def storage_changed(visit: Visit, event: StorageChanged, _: Moment) -> Step:
    """Room is running out, or is there again. A visit that has begun may end: its room is kept free."""
    return _know(visit, storage_low=event.low), ()


def online_changed(visit: Visit, event: OnlineChanged, now: Moment) -> Step:
    """The central service went or came back."""
    known = visit.surroundings
    went = now.seconds if known.online else known.offline_at
    return _know(visit, online=event.online, offline_at=None if event.online else went), ()


def earphone_changed(visit: Visit, event: EarphoneChanged, now: Moment) -> Step:
    """Who plugs in is there and wants to listen; who pulls out wants silence, and must not sit before a dark
    glass.
    """
    touched = now.seconds if event.plugged else visit.touched_at
    manner = visit.manner.listening(on=event.plugged and visit.surroundings.can_speak)
    return replace(_know(visit, earphone=event.plugged), manner=manner, touched_at=touched), ()


def voice_changed(visit: Visit, event: VoiceChanged, _: Moment) -> Step:
    """The voice failed or is there again. Without one nothing stays dark that only a voice could tell of."""
    known = _know(visit, can_speak=event.usable)
    return (known if event.usable else replace(known, manner=visit.manner.listening(on=False))), ()


def nearby_changed(visit: Visit, event: News, _: Moment) -> Step:
    """Another place to go to."""
    assert isinstance(event, NearbyChanged)
    return _know(visit, nearby=event.places, nearby_confirmed=event.confirmed), ()


def calendar_changed(visit: Visit, event: CalendarChanged, _: Moment) -> Step:
    """Which days people work."""
    return _know(visit, calendar=event.calendar), ()


def notice_changed(visit: Visit, event: NoticeChanged, _: Moment) -> Step:
    """The operator has something to tell, or no longer."""
    return _know(visit, notice=event.text), ()


def out_of_order(visit: Visit, event: OutOfOrder, now: Moment) -> Step:
    """Known now; it shows when the visit is over, or when filing fails."""
    since = _since(visit.surroundings.out_of_order_at, now, holds=event.reason is not None)
    return _know(visit, out_of_order=event.reason, out_of_order_at=since), ()


def door_changed(visit: Visit, event: DoorChanged, now: Moment) -> Step:
    """A door of the machine was opened or shut."""
    since = _since(visit.surroundings.doors_at, now, holds=bool(event.doors))
    return _know(visit, doors=event.doors, doors_at=since), ()


def supply_changed(visit: Visit, event: SupplyChanged, now: Moment) -> Step:
    """The mains went or came back, or the battery is nearly empty."""
    since = _since(visit.surroundings.supply_at, now, holds=event.supply is not Supply.MAINS)
    return _know(visit, supply=event.supply, supply_at=since), ()


def operator_changed(visit: Visit, event: OperatorChanged, _: Moment) -> Step:
    """Somebody turned the key: the technician's mode asks for it. For a resident nothing changes."""
    return _know(visit, operator=event.present), ()


def machine_known(visit: Visit, event: MachineKnown, _: Moment) -> Step:
    """What a technician reads out to an operator."""
    return _know(visit, machine=event.machine), ()


def _since(before: float | None, now: Moment, *, holds: bool) -> float | None:
    """When it began; None while it does not hold."""
    if not holds:
        return None
    return now.seconds if before is None else before


def _know(visit: Visit, **changes: Any) -> Visit:
    return replace(visit, surroundings=replace(visit.surroundings, **changes))
