"""On each database: the journal stays a chain, an account is there once."""

from concurrent.futures import ThreadPoolExecutor

from central import journal
from central.console import people
from central.console.deeds import Doer, record
from central.console.roles import Role
from central.storage.turns import PEOPLE
from tests.central.console.desk import signed_in
from tests.central.service import RunningService


def test_many_who_write_at_once_leave_one_chain(own_service: RunningService) -> None:
    def deed(number: int) -> None:
        with own_service.storage.write() as session:
            record(session, own_service.clock(), Doer("many"), "person.signed_in", str(number))

    with ThreadPoolExecutor(8) as many:
        list(many.map(deed, range(40)))
    with own_service.storage.read() as session:
        assert journal.broken_in(session) is None
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
