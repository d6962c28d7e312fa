"""SDT frames inside the HID packets of Miaxis readers, byte for byte as the fact sheet has them."""

import os
import socket
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import DeviceLost, PortUnavailable
from devices.hidraw_port import HidrawPort, hidraw_paths
from devices.id_card.build import reader_over
from devices.id_card.miaxis_line import MiaxisLine
from devices.id_card.miaxis_packets import MOST_DATA, REPORT_BYTES, unwrap, wrap_request
from devices.id_card.profile import load
from devices.id_card.sdt_protocol import FrameDecoder
from devices.standing import Cause
from tests.fixtures.device_vectors import vector

FIND, SELECT, READ, SAM_ID = (vector(name).bytes for name in ("A01", "A02", "A03", "A06"))
FOUND, SELECTED, CARD, NUMBER = (vector(name).bytes for name in ("B01", "B03", "D01", "C01"))
NEWEST = bytes.fromhex("AAAAAA9669 0003 3003 30")
ANSWERS = {FIND: FOUND, SELECT: SELECTED, READ: CARD, SAM_ID: NUMBER, NEWEST: vector("B08").bytes}


def reports(frame: bytes) -> list[bytes]:
    """An answer as the fact sheet packs it."""
    packed = []
    for number in range(-(-len(frame) // 54)):
        part = frame[54 * number : 54 * number + 54]
        counted = bytes([len(part) + 3, 0, 0, number % 256, number // 256]) + part
        total = sum(counted)
        packed.append((b"\xaa\x01\x00" + counted + bytes([total % 256, total // 256])).ljust(64, b"\0"))
    return packed


class ScriptedReports:
    """Answers each request; after `cut` bytes in all of what it would say the plug is pulled."""

    def __init__(self, cut: int | None = None, lose: int | None = None) -> None:
        self._left = cut
        self._lose = lose
        self._said = 0
        self._coming: deque[bytes] = deque()

    def write(self, report: bytes) -> None:
        assert report[0] == 0x88
        self._coming.extend(reports(ANSWERS[report[6 : 5 + report[3]]]))

    def read(self, timeout_s: float) -> bytes:
        if not self._coming:
            return b""
        report = self._coming.popleft()
        self._said += 1
        if self._said == self._lose:
            return self.read(timeout_s)
        if self._left is None:
            return report
        if self._left <= 0:
            raise DeviceLost("unplugged")
        cut, self._left = report[: self._left], self._left - len(report)
        return cut

    def close(self) -> None:
        pass


def test_a_request_is_one_packet() -> None:
    assert wrap_request(FIND, 0x0201) == bytes.fromhex(
        "88 0102 0B00 B1 AAAAAA9669 0003 2001 22".replace(" ", "")
    ) + (0x0B + 0xB1 + sum(FIND)).to_bytes(2, "little")


def test_a_full_answer_packet_fills_a_report() -> None:
    first = reports(CARD)[0]
    assert len(first) == REPORT_BYTES
    assert unwrap(first) == CARD[:MOST_DATA]
    assert b"".join(unwrap(report) or b"" for report in reports(CARD)) == CARD


@pytest.mark.parametrize(
    "spoil",
    [
        lambda report: b"\xab" + report[1:],
        lambda report: report[:3] + b"\xff" + report[4:],
        lambda report: report[:20] + bytes([report[20] ^ 1]) + report[21:],
        lambda report: report[:30],
        lambda _: b"",
    ],
    ids=["mark", "length", "sum", "cut off", "empty"],
)
def test_a_damaged_report_carries_nothing(spoil: "object") -> None:
    assert callable(spoil)
    assert unwrap(spoil(reports(CARD)[0])) is None


@given(report=st.binary(max_size=80))
def test_whatever_a_report_holds_it_carries_at_most_what_fits(report: bytes) -> None:
    carried = unwrap(report)
    assert carried is None or (len(carried) <= MOST_DATA and carried in report)


class Line:
    """A line whose reports are given."""

    def __init__(self, given_reports: list[bytes]) -> None:
        self.reports = deque(given_reports)

    def write(self, report: bytes) -> None:
        pass

    def read(self, _: float) -> bytes:
        return self.reports.popleft() if self.reports else b""

    def close(self) -> None:
        pass


@given(noise=st.lists(st.binary(min_size=1, max_size=64) | st.sampled_from(reports(CARD)), max_size=30))
def test_after_any_reports_the_next_whole_answer_is_found(noise: list[bytes]) -> None:
    port = Line(noise)
    line = MiaxisLine(port)
    decoder = FrameDecoder()
    while port.reports:
        decoder.feed(line.read(0))
    decoder.give_up()
    port.reports.extend(reports(FOUND))
    assert [type(found).__name__ for found in decoder.feed(line.read(0))] == ["Answer"]


def test_the_plug_pulled_at_any_byte_of_any_report_gives_no_half_card() -> None:
    profile = load("miaxis-mr-300")
    whole = 64 * sum(len(reports(answer)) for answer in (NUMBER, FOUND, SELECTED, CARD))
    whole -= len(reports(CARD)[-1]) - len(reports(CARD)[-1].rstrip(b"\0"))  # what only fills the last report
    for cut in range(whole):
        reader = reader_over(lambda cut=cut: MiaxisLine(ScriptedReports(cut)), profile)  # type: ignore[misc]
        reader.open()
        with pytest.raises(DeviceLost):
            reader.read()


@pytest.mark.parametrize("lost", [4, 5, 12, 27])
def test_a_report_that_goes_missing_is_asked_for_again(lost: int) -> None:
    reader = reader_over(lambda: MiaxisLine(ScriptedReports(lose=lost)), load("miaxis-mr-300"))
    reader.open()
    assert reader.read().name == vector("D01").expect["name"]


class TestTheKernelsDevice:
    """/dev/hidrawN as a file; a pair of sockets keeps reports as whole as the kernel does."""

    @pytest.fixture
    def ends(self) -> Iterator[tuple[HidrawPort, socket.socket]]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        port = HidrawPort("/dev/hidraw7", ours.detach())
        yield port, theirs
        port.close()
        theirs.close()

    def test_a_report_goes_out_whole_behind_the_number_of_an_unnumbered_one(
        self, ends: tuple[HidrawPort, socket.socket]
    ) -> None:
        port, device = ends
        port.write(b"\x88\x01")
        assert device.recv(100) == b"\x00\x88\x01" + bytes(62)

    def test_one_read_is_one_report(self, ends: tuple[HidrawPort, socket.socket]) -> None:
        port, device = ends
        device.send(b"a" * 64)
        device.send(b"b" * 64)
        assert [port.read(1), port.read(1), port.read(0)] == [b"a" * 64, b"b" * 64, b""]

    def test_one_that_is_pulled_out_is_lost_whatever_is_asked(
        self, ends: tuple[HidrawPort, socket.socket]
    ) -> None:
        port, device = ends
        device.close()
        with pytest.raises(DeviceLost, match="check its cable"):
            port.read(1)
        with pytest.raises(DeviceLost):
            port.write(b"\x88")
        port.close()
        with pytest.raises(DeviceLost):
            port.read(1)

    def test_what_is_no_device_is_refused_with_the_remedy(self, tmp_path: Path) -> None:
        with pytest.raises(PortUnavailable, match="no such port") as refused:
            HidrawPort(str(tmp_path / "hidraw9"))
        assert refused.value.cause is Cause.NO_PORT
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(PortUnavailable, match="cannot be opened as a HID device"):
            HidrawPort(str(tmp_path / "file"))

    def test_a_device_that_another_program_holds_is_refused(self) -> None:
        master, other = os.openpty()
        path = os.ttyname(other)
        holder = HidrawPort(path)
        with pytest.raises(PortUnavailable, match="already in use"):
            HidrawPort(path)
        holder.close()
        HidrawPort(path).close()
        os.close(master)
        os.close(other)

    def test_a_reader_is_found_by_its_usb_number(self, tmp_path: Path) -> None:
        for name, hid_id in (("hidraw0", "0003:0000046D:0000C31C"), ("hidraw3", "0003:000010C4:00000007")):
            (tmp_path / name / "device").mkdir(parents=True)
            (tmp_path / name / "device" / "uevent").write_text(
                f"DRIVER=hid-generic\nHID_ID={hid_id}\n", "ascii"
            )
        (tmp_path / "hidraw4").mkdir()
        assert hidraw_paths(("10c4:0007", "203b:0101"), tmp_path) == ["/dev/hidraw3"]
        assert hidraw_paths(("10c4:0007",), tmp_path / "none") == []
