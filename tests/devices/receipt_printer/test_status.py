"""What the driver concludes from answers, from their absence, and from noise around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.receipt_printer import profile as profiles
from devices.receipt_printer.escpos_status import INBOX_LIMIT, Inbox, interpret
from devices.receipt_printer.printer import Connection, Cover, Fault, Paper, PrinterStatus
from devices.receipt_printer.profile import Profile, ProfileError, load
from devices.receipt_printer.query import Meaning

XON, XOFF = b"\x11", b"\x13"
ASB_COVER_OPEN = bytes.fromhex("38000000")
ALL_PROFILES = profiles.names()


def quiet(profile: Profile) -> dict[str, bytes | None]:
    return {query.name: query.header + query.fixed_value for query in profile.queries}


def with_bit(profile: Profile, meaning: Meaning) -> dict[str, bytes | None]:
    """Quiet answers but for one bit of that meaning."""
    answers = quiet(profile)
    for query in profile.queries:
        if meaning in query.bits:
            at, mask = query.bits[meaning]
            answer = bytearray(query.header + query.fixed_value)
            answer[len(query.header) + at] |= mask
            answers[query.name] = bytes(answer)
            break
    return answers


@pytest.mark.parametrize("name", ALL_PROFILES)
def test_silence_is_unknown_and_never_no_paper(name: str) -> None:
    status = interpret(load(name), {})
    assert status == PrinterStatus(Connection.SILENT, Paper.UNKNOWN, Cover.UNKNOWN, Fault.UNKNOWN)
    assert status.can_print is None


@pytest.mark.parametrize("name", ALL_PROFILES)
def test_a_printer_that_reports_nothing_wrong_can_print(name: str) -> None:
    profile = load(name)
    assert interpret(profile, quiet(profile)).can_print is True


@pytest.mark.parametrize("name", ALL_PROFILES)
def test_no_printer_prints_without_paper_or_with_its_cover_open(name: str) -> None:
    profile = load(name)
    out = interpret(profile, with_bit(profile, Meaning.PAPER_OUT))
    opened = interpret(profile, with_bit(profile, Meaning.COVER_OPEN))
    assert (out.paper, out.can_print) == (Paper.OUT, False)
    assert (opened.cover, opened.can_print) == (Cover.OPEN, False)


@pytest.mark.parametrize("name", [name for name in ALL_PROFILES if not name.startswith("custom-")])
def test_a_question_left_unanswered_leaves_it_open_whether_the_printer_can_print(name: str) -> None:
    profile = load(name)
    for query in profile.queries:
        assert interpret(profile, {**quiet(profile), query.name: None}).can_print is None


def test_frozen_paper_bits_are_not_believed_while_the_cover_is_open() -> None:
    answers = {**quiet(load("default")), "offline_cause": b"\x16", "paper": b"\x7e"}
    assert interpret(load("default"), answers).paper is Paper.OUT
    assert interpret(load("dascom-dt-210"), answers).paper is Paper.UNKNOWN


def test_a_slip_that_was_not_taken_is_told_by_the_printer_that_can() -> None:
    cashino = load("cashino-kp628e")
    assert interpret(cashino, quiet(cashino)).ticket_at_mouth is False
    assert interpret(cashino, {**quiet(cashino), "printer": b"\x92"}).ticket_at_mouth is True
    assert interpret(load("default"), quiet(load("default"))).ticket_at_mouth is None


def test_a_jam_is_a_jam_only_where_the_bit_means_that() -> None:
    answers = {**quiet(load("default")), "error": b"\x16"}
    assert interpret(load("snbc-bt-t080"), answers).fault is Fault.JAM
    assert interpret(load("default"), answers).fault is Fault.RECOVERABLE
    assert interpret(load("cashino-kp628e"), answers).fault is Fault.NONE


def test_an_answer_is_found_between_flow_control_and_automatic_status() -> None:
    profile = load("default")
    inbox = Inbox(profile)
    inbox.add(XOFF + ASB_COVER_OPEN + XON + b"\x16" + ASB_COVER_OPEN)
    assert inbox.take(profile.queries[1]) == b"\x16"
    assert inbox.take(profile.queries[1]) is None


def test_an_automatic_status_that_is_still_arriving_is_no_answer() -> None:
    profile = load("default")
    assert profile.marker is not None
    inbox = Inbox(profile)
    inbox.add(ASB_COVER_OPEN[:2])
    assert inbox.take(profile.marker) is None
    inbox.add(ASB_COVER_OPEN[2:] + b"\x03")
    assert inbox.take(profile.marker) == b"\x03"


def test_the_marker_is_never_mistaken_for_a_real_time_answer() -> None:
    profile = load("default")
    assert profile.marker is not None
    for answer in range(256):
        both = profile.marker.is_sound(bytes([answer])) and profile.queries[0].is_sound(bytes([answer]))
        assert not both


def test_garbage_is_no_answer() -> None:
    profile = load("default")
    inbox = Inbox(profile)
    inbox.add(bytes.fromhex("FF 80 6C 00 93"))
    assert inbox.take(profile.queries[0]) is None


@given(st.lists(st.binary(max_size=40), max_size=20), st.sampled_from(ALL_PROFILES))
def test_no_bytes_from_a_printer_break_the_reading_of_them(chunks: list[bytes], name: str) -> None:
    profile = load(name)
    inbox = Inbox(profile)
    answers: dict[str, bytes | None] = {}
    for untrusted_chunk in chunks:
        inbox.add(untrusted_chunk)
        for query in profile.queries:
            answers[query.name] = inbox.take(query)
    status = interpret(profile, answers)
    assert status.can_print is not True or all(answers.values())


def test_a_printer_that_babbles_does_not_fill_the_memory() -> None:
    inbox = Inbox(load("default"))
    for _ in range(10):
        inbox.add(b"\xff" * INBOX_LIMIT)
    inbox.add(b"\x12")
    assert inbox.take(load("default").queries[0]) == b"\x12"
    assert len(inbox) <= INBOX_LIMIT


def test_an_unknown_profile_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ProfileError, match="default"):
        load("no-such-printer")


@pytest.mark.parametrize(
    "broken", [{"status": {"x": {"fixed_mask": "93", "fixed_value": "1212", "bits": {}}}}, {"cut": "XY"}]
)
def test_a_broken_profile_is_refused(broken: dict[str, object]) -> None:
    sound = {
        "description": "",
        "native_qr": True,
        "select_qr_model": True,
        "chinese_size": False,
        "cut": "1B69",
        "clear_buffer": "",
        "millimetres_per_second": 100,
        "status": {},
    }
    profiles.parse("sound", sound)
    with pytest.raises(ValueError, match=r"."):
        profiles.parse("broken", {**sound, **broken})


FAULT_OF = {
    Meaning.CUTTER: Fault.CUTTER,
    Meaning.JAM: Fault.JAM,
    Meaning.HEAD: Fault.HEAD,
    Meaning.RECOVERABLE: Fault.RECOVERABLE,
    Meaning.UNRECOVERABLE: Fault.UNRECOVERABLE,
    Meaning.ERROR: Fault.RECOVERABLE,
    Meaning.OFFLINE: Fault.OFFLINE,
}


def every_bit() -> list[tuple[str, str, int, int]]:
    """Profile, question, byte of its answer's body, bit: all that any answer of any dialect has."""
    return [
        (name, query.name, at, bit)
        for name in ALL_PROFILES
        for query in load(name).queries
        for at in range(len(query.fixed_mask))
        for bit in range(8)
        if not query.fixed_mask[at] >> bit & 1
    ]


