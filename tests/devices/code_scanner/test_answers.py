"""Answers of scanners, found in whatever else the line carries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.code_scanner.answers import Answer, AnswerForm, EchoForm, RegisterForm, crc_ccitt
from devices.code_scanner.profile import ProfileError, load, names, parse
from tests.fixtures.device_vectors import vector

NEWLAND = EchoForm(bytes.fromhex("02 01 30 30 30 30"), bytes.fromhex("3B 03"))
HONEYWELL = EchoForm(b"", b"!")
REGISTER_OK = bytes.fromhex("02 00 00 01 00 33 31")
FORMS: list[tuple[AnswerForm, bytes, bytes]] = [
    (NEWLAND, b"#SCNMOD", b"\x02\x010000#SCNMOD0\x06;\x03"),
    (HONEYWELL, b"TRGMOD", b"TRGMOD0\x06!"),
    (RegisterForm(), b"", REGISTER_OK),
]


def test_the_published_command_is_what_a_profile_would_send() -> None:
    table = {
        "description": "",
        "usb_vendors": [],
        "to_serial": "",
        "before": "7E 01 30 30 30 30",
        "after": "3B 03",
        "identify": {"say": "@DFMADD069990039999F141", "echo": "@DFMADD"},
    }
    command = parse("trial", table).identify
    assert command is not None
    assert command.request == vector("I01").bytes


def test_the_published_answer_is_understood() -> None:
    found = NEWLAND.find(vector("I02").bytes, b"@DFMADD")
    assert found is not None
    answer, rest = found
    assert answer.done
    assert answer.value == b"069990039999F141"
    assert answer.raw == vector("I02").bytes
    assert rest == b""


def test_the_check_of_a_register_frame_is_crc_ccitt() -> None:
    assert crc_ccitt(REGISTER_OK[2:-2]) == 0x3331
    found = RegisterForm().find(REGISTER_OK, b"")
    assert found == (Answer(done=True, value=b"\x00", raw=REGISTER_OK), b"")


@pytest.mark.parametrize("at", range(2, len(REGISTER_OK)))
def test_a_register_frame_with_a_changed_byte_is_none(at: int) -> None:
    changed = bytearray(REGISTER_OK)
    changed[at] ^= 0x55
    assert RegisterForm().find(bytes(changed), b"") is None


@pytest.mark.parametrize("status", [0x05, 0x15])
def test_a_refusal_is_an_answer_too(status: int) -> None:
    found = NEWLAND.find(b"\x02\x010000#SCNMOD*" + bytes([status]) + b";\x03", b"#SCNMOD")
    assert found is not None
    assert not found[0].done


def test_the_answer_to_another_question_is_passed_over() -> None:
    other = b"\x02\x010000#SCNTRG1\x06;\x03"
    assert NEWLAND.find(other, b"#SCNMOD") is None
    found = NEWLAND.find(other + FORMS[0][2], b"#SCNMOD")
    assert found is not None
    assert found[0].raw == FORMS[0][2]


@pytest.mark.parametrize(("form", "echo", "frame"), FORMS)
def test_noise_before_is_passed_over_and_a_code_behind_is_left(
    form: AnswerForm, echo: bytes, frame: bytes
) -> None:
    found = form.find(b"\x00\xff\x02\x01" + frame + b"6901234567892\r", echo)
    assert found is not None
    assert found[1] == b"6901234567892\r"


@pytest.mark.parametrize(("form", "echo", "frame"), FORMS[::2])
def test_a_part_of_an_answer_is_no_answer(form: AnswerForm, echo: bytes, frame: bytes) -> None:
    assert [size for size in range(len(frame)) if form.find(frame[:size], echo) is not None] == []


def test_a_honeywell_answer_may_come_without_its_last_sign() -> None:
    found = HONEYWELL.find(b"TRGMOD0\x06", b"TRGMOD")
    assert found is not None
    assert found[0].done


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(max_size=400), st.sampled_from(FORMS))
def test_any_bytes_are_searched_to_their_end_and_never_beyond(
    noise: bytes, kind: tuple[AnswerForm, bytes, bytes]
) -> None:
    form, echo, frame = kind
    found = form.find(noise + frame, echo)
    if found is None:
        # Only a longer frame that the noise has begun can hide one, and only until more has come.
        assert isinstance(form, RegisterForm)
        assert b"\x02\x00" in noise
        return
    answer, rest = found
    assert answer.raw in noise + frame
    assert (noise + frame).endswith(answer.raw + rest)


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(max_size=40), st.integers(0, 6))
def test_a_register_answer_is_found_behind_any_noise(noise: bytes, cut: int) -> None:
    stream = noise + REGISTER_OK[:cut] + REGISTER_OK
    assert RegisterForm().find(stream, b"") is not None


@pytest.mark.parametrize("name", names())
def test_every_profile_can_be_used(name: str) -> None:
    profile = load(name)
    assert profile.description
    assert profile.to_serial
    commands = (profile.identify, profile.trigger_on, profile.trigger_off)
    assert all(profile.answers or each is None or each.echo is None for each in commands)


@pytest.mark.parametrize(
    ("name", "on", "off"),
    [
        ("honeywell", "16 54 0D", "16 55 0D"),
        (
            "newland",
            "7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03",
            "7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03",
        ),
        ("newland-register", "7E 00 08 01 00 02 01 AB CD", "7E 00 08 01 00 02 00 AB CD"),
    ],
)
def test_the_light_is_switched_as_the_maker_says(name: str, on: str, off: str) -> None:
    profile = load(name)
    assert profile.trigger_on is not None
    assert profile.trigger_off is not None
    assert profile.trigger_on.request == bytes.fromhex(on)
    assert profile.trigger_off.request == bytes.fromhex(off)


def test_a_profile_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(ProfileError, match=r"nosuch.*honeywell, newland"):
        load("nosuch")
