"""The page that comes of a photograph, and what is said of it."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from devices.page_image.flatten import skew
from devices.page_image.making import page_from, page_of
from devices.page_image.page import Page, PageDoubt, PageLimits
from kiosk.words import LANGUAGES, Words
from tests.devices.page_image.photographs import Photograph, Sheet, photograph, printed


def opened(page: Page) -> Photograph:
    with Image.open(BytesIO(page.content)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (page.width, page.height)
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def test_a_page_lies_straight_and_holds_the_sheet_and_nothing_of_the_ground() -> None:
    sheet = Sheet(half=430, angle=14, tilt=0.15, at=(640, 500))
    page = page_of(photograph(sheet, on="blue", noise=4))
    shown = opened(page)
    assert page.doubt is PageDoubt.NONE
    assert abs(skew(shown)) < 0.3
    blue = (shown[:, :, 2].astype(int) - shown[:, :, 0]) > 40
    assert blue.mean() < 0.001
    assert page.width / page.height == pytest.approx(210 / 297, rel=0.08)


def test_print_is_where_it_was_on_the_sheet() -> None:
    sheet = Sheet(half=440, angle=-9)
    shown = opened(page_of(photograph(sheet)))
    true = np.asarray(printed(sheet).resize(shown.shape[1::-1], Image.Resampling.BOX).convert("L"), float)
    got = np.asarray(Image.fromarray(shown).convert("L"), float)
    likeness = np.corrcoef(true.ravel(), got.ravel())[0, 1]
    assert likeness > 0.85


def test_a_shadow_goes_and_a_red_stamp_stays_red() -> None:
    sheet = Sheet(half=430)
    shown = opened(page_of(photograph(sheet, shadow=0.5))).astype(int)
    left, right = shown[:, : shown.shape[1] // 4], shown[:, 3 * shown.shape[1] // 4 :]
    papers = [float(np.percentile(side, 70)) for side in (left, right)]
    assert abs(papers[0] - papers[1]) < 12
    assert min(papers) > 225
    red = (shown[:, :, 0] - shown[:, :, 1] > 60) & (shown[:, :, 0] - shown[:, :, 2] > 60)
    assert red.mean() > 0.002


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (partial(photograph, Sheet(half=420, angle=3)), PageDoubt.NONE),
        (partial(photograph, Sheet(half=420, angle=3), noise=10), PageDoubt.NONE),
        (partial(photograph, Sheet(half=420, lines=1), noise=6), PageDoubt.NONE),
        (partial(photograph, Sheet(half=420, angle=3), blur=3.5), PageDoubt.BLURRED),
        (partial(photograph, Sheet(half=420), blur=6, noise=5), PageDoubt.BLURRED),
        (partial(photograph, Sheet(half=420, lines=0)), PageDoubt.BLANK),
        (partial(photograph, Sheet(half=420, lines=0), noise=10), PageDoubt.BLANK),
        (partial(photograph, Sheet(half=420), light=0.12), PageDoubt.DARK),
        (
            partial(photograph, Sheet(half=250, at=(330, 480)), Sheet(half=240, at=(900, 470))),
            PageDoubt.SEVERAL,
        ),
    ],
    ids=["good", "noisy", "one-line", "blurred", "very-blurred", "blank", "blank-noisy", "dark", "two"],
)
def test_what_a_person_should_look_at_is_said(taken: Callable[[], Photograph], said: PageDoubt) -> None:
    assert page_of(taken()).doubt is said


def test_a_page_without_an_edge_is_the_whole_picture_straightened() -> None:
    askew = printed(Sheet()).rotate(-4, Image.Resampling.BICUBIC, fillcolor=(246, 245, 240))
    picture = np.asarray(askew, dtype=np.uint8)
    assert skew(picture) == pytest.approx(4, abs=0.2)
    page = page_of(picture)
    assert page.doubt is PageDoubt.NO_EDGE
    assert page_of(picture, scanned=True).doubt is PageDoubt.NONE
    assert abs(skew(opened(page))) < 0.3


@pytest.mark.parametrize("angle", [-14, -6.5, -1, 0, 0.5, 3, 12])
def test_how_far_print_lies_askew_is_measured(angle: float) -> None:
    askew = printed(Sheet()).rotate(-angle, Image.Resampling.BICUBIC, fillcolor=(246, 245, 240))
    assert skew(np.asarray(askew, dtype=np.uint8)) == pytest.approx(angle, abs=0.15)


@pytest.mark.parametrize(("most_bytes", "long_side"), [(600 * 1024, 700), (40_000, 2200), (6_000, 2200)])
def test_a_page_is_never_larger_than_allowed(most_bytes: int, long_side: int) -> None:
    page = page_of(photograph(Sheet(half=440), noise=12), PageLimits(most_bytes, long_side))
    assert len(page.content) <= most_bytes
    assert max(page.width, page.height) <= long_side
    opened(page)


def test_nothing_but_the_page_is_in_its_bytes_and_nothing_of_it_in_its_description() -> None:
    held = BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "camera of somebody"
    Image.fromarray(photograph(Sheet(half=430))).save(held, "JPEG", exif=exif, comment=b"somebody")
    page = page_from(held.getvalue())
    assert b"somebody" not in page.content
    assert str(page.content[:20]) not in repr(page)


@pytest.mark.parametrize("doubt", [each for each in PageDoubt if each is not PageDoubt.NONE])
def test_every_doubt_has_its_sentence_in_every_language(doubt: PageDoubt) -> None:
    for language in LANGUAGES:
        assert Words(language).text(doubt.sentence_key)
