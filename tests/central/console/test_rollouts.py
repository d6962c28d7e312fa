"""A bundle goes to a thousand terminals in stages: a second person lets it, the first to suffer stop it."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select

from central.console.roles import Role
from central.rollouts import diff
from central.rollouts.desk import NotSo, Proposal, RolloutDesk
from central.rollouts.diff import Change
from central.rollouts.judgement import Limits, Member, Outcome, Why, judge
from central.rollouts.states import TRANSITIONS, Event, Illegal, State, after
from central.rollouts.waves import BadStages, shares, stages
from central.storage.models import AuditEvent, Enrolment, Terminal
from central.storage.rollout_tables import Rollout, RolloutMember
from central.storage.update_tables import TerminalAssignment
from central.updates.assigning import assign
from kiosk.contract.status import QueueStatus, TerminalStatus
from kiosk.contract.updates import Chosen
from tests.central.conftest import Databases
from tests.central.console.desk import signed_in
from tests.central.service import RunningService

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
MANY = 1000
CODES = frozenset(f"{each:04d}" for each in range(1, MANY + 1))


def members(*groups: tuple[int, Outcome, int]) -> list[Member]:
    """So many of a stage whose outcome is that."""
    return [
        Member(stage, None if outcome is Outcome.NOT_GIVEN else NOW, outcome)
        for stage, outcome, count in groups
        for _ in range(count)
    ]


def test_every_event_has_its_place_in_the_table_or_is_refused() -> None:
    assert set(TRANSITIONS) == set(State)
    for state, event in product(State, Event):
        if event in TRANSITIONS[state]:
            assert after(state, event) is TRANSITIONS[state][event]
        else:
            with pytest.raises(Illegal):
                after(state, event)
    ends = {state for state, ways in TRANSITIONS.items() if not ways}
    assert ends == {State.REFUSED, State.UNDONE}


def test_a_stage_begins_when_the_one_before_has_kept_it_and_was_watched() -> None:
    rest = (1, Outcome.NOT_GIVEN, 90)
    under_way = members((0, Outcome.KEPT, 9), (0, Outcome.ON_ITS_WAY, 1), rest)
    assert judge(under_way, 0, None, NOW, Limits()).next_stage is None
    kept = members((0, Outcome.KEPT, 10), rest)
    assert judge(kept, 0, NOW, NOW + HALF_AN_HOUR - timedelta(seconds=1), Limits()).next_stage is None
    assert judge(kept, 0, NOW, NOW + HALF_AN_HOUR, Limits()).next_stage == 1
    assert judge(members((0, Outcome.KEPT, 10), (1, Outcome.KEPT, 90)), 1, NOW, NOW, Limits()).finished


@pytest.mark.parametrize(
    ("having", "why"),
    [
        (members((0, Outcome.KEPT, 9), (0, Outcome.CRASHED, 1)), Why.CRASHES),
        (members((0, Outcome.KEPT, 97), (0, Outcome.FAILED, 3)), Why.FAILURES),
        (members((0, Outcome.KEPT, 98), (0, Outcome.FAILED, 2)), None),
        (members((0, Outcome.KEPT, 9), (0, Outcome.FAILED, 1)), Why.FAILURES),
        (members((0, Outcome.ON_ITS_WAY, 9), (0, Outcome.LOST, 1)), Why.LOST),
        (members((0, Outcome.KEPT, 95), (0, Outcome.LOST, 5)), None),
        (members((0, Outcome.KEPT, 10), (1, Outcome.NOT_GIVEN, 900)), None),
    ],
)
def test_it_stops_for_crashes_failures_and_lost_heartbeats(having: list[Member], why: Why | None) -> None:
    assert judge(having, 0, None, NOW, Limits()).stop is why


def test_everybody_has_one_stage_and_the_canaries_are_first() -> None:
    codes = {f"{each:04d}" for each in range(MANY)}
    found = stages(codes, set(), shares("1, 10, 100"), "7")
    sizes = [sum(stage == each for stage in found.values()) for each in range(3)]
    assert sizes == [10, 90, 900]
    assert found == stages(codes, set(), shares("1,10,100"), "7")
    assert found != stages(codes, set(), shares("1,10,100"), "8"), "not always the same are the first"
    named = stages(codes, {"0003", "nobody"}, shares("50, 100"), "7")
    assert [code for code, stage in named.items() if stage == 0] == ["0003"]
    assert set(named) == codes
    assert stages({"0001"}, set(), shares("1,100"), "7") == {"0001": 0}
    few = stages({"0001", "0002"}, set(), shares("1, 10, 50, 100"), "7")
    assert sorted(few.values()) == [0, 1], "no stage is empty"


@pytest.mark.parametrize("text", ["", "x", "10, 5, 100", "1, 10", "0, 100", "50, 100, 100", "nan", "1, 101"])
def test_shares_that_do_not_rise_to_a_hundred_are_refused(text: str) -> None:
    with pytest.raises(BadStages):
        shares(text)


def test_settings_are_compared_by_key_with_their_types() -> None:
    old = b'[visit]\nidle_seconds = 60\nextend = true\n[ui]\nlanguages = ["zh", "en"]\n'
    new = b'[visit]\nidle_seconds = 90\n[ui]\nlanguages = ["zh"]\n[kiosk]\nname = "x"\n'
    assert diff.settings(old, new) == [
        Change("kiosk.name", None, "x"),
        Change("ui.languages", '["zh", "en"]', '["zh"]'),
        Change("visit.extend", "true", None),
        Change("visit.idle_seconds", "60", "90"),
    ]
    assert diff.settings(old, old) == []


def packed(**files: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return whole.getvalue()


def test_a_catalogue_is_compared_by_item_wherever_it_stands() -> None:
    first, second = '[[item]]\nid = "S01"\nfee = 0\n', '[[item]]\nid = "S02"\nfee = 5\n'
    dearer = second.replace("5", "10")
    assert diff.archive(packed(items_toml=first + second), packed(items_toml=second + first)) == []
    assert diff.archive(packed(items_toml=first + second), packed(items_toml=dearer + first)) == [
        Change("items.item.S02.fee", "5", "10")
    ]
    (gone,) = diff.archive(packed(items_toml=first + second), packed(items_toml=first))
    assert (gone.key, gone.new) == ("items.item.S02", None)
    assert diff.archive(packed(film_webm="abc"), packed(film_webm="abcd")) == [
        Change("film.webm", "3 B", "4 B")
    ]


@pytest.fixture
def fleet(tmp_path: Path, databases: Databases) -> Iterator[RunningService]:
    """A thousand terminals that were let in, and are heard of."""
    directory = tmp_path / "central"
    with RunningService(directory, database=databases.of(directory)) as service:
        service.clock.stopped_at = NOW
        rows = [
            {
                "id": each,
                "code": f"{each:04d}",
                "hardware_serial": f"SN{each}",
                "epoch": 1,
                "seen": NOW,
                "news": 0,
            }
            for each in range(1, MANY + 1)
        ]
        keys = [
            {"terminal": each["id"], "epoch": 1, "public_key": b"k" * 32, "enrolled": NOW, "approved": NOW}
            for each in rows
        ]
        with service.storage.write() as session:
            session.execute(insert(Terminal), rows)
            session.execute(insert(Enrolment), keys)
        yield service


def tell(service: RunningService, terminal: int, outcome: str, reason: str = "none") -> None:
    """As the terminal's audit trail does."""
    with service.storage.write() as session:
        newest = select(RolloutMember.sequence).where(RolloutMember.terminal == terminal)
        sequence = session.scalars(newest.order_by(RolloutMember.rollout.desc())).first()
        session.add(
            AuditEvent(
                terminal=terminal,
                trail=uuid4(),
                number=1,
                at=service.clock().isoformat(),
                event="bundle.ended",
                fields=json.dumps({"outcome": outcome, "reason": reason, "sequence": sequence}),
                chain="0" * 64,
                received=service.clock(),
            )
        )


