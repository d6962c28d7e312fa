"""The line of truth at the foot of every screen: the most pressing things a resident should know."""

from dataclasses import dataclass

from devices.ups.supply import Supply
from kiosk.visit.setting import CardPlace
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Truth:
    """Key of the words and name of the icon (Lucide)."""

    key: str
    icon: str


@dataclass(frozen=True)
class Condition:
    """One thing people care about before they begin. `well`: nothing stands in the way."""

    key: str
    icon: str
    well: bool


def conditions(visit: Visit) -> tuple[Condition, ...]:
    """Paper, card reader and network, in the terminal's own words; and what was left behind."""
    known = visit.surroundings
    found = []
    if known.card is not CardPlace.AWAY:
        found.append(Condition("visit.truth_card", "id-card", well=False))
    if known.can_print is None:
        found.append(Condition("visit.state_print_unknown", "printer", well=False))
    elif not known.can_print:
        found.append(Condition("visit.state_no_print", "printer", well=False))
    elif known.paper_low:
        found.append(Condition("visit.state_paper_low", "printer", well=True))
    else:
        found.append(Condition("visit.state_print", "printer", well=True))
    if known.reader_problem is not None or not known.reader_known:
        found.append(Condition("visit.state_no_reader", "id-card", well=False))
    else:
        found.append(Condition("visit.state_reader", "id-card", well=True))
    if known.online:
        found.append(Condition("visit.state_online", "wifi", well=True))
    else:
        found.append(Condition("visit.state_offline", "wifi-off", well=True))
    return tuple(found)


AT_MOST = 2
"""Lines at the foot: a third is read by nobody."""


def truths(visit: Visit) -> tuple[Truth, ...]:
    """The most pressing first, two at most. A card on the reader comes before all, for it can be lost."""
    known = visit.surroundings
    found = []
    if known.card is not CardPlace.AWAY:
        found.append(Truth("visit.truth_card", "id-card"))
    if visit.stage in (Stage.OUT_OF_SERVICE, Stage.SETUP):
        return tuple(found)  # the rest is about what can be done here, and nothing can
    if known.supply is not Supply.MAINS:
        found.append(Truth("visit.truth_battery", "plug-zap"))
    if known.reader_problem is not None:
        found.append(Truth("visit.truth_no_reader", "triangle-alert"))
    if known.can_print is False:
        found.append(Truth("visit.truth_no_print", "printer"))
    if not known.online:
        found.append(Truth("visit.truth_offline", "wifi-off"))
    if known.paper_low and known.can_print is not False:
        found.append(Truth("visit.truth_paper_low", "printer"))
    return tuple(found[:AT_MOST])


def truth(visit: Visit) -> Truth | None:
    """The most pressing of them; None while all is well."""
    return next(iter(truths(visit)), None)
