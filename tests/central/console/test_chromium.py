"""The main paths in a real browser, without a mouse: an account is opened, somebody signs in and looks."""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from central.console.roles import Role
from tests.central.console.chromium import Chromium
from tests.central.console.desk import PASSWORD, Telephone, invite
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_heartbeat import beat

PICTURES = os.environ.get("CONSOLE_PICTURES")
"""A directory: `make console-pictures` keeps what the browser shows there."""


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path / "profile") as running:
        running.window(1440, 1000)
        yield running


def seen(browser: Chromium, name: str) -> str:
    """What stands there; nothing sticks out at the side, and the browser has refused nothing."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        browser.picture(Path(PICTURES) / f"{name}.png")
    wide = browser.say("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (name, wide) == (name, 0)
    assert browser.complaints() == []
    return browser.text()


def test_from_a_link_to_the_alerts_by_keyboard_alone(tmp_path: Path, browser: Chromium) -> None:
    with RunningService(tmp_path / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        terminal.put(terminal.enclose())
        beat(terminal, sequence=1, alarms=("storage_low",))
        browser.open(service.url + invite(service, "wang.min", *Role))
        shown = seen(browser, "enrol")
        secret = re.search(r"手动输入：\s*([A-Z2-7 ]+)", shown)
        assert secret
        telephone = Telephone(secret[1].strip())
        browser.fill("[name=password]", PASSWORD)
        browser.fill("[name=again]", PASSWORD)
        browser.fill("[name=code]", telephone.code(service.clock()))
        browser.submit("button.primary")
        assert "登录" in seen(browser, "sign-in")
        service.clock.moved += timedelta(seconds=30)
        browser.fill("[name=name]", "wang.min")
        browser.fill("[name=password]", PASSWORD)
        browser.fill("[name=code]", telephone.code(service.clock()))
        browser.submit("button.primary")
        assert "新生儿出生一件事" in seen(browser, "cases")
        for place, words in PLACES.items():
            browser.submit(f'nav a[href="{place}"]')
            assert words in seen(browser, place.strip("/"))
        browser.submit('nav a[href="/terminals"]')
        browser.submit('a[href*="view=map"]')
        assert browser.say("document.querySelectorAll('svg.map circle').length") == 1
        seen(browser, "map")
        browser.submit(f'a[href="/terminals/{terminal.name}"]')
        assert "存储不够或损坏" in seen(browser, "terminal")
        browser.submit('a[href^="/language/en"]')
        assert "Storage is short" in seen(browser, "terminal-en")
        browser.window(420, 900)
        browser.open(f"{service.url}/alerts")
        assert "Storage is short" in seen(browser, "alerts-narrow-en")
        browser.submit(".who button")
        assert "Sign in" in seen(browser, "signed-out")
        terminal.close()


PLACES = {
    "/arrivals": "申报",
    "/alerts": "存储不够或损坏",
    "/terminals": "甘井子街道办事处",
    "/bundles": "怎样发布",
    "/rollouts": "提出发布",
    "/people": "新增账号",
    "/audit": "记录首尾相连",
}
