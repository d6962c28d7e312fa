"""A visit and the card reader's owner together, in any order of what happens to either: a visit that waits
for a card gets the next one that is laid down. No request is lost, no ticket is stale, and nobody is left in
silence.
"""

from collections import deque
from dataclasses import replace
from enum import Enum
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from devices.errors import (
    CardReadFailed,
    DeviceError,
    DeviceLost,
    DeviceOutOfOrder,
    NoAnswer,
    PortUnavailable,
    ProtocolFault,
    standing_of,
)
from devices.id_card.card import IdCard
from devices.id_card.reader import USUAL
from devices.standing import Cause, DeviceState, Standing
from kiosk.visit.effects import Effect, StartReading, StopReading, Wipe
from kiosk.visit.events import EVENTS, Event, Tick
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.choosing import Begin, Choose
from kiosk.visit.touches.form import ReadTheirCard, SetValue
from kiosk.visit.touches.touch import Touch
from kiosk.visit.touches.travel import Next
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Refused, Visit
from tests.kiosk.visit.residents import CHEN, LI, Terminal
from tests.kiosk.visit.test_random_visits import an_event
from ui.workers.card_watch import CardWatch
from ui.workers.in_force import InForce
from ui.workers.plugged import Plugged

SPOILT = replace(LI, warnings=("number.check_character",))
"""A card that no visit has a use for."""
SEVERAL = 12
"""Turns of the reader's owner: more than it takes to look a few times."""


class Trouble(Enum):
    """What a reader may do instead of answering."""

    NONE = "none"
    SILENT = "silent"
    GARBLED = "garbled"
    BROKEN = "broken"
    READS_NOTHING = "reads nothing"
    CUT_WHILE_READING = "cut while reading"


class Reader:
    """An `IdCardReader` in a test's hands."""

    habits = USUAL
    last_standing = Standing(DeviceState.WORKING)

    def __init__(self) -> None:
        self.plugged = True
        self.trouble = Trouble.NONE
        self.card: IdCard | None = None
        self._open = False

    def open(self) -> None:
        if not self._open and not self.plugged:
            raise PortUnavailable("nothing here", cause=Cause.NO_PORT)
        self._open = True

    def close(self) -> None:
        self._open = False

    def standing(self) -> Standing:
        try:
            self.open()
            self._ask()
        except DeviceError as error:
            return standing_of(error)
        return self.last_standing

    def card_present(self) -> bool:
        self._ask()
        return self.card is not None

    def read(self) -> IdCard:
        if self.trouble is Trouble.CUT_WHILE_READING:
            self.plugged, self.trouble = False, Trouble.NONE
        self._ask()
        if self.card is None or self.trouble is Trouble.READS_NOTHING:
            raise CardReadFailed("lift it")
        return self.card

    def _ask(self) -> None:
        if not self.plugged:
            self._open = False
        if not self._open:
            raise DeviceLost("gone")
        match self.trouble:
            case Trouble.SILENT:
                raise NoAnswer("no answer")
            case Trouble.GARBLED:
                raise ProtocolFault("nonsense")
            case Trouble.BROKEN:
                raise DeviceOutOfOrder("broken")
            case _:
                pass


def wants_card(visit: Visit) -> bool:
    """Whether a card is waited for, the resident's own or somebody else's."""
    return visit.stage in (Stage.AWAITING_CARD, Stage.READING_CARD) or visit.their_card is not None


