"""How a card is shown to somebody who need not know whose it is."""

import pytest

from devices.id_card.card import CardKind, IdCard
from devices.id_card.masking import mask_address, mask_name, mask_number, mask_phone
from tests.devices.id_card.cards import FOREIGNER_2017, PERMIT, RESIDENT, decode

KEYS = [
    "kind",
    "name",
    "sex",
    "nation",
    "birth",
    "address",
    "newest_address",
    "number",
    "issuer",
    "valid_from",
    "valid_to",
    "name_en",
    "country",
    "pass_number",
    "issue_count",
    "sam_id",
    "warnings",
]


@pytest.mark.parametrize("block", [RESIDENT, PERMIT, FOREIGNER_2017])
@pytest.mark.parametrize("reveal", [True, False])
def test_a_card_is_shown_with_the_promised_keys(block: bytes, reveal: bool) -> None:
    assert list(decode(block).to_json(reveal)) == KEYS


def test_a_revealed_card_is_shown_as_it_is() -> None:
    shown = decode(RESIDENT).to_json(reveal=True)
    assert shown["name"] == "陈示例"
    assert shown["number"] == "11010519491231002X"
    assert shown["nation"] == {"code": "01", "name": "汉"}
    assert shown["birth"] == "1949-12-31"
    assert shown["valid_to"] == "长期"


def test_a_masked_card_gives_neither_name_nor_number_nor_address_away() -> None:
    card = decode(RESIDENT)
    shown = card.to_json(reveal=False)
    assert shown["name"] == "陈**"
    assert shown["number"] == "1****************X"
    assert shown["address"] == "北京市" + "*" * (len(card.address or "") - 3)
    assert shown["birth"] == "1949-12-31"


def test_the_other_number_and_the_other_name_are_masked_too() -> None:
    assert decode(PERMIT).to_json(reveal=False)["pass_number"] == "H*******8"
    assert "JOHN" not in str(decode(FOREIGNER_2017).to_json(reveal=False))


def test_a_short_field_is_hidden_whole() -> None:
    assert mask_name("陈") == "*"
    assert mask_number("12") == "**"
    assert mask_address("北京市") == "***"


def test_a_telephone_keeps_what_its_owner_knows_it_by() -> None:
    assert mask_phone("13800000301") == "138****0301"
    assert mask_phone("84000001") == "******01"
    assert mask_phone("") == ""


def test_a_character_of_two_code_units_is_one_character_to_the_mask() -> None:
    assert mask_name("𠮷田") == "𠮷*"


def test_a_card_in_a_log_line_names_nobody() -> None:
    card = IdCard(kind=CardKind.RESIDENT, name="陈示例", number="11010519491231002X", address="北京市")
    assert not any(secret in f"{card} {card!r}" for secret in ("陈示例", "11010519491231002X", "北京市"))
