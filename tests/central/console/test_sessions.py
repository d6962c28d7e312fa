"""Who is in stays in for so long and no longer, sees what the roles allow, and obeys no other site."""

from datetime import timedelta

import pytest
import requests

from central.console import people
from central.console.deeds import Doer
from central.console.guard import REFRESHES_ITSELF
from central.console.roles import Role
from central.storage.models import JournalEntry
from tests.central.console.desk import Browser, invite, signed_in
from tests.central.service import RunningService

MINUTE = timedelta(minutes=1)
OPEN_TO_ALL = {"/sign-in", "/sign-out", "/console/console.css", "/console/hall.css", "/console/htmx.js"}
SIGNED = {"/payments/notice"}
"""For no browser: whoever asks signs the request, or is refused."""
PAGES = {
    "/cases": set(Role),
    "/arrivals": set(Role),
    "/terminals": set(Role),
    "/people": {Role.ADMINISTRATOR},
    "/audit": {Role.AUDITOR, Role.ADMINISTRATOR},
}


def test_half_an_hour_without_a_click_ends_it(fresh_service: RunningService) -> None:
    browser = signed_in(fresh_service, "idle", Role.AUDITOR)
    for _ in range(3):
        fresh_service.clock.moved += 29 * MINUTE
        assert browser.is_in
    fresh_service.clock.moved += 31 * MINUTE
    assert not browser.is_in


def test_a_page_that_refreshes_itself_keeps_nobody_in(fresh_service: RunningService) -> None:
    browser = signed_in(fresh_service, "away", Role.AUDITOR)
    itself = {REFRESHES_ITSELF: "1", "HX-Request": "true"}
    fresh_service.clock.moved += 20 * MINUTE
    assert browser.get("/terminals", **itself).status_code == 200
    fresh_service.clock.moved += 20 * MINUTE
    answer = browser.get("/terminals", **itself)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in"


def test_after_twelve_hours_everybody_signs_in_again(fresh_service: RunningService) -> None:
    browser = signed_in(fresh_service, "long.day", Role.AUDITOR)
    seen = []
    for _ in range(25):
        fresh_service.clock.moved += 29 * MINUTE
        seen.append(browser.is_in)
    assert seen == [True] * 24 + [False]


def test_signing_out_ends_it_on_the_server(fresh_service: RunningService) -> None:
    browser = signed_in(fresh_service, "leaver", Role.AUDITOR)
    kept = browser.http.cookies["desk"]
    assert browser.submit("/cases", "/sign-out").url.endswith("/sign-in")
    browser.http.cookies.set("desk", kept)
    assert not browser.is_in


def test_other_roles_and_a_closed_account_end_it_at_once(fresh_service: RunningService) -> None:
    invite(fresh_service, "boss", Role.ADMINISTRATOR)
    for change in ("roles", "close"):
        name = f"worker.{change}"
        browser = signed_in(fresh_service, name, Role.OPERATOR)
        assert browser.is_in
        with fresh_service.storage.write() as session:
            if change == "roles":
                people.give_roles(session, Doer("boss"), name, {Role.AUDITOR}, fresh_service.clock())
            else:
                people.close(session, Doer("boss"), name, fresh_service.clock())
        assert not browser.is_in


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_its_pages_and_no_other(fresh_service: RunningService, role: Role) -> None:
    browser = signed_in(fresh_service, f"a.{role}".replace("_", "."), role)
    opened = {path for path in PAGES if browser.get(path).status_code == 200}
    assert opened == {path for path, roles in PAGES.items() if role in roles}
    shown = browser.get("/cases").text
    assert {path for path in PAGES if f'<a href="{path}"' in shown} == opened, "the rail offers what opens"


def test_without_a_sign_in_no_page_opens_and_no_button_works(fresh_service: RunningService) -> None:
    """Every address that is not a terminal's, as the service itself lists them."""
    stranger = Browser(fresh_service)
    asked = 0
    for path, methods in fresh_service.console_addresses():
        if path in OPEN_TO_ALL | SIGNED or path.startswith(
            ("/enrol/", "/look/", "/language/", "/u/", "/u-assets/", "/verify/", "/hall/")
        ):
            continue
        for method in methods:
            answer = stranger.http.request(
                method,
                fresh_service.url + path.replace("{", "").replace("}", ""),
                allow_redirects=False,
                timeout=60,
            )
            assert (answer.status_code, path) == (303, path)
            assert answer.headers["Location"].startswith("/sign-in")
            asked += 1
    assert asked >= 10


