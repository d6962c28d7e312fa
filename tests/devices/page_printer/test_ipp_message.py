"""IPP on the wire: what an independent program wrote is read, and whatever else comes is refused in words."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolFault
from devices.page_printer.ipp_message import Group, Kind, attribute, read, request
from devices.page_printer.ipp_words import job_word, printer_word
from devices.page_printer.printer import Activity


def record(tag: int, name: bytes, value: bytes) -> bytes:
    """One value, as RFC 8010, 3.1.4 draws it."""
    return bytes([tag]) + struct.pack(">H", len(name)) + name + struct.pack(">H", len(value)) + value


# The example of RFC 8010, A.3: a Print-Job that was accepted.
ACCEPTED = b"".join(
    [
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x01",
        record(0x47, b"attributes-charset", b"utf-8"),
        record(0x48, b"attributes-natural-language", b"en-us"),
        record(0x41, b"status-message", b"successful-ok"),
        b"\x02",
        record(0x21, b"job-id", b"\x00\x00\x00\x93"),
        record(0x45, b"job-uri", b"ipp://printer.example.com/ipp/print/bonus/147"),
        record(0x23, b"job-state", b"\x00\x00\x00\x03"),
        b"\x03",
    ]
)


def answer(*attributes: bytes, group: Group = Group.PRINTER) -> bytes:
    return b"\x02\x00\x00\x00\x00\x00\x00\x01" + bytes([group]) + b"".join(attributes) + b"\x03"


def test_the_standards_own_answer_is_read() -> None:
    said = read(ACCEPTED)
    assert (said.status, said.request_id) == (0, 1)
    (job,) = said.of(Group.JOB)
    assert job["job-id"] == (147,)
    assert job["job-state"] == (3,)


def test_a_question_is_built_as_the_standard_has_it() -> None:
    built = request(0x000B, 7, {Group.OPERATION: [attribute(Kind.CHARSET, "attributes-charset", "utf-8")]})
    assert built == b"\x02\x00\x00\x0b\x00\x00\x00\x07\x01\x47\x00\x12attributes-charset\x00\x05utf-8\x03"


def test_several_values_and_a_collection_between_them() -> None:
    parts = [
        record(0x34, b"media-col", b""),
        record(0x4A, b"", b"media-source"),
        record(0x44, b"", b"main"),
        record(0x37, b"", b""),
    ]
    collection = b"".join(parts)
    reasons = attribute(Kind.KEYWORD, "printer-state-reasons", "media-low", "door-open")
    (printer,) = read(answer(collection, reasons)).of(Group.PRINTER)
    assert printer["printer-state-reasons"] == ("media-low", "door-open")


def test_what_has_no_value_is_not_said() -> None:
    unknown = record(0x12, b"printer-impressions-completed", b"")
    (printer,) = read(answer(unknown)).of(Group.PRINTER)
    assert printer["printer-impressions-completed"] == ()
    assert printer_word(printer).impressions is None


def test_text_with_its_language_is_text() -> None:
    value = b"\x00\x05zh-cn\x00\x06" + "缺纸".encode()
    (printer,) = read(answer(record(0x35, b"printer-state-message", value))).of(Group.PRINTER)
    assert printer["printer-state-message"] == ("缺纸",)


@pytest.mark.parametrize("length", range(len(ACCEPTED)))
def test_an_answer_that_ends_anywhere_is_refused(length: int) -> None:
    with pytest.raises(ProtocolFault):
        read(ACCEPTED[:length])


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(untrusted: bytes) -> None:
    for stream in (untrusted, b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + untrusted, ACCEPTED[:-1] + untrusted):
        try:
            said = read(stream)
        except ProtocolFault:
            continue
        for group in (*said.of(Group.PRINTER), *said.of(Group.JOB)):
            assert printer_word(group).activity in Activity
            job_word(group)


@given(st.integers(0, len(ACCEPTED) - 1), st.integers(0, 255))
def test_one_wrong_byte_is_read_or_refused(at: int, value: int) -> None:
    changed = ACCEPTED[:at] + bytes([value]) + ACCEPTED[at + 1 :]
    try:
        said = read(changed)
    except ProtocolFault:
        return
    for group in said.of(Group.JOB):
        job_word(group)


def test_an_answer_without_end_is_not_listened_to() -> None:
    with pytest.raises(ProtocolFault, match="longer"):
        read(bytes(600 * 1024))


def test_counts_and_supplies_are_read_as_the_printer_gives_them() -> None:
    word = printer_word(
        {
            "printer-state": (5,),
            "printer-state-reasons": ("media-empty-error",),
            "printer-is-accepting-jobs": (True,),
            "printer-media-sheets-completed": (812,),
            "printer-supply": (
                b"index=1;class=supplyThatIsConsumed;type=toner;maxcapacity=100;level=7;colorantname=black;",
            ),
            "printer-input-tray": (b"type=sheetFeedAutoRemovableTray;maxcapacity=250;level=-3;name=main",),
        }
    )
    assert (word.activity, word.impressions) == (Activity.STOPPED, 812)
    assert word.supplies == (("toner black", 7),)
    assert word.trays == (("sheetFeedAutoRemovableTray main", None),)
    marked = printer_word({"marker-names": ("Black", "Drum"), "marker-levels": (12, -2)})
    assert marked.supplies == (("Black", 12), ("Drum", None))


def test_words_of_the_wrong_kind_are_as_good_as_not_said() -> None:
    word = printer_word(
        {"printer-state": ("idle",), "printer-is-accepting-jobs": (1,), "printer-supply": (3,)}
    )
    assert (word.activity, word.accepts_jobs, word.supplies) == (Activity.UNKNOWN, None, ())
    assert job_word({"job-id": (4,)}) is None
    assert job_word({"job-id": (4,), "job-state": (2,)}) is None
