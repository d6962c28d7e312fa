"""A terminal goes to another site when everything that was filed at the old one is here, and not before."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from central.errors import CentralError
from central.journal import entries
from central.reassignment import move
from central.storage.models import Terminal
from kiosk.contract.problem import ProblemKind
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, ask_to_enrol, problem

OLD, NEW = "210211004", "210211005"


@pytest.fixture
def serial() -> str:
    return f"SN-{uuid4()}"


@pytest.fixture
def at_old(service: RunningService, serial: str) -> Iterator[TestTerminal]:
    terminal = TestTerminal.enrol(service.url, service.enrolment_code(serial, OLD), serial)
    beat(terminal, sequence=0, waiting=0)
    yield terminal
    terminal.close()
    service.clock.moved *= 0


def beat(terminal: TestTerminal, sequence: int, waiting: int) -> None:
    body = json.dumps({"version": "1", "sequence": sequence, "waiting": waiting}).encode()
    assert terminal.exchange("POST", "/v1/heartbeat?wait=0", body).status_code == 200


def site(service: RunningService, terminal: TestTerminal) -> str | None:
    with service.storage.read() as session:
        return session.get_one(Terminal, terminal.given.terminal).site


def to(service: RunningService, terminal: TestTerminal, where: str, despite: str = "") -> None:
    with service.storage.write() as session:
        row = session.get_one(Terminal, terminal.given.terminal)
        move(session, row, where, service.clock(), "li", despite=despite)


def test_the_code_says_where_it_will_stand(service: RunningService, at_old: TestTerminal) -> None:
    assert site(service, at_old) == OLD
    to(service, at_old, NEW)
    assert site(service, at_old) == NEW


@pytest.mark.parametrize(("sequence", "waiting"), [(0, 1), (1, 0)])
def test_not_while_it_says_that_something_is_on_its_way(
    service: RunningService, at_old: TestTerminal, serial: str, sequence: int, waiting: int
) -> None:
    beat(at_old, sequence, waiting)
    with pytest.raises(CentralError, match="1 submissions of its present site"):
        to(service, at_old, NEW)
    with pytest.raises(CentralError, match="1 submissions of its present site"):
        service.enrolment_code(serial, NEW)
    assert site(service, at_old) == OLD


def test_not_over_a_hole(service: RunningService, at_old: TestTerminal) -> None:
    missing, here = at_old.enclose(), at_old.enclose()
    at_old.acknowledged(at_old.put(here), here)
    beat(at_old, 2, 0)
    with pytest.raises(CentralError, match="not here yet"):
        to(service, at_old, NEW)
    at_old.acknowledged(at_old.put(missing), missing)
    to(service, at_old, NEW)
    assert site(service, at_old) == NEW


def test_not_while_nobody_knows_what_it_has_filed_since(
    service: RunningService, at_old: TestTerminal
) -> None:
    service.clock.moved = timedelta(hours=3)
    with pytest.raises(CentralError, match="last heard"):
        to(service, at_old, NEW)


def test_not_before_what_came_under_a_lost_key_was_looked_at(
    service: RunningService, at_old: TestTerminal, serial: str
) -> None:
    before = at_old.enclose()
    service.shut_out(at_old.name)
    again = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    again.acknowledged(again.put(before), before)
    beat(again, 0, 0)
    with pytest.raises(CentralError, match="wait for a review"):
        to(service, again, NEW)


def test_a_destroyed_disk_holds_nobody_for_ever_and_stands_in_the_journal(
    service: RunningService, at_old: TestTerminal
) -> None:
    beat(at_old, 3, 3)
    to(service, at_old, NEW, despite="burnt")
    with service.storage.read() as session:
        (told,) = [each for each in entries(session, at_old.name) if each.deed == "terminal.moved"]
    assert (told.who, told.detail) == ("li", f"{OLD} to {NEW}, although: burnt")


def test_a_code_given_before_it_filed_moves_nothing(
    service: RunningService, at_old: TestTerminal, serial: str
) -> None:
    code = service.enrolment_code(serial, NEW)
    beat(at_old, 1, 1)
    answer = ask_to_enrol(service.url, code, serial, at_old.key)
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.SITE_PENDING)
    assert at_old.statistics().received == 0, "it goes on under its present key"
    filed = at_old.enclose()
    at_old.acknowledged(at_old.put(filed), filed)
    beat(at_old, 1, 0)
    assert ask_to_enrol(service.url, code, serial, at_old.key).status_code == 200
    assert site(service, at_old) == NEW


@pytest.mark.parametrize("nonsense", ["21021100", "2102110045", "甘井子街道", ""])
def test_a_site_is_nine_digits(service: RunningService, at_old: TestTerminal, nonsense: str) -> None:
    with pytest.raises(CentralError, match="9 digits"):
        to(service, at_old, nonsense)
