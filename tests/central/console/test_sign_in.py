"""Signing in: a link, a password, a telephone; no code twice, no hint to a stranger, patience with tries."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from central.console import patience
from central.console.roles import Role
from tests.central.console.desk import PASSWORD, Browser, Telephone, enrol, invite, open_account
from tests.central.service import RunningService

STEP = timedelta(seconds=30)


@pytest.fixture(scope="module")
def telephone(desk_service: RunningService) -> Telephone:
    """Of `wang.min`, who has an account."""
    return enrol(desk_service, "wang.min", Role.AUDITOR)


@pytest.fixture(autouse=True)
def later(fresh_service: RunningService, telephone: Telephone) -> None:
    """Each test begins with a code that nobody has used, and a day after the failures of the one before."""
    _LATER[0] += patience.FORGOTTEN_AFTER + STEP
    fresh_service.clock.moved = _LATER[0]


_LATER = [timedelta(0)]


def test_password_and_code_open_the_page_that_was_asked_for(
    fresh_service: RunningService, telephone: Telephone
) -> None:
    browser = Browser(fresh_service)
    asked = browser.get("/arrivals?page=2")
    assert asked.url.endswith("/sign-in?next=/arrivals%3Fpage%3D2")
    shown = browser.sign_in(
        "Wang.Min ", PASSWORD, telephone.code(fresh_service.clock()), wanted="/arrivals?page=2"
    )
    assert shown.url.endswith("/arrivals?page=2")
    assert "wang.min" in shown.text


def test_a_code_works_once_and_so_does_none_before_it(
    fresh_service: RunningService, telephone: Telephone
) -> None:
    before = telephone.code(fresh_service.clock() - STEP)
    code = telephone.code(fresh_service.clock())
    assert Browser(fresh_service).sign_in("wang.min", PASSWORD, code).status_code == 200
    for used in (code, before):
        stranger = Browser(fresh_service)
        assert stranger.sign_in("wang.min", PASSWORD, used).status_code == 403
        assert not stranger.is_in
    fresh_service.clock.moved += STEP
    assert Browser(fresh_service).sign_in("wang.min", PASSWORD, telephone.code(fresh_service.clock())).ok


def test_two_who_use_one_code_at_the_same_time_do_not_both_get_in(
    fresh_service: RunningService, telephone: Telephone
) -> None:
    code = telephone.code(fresh_service.clock())
    with ThreadPoolExecutor(2) as both:
        answers = list(
            both.map(lambda _: Browser(fresh_service).sign_in("wang.min", PASSWORD, code), range(2))
        )
    assert sorted(each.status_code for each in answers) == [200, 403]


def test_whatever_is_wrong_the_answer_is_the_same(
    fresh_service: RunningService, telephone: Telephone
) -> None:
    code = telephone.code(fresh_service.clock())
    invite(fresh_service, "not.opened", Role.AUDITOR)
    wrong = [
        ("wang.min", "x" * 14, code),
        ("wang.min", PASSWORD, "000000" if code != "000000" else "111111"),
        ("nobody", PASSWORD, code),
        ("not.opened", PASSWORD, code),
    ]
    answers = [Browser(fresh_service).sign_in(*each) for each in wrong]
    assert {each.status_code for each in answers} == {403}
    said = {each.text.split('role="alert"')[1].split("</p>")[0] for each in answers}
    assert len(said) == 1


def test_tries_cost_time_that_grows_and_the_right_one_is_not_looked_at_meanwhile(
    fresh_service: RunningService, telephone: Telephone
) -> None:
    def attempt(password: str) -> int:
        code = telephone.code(fresh_service.clock())
        return Browser(fresh_service).sign_in("wang.min", password, code).status_code

    assert [attempt("wrong but long") for _ in range(3)] == [403, 403, 403]
    assert attempt(PASSWORD) == 429
    fresh_service.clock.moved += timedelta(seconds=2)
    assert attempt("wrong but long") == 403
    fresh_service.clock.moved += timedelta(seconds=1)
    assert attempt(PASSWORD) == 429, "the wait has grown"
    fresh_service.clock.moved += STEP
    assert attempt(PASSWORD) == 200
    fresh_service.clock.moved += STEP
    assert attempt(PASSWORD) == 200, "and is forgotten once its owner was in"


def test_nobody_is_sent_elsewhere_after_the_sign_in(
    fresh_service: RunningService, telephone: Telephone
) -> None:
    browser = Browser(fresh_service)
    code = telephone.code(fresh_service.clock())
    shown = browser.sign_in("wang.min", PASSWORD, code, wanted="//elsewhere.example/cases")
    assert shown.url.startswith(fresh_service.url)
    assert browser.get("/language/en?next=https://elsewhere.example/").url.startswith(fresh_service.url)


def test_a_link_works_once_and_for_a_day(fresh_service: RunningService) -> None:
    link = invite(fresh_service, "once", Role.OPERATOR)
    assert Browser(fresh_service).get(link).status_code == 200
    fresh_service.clock.moved += timedelta(hours=24, seconds=1)
    assert Browser(fresh_service).get(link).status_code == 404
    fresh_service.clock.moved -= timedelta(hours=24, seconds=1)
    assert Browser(fresh_service).get(f"{link[:-3]}abc").status_code == 404
    assert Browser(fresh_service).get("/enrol/x").status_code == 404


def test_a_used_link_is_of_no_use(fresh_service: RunningService) -> None:
    link = invite(fresh_service, "used", Role.OPERATOR)
    open_account(fresh_service, link)
    assert Browser(fresh_service).get(link).status_code == 404


@pytest.mark.parametrize(
    ("password", "again", "code", "said"),
    [
        ("short", "short", "", "密码太短"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "", "密码太简单"),
        ("wangmin2 and more", "wangmin2 and more", "", "不要有账号名"),
        (PASSWORD, PASSWORD + "x", "", "不一样"),
        (PASSWORD, PASSWORD, "12 345", "动态码不对"),
    ],
)
def test_a_weak_or_mistyped_choice_is_explained_and_the_link_stays_good(
    fresh_service: RunningService, password: str, again: str, code: str, said: str
) -> None:
    if fresh_service.url not in _links:
        _links[fresh_service.url] = invite(fresh_service, "wangmin2", Role.OPERATOR)
    link = _links[fresh_service.url]
    fresh_service.clock.moved *= 0
    browser = Browser(fresh_service)
    answer = browser.submit(link, link, password=password, again=again, code=code)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert browser.get(link).status_code == 200


_links: dict[str, str] = {}
"""One for all of them, of each service."""
