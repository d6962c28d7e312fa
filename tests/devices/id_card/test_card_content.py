"""Sound frames with odd content: refused whole, or flagged; never half a card and never a crash."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import CardReadFailed
from devices.id_card.card import LONG_TERM, CardKind, IdCard, Nation
from tests.devices.id_card.cards import (
    FOREIGNER_2017,
    FOREIGNER_2023,
    PERMIT,
    RESIDENT,
    RESIDENT_DATED,
    decode,
    with_field,
    with_number,
)


@pytest.mark.parametrize(
    "name",
    [
        "陈\ue863",  # private use
        "王𠮷",  # beyond the BMP: a surrogate pair, against the UCS-2 rule
        "李䶮㛃龑",  # extension A
        "买买提·艾力",
        "A" * 15,
        "e\u0301",  # a combining mark stays beside its letter
        "陈\u200b例",
    ],
)
def test_names_keep_every_code_point(name: str) -> None:
    assert decode(with_field(RESIDENT, 0, 30, name)).name == name


def test_a_foreigners_long_english_name_is_joined_without_loss() -> None:
    name = "MARIA CONSTANZA DE LOS ANGELES DEL\N{CJK UNIFIED IDEOGRAPH-20BB7} MUSTER"
    units = (name.ljust(45)).encode("utf-16-le")  # the pair stands half in the first part, half in the second
    block = FOREIGNER_2023[:52] + units[:70] + FOREIGNER_2023[122:220] + units[70:] + FOREIGNER_2023[242:]
    assert decode(block).name_en == name


def test_a_foreigner_without_a_chinese_name_goes_by_the_english_one() -> None:
    card = decode(with_field(FOREIGNER_2017, 158, 30, ""))
    assert card.name == card.name_en == "SAMPLE, JOHN ALEXANDER"


@pytest.mark.parametrize("damage", ["陈\ud842", "\udfb7例", "陈\x1b@", "陈\0例", "陈\uffff"])
def test_a_damaged_name_is_refused(damage: str) -> None:
    with pytest.raises(CardReadFailed) as refused:
        decode(with_field(RESIDENT, 0, 30, damage))
    assert refused.value.sentence_key == "device.card.unusable"


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (with_field(RESIDENT, 0, 30, ""), "no name"),
        (with_field(RESIDENT, 248, 2, "Q"), "not known"),
        (with_field(RESIDENT, 248, 2, "\ud800"), "not known"),
        (with_number(RESIDENT, ""), "number"),
        (
            with_number(RESIDENT, "１１０１０５１９４９１２３１００２Ｘ"),
            "number",
        ),  # full-width: isdigit() says yes
        (with_number(RESIDENT, "11010519491231002A"), "number"),
        (with_number(RESIDENT, "X1010519491231002X"), "number"),
        (with_number(RESIDENT, "1101051949123100²²"), "number"),
        (RESIDENT[:255], "255 bytes"),
        (RESIDENT + b" ", "257 bytes"),
        (b"", "0 bytes"),
        (bytes(256), "no name"),
    ],
)
def test_cards_that_serve_nobody_are_refused(block: bytes, reason: str) -> None:
    with pytest.raises(CardReadFailed, match=reason):
        decode(block)


ODD = [
    (with_field(RESIDENT, 36, 16, "19491331"), "birth.impossible_date"),
    (with_field(RESIDENT, 36, 16, "19490230"), "birth.impossible_date"),
    (with_field(RESIDENT, 36, 16, "１９４９１２３１"), "birth.impossible_date"),
    (with_field(RESIDENT, 36, 16, ""), "birth.impossible_date"),
    (with_field(RESIDENT, 36, 16, "00001231"), "birth.impossible_date"),
    (with_field(RESIDENT, 36, 16, "20991231"), "birth.in_future"),
    (with_field(RESIDENT, 36, 16, "19491230"), "number.birth_mismatch"),
    (with_field(RESIDENT, 30, 2, "1"), "number.sex_mismatch"),
    (with_field(RESIDENT, 30, 2, "7"), "sex.unknown_code"),
    (with_field(RESIDENT, 30, 2, "１"), "sex.unknown_code"),
    (with_field(RESIDENT, 32, 4, ""), "nation.missing"),
    (with_field(RESIDENT, 32, 4, "60"), "nation.unknown_code"),
    (with_field(RESIDENT, 52, 70, ""), "address.missing"),
    (with_field(RESIDENT, 52, 70, "北京\ud842"), "address.damaged_character"),
    (with_field(RESIDENT, 158, 30, ""), "issuer.missing"),
    (with_field(RESIDENT, 188, 16, "20150631"), "valid_from.impossible_date"),
    (with_field(RESIDENT, 188, 16, "20990601"), "valid_from.in_future"),
    (with_field(RESIDENT, 204, 16, "20251301"), "valid_to.impossible_date"),
    (with_field(RESIDENT, 204, 16, "长 期"), "valid_to.impossible_date"),
    (with_field(RESIDENT, 204, 16, "20200101"), "expired"),
    (with_field(RESIDENT, 204, 16, "20150607"), "valid_to.before_valid_from"),
    (with_number(RESIDENT, "110105194912310021"), "number.check_character"),
    (with_number(PERMIT, "11010519491231002X"), "number.unexpected_beginning"),
    (with_field(PERMIT, 220, 18, ""), "pass_number.missing"),
    (with_field(FOREIGNER_2017, 122, 30, "CAN110085060717"), "number.check_character"),
    (with_field(FOREIGNER_2017, 152, 6, "ca"), "country.malformed"),
    (with_field(FOREIGNER_2023, 242, 6, ""), "country.missing"),
]


@pytest.mark.parametrize(("block", "warning"), ODD)
def test_what_is_odd_is_flagged_and_the_card_stands(block: bytes, warning: str) -> None:
    card = decode(block)
    assert warning in card.warnings
    assert card.name
    assert card.number


def test_every_warning_is_explained_to_the_technician(project_root: Path) -> None:
    page = (project_root / "docs" / "devices" / "id-card-reader.md").read_text(encoding="utf-8")
    told = {*(warning for _, warning in ODD), "number.impossible_date", "address.newest_not_read"}
    for block in (RESIDENT, PERMIT, FOREIGNER_2017, FOREIGNER_2023):
        for start in range(0, 248, 2):
            for unit in (b"\x00\xd8", b"  ", b" \0"):
                with suppress(CardReadFailed):
                    told |= set(decode(block[:start] + unit + block[start + 2 :]).warnings)
    assert [warning for warning in sorted(told) if f"`{warning}`" not in page] == []


def test_an_impossible_date_is_not_passed_on() -> None:
    assert decode(with_field(RESIDENT, 36, 16, "19491331")).birth is None


def test_an_unknown_nation_shows_its_raw_code() -> None:
    assert decode(with_field(RESIDENT, 32, 4, "60")).nation == Nation("60", None)


def test_a_card_valid_until_today_is_not_expired_and_one_of_yesterday_is() -> None:
    block = with_field(RESIDENT_DATED, 204, 16, "20260301")
    assert decode(block, today=date(2026, 3, 1)).warnings == ()
    assert decode(block, today=date(2026, 3, 2)).warnings == ("expired",)


def test_long_term_validity_is_kept_as_it_stands() -> None:
    assert decode(RESIDENT).valid_to == LONG_TERM


def test_a_small_x_at_the_end_of_a_number_is_the_same_number() -> None:
    assert decode(with_number(RESIDENT, "11010519491231002x")).number == "11010519491231002X"


KINDS_WITH_ADDRESS = {CardKind.RESIDENT, CardKind.HK_MO_TW}


def assert_whole_and_harmless(card: IdCard) -> None:
    for reveal in (True, False):
        shown = card.to_json(reveal)
        for value in shown.values():
            if isinstance(value, str):
                value.encode("utf-8")  # a lone surrogate would not pass
                assert "\x1b" not in value
    assert card.name
    assert card.number
    assert (card.address is not None) <= (card.kind in KINDS_WITH_ADDRESS)
    if card.birth is None:
        assert "birth.impossible_date" in card.warnings


@given(block=st.binary(min_size=256, max_size=256))
def test_any_block_is_a_whole_card_or_refused(block: bytes) -> None:
    try:
        card = decode(block)
    except CardReadFailed:
        return
    assert_whole_and_harmless(card)


@given(
    block=st.sampled_from([RESIDENT, RESIDENT_DATED, PERMIT, FOREIGNER_2017, FOREIGNER_2023]),
    damage=st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255)), max_size=6),
)
def test_a_sound_block_with_some_bytes_changed_is_a_whole_card_or_refused(
    block: bytes, damage: list[tuple[int, int]]
) -> None:
    changed = bytearray(block)
    for at, value in damage:
        changed[at] = value
    try:
        card = decode(bytes(changed))
    except CardReadFailed:
        return
    assert_whole_and_harmless(card)


@given(data=st.data())
def test_a_field_of_any_code_units_never_crashes(data: st.DataObject) -> None:
    block = data.draw(st.sampled_from([RESIDENT, PERMIT, FOREIGNER_2017, FOREIGNER_2023]))
    unit = st.integers(0, 0xFFFF) | st.sampled_from([0xD800, 0xDC00, 0xDBFF, 0xDFFF, 0xFFFE, 0x20, 0xFF11])
    start = data.draw(st.integers(0, 120)) * 2
    units = data.draw(st.lists(unit, max_size=(256 - start) // 2))
    changed = b"".join(value.to_bytes(2, "little") for value in units)
    try:
        card = decode(block[:start] + changed + block[start + len(changed) :])
    except CardReadFailed:
        return
    assert_whole_and_harmless(card)
