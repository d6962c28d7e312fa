"""The page in a real browser as large as a phone: chosen, shown, made smaller, sent."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image

from kiosk.contract.uploads import FileKind, Use
from tests.central.console.chromium import Chromium
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.uploads.phone import opened, photograph

PICTURES = os.environ.get("CONSOLE_PICTURES")
"""A directory: `make console-pictures` keeps what the browser shows there."""


def seen(browser: Chromium, name: str) -> str:
    """What stands there; nothing sticks out at the side, and the browser has refused nothing."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        browser.picture(Path(PICTURES) / f"{name}.png")
    wide = browser.say("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (name, wide) == (name, 0)
    assert browser.complaints() == []
    return browser.text()


def test_a_photograph_is_chosen_made_smaller_and_sent(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photograph(3000))
    with RunningService(tmp_path / "central") as service, Chromium(tmp_path / "profile") as browser:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        browser.window(390, 844)
        page = opened(terminal)
        browser.open(f"{page.url}?lang=zh")
        assert "把材料拍给终端" in seen(browser, "phone-zh")
        browser.choose("#files", photo)
        seen(browser, "phone-chosen-zh")
        browser.submit("button")
        assert "已经发了 1 个" in seen(browser, "phone-sent-zh")
        arrived = Image.open(BytesIO(page.fetched(1, FileKind.JPEG)))
        assert max(arrived.size) == 2600, "the phone has made it smaller before it sent it"
        other = opened(terminal, Use.PRINT)
        browser.open(f"{other.url}?lang=en")
        assert "Send it to the terminal to print" in seen(browser, "phone-en")
        browser.open(f"{page.url}?lang=en")
        assert "This page is over" in browser.text()
        terminal.close()
