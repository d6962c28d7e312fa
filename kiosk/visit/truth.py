"""The one line of truth at the foot of every screen: the most pressing thing a resident should know."""

from dataclasses import dataclass

from kiosk.visit.setting import CardPlace
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Truth:
    """Key of the words and name of the icon (Lucide)."""

    key: str
    icon: str


def truth(visit: Visit) -> Truth | None:
    """A card on the reader first, for it is the one thing that can be lost; None while all is well."""
    known = visit.surroundings
    if known.card is not CardPlace.AWAY:
        return Truth("visit.truth_card", "id-card")
    if known.reader_problem is not None:
        return Truth("visit.truth_no_reader", "triangle-alert")
    if known.can_print is False:
        return Truth("visit.truth_no_print", "printer")
    if not known.online:
        return Truth("visit.truth_offline", "wifi-off")
    if known.paper_low:
        return Truth("visit.truth_paper_low", "printer")
    return None
