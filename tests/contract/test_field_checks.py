"""A field takes what belongs in it, in its proper form, and says why it refuses the rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract.catalogue.field_checks import (
    MAX_ADDRESS,
    MAX_NAME,
    MAX_TABLE_LINES,
    MAX_TEXT,
    Accepted,
    Refused,
    Value,
    check_value,
    visible,
)
from kiosk.contract.catalogue.schema import Choice, Condition, Field, FieldType, Source, Text
from kiosk.contract.identifiers import Reason
from kiosk.words import LANGUAGES, Language, Words

TODAY = date(2026, 11, 23)
CHOICES = tuple(Choice(value=value, label=Text(zh=value)) for value in ("red", "green", "blue"))


def field(kind: FieldType, **more: object) -> Field:
    return Field.model_validate({"label": Text(zh="一格"), "type": kind, "source": Source.INPUT, **more})


def check(kind: FieldType, value: Value, **more: object) -> Accepted | Refused:
    return check_value(field(kind, **more), value, TODAY)


@pytest.mark.parametrize("kind", list(FieldType))
def test_an_empty_value_is_refused_where_required_and_taken_where_not(kind: FieldType) -> None:
    empties: list[Value] = [()] if kind is FieldType.CHOICES else ["", "   ", "\u3000"]
    for empty in empties:
        assert check(kind, empty) == Refused("field.empty")
        assert check(kind, empty, required=False) == Accepted(() if kind is FieldType.CHOICES else "")


@pytest.mark.parametrize("kind", list(FieldType))
def test_only_choices_is_a_tuple_and_it_is_nothing_else(kind: FieldType) -> None:
    other: Value = "red" if kind is FieldType.CHOICES else ("red",)
    assert check(kind, other) == Refused("field.kind")


@pytest.mark.parametrize(
    "name",
    [
        "陈安",
        "阿依古丽·示例",
        "𠮷野示例",
        "\U00030000示例",
        "\ue000示例",
        "\ufa0e",
        "ANNA MARIA EXAMPLE-TEST",
        "O'Example",
    ],
)
def test_a_name_keeps_every_code_point(name: str) -> None:
    assert check(FieldType.NAME, name) == Accepted(name)
    assert check(FieldType.NAME, f"  {name}\u3000") == Accepted(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("陈\x00安", "field.characters"),
        ("陈\n安", "field.characters"),
        ("陈\x1b[31m安", "field.characters"),
        ("陈\u202e安", "field.characters"),
        ("陈\ud800安", "field.characters"),
        ("陈\u2028安", "field.characters"),
        ("12345", "field.name"),
        ("···", "field.name"),
        ("陈" * (MAX_NAME + 1), "field.too_long"),
    ],
)
def test_a_name_with_what_is_no_name_is_refused(name: str, reason: str) -> None:
    assert check(FieldType.NAME, name) == Refused(reason)


@pytest.mark.parametrize(
    ("value", "more", "outcome"),
    [
        ("2026-11-23", {}, Accepted("2026-11-23")),
        ("２０２６-11-23", {}, Accepted("2026-11-23")),
        ("2024-02-29", {}, Accepted("2024-02-29")),
        ("2026-02-29", {}, Refused("field.date")),
        ("2026-13-01", {}, Refused("field.date")),
        ("0000-01-01", {}, Refused("field.date")),
        ("20261123", {}, Refused("field.date")),
        ("2026-W47-1", {}, Refused("field.date")),
        ("2026-11-23", {"past": True}, Accepted("2026-11-23")),
        ("2026-11-24", {"past": True}, Refused("field.date_future")),
        ("2026-11-23", {"past": False}, Accepted("2026-11-23")),
        ("2026-11-22", {"past": False}, Refused("field.date_past")),
    ],
)
def test_a_date_is_real_and_on_the_right_side_of_today(
    value: str, more: dict[str, object], outcome: Accepted | Refused
) -> None:
    assert check(FieldType.DATE, value, **more) == outcome


@pytest.mark.parametrize(
    ("kind", "value", "outcome"),
    [
        (FieldType.NUMBER, "5", Accepted("5")),
        (FieldType.NUMBER, "００7", Accepted("7")),
        (FieldType.NUMBER, "0", Refused("field.too_small")),
        (FieldType.NUMBER, "10", Refused("field.too_large")),
        (FieldType.NUMBER, "-3", Refused("field.number")),
        (FieldType.NUMBER, "5.0", Refused("field.number")),
        (FieldType.NUMBER, "1e3", Refused("field.number")),
        (FieldType.NUMBER, "٣", Refused("field.number")),
        (FieldType.NUMBER, "9" * 5000, Refused("field.number")),
        (FieldType.MONEY, "5", Accepted("5.00")),
        (FieldType.MONEY, "5.5", Accepted("5.50")),
        (FieldType.MONEY, "9.01", Refused("field.too_large")),
        (FieldType.MONEY, "0.99", Refused("field.too_small")),
        (FieldType.MONEY, "1.005", Refused("field.money")),
        (FieldType.MONEY, "1,5", Refused("field.money")),
        (FieldType.MONEY, "NaN", Refused("field.money")),
    ],
)
def test_numbers_and_money_stay_within_their_bounds(
    kind: FieldType, value: str, outcome: Accepted | Refused
) -> None:
    assert check(kind, value, minimum=1, maximum=9) == outcome


def test_a_text_keeps_to_its_pattern_in_ascii_only() -> None:
    for value in ("T210000001", "Ｔ２１００００００１"):
        assert check(FieldType.TEXT, value, pattern=r"[A-Z]\d{9}") == Accepted("T210000001")
    for value in ("t210000001", "T21000000", "T2100000011", "T21000000٣"):
        assert check(FieldType.TEXT, value, pattern=r"[A-Z]\d{9}") == Refused("field.pattern")


@pytest.mark.parametrize(("kind", "longest"), [(FieldType.TEXT, MAX_TEXT), (FieldType.ADDRESS, MAX_ADDRESS)])
def test_text_and_address_are_one_line_of_a_sensible_length(kind: FieldType, longest: int) -> None:
    assert check(kind, "示" * longest) == Accepted("示" * longest)
    assert check(kind, "示" * (longest + 1)) == Refused("field.too_long")
    assert check(kind, "示例路\n1号") == Refused("field.characters")


def test_a_choice_is_one_of_those_offered() -> None:
    assert check(FieldType.CHOICE, "green", choices=CHOICES) == Accepted("green")
    assert check(FieldType.CHOICE, "yellow", choices=CHOICES) == Refused("field.choice")
    assert check(FieldType.CHOICE, "Green", choices=CHOICES) == Refused("field.choice")


def test_a_choice_from_a_list_of_the_catalogue_is_checked_against_that_list() -> None:
    street = field(FieldType.CHOICE, choices_from="streets")
    assert check_value(street, "210211001", TODAY, ("210211001", "210211002")) == Accepted("210211001")
    assert check_value(street, "210211099", TODAY, ("210211001", "210211002")) == Refused("field.choice")


def test_several_choices_come_in_the_order_of_the_catalogue_and_once_each() -> None:
    assert check(FieldType.CHOICES, ("blue", "red", "blue"), choices=CHOICES) == Accepted(("red", "blue"))
    assert check(FieldType.CHOICES, ("red", "yellow"), choices=CHOICES) == Refused("field.choice")


def test_a_consent_is_given_in_so_many_words() -> None:
    assert check(FieldType.CONSENT, "yes") == Accepted("yes")
    assert check(FieldType.CONSENT, "no") == Refused("field.consent")


def test_a_table_is_lines_of_text() -> None:
    assert check(FieldType.TABLE, "陈安 10\n\n 王宁 20 \n") == Accepted("陈安 10\n王宁 20")
    assert check(FieldType.TABLE, "陈安\x0010") == Refused("field.characters")
    assert check(FieldType.TABLE, "陈安\n" * (MAX_TABLE_LINES + 1)) == Refused("field.too_long")


def test_identifiers_are_checked_by_their_own_rules() -> None:
    assert check(FieldType.ID_NUMBER, "11010519491231002x") == Accepted("11010519491231002X")
    assert check(FieldType.ID_NUMBER, "110105194912310021") == Refused("field.id_check")
    assert check(FieldType.CREDIT_CODE, "91110000600037341l") == Accepted("91110000600037341L")
    assert check(FieldType.MOBILE, "23800001234") == Refused("field.mobile_shape")
    assert check(FieldType.BANK_CARD, "6217000000000000003") == Refused("field.bank_card_check")


@given(kind=st.sampled_from(list(FieldType)), value=st.text() | st.lists(st.text()).map(tuple))
def test_nothing_a_person_or_a_scanner_gives_makes_a_check_raise(kind: FieldType, value: Value) -> None:
    more = {"choices": CHOICES} if kind in (FieldType.CHOICE, FieldType.CHOICES) else {}
    assert isinstance(check(kind, value, **more), Accepted | Refused)


@given(kind=st.sampled_from([each for each in FieldType if each is not FieldType.CHOICES]), value=st.text())
def test_what_was_accepted_once_is_accepted_again_unchanged(kind: FieldType, value: str) -> None:
    outcome = check(kind, value, required=False)
    if isinstance(outcome, Accepted):
        assert check(kind, outcome.value, required=False) == outcome


@given(st.dates(TODAY - timedelta(days=40000), TODAY + timedelta(days=40000)))
def test_every_real_day_is_a_date(day: date) -> None:
    assert check(FieldType.DATE, day.isoformat()) == Accepted(day.isoformat())


def test_conditions_hold_together_and_never_on_what_is_unanswered() -> None:
    conditions = (Condition(of="kind", is_in=("company", "sole")), Condition(of="utils", is_in=("power",)))
    assert visible((), {})
    assert visible(conditions, {"kind": "sole", "utils": ("water", "power")})
    assert not visible(conditions, {"kind": "sole", "utils": ("water",)})
    assert not visible(conditions, {"kind": "individual", "utils": ("power",)})
    assert not visible(conditions, {"utils": ("power",)})
    assert not visible(conditions, {"kind": "", "utils": ()})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(language: Language) -> None:
    reasons = {f"field.{reason}" for reason in Reason} | {
        "field.kind",
        "field.too_long",
        "field.characters",
        "field.name",
        "field.pattern",
        "field.date",
        "field.date_future",
        "field.date_past",
        "field.number",
        "field.money",
        "field.too_small",
        "field.too_large",
        "field.choice",
        "field.consent",
    }
    words = Words(language)
    keys = words.keys()
    assert reasons == {key for key in keys if key.startswith("field.")}
    assert all(words.text(reason, minimum=1, maximum=9) for reason in reasons)
