"""While something is said beside the visit (`kiosk.visit.aside`): what each event does then. It lies over the
table of the stages, which stays as it is.
"""

from types import MappingProxyType

from kiosk.visit import idle
from kiosk.visit.answers import Answer, Filed, FilingFailed, Printed
from kiosk.visit.aside import OUTSIDE
from kiosk.visit.events import ONE_SCREEN, Event, Tick
from kiosk.visit.handlers import aside, closing, everywhere
from kiosk.visit.news import News
from kiosk.visit.rows.shared import CLOSING, NO_SUCH_BUTTON, NOBODY_ASKED, Cell, Row, refused
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone, Leave
from kiosk.visit.touches.form import ChooseEntry, SetValue, ToggleChoice
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.rating import TellMore, ToggleNamed
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Refused, Step, Visit


def _time_beside(visit: Visit, event: Tick, now: Moment) -> Step:
    """Its own waits first, then those of the stage; a stage in which nobody is ends as a visit does."""
    moved = aside.tick(visit, event, now)
    if moved is not None:
        return moved
    if visit.stage in OUTSIDE:
        return idle.tick(visit, event, now)
    return _of_the_stage(visit, event, now)


def _leave_beside(visit: Visit, event: Leave, now: Moment) -> Step:
    assert visit.aside is not None
    return (aside.leave if visit.aside.is_personal else _of_the_stage)(visit, event, now)


def _closing_beside(visit: Visit, event: News, now: Moment) -> Step:
    """A stage that has something to finish finishes it; else whoever is telling something is in a visit."""
    finishing = visit.stage in (Stage.FILING, Stage.RECEIPT, Stage.PAYING)
    return (_of_the_stage if finishing else closing.in_visit)(visit, event, now)


def _of_the_stage(visit: Visit, event: Event, now: Moment) -> Step:
    cell = TABLE[visit.stage][type(event)]
    return (visit, ()) if isinstance(cell, Refused) else cell(visit, event, now)


BESIDE: Row = MappingProxyType(
    {
        **refused(ONE_SCREEN, NO_SUCH_BUTTON),
        ToggleChoice: aside.toggle,
        SetValue: aside.set_value,
        ChooseEntry: aside.choose_entry,
        ToggleNamed: aside.toggle_named,
        TellMore: aside.tell_more,
        Next: aside.onward,
        Back: aside.back,
        Submit: aside.submit,
        PrintAgain: aside.print_again,
        CannotBeDone: everywhere.noticed,
        AskPerson: everywhere.noticed,
        Leave: _leave_beside,
        Tick: _time_beside,
        **dict.fromkeys(CLOSING, _closing_beside),
    }
)
"""While something is said beside the visit: its screen has these buttons, whatever stage it lies over."""
TOLD_BESIDE: Row = MappingProxyType({Filed: aside.filed, FilingFailed: aside.failed, Printed: aside.printed})
"""Answers under tickets below 0."""


def cell_of(visit: Visit, event: Event) -> Cell:
    """What happens on `event` where the visit stands."""
    if visit.aside is not None:
        if isinstance(event, Answer) and event.ticket < 0:
            return TOLD_BESIDE.get(type(event), NOBODY_ASKED)
        if type(event) in BESIDE:
            return BESIDE[type(event)]
    return TABLE[visit.stage][type(event)]
