"""Numbers of people, firms, phones and bank cards are taken in their proper form or refused with a reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract import identifiers
from kiosk.contract.identifiers import Invalid, NumberedSex, Reason, Valid
from tests.fixtures.device_vectors import Vector, vectors

TODAY = date(2026, 11, 23)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643, as the fact sheet prints them; the product counts with ISO 7064 instead."""


def with_check(body: str) -> str:
    """17 digits and the check character by the weights of GB 11643."""
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


@pytest.mark.parametrize("vector", vectors("F"), ids=lambda vector: vector.id)
def test_the_published_vectors_come_out_as_published(vector: Vector) -> None:
    outcome = identifiers.id_number(vector.raw, TODAY)
    assert isinstance(outcome, Valid) == (vector.expect == "valid")


def test_a_lower_case_x_is_upper_cased() -> None:
    assert identifiers.id_number("11010519491231002x", TODAY) == Valid("11010519491231002X")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.EMPTY),
        ("   ", Reason.EMPTY),
        ("1101051949123100", Reason.ID_SHAPE),
        ("110105491231002", Reason.ID_SHAPE),
        ("1101051949123100２Y", Reason.ID_SHAPE),
        ("11010519491231٠٠2X", Reason.ID_SHAPE),
        ("010105194912310020", Reason.ID_SHAPE),
        (with_check("21021120230229001"), Reason.ID_BIRTH),
        (with_check("21021120261124001"), Reason.ID_BIRTH),
        (with_check("21021100000101001"), Reason.ID_BIRTH),
        ("110105194912310021", Reason.ID_CHECK),
        ("1" * 10_000, Reason.ID_SHAPE),
    ],
)
def test_a_number_that_is_none_is_refused_with_the_reason(typed: str, reason: Reason) -> None:
    assert identifiers.id_number(typed, TODAY) == Invalid(reason)


def test_a_child_born_today_has_a_number_and_one_born_tomorrow_has_not() -> None:
    assert isinstance(identifiers.id_number(with_check("21021120261123001"), TODAY), Valid)
    assert identifiers.id_number(with_check("21021120261123001"), TODAY - timedelta(days=1)) == Invalid(
        Reason.ID_BIRTH
    )


def test_wide_digits_blanks_and_hyphens_are_what_a_person_means_by_them() -> None:
    assert identifiers.id_number("１１０１０５ 19491231-002ｘ", TODAY) == Valid("11010519491231002X")


@given(
    place=st.integers(100000, 999999),
    birth=st.dates(date(1900, 1, 1), TODAY),
    serial=st.integers(0, 999),
)
def test_every_well_made_number_is_taken_and_tells_birth_and_sex(
    place: int, birth: date, serial: int
) -> None:
    number = with_check(f"{place}{birth:%Y%m%d}{serial:03d}")
    assert identifiers.id_number(number, TODAY) == Valid(number)
    assert identifiers.birth_date(number) == birth
    assert identifiers.sex(number) is (NumberedSex.MALE if serial % 2 else NumberedSex.FEMALE)


@given(
    birth=st.dates(date(1900, 1, 1), TODAY),
    serial=st.integers(0, 999),
    place=st.integers(0, 16),
    other=st.integers(1, 9),
)
def test_one_wrong_digit_is_always_noticed(birth: date, serial: int, place: int, other: int) -> None:
    number = with_check(f"210211{birth:%Y%m%d}{serial:03d}")
    wrong = number[:place] + str((int(number[place]) + other) % 10) + number[place + 1 :]
    assert isinstance(identifiers.id_number(wrong, TODAY), Invalid)


@given(st.text(max_size=80))
def test_no_input_makes_a_check_raise_and_what_is_taken_is_plain_ascii(typed: str) -> None:
    outcomes = [
        identifiers.id_number(typed, TODAY),
        identifiers.credit_code(typed),
        identifiers.mobile(typed),
        identifiers.bank_card(typed),
    ]
    assert all(not isinstance(each, Valid) or (each.value.isascii() and each.value) for each in outcomes)
    assert identifiers.birth_date(typed) is None or len(typed) == 18
    assert identifiers.sex(typed) is None or len(typed) == 18


def test_a_number_that_is_none_has_neither_birth_nor_sex() -> None:
    assert identifiers.birth_date("C12345678") is None
    assert identifiers.birth_date("110105194913310021") is None
    assert identifiers.sex("C12345678") is None


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("91110000600037341L", Valid("91110000600037341L")),
        ("91110000600037341l", Valid("91110000600037341L")),
        ("9111 0000 6000 3734 1L", Valid("91110000600037341L")),
        ("91110000600037341M", Invalid(Reason.CREDIT_CODE_CHECK)),
        ("9111000060003734IL", Invalid(Reason.CREDIT_CODE_SHAPE)),
        ("9111000060003734", Invalid(Reason.CREDIT_CODE_SHAPE)),
        ("", Invalid(Reason.EMPTY)),
    ],
)
def test_a_credit_code_keeps_to_gb_32100(typed: str, outcome: Valid | Invalid) -> None:
    assert identifiers.credit_code(typed) == outcome


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("13800001234", Valid("13800001234")),
        ("138 0000 1234", Valid("13800001234")),
        ("１３８００００１２３４", Valid("13800001234")),
        ("12800001234", Invalid(Reason.MOBILE_SHAPE)),
        ("1380000123", Invalid(Reason.MOBILE_SHAPE)),
        ("+8613800001234", Invalid(Reason.MOBILE_SHAPE)),
        ("138000012٣4", Invalid(Reason.MOBILE_SHAPE)),
        ("", Invalid(Reason.EMPTY)),
    ],
)
def test_a_mobile_number_has_eleven_digits_of_the_mainland(typed: str, outcome: Valid | Invalid) -> None:
    assert identifiers.mobile(typed) == outcome


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("6217 0000 0000 0000 004", Valid("6217000000000000004")),
        ("6217000000000000003", Invalid(Reason.BANK_CARD_CHECK)),
        ("62170000000", Invalid(Reason.BANK_CARD_SHAPE)),
        ("", Invalid(Reason.EMPTY)),
    ],
)
def test_a_bank_card_number_has_its_check_digit(typed: str, outcome: Valid | Invalid) -> None:
    assert identifiers.bank_card(typed) == outcome
