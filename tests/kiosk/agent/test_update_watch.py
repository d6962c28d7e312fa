"""When the agent asks what it is to run, and what it lets others know of the answer."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.agent.update_watch import AGAIN_SECONDS, RETRY_SECONDS, SPREAD_SECONDS, UpdateWatch
from kiosk.errors import KioskError
from kiosk.updates import pinning
from kiosk.updates import state as states
from kiosk.updates.errors import Expired, NoRoot, NothingAssigned, OutOfReach, Refused
from kiosk.updates.place import UpdatesPlace
from offline_cache.audit import AuditTrail
from tests.kiosk.agent.conftest import HeardLog

NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
OFFERED = "2026.11.1"


class Desk:
    """A watch on a clock that stands still; `trouble` is what the next look meets."""

    def __init__(self, directory: Path, audit: AuditTrail) -> None:
        self.place = UpdatesPlace(directory / "updates")
        self.audit = audit
        self.log = HeardLog()
        self.seconds = 1000.0
        self.chance = 1.0
        self.held = (0, 0)
        self.brings: tuple[int, int] | None = None
        self.trouble: Exception | None = None
        self.looks = 0
        self.watch = UpdateWatch(
            self.place,
            self._take,
            lambda: self.held,
            lambda: OFFERED,
            wall=lambda: NOW,
            monotonic=lambda: self.seconds,
            random=lambda: self.chance,
        )

    def _take(self) -> None:
        self.looks += 1
        if self.trouble is not None:
            raise self.trouble
        self.held = self.brings or self.held

    def look(self) -> None:
        self.watch.heard(self.watch.look(), self.audit, self.log)

    def events(self) -> list[str]:
        return [entry.event for entry in self.audit.events() if entry.event.startswith("updates.")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(AuditTrail(tmp_path / "audit.db")) as audit:
        yield Desk(tmp_path, audit)


def test_a_hint_is_followed_within_a_minute_each_terminal_at_its_own_time(desk: Desk) -> None:
    desk.look()
    assert desk.watch.wait() > SPREAD_SECONDS
    for chance in (0.1, 0.9):
        desk.chance = chance
        desk.watch.hinted(7 + int(chance * 10))
        assert desk.watch.wait() <= SPREAD_SECONDS * 0.9
    assert desk.watch.wait() == pytest.approx(SPREAD_SECONDS * 0.1)


def test_a_hint_that_comes_during_a_look_is_not_forgotten(desk: Desk) -> None:
    desk.brings = (7, 1)
    looked = desk.watch.look()
    desk.watch.hinted(8)
    desk.watch.heard(looked, desk.audit, desk.log)
    assert desk.watch.wait() <= SPREAD_SECONDS


def test_a_hint_at_what_is_held_and_one_that_is_repeated_change_nothing(desk: Desk) -> None:
    desk.held = (7, 1)
    desk.look()
    before = desk.watch.wait()
    desk.watch.hinted(7)
    desk.watch.hinted(None)
    assert desk.watch.wait() == before
    desk.watch.hinted(8)
    desk.trouble = OutOfReach("no_connection")
    desk.look()
    before = desk.watch.wait()
    desk.watch.hinted(8)
    assert desk.watch.wait() == before >= RETRY_SECONDS / 2


def test_another_catalogue_at_the_central_service_is_asked_after_once(desk: Desk) -> None:
    desk.look()
    desk.watch.catalogue_hinted(None)
    desk.watch.catalogue_hinted(OFFERED)
    assert desk.watch.wait() > SPREAD_SECONDS, "it is the one that is offered here"
    desk.watch.catalogue_hinted("2026.12.1")
    assert desk.watch.wait() <= SPREAD_SECONDS
    desk.look()
    desk.watch.catalogue_hinted("2026.12.1")
    assert desk.watch.wait() > SPREAD_SECONDS, "which catalogue runs is the assignment's to say"


def test_without_a_hint_it_looks_several_times_before_anything_is_stale(desk: Desk) -> None:
    desk.trouble = NothingAssigned("nothing")
    desk.look()
    assert desk.watch.wait() <= AGAIN_SECONDS * 1.5 < states.STALE_AFTER.total_seconds() / 4


def test_another_assignment_is_told_once(desk: Desk) -> None:
    desk.brings = (7, 2)
    desk.look()
    desk.look()
    assert desk.events() == ["updates.assigned"]
    assert ("updates.assigned", {"sequence": 7, "count": 2}) in desk.log.lines


@pytest.mark.parametrize("trouble", [Refused("x"), Expired("x"), KioskError("x"), OSError("x")])
def test_a_trouble_is_written_down_once_until_it_has_passed(desk: Desk, trouble: Exception) -> None:
    desk.trouble = trouble
    desk.look()
    desk.look()
    assert desk.events() == ["updates.no_news"]
    desk.trouble = None
    desk.look()
    desk.trouble = trouble
    desk.look()
    assert desk.events() == ["updates.no_news", "updates.no_news"]


def test_a_service_out_of_reach_is_the_channels_affair(desk: Desk) -> None:
    desk.trouble = OutOfReach("no_connection")
    desk.look()
    assert desk.events() == []
    assert desk.watch.wait() <= RETRY_SECONDS * 1.5


def test_a_service_out_of_reach_for_too_long_is_written_down_once(desk: Desk) -> None:
    remember(desk, confirmed=NOW - timedelta(days=3))
    desk.trouble = OutOfReach("no_connection")
    desk.look()
    desk.look()
    assert desk.events() == ["updates.no_news"]


def remember(desk: Desk, **changes: object) -> None:
    pinning.pin(desk.place, "{}")
    state = states.load(desk.place)
    assert state is not None
    states.save(state.model_copy(update=changes), desk.place)


def test_a_terminal_without_a_root_says_so_only_when_something_is_assigned(desk: Desk) -> None:
    desk.trouble = NoRoot("enrol again")
    desk.look()
    assert (desk.events(), desk.watch.alarms(NOW)) == ([], ())
    desk.watch.hinted(7)
    desk.look()
    assert (desk.events(), desk.watch.alarms(NOW)) == (["updates.no_news"], ("updates_no_root",))


@pytest.mark.parametrize(
    ("trouble", "age", "alarm"),
    [
        (None, timedelta(days=1), ()),
        (None, timedelta(days=3), ("updates_stale",)),
        ("expired", timedelta(0), ("updates_stale",)),
        ("refused", timedelta(days=3), ("updates_refused",)),
    ],
)
def test_what_somebody_should_look_at_is_one_word_of_the_heartbeat(
    desk: Desk, trouble: str | None, age: timedelta, alarm: tuple[str, ...]
) -> None:
    remember(desk, confirmed=NOW - age, trouble=trouble)
    assert desk.watch.alarms(NOW) == alarm
