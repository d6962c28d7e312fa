"""Numbers for today's queues: one a request whatever is lost or doubled, counted by the day, called once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete

from central import journal
from central.authentication import Caller
from central.errors import BadFile
from central.holidays import load_holidays
from central.local_time import LOCAL
from central.places import Places, load_places
from central.problems import Refusal
from central.queues.desk import AT_ONCE, KEPT, MOST_AT_ONCE, Queues
from central.queues.display import MOST_CALLED, MOST_NEXT, Display, Wall
from central.queues.pace import minutes
from central.queues.states import Deed
from central.queues.window import Doer, NotInOrder, QueueWork
from central.storage.database import Storage
from central.storage.queue_tables import ReturnedUnseen, Ticket
from kiosk.contract.queues import QueueStanding, TicketAnswer, TicketWanted
from kiosk.contract.working_days import WorkingDays
from tests.central.conftest import Databases
from tests.central.service import PLACES, HeldClock

THURSDAY = datetime(2026, 11, 26, 10, 0, tzinfo=LOCAL)
HERE, THERE = Caller(1, 1), Caller(2, 1)
POLICE, SOCIAL = TicketWanted(hall="QZ", letter="A"), TicketWanted(hall="QZ", letter="B")
WANG, LI = Doer("wang.fang", "10.0.0.1"), Doer("li.na", "10.0.0.2")


class Hall:
    """The hall of the places file, on a Thursday at ten."""

    def __init__(self, storage: Storage, places: Places) -> None:
        self.storage = storage
        self.places = places
        self.clock = HeldClock()
        self.clock.stopped_at = THURSDAY
        self.queues = Queues(storage, places, WorkingDays.of(load_holidays(None)), self.clock)
        self.work = QueueWork(storage, self.clock)

    def at(self, moment: datetime) -> None:
        self.clock.stopped_at = moment

    def take(
        self, wanted: TicketWanted = POLICE, ticket: UUID | None = None, caller: Caller = HERE
    ) -> TicketAnswer:
        return self.queues.take(caller, ticket or uuid4(), wanted)

    def number(self, wanted: TicketWanted = POLICE, ticket: UUID | None = None) -> str:
        taken = self.take(wanted, ticket).ticket
        assert taken is not None
        return taken.number

    def police(self) -> QueueStanding:
        return next(each for each in self.queues.standing().queues if each.letter == "A")

    def wall(self) -> Wall:
        """What hangs on the wall of it."""
        found = self.places.hall("QZ")
        assert found is not None
        return Display(self.storage, self.clock).of(found)

    def next(self, doer: Doer, had: UUID | None = None) -> str:
        """Calls, and gives the number that was called."""
        self.work.call_next("QZ", "A", "3 号", had, doer)
        mine = self.work.list("QZ", "A", doer.name).mine
        assert mine is not None
        return mine.number


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Hall]:
    directory = tmp_path_factory.mktemp("queues")
    file = directory / "places.toml"
    file.write_text(PLACES, "utf-8")
    storage = Storage(databases.of(directory))
    yield Hall(storage, load_places(file))
    storage.close()


@pytest.fixture
def hall(place: Hall) -> Hall:
    """Nobody has been there yet."""
    with place.storage.write() as session:
        session.execute(delete(Ticket))
        session.execute(delete(ReturnedUnseen))
    place.at(THURSDAY)
    return place


def test_whoever_asks_twice_under_one_id_has_one_number_and_nobody_else_has_it(hall: Hall) -> None:
    mine = uuid4()
    with ThreadPoolExecutor(6) as crowd:
        again = list(crowd.map(lambda _: hall.number(ticket=mine), range(3)))
        others = list(crowd.map(lambda _: hall.number(), range(4)))
    assert again == ["A001"] * 3
    assert sorted(others) == ["A002", "A003", "A004", "A005"]
    assert hall.number(SOCIAL) == "B001"
    with pytest.raises(Refusal):
        hall.take(SOCIAL, mine)
    with pytest.raises(Refusal):
        hall.take(POLICE, mine, THERE)
    with pytest.raises(Refusal):
        hall.take(TicketWanted(hall="QZ", letter="Z"))
    hall.at(THURSDAY.replace(hour=20))
    assert hall.number(ticket=mine) == "A001", "also once the hall has closed"


def test_a_closed_hall_gives_none_and_says_when_it_opens_and_each_day_begins_anew(hall: Hall) -> None:
    assert hall.number() == "A001"
    hall.at(THURSDAY.replace(hour=16, minute=30))
    closed = hall.take()
    assert (closed.outcome, closed.ticket) == ("closed", None)
    assert closed.opens == datetime(2026, 11, 27, 8, 30, tzinfo=LOCAL)
    assert hall.police().open is False
    hall.at(datetime(2026, 9, 30, 17, 0, tzinfo=LOCAL))
    assert hall.take().opens == datetime(2026, 10, 8, 8, 30, tzinfo=LOCAL), "National Day"
    hall.at(datetime(2026, 11, 27, 9, 0, tzinfo=LOCAL))
    assert hall.number() == "A001"
    hall.at(THURSDAY + KEPT + timedelta(days=4))
    hall.queues.sweep()
    hall.at(THURSDAY)
    assert hall.police().waiting == 0, "what is long over is gone"


def test_who_plays_with_it_is_stopped_and_other_terminals_are_not(hall: Hall) -> None:
    assert {hall.take().outcome for _ in range(MOST_AT_ONCE)} == {"taken"}
    assert hall.take().outcome == "limit"
    assert hall.take(caller=THERE).outcome == "taken"
    hall.at(THURSDAY + AT_ONCE + timedelta(seconds=1))
    assert hall.take().outcome == "taken"


def test_two_windows_call_each_number_once_and_whoever_comes_late_is_called_again(hall: Hall) -> None:
    for _ in range(4):
        hall.take()
    assert (hall.next(WANG), hall.next(LI)) == ("A001", "A002")
    last = hall.take().ticket
    assert last is not None
    assert (last.number, last.before) == ("A005", 2)
    mine = hall.work.list("QZ", "A", WANG.name).mine
    assert mine is not None
    with pytest.raises(NotInOrder):
        hall.work.call_next("QZ", "A", "3 号", None, WANG)
    assert hall.next(WANG, mine.id) == "A003", "whom the window had is done"
    listed = hall.work.list("QZ", "A", WANG.name)
    assert (listed.done, listed.window) == (1, "3 号")
    assert listed.mine is not None
    hall.work.act(listed.mine.id, Deed.MISS, "", WANG)
    with pytest.raises(NotInOrder):
        hall.work.act(listed.mine.id, Deed.FINISH, "", WANG)
    hall.work.act(listed.mine.id, Deed.RECALL, "5 号", LI)
    with pytest.raises(NotInOrder):
        hall.work.call_next("QZ", "A", " ", None, WANG)
    with hall.storage.read() as session:
        told = [(each.deed, each.who, each.detail) for each in reversed(journal.entries(session, limit=6))]
    assert told == [
        ("queue.called", "wang.fang", "QZ A001"),
        ("queue.called", "li.na", "QZ A002"),
        ("queue.done", "wang.fang", "QZ A001"),
        ("queue.called", "wang.fang", "QZ A003"),
        ("queue.missed", "wang.fang", "QZ A003"),
        ("queue.recalled", "li.na", "QZ A003"),
    ]


def test_a_number_that_nobody_holds_is_not_called_however_often_and_late_it_is_told(hall: Hall) -> None:
    lost = uuid4()
    assert (hall.number(), hall.number(ticket=lost), hall.number()) == ("A001", "A002", "A003")
    for _ in range(2):
        assert hall.queues.give_back(HERE, lost) == TicketAnswer(outcome="returned")
    assert hall.take(ticket=lost) == TicketAnswer(outcome="returned"), "and it is nobody's again"
    assert hall.police().waiting == 2
    with pytest.raises(Refusal):
        hall.queues.give_back(THERE, lost)
    assert hall.next(WANG) == "A001"
    mine = hall.work.list("QZ", "A", WANG.name).mine
    assert mine is not None
    assert hall.next(WANG, mine.id) == "A003"
    listed = hall.work.list("QZ", "A", WANG.name)
    assert ([each.number for each in listed.returned], listed.missed, listed.waiting) == (["A002"], [], [])
    overtaken = uuid4()
    hall.queues.give_back(HERE, overtaken)
    assert hall.take(ticket=overtaken).ticket is None, "the request that comes after it was given back"
    with pytest.raises(Refusal):
        hall.queues.give_back(THERE, overtaken)
    assert hall.number() == "A004", "the numbers have no hole"
    hall.at(THURSDAY + KEPT + timedelta(days=1))
    hall.queues.sweep()
    with hall.storage.read() as session:
        assert session.get(ReturnedUnseen, overtaken) is None


def test_a_number_that_was_called_to_nobody_leaves_the_window_free(hall: Hall) -> None:
    lost, done = uuid4(), uuid4()
    assert (hall.number(ticket=lost), hall.number(ticket=done)) == ("A001", "A002")
    hall.next(WANG)
    hall.queues.give_back(HERE, lost)
    assert hall.work.list("QZ", "A", WANG.name).mine is None
    assert hall.next(WANG, lost) == "A002", "from the page that still shows the one before"
    wall = hall.wall()
    assert wall.called == [("A002", "3 号")], "and nobody is called to it from the wall"
    with pytest.raises(NotInOrder):
        hall.next(WANG, lost)
    hall.work.act(done, Deed.FINISH, "", WANG)
    hall.queues.give_back(HERE, done)
    listed = hall.work.list("QZ", "A", WANG.name)
    assert (listed.done, [each.number for each in listed.returned]) == (1, ["A001"]), "who came came"


def test_the_wall_shows_who_was_called_last_first_and_who_is_next(hall: Hall) -> None:
    for count in range(MOST_CALLED + 5):
        hall.take(caller=Caller(count + 1, 1))
    hall.take(SOCIAL)
    for count in range(MOST_CALLED + 1):
        hall.at(THURSDAY + timedelta(minutes=count))
        hall.next(Doer(f"window-{count}", "10.0.0.1"))
    wall = hall.wall()
    assert [each for each, _ in wall.called] == [f"A{each:03d}" for each in range(MOST_CALLED + 1, 1, -1)]
    assert [(each.queue.letter, len(each.following), each.waiting) for each in wall.lines] == [
        ("A", MOST_NEXT, 4),
        ("B", 1, 1),
    ]
    assert wall.lines[0].following[0] == f"A{MOST_CALLED + 2:03d}"
    hall.at(THURSDAY + timedelta(days=1))
    assert hall.wall().called == [], "yesterday's are over"


def test_a_wait_is_told_only_by_what_was_really_called(hall: Hall) -> None:
    for _ in range(7):
        hall.take()
    had = None
    for called in range(1, 6):
        assert hall.police().minutes is None, "fewer than five calls may be chance"
        hall.at(THURSDAY + timedelta(minutes=3 * called))
        hall.next(WANG, had)
        mine = hall.work.list("QZ", "A", WANG.name).mine
        had = None if mine is None else mine.id
    assert hall.police().waiting == 2
    assert hall.police().minutes == 5, "12 minutes for five calls, two wait"
    hall.at(THURSDAY + timedelta(hours=3))
    assert hall.police().minutes is None, "nothing was called within the hour"
    calls = [THURSDAY + timedelta(minutes=each) for each in (0, 4, 8, 12, 16)]
    assert minutes(calls, 9, THURSDAY + timedelta(minutes=50)) == 90, "a window that stopped is not fast"
    assert minutes(calls, 0, THURSDAY + timedelta(minutes=20)) is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (PLACES.replace('hall = "QZ"', ""), "a key and queues"),
        (PLACES.replace('letter = "B"', 'letter = "A"'), "a letter of its own"),
        (PLACES + PLACES[PLACES.index('[[place]]\nkind = "window"') :], "the same key"),
    ],
)
def test_a_file_of_places_that_contradicts_itself_is_refused(tmp_path: Path, wrong: str, says: str) -> None:
    (tmp_path / "places.toml").write_text(wrong, "utf-8")
    with pytest.raises(BadFile, match=says):
        load_places(tmp_path / "places.toml")