def heard(service: RunningService) -> None:
    with service.storage.write() as session:
        session.execute(Terminal.__table__.update().values(seen=service.clock()))  # type: ignore[attr-defined]


def given(service: RunningService) -> set[int]:
    with service.storage.read() as session:
        return set(session.scalars(select(RolloutMember.terminal).where(RolloutMember.given.is_not(None))))


def state(service: RunningService, number: int) -> tuple[str, str | None]:
    with service.storage.read() as session:
        row = session.get_one(Rollout, number)
        return row.state, row.why


PROPOSAL = Proposal(
    "one",
    Chosen(),
    frozenset(f"{each:04d}" for each in range(1, MANY + 1)),
    frozenset(),
    (1, 10, 100),
    Limits(),
)


def test_a_rollout_to_a_thousand_is_stopped_by_its_own_canary(fleet: RunningService) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    number = desk.propose(PROPOSAL, "author")
    desk.move_on()
    assert given(fleet) == set(), "nobody has it before it was approved"
    with pytest.raises(NotSo):
        desk.decide(number, Event.APPROVE, "author")
    desk.decide(number, Event.APPROVE, "another")
    desk.move_on()
    canaries = given(fleet)
    assert len(canaries) == 10
    first, *others = sorted(canaries)
    for each in others:
        tell(fleet, each, "kept")
    tell(fleet, first, "undone", "screen_crashed")
    for _ in range(3):
        fleet.clock.moved += HALF_AN_HOUR
        heard(fleet)
        desk.move_on()
    assert state(fleet, number) == ("stopped", "crashes")
    assert given(fleet) == canaries, "990 of 1000 never got it"


