"""What reaches the printer, read back by somebody who has only the fact sheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.receipt_printer import profile as profiles
from devices.receipt_printer.cells import columns_of, wrap
from devices.receipt_printer.document import (
    LARGE,
    TALL,
    Align,
    Block,
    Columns,
    Document,
    Feed,
    Qr,
    QrLevel,
    Rule,
    RuleWeight,
    Size,
    Text,
)
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from tests.fixtures.device_vectors import vector
from tests.oracles import escpos_paper as paper

RASTERISER = FontRasteriser()
IN_TWO_BYTE_GBK = "".join(
    character
    for lead in range(0x81, 0xFF)
    for trail in range(0x40, 0xFF)
    if len(character := bytes([lead, trail]).decode("gbk", "ignore")) == 1
    and character > "\x7f"
    and not character.isspace()
)
ASCII = "".join(map(chr, range(0x21, 0x7F)))


def job(*blocks: Block, profile: str = "default", columns: int = 48) -> bytes:
    return encode(Document(blocks), load(profile), RASTERISER, columns).data


def lines(data: bytes) -> list[paper.Line]:
    return [item for item in paper.read(data) if isinstance(item, paper.Line)]


def rasters(data: bytes) -> list[paper.Raster]:
    return [item for item in paper.read(data) if isinstance(item, paper.Raster)]


def bands_joined(data: bytes) -> list[paper.Printed]:
    """A picture sent in several bands as the one picture it is on paper."""
    joined: list[paper.Printed] = []
    for item in paper.read(data):
        last = joined[-1] if joined else None
        if isinstance(item, paper.Raster) and isinstance(last, paper.Raster):
            joined[-1] = paper.Raster(
                item.width, last.height + item.height, last.rows + item.rows, item.align
            )
        else:
            joined.append(item)
    return joined


def test_chinese_stands_in_two_bytes_and_ascii_in_one() -> None:
    assert b"\x1c&\xd6\xd0\xce\xc4\x1c.abc\n" in job(Text("中文abc"))
    assert paper.text(job(Text("中文abc"))) == "中文abc"


def test_the_maker_s_own_example_is_read_by_the_oracle_as_the_maker_says() -> None:
    (chinese, single) = lines(vector("G05").bytes)
    assert chinese.text == "爱上自己"
    assert len(single.text) == 8


def test_the_published_jobs_are_read_by_the_oracle() -> None:
    assert paper.qr_payloads(vector("G01").bytes) == ["https://example.gov.cn/中".encode()]
    assert rasters(vector("G02").bytes) == [paper.Raster(16, 2, (b"\xff\xff", b"\xff\xff"))]
    assert paper.text(vector("G03").bytes) == "中文abc"
    assert paper.read(vector("G04").bytes) == [paper.Cut(full=False)]
    assert paper.read(vector("G06").bytes) == [paper.QrCode(b"ABC", 3, "L", "centre")]


def test_our_qr_code_is_byte_for_byte_the_published_one() -> None:
    data = "https://example.gov.cn/中".encode()
    assert vector("G01").bytes in job(Qr(data, 6, QrLevel.L))


def test_a_printer_without_model_selection_gets_none() -> None:
    code = Qr(b"ABC", 3, QrLevel.L)
    assert b"\x1d(k\x04\x001A2\x00" in job(code)
    assert b"1A2" not in job(code, profile="cashino-kp628e")
    assert paper.qr_payloads(job(code, profile="cashino-kp628e")) == [b"ABC"]


def test_a_printer_without_qr_codes_gets_a_picture_of_one() -> None:
    data = job(Qr(b"ABC"), profile="custom-vkp80")
    assert paper.qr_payloads(data) == []
    assert rasters(data)[0].height == 21 * 6


def test_the_published_cut_ends_every_job() -> None:
    assert job().endswith(vector("G04").bytes)


@pytest.mark.parametrize("rare", ["𠮷", "\ue863", "䶮", "㛃", "😀", "e\u0301", "葛\U000e0100", "\u115f"])
def test_a_line_with_a_character_outside_gbk_goes_as_a_picture(rare: str) -> None:
    data = job(Text(f"王{rare}先生"))
    assert paper.text(data) == ""
    (picture,) = rasters(data)
    assert (picture.height, picture.width) == (24, 96)
    assert picture.black > 100


def test_the_substitute_of_a_character_without_a_glyph_is_seen_and_differs_by_character() -> None:
    assert RASTERISER.has_font
    first, second = rasters(job(Text("\ue863")))[0], rasters(job(Text("\ue864")))[0]
    assert first.black > 100
    assert first.rows != second.rows


def test_without_any_font_every_rare_character_still_shows() -> None:
    bare = FontRasteriser(directories=())
    assert not bare.has_font
    data = encode(Document((Text("𠮷田"),)), load("default"), bare).data
    assert rasters(data)[0].black > 100


@pytest.mark.parametrize(
    "control", ["\x10\x04\x01", "\x10\x05\x02", "\x1b@", "\x1dV\x00", "\x7f", "\x00", "\ud842"]
)
def test_a_name_cannot_command_the_printer(control: str) -> None:
    data = job(Text(f"王{control}五"))
    assert [type(item).__name__ for item in paper.read(data)] == ["Raster", "Space", "Cut"]


@given(
    st.text(st.sampled_from(IN_TWO_BYTE_GBK + ASCII), min_size=1, max_size=120),
    st.sampled_from([name for name in profiles.names() if load(name).chinese_text]),
)
@settings(max_examples=150, deadline=None)
def test_every_character_of_gbk_comes_out_as_itself(text: str, name: str) -> None:
    printed = job(Text(text), profile=name)
    assert rasters(printed) == []
    assert paper.text(printed).replace("\n", "") == text


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_at_all_is_lost_or_breaks_a_job(text: str) -> None:
    """Whatever is in a line, it is either read back as text or stands on the paper as a picture."""
    data = job(Text(text))
    printed = [item for item in bands_joined(data) if isinstance(item, paper.Line | paper.Raster)]
    wrapped = wrap(text, 48)
    assert len(printed) == len(wrapped)
    for item, line in zip(printed, wrapped, strict=True):
        if isinstance(item, paper.Line):
            assert item.text == line
        else:
            assert item.width >= columns_of(line) * 12
            assert item.black > 0 or not line.strip()


@given(
    st.lists(
        st.one_of(
            st.builds(
                Text,
                st.text(max_size=40),
                st.builds(Size, st.integers(1, 8), st.integers(1, 8)),
                st.booleans(),
                st.sampled_from(Align),
            ),
            st.builds(Columns, st.text(max_size=30), st.text(max_size=40)),
            st.builds(Rule),
            st.builds(Feed, st.integers(0, 600)),
            st.builds(Qr, st.binary(min_size=1, max_size=300), st.integers(1, 3)),
        ),
        max_size=5,
    ),
    st.sampled_from(profiles.names()),
    st.sampled_from([32, 42, 48]),
)
@settings(max_examples=60, deadline=None)
def test_every_document_is_understood_fits_the_paper_and_holds_no_real_time_command(
    blocks: list[Block], name: str, columns: int
) -> None:
    data = job(*blocks, profile=name, columns=columns)
    assert not any(pair in data for pair in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
    for item in paper.read(data):
        if isinstance(item, paper.Line):
            assert item.columns <= columns
        if isinstance(item, paper.Raster):
            assert item.width <= columns * 12 + 7


def test_sizes_weight_and_place_reach_the_paper() -> None:
    (big, tall, plain) = lines(
        job(
            Text("收件凭证", LARGE, bold=True, align=Align.CENTRE),
            Text("A1", TALL, align=Align.RIGHT),
            Text("x"),
        )
    )
    assert big == paper.Line((paper.Run("收件凭证", chinese=True, bold=True, width=2, height=2),), "centre")
    assert tall == paper.Line((paper.Run("A1", width=1, height=2),), "right")
    assert plain == paper.Line((paper.Run("x"),), "left")


def test_a_long_value_wraps_under_itself() -> None:
    printed = paper.text(
        job(Columns("办理部门", "公安、卫健、医保、人社、街道、民政、残联、教育", 10))
    ).split("\n")
    assert printed[0].startswith("办理部门  公安")
    assert printed[1].startswith(" " * 10 + "残联") or printed[1].startswith(" " * 10)
    assert "".join(line[10:] if line.startswith(" ") else line for line in printed).count("、") == 7


def test_no_line_begins_with_a_full_stop_and_no_latin_word_is_torn() -> None:
    assert wrap("一二三四五，六", 10) == ["一二三四", "五，六"]
    assert wrap("please keep this paper", 12) == ["please keep", "this paper"]
    assert wrap("中文word", 6) == ["中文", "word"]


def test_no_korean_word_katakana_word_number_or_date_is_torn() -> None:
    assert wrap("부서가 먼저 본인 확인을 합니다", 14) == ["부서가 먼저", "본인 확인을", "합니다"]
    assert wrap("처리된 뒤 민원홀(1층)에서 내세요", 20) == ["처리된 뒤 민원홀", "(1층)에서 내세요"]
    assert wrap("公共のネットワークでパスワードを", 24) == ["公共のネットワークで", "パスワードを"]
    assert wrap("最晚不超过15个工作日", 12) == ["最晚不超过", "15个工作日"]
    assert wrap("遅くとも2026年12月1日までに完了", 20) == ["遅くとも", "2026年12月1日までに", "完了"]
    assert wrap("늦어도 2026년 12월 1일까지 처리", 24) == ["늦어도", "2026년 12월 1일까지 처리"]
    assert wrap("if accepted the same day, by 1 Dec 2026", 34) == [
        "if accepted the same day, by",
        "1 Dec 2026",
    ]
    assert wrap("还给您 10.50 元", 14) == ["还给您", "10.50 元"]


@pytest.mark.parametrize("mark", "ーっゃ々・")
def test_no_line_begins_with_what_belongs_to_the_character_before(mark: str) -> None:
    assert wrap(f"一二三四五{mark}六七八九", 10)[1].startswith(f"五{mark}")


def test_no_syllable_is_left_alone_on_the_last_line() -> None:
    assert wrap("按新时间来，不方便就打电话。", 26) == ["按新时间来，不方便就打", "电话。"]
    assert wrap("今回は予約できませんでした", 24) == ["今回は予約できません", "でした"]
    assert wrap("It could not be booked at all by us", 34) == ["It could not be booked at", "all by us"]


def test_a_receipt_number_too_wide_for_the_paper_breaks_between_its_groups() -> None:
    assert wrap("7K2M-01-000419-Q8TD-5", 16) == ["7K2M-01-000419-", "Q8TD-5"]


@given(st.text(max_size=80), st.integers(2, 48))
def test_wrapping_never_exceeds_the_width_and_loses_nothing_but_spaces(text: str, columns: int) -> None:
    wrapped = wrap(text, columns)
    assert all(columns_of(line) <= columns for line in wrapped)
    kept = text.replace("\r\n", "\n").translate({ord(" "): None, ord("\t"): None, ord("\n"): None})
    assert "".join(wrapped).replace(" ", "") == kept


@pytest.mark.parametrize("profile", ["default", "custom-vkp80"])
def test_a_code_for_wide_paper_is_made_smaller_for_narrow_paper(profile: str) -> None:
    data = job(Qr(b"a" * 400, 8, QrLevel.L), profile=profile, columns=32)
    widths = [item.width for item in paper.read(data) if isinstance(item, paper.Raster)]
    modules = [item.module for item in paper.read(data) if isinstance(item, paper.QrCode)]
    assert modules == [5] or (modules == [] and max(widths) <= 32 * 12 + 7)


@pytest.mark.parametrize("name", [name for name in profiles.names() if not load(name).chinese_text])
def test_a_printer_without_a_chinese_font_gets_chinese_as_pictures_and_the_rest_in_type(name: str) -> None:
    printed = job(Text("收件凭证"), Rule(RuleWeight.HEAVY), Text("7K2M-01"), profile=name)
    assert len(rasters(printed)) == 1
    assert paper.text(printed).splitlines() == ["=" * 48, "7K2M-01"]


def test_what_narrows_is_as_wide_as_its_widest_paragraph_allows() -> None:
    name = Text("District Service Centre\n区政务服务中心", LARGE, narrows=True)
    assert {run.width for line in lines(job(name)) for run in line.runs} == {2}


def test_what_narrows_keeps_its_height_and_stays_in_one_line_on_narrow_paper() -> None:
    number = Text("7K2M-01-000419-Q8TD-5", LARGE, narrows=True)
    for columns, width in ((48, 2), (32, 1), (24, 1)):
        data = encode(Document((number,)), load("default"), FontRasteriser(), columns).data
        (line,) = lines(data)
        (run,) = line.runs
        assert (run.width, run.height) == (width, 2)
