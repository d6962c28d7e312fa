"""The receipt as a resident holds it: read from its bytes, and its code from its picture."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import zxingcpp
from PIL import Image

from devices.receipt_printer.document import QrLevel
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from devices.simulators.paper import picture
from kiosk.contract.catalogue.schema import Text
from kiosk.receipt.content import Assurance, ClockQuality, Delivery, ReceiptContent
from kiosk.receipt.layout import receipt_document
from kiosk.receipt.qr_size import PayloadTooLong, level_for, module_dots
from kiosk.words import LANGUAGES, Language
from tests.oracles import escpos_paper as paper

PAYLOAD = b"GJZ1:7K2M-01-000419-Q8TD-5:B8N0T9KXH2"
CONTENT = ReceiptContent(
    number="7K2M-01-000419-Q8TD-5",
    service=Text(zh="新生儿出生一件事", en="Birth of a child", ko="아이 출생", ja="出生届"),
    applicant_masked="周*",
    received=datetime(2026, 11, 23, 3, 19, tzinfo=timezone(timedelta(hours=8))),
    clock=ClockQuality.SYNCHRONISED,
    departments=(Text(zh="公安", en="Public Security"), Text(zh="卫健", en="Health")),
    promised_limit=Text(zh="受理后5个工作日", en="5 working days after acceptance"),
    next_step=Text(zh="等短信，或扫码查进度", en="Wait for a text message, or scan the code"),
    qr_payload=PAYLOAD,
    assurance=Assurance.TO_BE_CONFIRMED,
    delivery=Delivery.QUEUED,
    place=Text(zh="甘井子街道政务服务大厅", en="Ganjingzi Sub-district Service Hall"),
    contact_lines=(Text(zh="政务服务热线 12345", en="Service hotline 12345"),),
)
RASTERISER = FontRasteriser()


def printed(content: ReceiptContent = CONTENT, language: Language = "zh", profile: str = "default") -> bytes:
    return encode(receipt_document(content, language), load(profile), RASTERISER).data


def words(content: ReceiptContent = CONTENT, language: Language = "zh") -> str:
    return paper.text(printed(content, language))


def flat(text: str) -> str:
    return "".join(text.split())


def codes_in(image: Image.Image) -> list[bytes]:
    return [found.bytes for found in zxingcpp.read_barcodes(image)]


def test_the_receipt_says_received_and_not_accepted() -> None:
    text = words()
    assert "收件凭证" in text
    assert "我们已收到，不代表已经受理" in text


def test_the_number_is_whole_on_one_line_and_the_largest_thing_beside_the_title() -> None:
    lines = [item for item in paper.read(printed()) if isinstance(item, paper.Line)]
    (number,) = [line for line in lines if line.text == CONTENT.number]
    assert {(run.width, run.height, run.bold) for run in number.runs} == {(2, 2, True)}


def test_everything_a_resident_needs_stands_on_it_in_the_order_of_the_screen() -> None:
    text = words()
    expected = [
        "甘井子街道政务服务大厅",
        "收件凭证",
        CONTENT.number,
        "新生儿出生一件事",
        "周*",
        "2026-11-23 03:19",
        "公安",
        "卫健",
        "受理后5个工作日",
        "身份待确认",
        "网络中断，材料已安全保存",
        "等短信，或扫码查进度",
        "政务服务热线 12345",
        "示例目录",
    ]
    places = [text.find(part) for part in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_the_english_receipt_says_the_same_in_english() -> None:
    text = flat(words(language="en"))
    for part in (
        "Not yet accepted",
        CONTENT.number,
        "Birth of a child",
        "Public Security",
        "Health",
        "To be confirmed",
        "No network just now",
        "Service hotline 12345",
        "Illustrative catalogue",
    ):
        assert flat(part) in text
    assert "身份" not in text


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_what_officials_read_stands_in_chinese_in_every_language(language: Language) -> None:
    text = words(language=language)
    for part in ("收件凭证", "新生儿出生一件事", "公安", "卫健", CONTENT.number):
        assert part in text


def test_the_japanese_receipt_is_text_that_the_printer_s_own_font_has() -> None:
    text = flat(words(language="ja"))
    for part in ("受付票", "まだ受理ではありません", "出生届", "確認待ち", "通信できません", "見本の一覧"):
        assert part in text
    assert not any(isinstance(item, paper.Raster) for item in paper.read(printed(language="ja")))


def test_hangul_that_the_printer_s_font_lacks_is_on_the_paper_as_a_picture() -> None:
    """Each line its own letters: boxes in their place would make lines of the same length alike."""
    rasters = [item for item in paper.read(printed(language="ko")) if isinstance(item, paper.Raster)]
    assert len(rasters) >= 10
    assert all(raster.black > 100 for raster in rasters)
    assert len({raster.rows for raster in rasters}) == len(rasters)


def test_what_is_confirmed_and_delivered_is_told_as_such() -> None:
    text = words(replace(CONTENT, assurance=Assurance.CONFIRMED, delivery=Delivery.DELIVERED))
    assert "已核验" in text
    assert "待确认" not in text
    assert "已送达，2个部门分头办理" in text


def test_an_unconfirmed_clock_is_admitted() -> None:
    assert "待校准" not in words()
    assert "待校准" in words(replace(CONTENT, clock=ClockQuality.UNCONFIRMED))


def test_a_real_catalogue_needs_no_notice() -> None:
    assert "示例目录" not in words(replace(CONTENT, illustrative=False))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        replace(CONTENT, received=datetime(2026, 11, 23, 3, 19, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", ["default", "cashino-kp628e", "custom-vkp80"])
def test_a_stranger_s_scanner_reads_the_code_from_the_picture_of_the_paper(
    language: Language, profile: str
) -> None:
    assert codes_in(picture(printed(language=language, profile=profile))) == [PAYLOAD]


def test_the_printer_s_own_bytes_carry_the_same_code() -> None:
    assert paper.qr_payloads(printed()) == [PAYLOAD]
    assert codes_in(paper.picture(printed())) == [PAYLOAD]


def test_a_code_with_a_whole_submission_is_still_read_from_the_paper() -> None:
    carried = bytes(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"[i * 7 % 45] for i in range(1000))
    data = printed(replace(CONTENT, qr_payload=carried))
    (code,) = [item for item in paper.read(data) if isinstance(item, paper.QrCode)]
    assert code.module >= 4
    assert codes_in(picture(data)) == [carried]


def test_an_ordinary_code_has_modules_of_six_dots_or_more() -> None:
    assert module_dots(PAYLOAD) >= 6
    assert level_for(PAYLOAD) is QrLevel.M


@pytest.mark.parametrize("size", [1300, 5000])
def test_a_code_too_fine_to_scan_is_refused(size: int) -> None:
    with pytest.raises(PayloadTooLong, match="digest"):
        module_dots(b"A" * size)


def test_a_name_outside_gbk_is_on_the_paper_as_a_picture_and_the_rest_stays_text() -> None:
    data = printed(replace(CONTENT, applicant_masked="𠮷*"))
    assert any(isinstance(item, paper.Raster) for item in paper.read(data))
    assert CONTENT.number in paper.text(data)


def test_the_product_s_picture_shows_what_the_independent_reader_sees() -> None:
    """Both draw the same bytes; line by line the same rows of the paper carry ink."""
    data = printed()
    ours, theirs = picture(data), paper.picture(data)
    inner = ours.crop((32, 32, 32 + 576, 32 + theirs.height))
    differing = sum(_has_ink(inner, y) != _has_ink(theirs, y) for y in range(theirs.height))
    assert differing < theirs.height * 0.05


def _has_ink(image: Image.Image, y: int) -> bool:
    return image.crop((0, y, image.width, y + 1)).getextrema()[0] < 128  # type: ignore[operator]
