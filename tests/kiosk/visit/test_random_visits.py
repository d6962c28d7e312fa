"""Whatever happens in whatever order: no error, no dead screen, nobody's data left, no false number."""

from dataclasses import replace
from datetime import UTC, timedelta
from random import Random
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from devices.face_module.lines import Sight
from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from devices.page_printer.printer import Outcome as PagesOutcome
from devices.receipt_printer.printer import PrintOutcome
from devices.ups.supply import Supply
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.payment import PaymentState
from kiosk.contract.reference import Holidays
from kiosk.identity.means import Means
from kiosk.technician.access.entrance import Answer as Opens
from kiosk.technician.access.entrance import Verdict
from kiosk.technician.access.gesture import ORDER, Edge, PadKey
from kiosk.technician.tests.course import Course
from kiosk.visit.answers import (
    CardFailed,
    CardRead,
    EntranceAnswered,
    Filed,
    FilingFailed,
    Printed,
    TestMoved,
    VerificationFailed,
    Verified,
)
from kiosk.visit.bench import AT_BENCH, Place
from kiosk.visit.beside import BESIDE
from kiosk.visit.closing import must_end
from kiosk.visit.copying import Copier
from kiosk.visit.doors import Door
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Wipe
from kiosk.visit.events import ANSWERS, EVENTS, Event, Tick
from kiosk.visit.finding import Shelf
from kiosk.visit.manner import Aspect
from kiosk.visit.news import DoorChanged, OutOfOrder, SupplyChanged
from kiosk.visit.printout import Layout
from kiosk.visit.setup import Machine
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.summary import rows
from kiosk.visit.table import TABLE
from kiosk.visit.touches.bench import LookAt
from kiosk.visit.touches.choosing import Begin, Choose
from kiosk.visit.touches.everywhere import AtEdge, CannotBeDone, Stay
from kiosk.visit.touches.form import Entry, ToggleChoice
from kiosk.visit.touches.touch import Touch
from kiosk.visit.touches.travel import Next, Submit
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Refused
from kiosk.words import LANGUAGES
from tests.contract.test_reference import PLACE
from tests.kiosk.visit.asked import CASE, FINISHED, NUMBER, WANTED
from tests.kiosk.visit.queueing import GIVEN, HALL, SHUT, STANDING
from tests.kiosk.visit.residents import CHEN, PERSONAL, RECEIPT, TODAY, Terminal, catalogue

