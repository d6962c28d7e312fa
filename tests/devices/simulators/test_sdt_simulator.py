"""The simulated card reader behaves as the fact sheet says, judged by the oracle and not by our driver."""

from collections.abc import Iterator

import pytest

from devices.serial_port import SerialPort
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_cards import (
    SimulatedCard,
    foreigner_card_2017,
    foreigner_card_2023,
    permit_card,
    resident_card,
)
from devices.simulators.sdt_reader import SimulatedSdtReader
from tests.fixtures.device_vectors import vector
from tests.oracles.sdt_frames import TEXT_OF_KIND, flag, split_frames

FIND, SELECT, READ, STATUS, SAM_ID = (vector(f"A0{n}").bytes for n in (1, 2, 3, 5, 6))


def card_of(fields: dict[str, str]) -> SimulatedCard:
    """A simulated card with the fields of a published vector."""
    f = dict(fields)
    dates = {"valid_from": f["from"], "valid_to": f["to"], "birth": f["birth"], "sex": f["sex"]}
    match f["kind"]:
        case "R":
            person = {"name": f["name"], "number": f["id"], "address": f["addr"], "issuer": f["issuer"]}
            return resident_card(nation=f["nation"], **person, **dates)
        case "J":
            person = {"name": f["name"], "number": f["id"], "address": f["addr"], "issuer": f["issuer"]}
            return permit_card(pass_number=f["pass"], issue_count=f["count"], **person, **dates)
        case "I":
            extra = {"version": f["ver"], "authority": f["auth"]}
            return foreigner_card_2017(
                name_en=f["en"], name=f["cn"], number=f["id"], country=f["country"], **extra, **dates
            )
        case _:
            return foreigner_card_2023(
                name=f["cn"],
                name_en=f["en"],
                number=f["id"],
                country=f["country"],
                renewals=f["renew"],
                link=f["link"],
                **dates,
            )


CHEN = card_of(vector("D01").expect)


class Host:
    """A host that sends bytes and gets whole answers, without our driver."""

    def __init__(self) -> None:
        line = PtyLine()
        self.reader = SimulatedSdtReader(line)
        self.reader.start()
        self._port = SerialPort(line.path)

    def ask(self, request: bytes) -> bytes:
        """The body of the one answer: SW1 SW2 SW3 and data."""
        self._port.write(request)
        got = b""
        while len(got) < 7 or len(got) < 7 + int.from_bytes(got[5:7], "big"):
            came = self._port.read(5)
            assert came, f"no whole answer: {got.hex(' ')}"
            got += came
        (body,) = split_frames(got)
        return body

    def status(self, request: bytes) -> int:
        return self.ask(request)[2]

    def close(self) -> None:
        self._port.close()
        self.reader.stop()


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    yield made
    made.close()


@pytest.mark.parametrize("name", ["D01", "D02", "D03", "D04", "D05"])
def test_a_card_made_from_named_fields_is_the_published_one(host: Host, name: str) -> None:
    published = vector(name)
    host.reader.put_card(card_of(published.expect))
    assert [host.status(request) for request in (FIND, SELECT)] == [0x9F, 0x90]
    body = host.ask(READ)
    text, photo = body[7:263], body[263:]
    assert body[:7] == bytes.fromhex("000090 01000400")
    assert text == published.bytes[14:270]
    assert {"kind": flag(text)} | TEXT_OF_KIND[flag(text)](text) == published.expect
    assert photo[:6] == bytes.fromhex("574C66007E00")


@pytest.mark.parametrize(("request_name", "answer_name"), [("A01", "B02"), ("A05", "B06"), ("A06", "C01")])
def test_answers_without_a_card_are_the_published_ones(
    host: Host, request_name: str, answer_name: str
) -> None:
    assert host.ask(vector(request_name).bytes) == vector(answer_name).bytes[7:-1]


def test_the_order_is_find_select_read(host: Host) -> None:
    host.reader.put_card(CHEN)
    assert host.status(SELECT) == 0x23
    assert host.status(READ) == 0x23
    assert host.status(FIND) == 0x9F
    assert host.status(READ) == 0x23
    assert host.status(SELECT) == 0x90
    assert host.status(READ) == 0x90


def test_a_card_exchanged_in_between_must_be_found_again(host: Host) -> None:
    host.reader.put_card(CHEN)
    assert [host.status(request) for request in (FIND, SELECT)] == [0x9F, 0x90]
    host.reader.put_card(card_of(vector("D02").expect))
    assert host.status(READ) == 0x23


@pytest.mark.parametrize(
    ("wrong_request", "status"),
    [
        ("AAAAAA9669 0003 20 01 23", 0x10),  # check byte
        ("AAAAAA9669 0004 20 01 00 25", 0x11),  # data where none belongs
        ("AAAAAA9669 0003 77 01 75", 0x21),  # unknown command
        ("AAAAAA9669 FFFF", 0x11),  # longer than any request
        ("AAAAAA9669 0003 20", 0x11),  # stops half-way
    ],
)
def test_wrong_requests_are_answered_as_such(host: Host, wrong_request: str, status: int) -> None:
    assert host.status(bytes.fromhex(wrong_request)) == status
    assert host.status(STATUS) == 0x90


def test_noise_between_requests_is_ignored(host: Host) -> None:
    assert host.status(b"\x00\xaa\x13" + STATUS) == 0x90


def test_the_appended_address_is_given_where_there_is_one(host: Host) -> None:
    newest = bytes.fromhex("AAAAAA96690003300330")
    host.reader.put_card(CHEN)
    assert [host.status(r) for r in (FIND, SELECT, READ, newest)] == [0x9F, 0x90, 0x90, 0x91]
    moved = SimulatedCard(CHEN.text, CHEN.photo, vector("D08").expect["new_address"])
    host.reader.put_card(moved)
    assert [host.status(r) for r in (FIND, SELECT, READ)] == [0x9F, 0x90, 0x90]
    assert host.ask(newest) == vector("D08").bytes[7:-1]


def test_a_field_that_does_not_fit_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        card_of(vector("D01").expect | {"name": "陈" * 16})
