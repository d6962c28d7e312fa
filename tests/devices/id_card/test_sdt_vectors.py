"""All published vectors that concern the card reader."""

from typing import Any

import pytest

from devices.errors import CardReadFailed
from devices.id_card.card import CardKind, IdCard
from devices.id_card.sdt_commands import (
    FIND,
    READ_BASE_INFO,
    READ_WITH_FINGERPRINTS,
    SAM_ID,
    SAM_STATUS,
    SELECT,
    set_speed,
)
from devices.id_card.sdt_protocol import Answer, FrameDecoder, encode_request
from devices.id_card.sdt_sam_id import format_sam_id
from devices.id_card.sdt_status import STATUSES
from tests.devices.id_card.cards import FOREIGNER_2023, PERMIT, RESIDENT, decode, with_number
from tests.fixtures.device_vectors import Vector, vector, vectors


def by_id(group: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("given", vectors(group), ids=lambda given: given.id)


def only_answer(stream: bytes) -> Answer:
    (frame,) = FrameDecoder().feed(stream)
    assert isinstance(frame, Answer)
    return frame


@by_id("A")
def test_requests_are_encoded_as_published(given: Vector) -> None:
    command = given.bytes[7:9]
    assert encode_request(command) == given.bytes


def test_the_driver_sends_the_published_requests() -> None:
    published = {given.bytes for given in vectors("A")}
    known = (FIND, SELECT, READ_BASE_INFO, READ_WITH_FINGERPRINTS, SAM_STATUS, SAM_ID)
    assert {c.request for c in (*known, set_speed(9600), set_speed(115200))} == published


@by_id("B")
def test_answers_are_decoded_as_published(given: Vector) -> None:
    answer = only_answer(given.bytes)
    assert answer.status in STATUSES
    assert f"{answer.status:02X}" in str(given.expect)
    assert answer.data == given.bytes[10:-1]


@by_id("C")
def test_the_number_of_the_security_module_is_written_as_vendors_write_it(given: Vector) -> None:
    assert format_sam_id(only_answer(given.bytes).data) == given.expect["samid"]


KINDS = {
    "R": CardKind.RESIDENT,
    "J": CardKind.HK_MO_TW,
    "I": CardKind.FOREIGNER_2017,
    "Y": CardKind.FOREIGNER_2023,
}
SEXES = {"1": "male", "2": "female"}


def as_published(card: IdCard, fields: dict[str, Any]) -> dict[str, Any]:
    """The card in the vectors' own words, for the fields they name."""
    shown = card.to_json(reveal=True)

    def compact(day: object) -> str:
        return str(day).replace("-", "")

    said = {
        "kind": next(letter for letter, kind in KINDS.items() if kind is card.kind),
        "name": shown["name"],
        "cn": shown["name"],
        "en": shown["name_en"],
        "sex": next(code for code, sex in SEXES.items() if sex == shown["sex"]),
        "nation": card.nation.code if card.nation else None,
        "birth": compact(shown["birth"]),
        "addr": shown["address"],
        "id": shown["number"],
        "issuer": shown["issuer"],
        "from": compact(shown["valid_from"]),
        "to": compact(shown["valid_to"]),
        "country": shown["country"],
        "pass": shown["pass_number"],
        "count": shown["issue_count"],
    }
    return {field: said[field] for field in fields}


# Version, authority code, renewal count and the link to an old number stay on the card: nobody asks for them.
LEFT_ON_THE_CARD = {"ver", "auth", "renew", "link", "fingers"}


@pytest.mark.parametrize("given", [v for v in vectors("D") if v.id != "D08"], ids=lambda given: given.id)
def test_cards_are_read_as_published(given: Vector) -> None:
    data = only_answer(given.bytes).data
    inner_lengths = (
        6 if given.id in ("D06", "D07") else 4
    )  # those two answer 30 10: fingerprints have a length too
    card = decode(data[inner_lengths : inner_lengths + 256])
    expected = {field: value for field, value in given.expect.items() if field not in LEFT_ON_THE_CARD}
    assert as_published(card, expected) == expected
    assert card.warnings == ()


def test_an_appended_address_has_the_shape_the_driver_expects() -> None:
    given = vector("D08")
    assert only_answer(given.bytes).data.decode("utf-16-le").rstrip() == given.expect["new_address"]


@by_id("E")
def test_streams_are_cut_into_the_frames_they_hold(given: Vector) -> None:
    decoder = FrameDecoder()
    frames = [frame for portion in given.portions for frame in decoder.feed(portion)]
    expected = {
        "E01": ["B01"],
        "E02": ["B02"],
        "E03": ["B02", "B01"],
    }[given.id]
    assert frames == [only_answer(vector(name).bytes) for name in expected]


@by_id("F")
def test_identity_numbers_are_judged_as_published(given: Vector) -> None:
    block = {"8": PERMIT, "9": FOREIGNER_2023}.get(given.raw[0], RESIDENT)
    card = decode(with_number(block, given.raw))
    assert card.number == given.raw.upper()
    about_the_number = {
        key
        for key in card.warnings
        if key.startswith("number.") and key not in ("number.birth_mismatch", "number.sex_mismatch")
    }
    assert (not about_the_number) == (given.expect == "valid"), about_the_number


def test_a_month_that_does_not_exist_is_flagged_in_the_number() -> None:
    assert "number.impossible_date" in decode(with_number(RESIDENT, vector("F064").raw)).warnings


def test_a_wrong_check_character_is_flagged() -> None:
    assert "number.check_character" in decode(with_number(RESIDENT, vector("F063").raw)).warnings


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(CardReadFailed):
        decode(with_number(RESIDENT, "1101051949123100"))