LIFE_EVENTS = sorted(catalogue().life_events)
NEARER = PLACE.model_copy(update={"metres": 5})
CALENDAR = Holidays(first=TODAY, last=TODAY + timedelta(days=60), off=(), working=())
CLOSED = (Stage.OUT_OF_SERVICE, Stage.GOODBYE)
FINISHING = (Stage.FILING, Stage.RECEIPT)
"""Where a visit may stand while a door is open or the battery nearly empty: the case has its outcome."""
WORDS = st.sampled_from(
    ["陈示例", "13800000000", "machine", "afternoon", "yes", "S01", "", "1980-02-30", "x" * 600, "\x00\ud800"]
)
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "language": st.sampled_from(LANGUAGES),
    "aspect": st.sampled_from(Aspect),
    "service": st.sampled_from([*LIFE_EVENTS, "I028", "I004", "I001", "no such"]),
    "digits": st.sampled_from(["123456", "12", "１２３４５６", "abc"]),
    "value": WORDS,
    "entry": st.sampled_from(Entry),
    "row": st.integers(-2, 9),
    "material": st.sampled_from(["m1", "m2", "m3", "no such"]),
    "choice": st.sampled_from(["commit", "documents"]),
    "page": st.sampled_from(["card", "field:child_name", "summary", "materials", "no such"]),
    "points": st.lists(st.tuples(st.floats(), st.floats()), max_size=3).map(tuple),
    "pad": st.none() | st.floats(),
    "places": st.sampled_from([(), (PLACE,), (PLACE, NEARER), (NEARER, HALL)]),
    "number": st.integers(-1, 3),
    "hall": st.just("QZ"),
    "letter": st.sampled_from(["A", "B", "Z"]),
    "queues": st.sampled_from([(), STANDING]),
    "answer": st.sampled_from([GIVEN, SHUT]),
    "day": st.sampled_from(["2026-11-24", "2026-11-28", "no day"]),
    "time": st.sampled_from(["09:00", "03:00"]),
    "typed": st.sampled_from(["", NUMBER, NUMBER[:-1], "7k2m-01 iLo", "x" * 400, "\x00"]),
    "cases": st.sampled_from([(), (CASE,), (WANTED, CASE), (FINISHED,)]),
    "grant": st.sampled_from(["", "a grant"]),
    "pdf": st.just(b"%PDF-1.7"),
    "pictures": st.sampled_from([(), (b"one",), (b"one", b"two")]),
    "sides": st.sampled_from([None, 0, 1]),
    "came_to": st.none() | st.sampled_from(Outcome),
    "calendar": st.none() | st.just(CALENDAR),
    "text": st.none() | st.just(Text(zh="今天下午三点停电")),
    "confirmed": st.none() | st.datetimes(timezones=st.just(UTC)),
    "problem": st.sampled_from([None, "device.card.reader_unavailable"]),
    "can_print": st.sampled_from([True, False, None]),
    "paper_low": st.booleans(),
    "sentence_key": st.sampled_from(["device.printer.paper_out", "device.card.lift_and_retry"]),
    "at_mouth": st.sampled_from([True, False, None]),
    "low": st.booleans(),
    "online": st.booleans(),
    "plugged": st.booleans(),
    "usable": st.booleans(),
    "reason": st.sampled_from([None, "visit.out_no_storage", "visit.out_not_enrolled"]),
    "door": st.sampled_from(Door),
    "shelf": st.sampled_from(Shelf),
    "of": st.sampled_from(["", "S01", "I001", "GA", "no such"]),
    "doors": st.sampled_from([frozenset(), frozenset({"door1"})]),
    "unseen": st.integers(0, 2),
    "supply": st.sampled_from(Supply),
    "present": st.booleans(),
    "copier": st.sampled_from(Copier),
    "direction": st.sampled_from([-1, 1]),
    "picture": st.just(Page("的一页".encode(), 600, 800)),
    "ticket": st.just(0),
    "card": st.just(CHEN),
    "masked_phone": st.just("138****0001"),
    "evidence": st.just("signed"),
    "receipt": st.just(RECEIPT),
    "outcome": st.sampled_from(PrintOutcome),
    "url": st.just("https://example.invalid/u/x"),
    "seen": st.booleans(),
    "pages": st.just((Page(b"sent", 600, 800),)),
    "unreadable": st.booleans(),
    "more": st.booleans(),
    "state": st.sampled_from(get_args(PaymentState)),
    "paid": st.none() | st.datetimes(timezones=st.just(UTC)),
    "way": st.sampled_from(Means),
    "sight": st.sampled_from(Sight),
    "address": st.just("https://example.invalid/app/x"),
    "policy": st.sampled_from(["P01", "no such"]),
    "layout": st.sampled_from(Layout),
    "left": st.integers(0, 12),
    "result": st.sampled_from(PagesOutcome),
    "edge": st.sampled_from(Edge),
    "key": st.sampled_from(PadKey),
    "test": st.sampled_from(["answer", "page", "no_such"]),
    "well": st.booleans(),
    "phone": st.booleans(),
    "level": st.sampled_from(["5", "3", "1"]),
    "course": st.builds(
        Course,
        st.just("receipt_printer"),
        st.just("page"),
        ended=st.booleans(),
        passed=st.sampled_from([None, True]),
    ),
    "stage": st.sampled_from(Stage),
    "device": st.sampled_from(["receipt_printer", "no_such"]),
    "machine": st.just(Machine("SN-1", "0001", "7Q4M-2ZK9-T0VX-C3PA")),
    "untrusted_text": st.sampled_from(["", "a pass"]),
    "verdict": st.builds(
        Verdict,
        st.sampled_from(Opens),
        st.integers(0, 5),
        st.sampled_from([0.0, 30.0]),
        st.sampled_from(["", "KIOSK-TECH:0001:0123456789ABCDEF:1"]),
        pin=st.booleans(),
    ),
}


