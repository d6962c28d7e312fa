"""A department asks for a page anew, and it comes from a telephone: the real screens, the code on them, the
page that a browser as large as a telephone opens, a photograph as telephones make them, and the department
that looks at it.

KIOSK_PICTURES names a directory for the pictures of it.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import qrcode
import zxingcpp
from PIL import Image, ImageDraw

from tests.central.console.chromium import Chromium
from tests.oracles import catalogue_files
from tests.system.clerks import Clerk
from tests.system.soak_every_life_event import code_of, delivered, file, of_receipts
from tests.system.street import Street

EVENT, MATERIAL, NAME = "S01", "household_register", "户口簿"
MARK = "TOP LEFT"
TWELVE_MEGAPIXELS = (3024, 4032)
ON_ITS_SIDE = 6
"""EXIF: it is to be turned by 90 degrees to the right before it is looked at."""
WITHOUT_SCRIPT = """document.querySelector('form').addEventListener(
    'submit', each => each.stopImmediatePropagation(), {capture: true})"""
KEPT = os.environ.get("KIOSK_PICTURES")


def photograph() -> bytes:
    """A page on a dark table, as a telephone held upright keeps it: 12 megapixels that lie on their side, and
    a note of how to turn them.
    """
    page = Image.new("RGB", (2000, 2828), (246, 245, 240))
    pen = ImageDraw.Draw(page)
    code = io.BytesIO()
    qrcode.make(MARK, box_size=16).save(code)
    page.paste(Image.open(code).convert("RGB"), (160, 160))
    for line in range(40):
        pen.rectangle((180, 800 + 45 * line, 1800 if line % 5 else 1100, 815 + 45 * line), fill=(50, 54, 60))
    table = Image.effect_noise(TWELVE_MEGAPIXELS, 60).convert("RGB").point(lambda value: value // 3)
    askew = page.convert("RGBA").rotate(2, Image.Resampling.BICUBIC, expand=True)
    table.paste(askew, ((3024 - askew.width) // 2, (4032 - askew.height) // 2), askew)
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "a maker of telephones", ON_ITS_SIDE
    held = io.BytesIO()
    table.rotate(90, expand=True).save(held, "JPEG", quality=95, exif=exif)
    return held.getvalue()


class Telephone:
    """A browser that opens the code's page, tries a HEIC, and sends the photograph twice: once with the
    page's script, which makes it smaller, and once as it is.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.said: list[str] = []

    def __call__(self, address: str) -> None:
        self.said.append("scanned")
        whole, heic = self._directory / "IMG_0001.jpg", self._directory / "IMG_0002.heic"
        whole.write_bytes(photograph())
        heic.write_bytes(b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + bytes(2_000_000))
        with Chromium(self._directory / "profile") as browser:
            browser.window(390, 844)
            for name, photo in (("heic", heic), ("smaller", whole)):
                browser.open(f"{address}?lang=zh")
                browser.choose("#files", photo)
                browser.submit("button")
                self.said.append(browser.text())
                keep(browser, f"phone-{name}")
            browser.open(f"{address}?lang=zh")
            browser.choose("#files", whole)
            browser.say(WITHOUT_SCRIPT)
            browser.submit("button")
            self.said.append(browser.text())


def keep(browser: Chromium, name: str) -> None:
    if KEPT:
        Path(KEPT).mkdir(parents=True, exist_ok=True)
        browser.picture(Path(KEPT) / f"{name}.png")


@pytest.fixture
def telephone(tmp_path: Path) -> Telephone:
    return Telephone(tmp_path)


@pytest.fixture
def street(tmp_path: Path, telephone: Telephone) -> Iterator[Street]:
    out = Path(KEPT) if KEPT else tmp_path / "out"
    with Street(tmp_path / "data", out, phone=telephone) as running:
        yield running


def test_a_page_that_was_asked_for_comes_upright_from_a_telephone(
    street: Street, telephone: Telephone, tmp_path: Path
) -> None:
    event = catalogue_files.life_events()[EVENT]
    number = file(street, EVENT, 0)
    delivered(street)
    clerk = Clerk(street, sorted(event["departments"]))
    task = of_receipts(clerk, clerk.tasks("to_do"))[number][0]
    clerk.accept(task)
    clerk.ask(task, "", material=MATERIAL)
    before = clerk.pages(task)
    street.come("lin", EVENT, code=code_of(street, number), purpose="phone")
    assert telephone.said[0] == "scanned"
    assert "HEIC 格式" in telephone.said[1]
    assert "已经发了 1 个" in telephone.said[2]
    assert "已经发了 2 个" in telephone.said[3], "without the page's script"
    delivered(street)
    street.wait_until(lambda: "已补正" in clerk.page(task), "the amendment is not joined to its task")
    street.wait_until(lambda: len(clerk.pages(task)) > len(before), "the pages are not opened")
    came = [each for each in clerk.pages(task) if each not in before]
    assert [name for name, _ in came] == [f"{NAME} 第1页", f"{NAME} 第2页"]
    for name, content in came:
        assert_upright(content)
        if KEPT:
            (Path(KEPT) / f"{name}.jpg").write_bytes(content)
    with Chromium(tmp_path / "clerk") as browser:
        browser.window(1440, 1000)
        browser.cookie(street.central.url, "desk", clerk.session())
        browser.open(f"{street.central.url}/tasks/{task.id}")
        keep(browser, "department")
        browser.open(browser.say("document.querySelector('li:has(.chip) a[href*=attachments]').href"))
        assert browser.say("document.images[0].naturalHeight > document.images[0].naturalWidth")
        keep(browser, "department-page")


def assert_upright(content: bytes) -> None:
    """What stands at the top left of the paper stands there; nothing of the camera came along."""
    picture = Image.open(io.BytesIO(content))
    assert not picture.getexif()
    assert picture.height > picture.width
    [code] = zxingcpp.read_barcodes(picture)
    assert code.text == MARK
    assert abs(code.orientation) < 10
    where = code.position.top_left
    assert where.x < picture.width / 3
    assert where.y < picture.height / 3