def test_a_terminal_whose_clock_is_behind_is_heard_all_the_same(fleet: RunningService) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    number = desk.propose(replace(PROPOSAL, codes=frozenset({"0001"})), "author")
    desk.decide(number, Event.APPROVE, "another")
    behind = TerminalStatus(
        queue=QueueStatus(waiting=0, quarantined=0, delivered=0), clock_offset_seconds=600.0
    )
    with fleet.storage.write() as session:
        session.get_one(Terminal, 1).status = behind.model_dump_json()
    desk.move_on()
    fleet.clock.moved -= timedelta(minutes=10)
    tell(fleet, 1, "undone", "device_lost")
    fleet.clock.moved += timedelta(minutes=10)
    desk.move_on()
    assert state(fleet, number) == ("stopped", "failures")


def test_a_release_that_was_kept_and_that_an_agent_then_died_of_stops_it_too(fleet: RunningService) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    number = desk.propose(replace(PROPOSAL, codes=frozenset({"0001", "0002"}), shares=(50, 100)), "author")
    desk.decide(number, Event.APPROVE, "another")
    desk.move_on()
    (canary,) = given(fleet)
    tell(fleet, canary, "kept")
    fleet.clock.moved += timedelta(seconds=10)
    tell(fleet, canary, "undone", "agent_crashed")
    desk.move_on()
    assert state(fleet, number)[0] == "stopped"
    assert given(fleet) == {canary}


def test_an_undo_gives_back_what_each_had_under_a_new_sequence(fleet: RunningService) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    small = replace(PROPOSAL, codes=frozenset({"0001", "0002"}), shares=(50, 100))
    number = desk.propose(small, "author")
    desk.decide(number, Event.APPROVE, "another")
    desk.move_on()
    (canary,) = given(fleet)
    fleet.clock.moved += timedelta(minutes=1)
    desk.decide(number, Event.UNDO, "author")
    with fleet.storage.read() as session:
        sequences = session.scalars(
            select(TerminalAssignment.sequence).where(TerminalAssignment.terminal == canary)
        ).all()
        untouched = session.scalar(
            select(func.count()).select_from(TerminalAssignment).where(TerminalAssignment.terminal != canary)
        )
    assert len(set(sequences)) == 2
    assert (untouched, state(fleet, number)[0]) == (0, "undone")