def an_event(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of this kind."""
    names = kind.__dataclass_fields__
    given = {name: FIELDS[name] for name in names if name != "place"}
    if kind is LookAt:
        given["place"] = st.builds(
            Place,
            FIELDS["device"],
            guide=st.sampled_from(["", "receipt_paper"]),
            step=st.integers(0, 9),
        )
    return st.builds(kind, **given)


class RandomVisits(RuleBasedStateMachine):
    """A terminal that anything may happen to."""

    def __init__(self) -> None:
        super().__init__()
        self.terminal = Terminal()
        setting = replace(self.terminal.visit.setting, pays_by_phone=True)
        self.terminal.visit = replace(self.terminal.visit, setting=setting)
        self.filed = False

    def happens(self, event: Event) -> None:
        """One event, and what must hold of the step."""
        before = self.terminal.visit
        effects = self.terminal.happens(event)
        if isinstance(event, Filed) and event.ticket == before.ticket and before.stage is Stage.FILING:
            self.filed = True
        if any(isinstance(effect, Wipe) for effect in effects):
            self.filed = False
            closed = must_end(self.terminal.visit.surroundings) is not None
            if before.stage in AT_BENCH:
                assert self.terminal.stage() in (Stage.WELCOME, Stage.OUT_OF_SERVICE, Stage.SETUP)
            else:
                assert self.terminal.stage() in (Stage.GOODBYE, *([Stage.OUT_OF_SERVICE] if closed else []))
            assert not self.terminal.visit.draft.is_personal
            assert not any(each in deep(self.terminal.visit) for each in PERSONAL)
        assert self.terminal.visit.ticket >= before.ticket
        if self.terminal.stage() in AT_BENCH:
            assert before.stage in (
                Stage.WELCOME,
                Stage.ATTRACT,
                Stage.OUT_OF_SERVICE,
                Stage.SETUP,
                *AT_BENCH,
            )
            assert self.terminal.visit.draft == Draft()
        if must_end(self.terminal.visit.surroundings) is not None:
            assert self.terminal.stage() in (*CLOSED, *FINISHING, *AT_BENCH)
            if self.terminal.stage() in (*CLOSED, *AT_BENCH):
                assert not self.terminal.visit.draft.is_personal

    @rule(data=st.data(), kind=st.sampled_from([kind for kind in EVENTS if kind not in ANSWERS]))
    def anything_happens(self, data: st.DataObject, kind: type[Event]) -> None:
        self.happens(data.draw(an_event(kind)))

    @rule(data=st.data(), kind=st.sampled_from(ANSWERS), late=st.integers(0, 2))
    def an_answer_comes(self, data: st.DataObject, kind: type[Event], late: int) -> None:
        event = data.draw(an_event(kind))
        begun = self.terminal.visit.courses
        newest = begun[-1].ticket if begun and isinstance(event, TestMoved) else self.terminal.visit.ticket
        object.__setattr__(event, "ticket", newest - late)
        self.happens(event)

    @rule(data=st.data())
    def something_the_screen_offers(self, data: st.DataObject) -> None:
        cells = {**TABLE[self.terminal.stage()], **(BESIDE if self.terminal.visit.aside else {})}
        offered = [
            kind for kind in EVENTS if issubclass(kind, Touch) and not isinstance(cells[kind], Refused)
        ]
        self.happens(data.draw(an_event(data.draw(st.sampled_from(offered)))))

    @rule()
    def something_beside_is_on_its_way(self) -> None:
        """What is said beside the visit is sent, committed, printed; or none of it."""
        self.happens(CannotBeDone())
        self.happens(ToggleChoice("machine"))
        self.happens(Submit())
        for answer in (Filed, Printed, FilingFailed):
            ticket = self.terminal.visit.aside_ticket
            given = {Filed: RECEIPT, Printed: PrintOutcome.PRINTED, FilingFailed: "filing.not_saved"}[answer]
            self.happens(answer(ticket, given))  # type: ignore[arg-type]

    @rule(seed=st.integers(0, 5), steps=st.integers(1, 30), life_event=st.sampled_from(LIFE_EVENTS))
    def the_visit_goes_its_way(self, seed: int, steps: int, life_event: str) -> None:
        """So many steps along the usual way, from wherever the visit stands."""
        random = Random(seed)
        for _ in range(steps):
            self.terminal.seconds += 1
            self.one_step_on(random, life_event)

    def one_step_on(self, random: Random, life_event: str) -> None:
        """What would happen next if all went well."""
        ticket = self.terminal.visit.ticket
        match self.terminal.stage():
            case Stage.ATTRACT:
                self.happens(Begin())
            case Stage.WELCOME | Stage.CHOOSING:
                self.happens(Choose(life_event))
            case Stage.AWAITING_CARD | Stage.READING_CARD:
                self.happens(CardRead(ticket, CHEN))
            case Stage.VERIFYING:
                self.happens(SkipVerification())
            case Stage.FILING:
                self.happens(Filed(ticket, RECEIPT))
            case Stage.RECEIPT:
                self.happens(Printed(ticket, PrintOutcome.PRINTED))
            case stage if stage in FORM_STAGES and self.terminal.visit.warned_at is None:
                self.terminal.fill_page(random)
                self.happens(Submit() if stage is Stage.SUMMARY else Next())
            case _:
                self.happens(Stay())

    @rule(answer=st.sampled_from(Opens))
    def a_technician_comes(self, answer: Opens) -> None:
        """Wherever the visit stands."""
        for edge in ORDER:
            self.happens(AtEdge(edge))
        self.happens(EntranceAnswered(self.terminal.visit.ticket, Verdict(answer, 5)))

    @rule()
    def a_commit_is_announced(self) -> None:
        """Whether or not anything was handed in."""
        self.happens(Filed(self.terminal.visit.ticket, RECEIPT))

    @rule(ticket=st.integers(0, 3))
    def things_fail(self, ticket: int) -> None:
        now = self.terminal.visit.ticket - ticket
        for event in (
            CardFailed(now, "device.card.lift_and_retry"),
            VerificationFailed(now, "visit.code_offline"),
            FilingFailed(now, "filing.not_saved"),
            Verified(now, "signed"),
        ):
            self.happens(event)

    @rule(seconds=st.sampled_from([1, 19, 61, 200]))
    def time_passes(self, seconds: int) -> None:
        self.terminal.seconds += seconds
        self.happens(Tick())

    @invariant()
    def a_number_comes_from_a_commit_only(self) -> None:
        if self.terminal.visit.receipt is not None:
            assert self.filed

    @invariant()
    def the_log_shows_nobody(self) -> None:
        shown = repr(self.terminal.visit) + repr(self.terminal.effects[-3:])
        assert not any(each in shown for each in PERSONAL)

    @invariant()
    def the_screen_can_be_drawn(self) -> None:
        visit, now = self.terminal.visit, self.terminal.now
        if visit.stage in FORM_STAGES and visit.asking is None:
            assert visit.current_page(now) is not None
            rows(visit, now)

    def teardown(self) -> None:
        """From wherever this ended, a terminal in order finds back to rest by itself."""
        self.happens(OutOfOrder(None))
        self.happens(DoorChanged(frozenset()))
        self.happens(SupplyChanged(Supply.MAINS))
        for _ in range(12):
            self.terminal.seconds += 400
            self.happens(Tick())
        assert self.terminal.stage() in (Stage.WELCOME, Stage.ATTRACT)
        assert not self.terminal.visit.draft.is_personal


def deep(value: object) -> str:
    """Everything in a visit as text, whatever its `repr` hides."""
    if hasattr(value, "__dataclass_fields__"):
        return " ".join(
            deep(getattr(value, name)) for name in value.__dataclass_fields__ if name != "setting"
        )
    if isinstance(value, tuple | frozenset | list):
        return " ".join(deep(each) for each in value)
    if hasattr(value, "items"):
        return " ".join(deep(each) for pair in value.items() for each in pair)
    return str(value)


RandomVisits.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestRandomVisits = RandomVisits.TestCase