class CardsAndVisits(RuleBasedStateMachine):
    """The two, and what is on its way between them."""

    def __init__(self) -> None:
        super().__init__()
        self.terminal = Terminal()
        self.reader = Reader()
        self.asked: deque[Effect] = deque()
        self.in_force = InForce()
        self.posted: deque[Event] = deque()
        self.clock = 0.0
        self.watch = self.an_owner()

    def an_owner(self) -> CardWatch:
        return CardWatch(self.reader, self.posted.append, lambda: self.clock)

    def happens(self, event: Event) -> None:
        """To the visit."""
        effects = self.terminal.happens(event)
        self.asked += [each for each in effects if isinstance(each, StartReading | StopReading | Wipe)]

    # The reader, its owner, and the way between it and the visit

    @rule(turns=st.integers(1, 4))
    def the_owner_turns(self, turns: int) -> None:
        for _ in range(turns):
            self.clock += self.watch.rest()
            if self.asked:
                effect = self.asked.popleft()
                self.in_force.asked(effect)
                self.watch.handle(effect)

    @precondition(lambda self: self.posted)
    @rule()
    def the_visit_hears(self) -> None:
        self.happens(self.posted.popleft())

    @rule()
    def everything_arrives(self) -> None:
        """And the reader's owner looks a few times."""
        for _ in range(SEVERAL + len(self.asked)):
            self.the_owner_turns(1)
            while self.posted:
                self.the_visit_hears()

    @rule()
    def the_owner_fails_and_is_made_again(self) -> None:
        """What was asked meanwhile is dropped, and what is in force asked again
        (`ui.workers.worker.WorkerThread`).
        """
        self.watch.close()
        for effect in self.asked:
            self.in_force.asked(effect)
        self.asked.clear()
        self.watch = self.an_owner()
        if self.in_force.request is not None:
            self.watch.handle(self.in_force.request)

    @rule()
    def the_cable_is_pulled(self) -> None:
        self.reader.plugged = False
        self.asked.append(Plugged())

    @rule()
    def the_cable_is_put_in(self) -> None:
        self.reader.plugged = True
        self.asked.append(Plugged())

    @rule(trouble=st.sampled_from(Trouble))
    def the_reader_is_in_trouble(self, trouble: Trouble) -> None:
        self.reader.trouble = trouble

    @rule(card=st.sampled_from([CHEN, LI, SPOILT, None]))
    def a_card_is_laid_or_lifted(self, card: IdCard | None) -> None:
        self.reader.card = card

    # The resident

    @rule(data=st.data())
    def something_the_screen_offers(self, data: st.DataObject) -> None:
        cells = TABLE[self.terminal.stage()]
        offered = [
            kind for kind in EVENTS if issubclass(kind, Touch) and not isinstance(cells[kind], Refused)
        ]
        self.happens(data.draw(an_event(data.draw(st.sampled_from(offered)))))

    @rule(seconds=st.sampled_from([1, 21, 61]))
    def time_passes(self, seconds: int) -> None:
        self.terminal.seconds += seconds
        self.happens(Tick())

    @rule(service=st.sampled_from(["S01", "S11"]))
    def a_card_is_asked_for(self, service: str) -> None:
        for touch in (Begin(), Choose(service)):
            self.happens(touch)

    @precondition(lambda self: self.terminal.stage() is Stage.VERIFYING)
    @rule()
    def another_persons_card_is_asked_for(self) -> None:
        random = Random(1)
        self.happens(SkipVerification())
        for _ in range(30):
            page = self.terminal.visit.page
            if page == "question:for_whom":
                self.happens(SetValue("family"))
            elif page == "field:proxy_name":
                break
            else:
                self.terminal.fill_page(random)
            self.happens(Next())
        self.happens(ReadTheirCard())

    # What must hold

    @rule()
    def a_reader_that_works_serves_whoever_waits(self) -> None:
        """Everything is mended; then what lies there is read or spoken of, and the next card is read."""
        self.reader.trouble = Trouble.NONE
        self.the_cable_is_put_in()
        if self.terminal.stage() is Stage.READING_CARD:
            self.time_passes(21)
        self.everything_arrives()
        visit = self.terminal.visit
        if wants_card(visit):
            told = visit.card_problem or visit.error
            assert self.reader.card is None or told, "a card lies there, and nobody is told anything"
            self.reader.card = None
            self.everything_arrives()
        if wants_card(self.terminal.visit):
            own = self.terminal.visit.draft.card
            self.reader.card = LI if own == CHEN else CHEN
            self.everything_arrives()
            assert not wants_card(self.terminal.visit), "a card that was laid down is not read"

    def teardown(self) -> None:
        self.a_reader_that_works_serves_whoever_waits()


CardsAndVisits.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestCardsAndVisits = CardsAndVisits.TestCase
