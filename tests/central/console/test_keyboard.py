"""Every page of the console with the Tab key alone: all that can be used is reached, in the order in which it
stands, with a ring around it; on each group of pages its main deed is done without a mouse; all of it fits.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from central.console.roles import Role
from kiosk.catalogue.factory import factory_directory
from kiosk.contract.catalogue.loading import load
from tests.central.catalogue import small_catalogue
from tests.central.console import a_desk, a_fleet
from tests.central.console.chromium import KEYS, Chromium
from tests.central.console.desk import invite
from tests.central.console.test_chromium import PICTURES, seen
from tests.central.service import RunningService

WALK = """(() => {
    const all = 'a[href], button, input:not([type=hidden]):not([tabindex="-1"]), select, textarea, summary';
    const mine = [...document.querySelectorAll(all)].filter(each => each.checkVisibility() && !each.disabled);
    window.walked = [];
    window.mine = mine.map(each => each.outerHTML.slice(0, 100));
    document.addEventListener('focusin', each => {
        const style = getComputedStyle(each.target);
        const ring = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
        const box = each.target.getBoundingClientRect();
        walked.push([mine.indexOf(each.target), ring >= 2 && box.right > 0 && box.width > 0]);
    });
    return [mine.length, mine.filter(each => each.type === 'date').length];
})()"""


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path / "profile") as running:
        running.window(1440, 1000)
        yield running


def walk(browser: Chromium, page: str) -> None:
    """With Tab once around the page that is open."""
    count, dates = browser.say(WALK)
    browser.press("Tab", count + 4 * dates + 2)
    walked, mine = browser.say("[walked, mine]")
    reached = list(dict.fromkeys(number for number, _ in walked if number >= 0))
    first = reached.index(0)
    around = reached[first:] + reached[:first]
    missed = [mine[each] for each in range(count) if each not in reached]
    assert (page, missed) == (page, [])
    assert (page, around) == (page, list(range(count)))
    assert (page, [mine[number] for number, ring in walked if number >= 0 and not ring]) == (page, [])


def reach(browser: Chromium, selector: str) -> None:
    """Skip to the content, then Tab until there."""
    if browser.say("document.activeElement === document.body"):
        browser.press("Tab")
        if browser.say("document.activeElement.matches('.skip')"):
            browser.press("Enter")
            browser.press("Tab")
            assert browser.say("document.querySelector('main').contains(document.activeElement)")
    for _ in range(200):
        if browser.say(f"document.activeElement.matches({json.dumps(selector)})"):
            return
        browser.press("Tab")
    pytest.fail(f"{selector} is not reached")


def test_every_page_with_the_tab_key_alone(tmp_path: Path, browser: Chromium) -> None:
    catalogue = load(factory_directory()) if PICTURES else small_catalogue()
    with RunningService(
        tmp_path / "central", catalogue=catalogue, places=a_fleet.PLACES + a_fleet.HALL
    ) as service:
        a_fleet.stand_in(service)
        a_fleet.roll_out(service, tmp_path / "central")
        day = a_desk.a_day(service)
        invited = invite(service, "li.na", Role.AUDITOR)
        doors = {"sign-in": "/sign-in", "enrol": invited, "verify": day.document}
        for name, path in doors.items():
            browser.open(service.url + path)
            seen(browser, f"walk-{name}")
            walk(browser, name)
        browser.cookie(service.url, "desk", a_desk.everybody(service, "zhou.li"))
        for name, path in PAGES.items():
            browser.open(service.url + path.format(day=day))
            codes = [] if name in WITH_KEYS else CODES.findall(seen(browser, f"walk-{name}"))
            assert (name, codes) == (name, [])
            walk(browser, name)
        for name, (path, *steps, told) in DEEDS.items():
            browser.open(service.url + path.format(day=day))
            assert (name, told in browser.text()) == (name, False)
            for each in steps:
                use(browser, each)
            browser.enter()
            assert told in seen(browser, f"walk-{name}"), name
        deeds = browser.say("[...document.querySelectorAll('td.deed')].map(each => each.innerText)")
        assert [each for each in deeds if each.isascii()] == [], "a deed without words"
        late = browser.say(
            "[...document.querySelectorAll('tbody tr')].slice(0, 9).map(each => each.innerText)"
        )
        assert [each for each in late if "127.0.0.1" not in each] == [], "a deed from nowhere"
        fits(service, browser)
        on_the_wall(service, browser)


def on_the_wall(service: RunningService, browser: Chromium) -> None:
    """The hall's screen, a metre wide: its words can be read from five metres (a character of 22 mm and more)
    without anybody touching it.
    """
    browser.cookie(service.url, "desk", "")
    browser.window(1920, 1080)
    browser.open(service.url + "/hall/QZ")
    assert "A001\n3 号" in seen(browser, "hall")
    words = (
        "[...document.body.querySelectorAll('*')].filter(each => each.innerText)"
        ".map(each => parseFloat(getComputedStyle(each).fontSize) / innerWidth)"
    )
    assert min(browser.say(words)) >= 0.0219
    assert browser.say("document.querySelectorAll('script, a, form, img').length") == 0
    assert browser.say("document.querySelector('meta[http-equiv=refresh]').content") == "5"
    assert browser.say("document.documentElement.scrollHeight - innerHeight") == 0


def fits(service: RunningService, browser: Chromium) -> None:
    """Nothing sticks out on a narrower screen, and no word of the wire stands there."""
    for width, height in SIZES if PICTURES else SIZES[1:]:
        browser.window(width, height)
        for name, path in (MORE if PICTURES else WITHOUT_PICTURES).items():
            browser.open(service.url + path)
            shown = seen(browser, f"{name}-{width}")
            codes = [] if name in WITH_KEYS else CODES.findall(shown)
            assert (name, codes) == (name, [])


def use(browser: Chromium, step: tuple[str, ...]) -> None:
    """Go to a control; type into it, or press a key on it."""
    selector, *what = step
    reach(browser, selector)
    for each in what:
        if each in KEYS:
            browser.press(each)
        else:
            browser.type(each)


PAGES = {
    "cases": "/cases",
    "arrivals": "/arrivals",
    "unreadable": "/unreadable",
    "unreadable-one": "/unreadable/{day.unreadable}",
    "tasks": "/tasks",
    "tasks-waiting": "/tasks?show=waiting",
    "tasks-decided": "/tasks?show=decided",
    "task": "/tasks/{day.task}",
    "window": "/window",
    "appointments": "/appointments",
    "queues": "/queues",
    "queue": "/queues/QZ/A",
    "overdue": "/overdue",
    "commitments": "/commitments",
    "refunds": "/refunds",
    "obstacles": "/obstacles",
    "obstacle-new": "/obstacles/{day.new}",
    "obstacle-assigned": "/obstacles/{day.assigned}",
    "impossible": "/impossible",
    "ratings": "/ratings",
    "callbacks": "/callbacks",
    "figures": "/figures",
    "retention": "/retention",
    "people": "/people",
    "departments": "/people/zhou.li/departments",
    "audit": "/audit",
    "alerts": "/alerts",
    "terminals": "/terminals",
    "map": "/terminals?view=map",
    "terminal": "/terminals/0005",
    "terminal-new": "/terminals/0010",
    "bundles": "/bundles",
    "catalogue": "/bundles/catalogue/ganjingzi-2027.1.zip",
    "rollouts": "/rollouts",
    "rollout-stopped": "/rollouts/2",
    "rollout-proposed": "/rollouts/4",
}
DEEDS: dict[str, tuple[Any, ...]] = {
    "task-accepted": ("/tasks/{day.task}", ("#accept",), "已受理"),
    "correction-asked": ("/tasks/{day.task}", ("#wants", "请补交第二页"), ("#ask",), "等待补正"),
    "task-refused": (
        "/tasks/{day.task}",
        ("#note", "逾期未补正"),
        ("summary", "Enter"),
        ("#ground", "《示例条例》第三条"),
        ("#refuse",),
        "60日内",
    ),
    "identity-confirmed": ("/window", ("[name=how]", "窗口人证比对"), "没有待核实的身份"),
    "appointment-kept": ("/appointments", ("form button",), "已留位"),
    "number-called": ("/queues/QZ/A", ("[name=window]", "3 号"), ("#next",), "A001 · 在办"),
    "report-assigned": (
        "/obstacles/{day.assigned}",
        ("[name=category]", "ArrowDown"),
        ("[name=department]", "ArrowDown"),
        ("button.primary",),
        "部门办理中",
    ),
    "low-rating-answered": ("/ratings", ("[name=text]", "已换打印机"), "已换打印机"),
    "called": ("/callbacks", ("button.primary",), "已回电"),
    "money-returned": ("/refunds", ("[name=reference]", "T-20261126-7"), "流水号 T-20261126-7"),
    "commitment-true": ("/commitments", ("form button",), "核查属实"),
    "review-accepted": ("/arrivals", ("[name=reason]", "查过原件"), "审核通过"),
    "unreadable-settled": (
        "/unreadable/{day.unreadable}",
        ("[name=note]", "已转窗口"),
        ("button.primary",),
        "没有读不出的来件",
    ),
    "rollout-approved": ("/rollouts/4", (".states button.primary",), "wang.min → zhou.li"),
    "staff-code": ("/terminals/0001", ("[action$=staff-code] button",), "在终端上输入"),
    "diagnosed": ("/terminals/0001", ("[action$=command] button",), "等终端来取"),
    "account-added": (
        "/people",
        ("[action='/people'] [name=name]", "sun.wei"),
        ("[action='/people'] [name=shown]", "孙伟"),
        ("[action='/people'] [value=department]", " "),
        ("[action='/people'] button",),
        "只显示这一次",
    ),
    "trail-of-one": ("/audit", ("[name=who]", "zhou.li"), "看全部"),
}
"""By what was done: the page, what is used on it in turn, and what it says after Enter and not before."""
SIZES = ((1440, 900), (1024, 768), (420, 800))
MORE = {
    "busy-alerts": "/alerts",
    "busy-terminals": "/terminals",
    "busy-paper": "/terminals?alert=paper",
    "busy-nobody": "/terminals?text=nowhere",
    "busy-map": "/terminals?view=map",
    "busy-terminal": "/terminals/0005",
    "busy-undone": "/terminals/0006",
    "busy-new": "/terminals/0010",
    "busy-bundles": "/bundles",
    "busy-catalogue": "/bundles/catalogue/ganjingzi-2027.1.zip",
    "busy-gaps": "/bundles/catalogue/ganjingzi-2027.2.zip",
    "busy-settings": "/bundles/config/general-13.toml",
    "busy-rollouts": "/rollouts",
    "busy-stopped": "/rollouts/2",
    "busy-under-way": "/rollouts/3",
    "busy-proposed": "/rollouts/4",
    "busy-people": "/people",
    "busy-audit": "/audit",
    "desk-tasks": "/tasks",
    "desk-arrivals": "/arrivals",
    "desk-appointments": "/appointments",
    "desk-obstacles": "/obstacles",
    "desk-ratings": "/ratings",
    "desk-callbacks": "/callbacks",
    "desk-commitments": "/commitments",
    "desk-cases": "/cases",
    "busy-english": "/language/en?next=/terminals/0005",
    "busy-alerts-english": "/alerts",
    "desk-tasks-english": "/tasks",
    "desk-ratings-english": "/ratings",
    "desk-commitments-english": "/commitments",
    "desk-arrivals-english": "/arrivals",
    "busy-chinese": "/language/zh?next=/terminals",
}
WITHOUT_PICTURES = {
    name: MORE[name]
    for name in ("busy-alerts", "busy-terminals", "busy-terminal", "busy-gaps", "busy-under-way")
}
CODES = re.compile(r"\b[a-z]+_[a-z_]+\b")
"""Words of the wire have an underscore; no page shows one."""
WITH_KEYS = {
    "task",
    "unreadable-one",
    "catalogue",
    "rollout-stopped",
    "rollout-proposed",
    "busy-gaps",
    "busy-catalogue",
    "busy-settings",
    "busy-stopped",
    "busy-under-way",
    "busy-proposed",
}
"""They name keys of settings and of a catalogue, or show what was delivered as it came: what
is in no catalogue has no words.
"""
