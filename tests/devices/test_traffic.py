"""The live view's source: masked before it is kept, bounded, numbered."""

from devices.traffic import AskedLine, Direction, TappedLine, Traffic, as_hex
from tests.devices.conversation import ScriptedLine


def test_what_goes_over_a_line_is_seen_in_order() -> None:
    traffic = Traffic(as_hex, now=lambda: 7.0)
    line = TappedLine(ScriptedLine([(b"\x10\x04\x01", b"\x12")]), traffic)
    line.write(b"\x10\x04\x01")
    assert line.read(0.1) == b"\x12"
    assert line.read(0.1) == b""
    assert [(seen.number, seen.at, seen.direction, seen.shown) for seen in traffic.after(0)] == [
        (1, 7.0, Direction.SENT, "10 04 01"),
        (2, 7.0, Direction.RECEIVED, "12"),
    ]


def test_only_the_last_lines_are_kept_and_their_numbers_go_on() -> None:
    traffic = Traffic(as_hex, kept=3)
    for number in range(10):
        traffic.note(Direction.SENT, bytes([number]))
    assert [seen.shown for seen in traffic.after(0)] == ["07", "08", "09"]
    assert [seen.number for seen in traffic.after(9)] == [10]
    assert traffic.after(10) == ()


def test_a_mask_sees_the_bytes_and_nothing_else_is_kept() -> None:
    traffic = Traffic(lambda _direction, data: f"{len(data)} bytes of a card")
    traffic.note(Direction.RECEIVED, b"somebody's name")
    assert [seen.shown for seen in traffic.after(0)] == ["15 bytes of a card"]


def test_a_long_portion_is_cut_and_counted() -> None:
    traffic = Traffic(as_hex)
    traffic.note(Direction.SENT, bytes(1000))
    (seen,) = traffic.after(0)
    assert seen.shown.endswith(" ... 1000 bytes")
    assert len(seen.shown) < 250


def test_forgetting_keeps_the_numbers() -> None:
    traffic = Traffic(as_hex)
    traffic.note(Direction.SENT, b"a")
    traffic.forget()
    traffic.note(Direction.SENT, b"b")
    assert [seen.number for seen in traffic.after(0)] == [2]


def test_of_what_comes_while_a_device_is_looked_for_only_the_length_is_seen() -> None:
    traffic = Traffic(as_hex)
    line = AskedLine("/dev/ttyS1", ScriptedLine([(b"\x10\x04\x01", b"6901234567892\r")]), traffic)
    line.write(b"\x10\x04\x01")
    assert line.read(0.1) == b"6901234567892\r", "another device's: somebody has shown it a code"
    assert [(seen.number, seen.shown) for seen in traffic.after(0)] == [
        (1, "/dev/ttyS1: 10 04 01"),
        (2, "/dev/ttyS1: 14 bytes"),
    ]