@pytest.mark.parametrize(("name", "question", "at", "bit"), every_bit())
def test_each_bit_of_each_dialect_is_told_as_what_it_means_and_no_more(
    name: str, question: str, at: int, bit: int
) -> None:
    profile = load(name)
    query = next(query for query in profile.queries if query.name == question)
    answer = bytearray(query.header + query.fixed_value)
    answer[len(query.header) + at] |= 1 << bit
    status = interpret(profile, {**quiet(profile), question: bytes(answer)})
    meant = {meaning for meaning, (place, mask) in query.bits.items() if place == at and mask >> bit & 1}
    assert (status.paper is Paper.OUT) == (Meaning.PAPER_OUT in meant)
    assert (status.paper is Paper.LOW) == (meant == {Meaning.PAPER_LOW})
    assert (status.cover is Cover.OPEN) == (Meaning.COVER_OPEN in meant)
    assert bool(status.ticket_at_mouth) == (Meaning.TICKET_AT_MOUTH in meant)
    faults = {FAULT_OF[meaning] for meaning in meant if meaning in FAULT_OF}
    assert {status.fault} == (faults or {Fault.NONE})
    harmless = meant <= {Meaning.PAPER_LOW, Meaning.TICKET_AT_MOUTH}
    assert status.can_print is harmless


@given(st.binary(max_size=200), st.binary(max_size=40), st.sampled_from(ALL_PROFILES))
def test_after_any_noise_the_next_answers_are_found(noise: bytes, more: bytes, name: str) -> None:
    """Once the line is quiet and what came is thrown away, as before each job, all reads as it should."""
    profile = load(name)
    inbox = Inbox(profile)
    for untrusted_chunk in (noise, more):
        inbox.add(untrusted_chunk)
        for query in profile.queries:
            inbox.take(query)
    inbox.clear()
    for query in profile.queries:
        inbox.add(query.header + query.fixed_value)
        assert inbox.take(query) == query.header + query.fixed_value


@given(st.sampled_from([name for name in ALL_PROFILES if load(name).witness]), st.data())
def test_a_witness_is_found_whole_however_it_arrives_and_its_digits_are_no_status(
    name: str, data: st.DataObject
) -> None:
    profile = load(name)
    assert profile.witness is not None
    query = profile.witness.query
    word = data.draw(
        st.sampled_from([b"7663\x1f63\x1f1\x1f0\x00", b"760\x1f0\x1f1\x1f1\x00", b"512on", b"2on"])
    )
    inbox = Inbox(profile)
    for at in range(len(word)):
        assert inbox.take(query) is None
        inbox.add(word[at : at + 1])
        if query.begins:
            assert all(inbox.take(other) is None for other in profile.queries if word[:2] == query.begins)
    fits = word.startswith(query.begins) and word.endswith(query.ends)
    assert inbox.take(query) == (word if fits else None)