def test_an_undo_leaves_alone_what_was_given_something_else_since(fleet: RunningService) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    number = desk.propose(replace(PROPOSAL, codes=frozenset({"0001"})), "author")
    desk.decide(number, Event.APPROVE, "another")
    desk.move_on()
    later = assign(fleet.storage, [1], Chosen(), fleet.clock() + timedelta(hours=1))[1]
    desk.decide(number, Event.UNDO, "author")
    with fleet.storage.read() as session:
        assert session.scalar(select(func.max(TerminalAssignment.sequence))) == later


def test_who_is_shut_out_meanwhile_holds_up_nobody(fleet: RunningService) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    codes = frozenset({"0001", "0002", "0003"})
    number = desk.propose(replace(PROPOSAL, codes=codes, shares=(60, 100)), "author")
    desk.decide(number, Event.APPROVE, "another")
    desk.move_on()
    lost, good = sorted(given(fleet))
    fleet.shut_out(f"{lost:04d}")
    tell(fleet, good, "kept")
    desk.move_on()
    fleet.clock.moved += HALF_AN_HOUR
    heard(fleet)
    desk.move_on()
    assert (len(given(fleet)), state(fleet, number)) == (3, ("running", None))


def test_it_goes_through_when_everybody_keeps_it_and_stops_when_they_fall_silent(
    fleet: RunningService,
) -> None:
    desk = RolloutDesk(fleet.storage, fleet.clock)
    codes = frozenset(f"{each:04d}" for each in range(1, 21))
    number = desk.propose(replace(PROPOSAL, codes=codes, shares=(10, 100)), "author")
    desk.decide(number, Event.APPROVE, "another")
    desk.move_on()
    told: set[int] = set()
    for _ in range(3):
        for each in given(fleet) - told:
            tell(fleet, each, "kept")
            told.add(each)
        desk.move_on()
        fleet.clock.moved += HALF_AN_HOUR
        heard(fleet)
        desk.move_on()
    assert (len(given(fleet)), state(fleet, number)) == (20, ("done", None))
    silent = desk.propose(replace(PROPOSAL, codes=frozenset({"0900", "0901"}), shares=(50, 100)), "author")
    desk.decide(silent, Event.APPROVE, "another")
    desk.move_on()
    fleet.clock.moved += HALF_AN_HOUR
    desk.move_on()
    assert state(fleet, silent) == ("stopped", "lost")


def test_the_pages_let_a_second_person_approve_and_never_the_author(fleet: RunningService) -> None:
    author = signed_in(fleet, "author", Role.OPERATOR, Role.APPROVER)
    second = signed_in(fleet, "second", Role.APPROVER)
    asked = {
        "name": "夏季设置",
        "codes": "0001 0002",
        "shares": "50, 100",
        "watched": "30",
        "failed": "2",
        "lost": "5",
    }
    refused = author.submit("/rollouts", "/rollouts", **{**asked, "shares": "50"})
    assert (refused.status_code, "夏季设置" in refused.text) == (422, True)
    page = author.submit("/rollouts", "/rollouts", **asked)
    path = page.url.removeprefix(fleet.url)
    assert "待批准" in page.text
    assert "夏季设置" in second.get("/alerts").text, "somebody is called to approve it"
    assert ">批准<" not in page.text, "its author is not offered that"
    assert "由别人批准" in author.submit(path, f"{path}/approve").text
    assert ">批准<" in second.get(path).text
    running = second.submit(path, f"{path}/approve").text
    assert "进行中" in running
    assert "指派于" in second.get("/terminals/0001").text + second.get("/terminals/0002").text
    fares = [re.findall(r'<td class="figure[^"]*">(\d+)', line)[1] for line in running.split("<tr")[2:4]]
    assert fares == ["1", "0"], "one of two has it, on its way"
    assert second.submit(path, f"{path}/undo").url.endswith("no=1"), "undoing is the operator's"
    assert "已撤回" in author.submit(path, f"{path}/undo").text
