"""What is kept of a password, how long a wait is, what a cookie may do: no database is asked."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from starlette.responses import Response

from central.console import passwords, patience
from central.console.cookies import Cookies
from central.storage.console_tables import Person
from tests.central.console.desk import PASSWORD
from tests.central.service import RunningService


def test_the_wait_doubles_up_to_a_quarter_of_an_hour_for_accounts_and_addresses() -> None:
    waits = [patience.wait_after(each, patience.ACCOUNT).total_seconds() for each in range(1, 16)]
    assert waits[:6] == [0, 0, 1, 2, 4, 8]
    assert waits[-1] == 900
    assert patience.wait_after(19, patience.ADDRESS) == timedelta(0)
    assert patience.wait_after(10_000, patience.ADDRESS) == patience.LONGEST_WAIT


def test_what_is_kept_of_a_password_tells_nothing_and_differs_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passwords, "MEMORY_KIBIBYTES", 65_536)
    first, second = passwords.hashed(PASSWORD), passwords.hashed(PASSWORD)
    assert first.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert first != second
    assert passwords.is_right(PASSWORD, second)
    assert not passwords.is_right(PASSWORD, None)


def test_there_is_no_account_before_somebody_makes_one(tmp_path: Path) -> None:
    with RunningService(tmp_path / "new") as service, service.storage.read() as session:
        assert session.scalar(select(func.count(Person.id))) == 0


def test_over_a_network_cookies_are_for_tls_this_host_and_no_script() -> None:
    response = Response()
    Cookies(plain_http=False).begin(response, "token")
    name, *attributes = response.headers.getlist("set-cookie")[0].split("; ")
    assert name == "__Host-desk=token"
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(attributes)
