"""On each database: one code lets one in, the journal stays a chain, an account is there once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from central import journal
from central.console import people
from central.console.deeds import Doer, record
from central.console.roles import Role
from central.storage.turns import PEOPLE
from tests.central.console.desk import PASSWORD, Browser, enrol, signed_in
from tests.central.service import RunningService


def test_one_code_lets_one_in(own_service: RunningService) -> None:
    telephone = enrol(own_service, "wang.min", Role.ADMINISTRATOR)
    own_service.clock.stopped_at = own_service.clock() + timedelta(seconds=60)
    code = telephone.code(own_service.clock())
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: Browser(own_service).sign_in("wang.min", PASSWORD, code), range(2)))
    assert sorted(each.status_code for each in answers) == [200, 403]


def test_many_who_write_at_once_leave_one_chain(own_service: RunningService) -> None:
    def deed(number: int) -> None:
        with own_service.storage.write() as session:
            record(session, own_service.clock(), Doer("many"), "person.signed_in", str(number))

    with ThreadPoolExecutor(8) as many:
        list(many.map(deed, range(40)))
    with own_service.storage.read() as session:
        assert journal.first_broken(journal.everything(session)) is None
        assert {each.detail for each in journal.entries(session)} == {str(each) for each in range(40)}


def test_an_account_is_added_once_and_seen_on_its_pages(own_service: RunningService) -> None:
    administrator = signed_in(own_service, "admin", Role.ADMINISTRATOR)

    def add(_: int) -> bool:
        try:
            with own_service.storage.write(PEOPLE) as session:
                now, keys = own_service.clock(), own_service.keys
                people.add(session, keys, Doer("x"), "twin", "twin", {Role.AUDITOR}, now)
        except people.Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as many:
        assert sum(many.map(add, range(4))) == 1
    for page in ("/people", "/audit", "/alerts", "/terminals", "/rollouts", "/bundles", "/arrivals"):
        assert administrator.get(page).status_code == 200, page