@pytest.fixture
def administrator(fresh_service: RunningService) -> Browser:
    name = f"admin{len(_ADMINISTRATORS)}"
    _ADMINISTRATORS.append(name)
    return signed_in(fresh_service, name, Role.ADMINISTRATOR)


_ADMINISTRATORS: list[str] = []


def has_account(browser: Browser, name: str) -> bool:
    return f">{name}<" in browser.get("/people").text


def test_a_form_without_our_token_does_nothing(fresh_service: RunningService, administrator: Browser) -> None:
    new = {"name": "intruder", "shown": "x", "role": "administrator"}
    other = signed_in(fresh_service, f"other.{len(_ADMINISTRATORS)}", Role.ADMINISTRATOR)
    stolen = other.get("/people").text.split('name="form_token" value="')[1].split('"')[0]
    for fields in (new, {**new, "form_token": "0" * 64}, {**new, "form_token": stolen}):
        answer = administrator.post("/people", fields)
        assert answer.status_code == 403
        assert "什么都没有改动" in answer.text
    assert not has_account(administrator, "intruder")


def test_a_form_from_another_site_does_nothing_even_with_the_token(administrator: Browser) -> None:
    token = administrator.get("/people").text.split('name="form_token" value="')[1].split('"')[0]
    new = {"name": "intruder", "shown": "x", "role": "administrator", "form_token": token}
    for site in ("cross-site", "same-site"):
        assert administrator.post("/people", new, **{"Sec-Fetch-Site": site}).status_code == 403
    assert (
        administrator.http.post(administrator.service.url + "/people", json=new, timeout=60).status_code
        == 403
    )
    assert not has_account(administrator, "intruder")


def test_an_administrator_adds_somebody_and_hands_over_a_link(administrator: Browser) -> None:
    answer = administrator.submit(
        "/people", "/people", name="Zhao.Lei", shown="赵磊", role=["operator", "approver"]
    )
    link = answer.text.split('readonly value="')[1].split('"')[0]
    assert "您好，赵磊" in Browser(administrator.service).get(link).text
    shown = administrator.get("/people").text
    assert "赵磊" in shown
    assert link not in shown, "it is shown once"
    again = administrator.submit("/people", "/people", name="zhao.lei", shown="x", role="operator")
    assert (again.status_code, "已经有这个账号了" in again.text) == (422, True)


def test_nobody_changes_themselves_and_an_administrator_remains(
    fresh_service: RunningService, administrator: Browser
) -> None:
    me = _ADMINISTRATORS[-1]
    answer = administrator.submit("/people", f"/people/{me}/close")
    assert "另一位管理员" in answer.text
    with fresh_service.storage.read() as session:
        others = [each.name for each in people.everybody(session) if "administrator" in each.roles]
    for other in others:
        if other != me:
            administrator.submit("/people", f"/people/{other}/close")
    with pytest.raises(people.Refused), fresh_service.storage.write() as session:
        people.close(session, Doer("shell:root"), me, fresh_service.clock())
    assert administrator.is_in


def test_what_was_done_stands_in_the_trail_and_a_change_of_it_is_found(
    fresh_service: RunningService, administrator: Browser
) -> None:
    administrator.submit("/people", "/people", name="qian.wei", shown="钱伟", role="auditor")
    shown = administrator.get(f"/audit?who={_ADMINISTRATORS[-1]}").text
    assert "新增账号" in shown
    assert "qian.wei" in shown
    assert "127.0.0.1" in shown
    assert "记录首尾相连" in shown
    with fresh_service.storage.write() as session:
        entry = session.get_one(JournalEntry, 2)
        entry.detail, before = "somebody else", entry.detail
    assert "断了" in administrator.get("/audit").text
    with fresh_service.storage.write() as session:
        session.get_one(JournalEntry, 2).detail = before
    assert "记录首尾相连" in administrator.get("/audit").text


def test_the_looker_of_a_demonstration_reads_and_does_nothing(fresh_service: RunningService) -> None:
    with fresh_service.looker() as browser:
        assert browser.get(f"{fresh_service.url}/audit", timeout=60).status_code == 200
        assert browser.get(f"{fresh_service.url}/people", timeout=60).status_code == 403


def test_a_link_to_look_works_once(fresh_service: RunningService) -> None:
    with fresh_service.storage.write() as session:
        link = people.look(session, fresh_service.keys, Doer("x"), fresh_service.clock())
    assert requests.get(fresh_service.url + link, timeout=60).url.endswith("/cases")
    assert requests.get(fresh_service.url + link, timeout=60).status_code == 404
