"""Pictures for a terminal that nobody uses: pushed with their words, looked at before anything shows them."""

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from kiosk.apply.record import Kept, Probation
from kiosk.apply.slides import MOST_PIXELS
from kiosk.contract.catalogue.schema import Text
from kiosk.visit.slides import Slide, read_slides, shown_on
from tests.kiosk.apply.standing_terminal import Terminal

SETTINGS = '[ui]\nslides = "media/voice-1"\n'
LIST = """
[[slide]]
picture = "one.png"
words = { zh = "高龄津贴每月十五日发。", en = "Paid on the 15th." }
until = 2026-12-31

[[slide]]
picture = "two.jpg"
words = { zh = "夜里也可以办。" }
"""


def picture(size: tuple[int, int] = (800, 600), kind: str = "PNG") -> bytes:
    drawn = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(drawn, kind)
    return drawn.getvalue()


def media(files: dict[str, bytes | None] | None = None) -> bytes:
    whole = io.BytesIO()
    given: dict[str, bytes | None] = {
        "slides.toml": LIST.encode(),
        "one.png": picture(),
        "two.jpg": picture(kind="JPEG"),
    }
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in (given | (files or {})).items():
            if content is not None:
                archive.writestr(name, content)
    return whole.getvalue()


def test_pictures_come_into_force_with_their_words(terminal: Terminal) -> None:
    terminal.push(1, SETTINGS, media=media())
    assert isinstance(terminal.record.state, Probation)
    one, two = read_slides(Path(terminal.in_force().ui.slides))
    assert (one.words.en, one.until) == ("Paid on the 15th.", date(2026, 12, 31))
    assert (two.words.in_language("en"), two.until) == ("夜里也可以办。", None)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"slides.toml": None}, "slides.toml: cannot be read"),
        ({"slides.toml": b"[[slide]]\npicture = "}, "slides.toml: cannot be read"),
        ({"slides.toml": b""}, "slides.toml: slide"),
        ({"slides.toml": LIST.replace('zh = "夜里也可以办。"', 'en = "x"').encode()}, "slide.1.words.zh"),
        ({"slides.toml": LIST.replace("夜里也可以办。", "长" * 41).encode()}, "more than 40 characters"),
        ({"slides.toml": LIST.replace("two.jpg", "../two.jpg").encode()}, "beside the list"),
        ({"slides.toml": LIST.replace("two.jpg", "two.svg").encode()}, "PNG or JPEG"),
        ({"two.jpg": None}, "two.jpg: is not there"),
        ({"two.jpg": b"GIF89a"}, "two.jpg: is no PNG or JPEG picture"),
        ({"two.jpg": picture((4000, 3000))}, f"more than {MOST_PIXELS}"),
        ({"one.png": picture((90, 60))}, "one.png: has 90 by 60 pixels"),
    ],
)
def test_what_cannot_be_shown_never_comes_into_force(
    terminal: Terminal, files: dict[str, bytes | None], said: str
) -> None:
    terminal.push(1, SETTINGS, media=media(files))
    assert isinstance(terminal.record.state, Kept)
    assert terminal.ended[-1] == ("refused", "media_wrong")
    assert said in terminal.record.history[-1].detail


def test_a_picture_is_shown_until_its_last_day() -> None:
    day = date(2026, 12, 31)
    over, for_good = (Slide(Path("a"), Text(zh="甲"), until) for until in (day, None))
    assert shown_on((over, for_good), day) == (over, for_good)
    assert shown_on((over, for_good), day + timedelta(days=1)) == (for_good,)
