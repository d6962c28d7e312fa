"""The filer's thread: what it says of a desk that is shut, and what it writes into the audit trail."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.reference import NearbyPlace, PlaceText
from kiosk.terminal.orders import NO_ORDERS, Orders, StandingNotice
from kiosk.visit.answers import Filed, FilingFailed
from kiosk.visit.draft import Draft
from kiosk.visit.effects import File, LookAround
from kiosk.visit.news import NearbyChanged, NoticeChanged, OnlineChanged, OutOfOrder, StorageChanged
from kiosk.visit.receipt import FiledReceipt
from tests.kiosk.visit.residents import CHEN, RECEIPT
from tests.ui.workers.heard import Heard
from ui.workers.desk import Audit, DeskClosed, DeskOutdated, LookedUp, NotFiled
from ui.workers.filing_desk import FilingWatch

A_FILING = File(5, Draft(service="S01", card=CHEN), "zh")


@dataclass
class PaperDesk:
    """A desk whose moods a test decides. The real one is in the main-job test."""

    audits: list[Audit] = field(default_factory=list)
    trouble: str | None = None
    online: bool = True
    failure: NotFiled | None = None
    closed: bool = False
    outdated: bool = False
    nearby: LookedUp = field(default_factory=LookedUp)
    ordered: Orders = NO_ORDERS
    woken: int = 0

    def file(self, effect: File) -> FiledReceipt:  # noqa: ARG002  the shape of a Desk
        if self.failure is not None:
            raise self.failure
        return RECEIPT

    def record(self, audit: Audit) -> None:
        self.audits.append(audit)

    def storage_trouble(self) -> str | None:
        return self.trouble

    def is_online(self) -> bool:
        if self.outdated:
            raise DeskOutdated
        return self.online

    def orders(self) -> Orders:
        return self.ordered

    def wake_agent(self) -> None:
        self.woken += 1

    def look_up(self) -> LookedUp:
        return self.nearby

    def close(self) -> None:
        self.closed = True


def watch(desk: PaperDesk) -> tuple[FilingWatch, Heard]:
    heard = Heard()
    made = FilingWatch(lambda: desk, heard.post, heard.clock)
    heard.seconds += made.rest()
    return made, heard


def test_an_open_desk_files_and_says_so_in_the_trail() -> None:
    desk = PaperDesk()
    made, heard = watch(desk)
    made.handle(A_FILING)
    assert heard.of(Filed) == [Filed(5, RECEIPT)]
    assert desk.audits == [
        Audit("submission.filed", (("submission", UUID(RECEIPT.submission_id)), ("sequence", 1)))
    ]


def test_a_failure_gives_a_sentence_and_a_reason_in_the_trail() -> None:
    desk = PaperDesk(failure=NotFiled("filing.not_saved", "storage_full"))
    made, heard = watch(desk)
    made.handle(A_FILING)
    assert heard.of(FilingFailed) == [FilingFailed(5, "filing.not_saved")]
    assert not heard.of(Filed)
    assert desk.audits == [Audit("submission.not_filed", (("reason", "storage_full"),))]


def test_a_shut_desk_puts_the_terminal_out_of_order_until_it_opens() -> None:
    heard, tries = Heard(), 0

    def open_desk() -> PaperDesk:
        nonlocal tries
        tries += 1
        if tries < 4:
            raise DeskClosed("visit.out_not_enrolled")
        return PaperDesk()

    made = FilingWatch(open_desk, heard.post, heard.clock)
    made.handle(A_FILING)
    assert heard.of(FilingFailed), "a shut desk must not leave the resident waiting"
    heard.rest_until(made, lambda: OutOfOrder(None) in heard.events)
    assert heard.of(OutOfOrder) == [OutOfOrder("visit.out_not_enrolled"), OutOfOrder(None)]


def test_a_new_key_opens_the_desk_anew_and_nobody_notices() -> None:
    old, new = PaperDesk(), PaperDesk()
    desks = [old, new]
    heard = Heard()
    made = FilingWatch(lambda: desks.pop(0), heard.post, heard.clock)
    heard.seconds += made.rest()
    old.outdated = True
    heard.rest_until(made, lambda: old.closed)
    made.handle(A_FILING)
    made.rest()
    assert heard.of(OutOfOrder) == [OutOfOrder(None)]
    made.handle(A_FILING)
    assert new.audits, "it files under the new key"


def test_a_door_that_is_open_before_the_desk_is_goes_into_the_trail_all_the_same() -> None:
    desk, shut = PaperDesk(), True

    def open_desk() -> PaperDesk:
        if shut:
            raise DeskClosed("visit.out_storage_busy")
        return desk

    heard = Heard()
    made = FilingWatch(open_desk, heard.post, heard.clock)
    opened = Audit("door.opened", (("door", "door1"),))
    made.handle(opened)
    made.rest()
    assert desk.audits == []
    shut = False
    heard.rest_until(made, lambda: OutOfOrder(None) in heard.events)
    assert desk.audits == [opened]


def test_room_and_connection_are_told_when_they_change() -> None:
    desk = PaperDesk()
    made, heard = watch(desk)
    desk.trouble, desk.online = "visit.out_storage_full", False
    heard.rest_until(made, lambda: heard.of(OnlineChanged)[-1] == OnlineChanged(online=False))
    assert heard.of(StorageChanged) == [StorageChanged(low=False), StorageChanged(low=True)]


def test_while_nothing_can_be_stored_the_terminal_takes_nobody_and_says_why() -> None:
    desk = PaperDesk()
    made, heard = watch(desk)
    desk.trouble = "visit.out_read_only"
    heard.rest_until(made, lambda: OutOfOrder("visit.out_read_only") in heard.events)
    desk.trouble = None
    heard.rest_until(made, lambda: heard.of(OutOfOrder)[-1] == OutOfOrder(None))


def test_what_is_to_be_kept_in_the_trail_is_kept() -> None:
    desk = PaperDesk()
    made, _ = watch(desk)
    wiped = Audit("visit.wiped", (("reason", "idle"),))
    made.handle(wiped)
    assert desk.audits == [wiped]


def test_the_role_is_given_back() -> None:
    desk = PaperDesk()
    made, _ = watch(desk)
    made.close()
    assert desk.closed


def test_the_other_places_are_told_once_and_again_when_it_changes() -> None:
    desk = PaperDesk()
    made, heard = watch(desk)
    place = NearbyPlace(
        kind="window",
        name=PlaceText(zh="泉水中心", en="Quanshui"),
        address=PlaceText(zh="一号", en="1"),
        metres=400,
    )
    at = datetime(2026, 11, 25, tzinfo=UTC)
    desk.nearby = LookedUp((place,), at)
    for _ in range(3):
        heard.seconds += made.rest()
    assert heard.of(NearbyChanged) == [NearbyChanged(()), NearbyChanged((place,), at)]


def test_what_is_ordered_from_afar_closes_the_terminal_and_is_told_until_it_is_over() -> None:
    desk = PaperDesk()
    made, heard = watch(desk)
    until = datetime.now(UTC) + timedelta(hours=1)
    desk.ordered = Orders(closed="a command", notice=StandingNotice("今天下午停电", "", until))
    heard.seconds += made.rest()
    assert heard.of(OutOfOrder) == [OutOfOrder(None), OutOfOrder("visit.out_closed")]
    assert heard.of(NoticeChanged) == [NoticeChanged(None), NoticeChanged(Text(zh="今天下午停电"))]
    desk.ordered = Orders(notice=StandingNotice("今天下午停电", "", datetime.now(UTC)))
    heard.seconds += made.rest()
    assert heard.of(OutOfOrder)[-1] == OutOfOrder(None)
    assert heard.of(NoticeChanged)[-1] == NoticeChanged(None)


def test_who_asks_again_for_other_places_wakes_the_agent_and_sees_at_once_what_has_come() -> None:
    desk = PaperDesk()
    made, heard = watch(desk)
    made.rest()
    here = PlaceText(zh="一号", en="1")
    desk.nearby = LookedUp((NearbyPlace(kind="window", name=here, address=here, metres=400),), None)
    made.rest()
    assert heard.of(NearbyChanged) == [NearbyChanged(())]
    made.handle(LookAround())
    made.rest()
    assert desk.woken == 1
    assert heard.of(NearbyChanged)[-1] == NearbyChanged(desk.nearby.places, None)
