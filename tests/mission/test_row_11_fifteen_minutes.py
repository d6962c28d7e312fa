"""15 分钟服务圈: the nearest place that is of use now, and a paper that leads there."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from devices.receipt_printer.document import Columns, Qr, Text
from kiosk.contract.catalogue import schema
from kiosk.contract.reference import (
    REFERENCE_PATHS,
    Holidays,
    Nearby,
    ReferenceAnswer,
    ReferenceName,
    verify,
)
from kiosk.contract.working_days import WorkingDays
from kiosk.receipt.slip_layout import slip_document
from kiosk.visit.doors import Door
from kiosk.visit.effects import PrintSlip
from kiosk.visit.nearby import ways
from kiosk.visit.news import NearbyChanged
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.nearby import PrintPlace
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_heartbeat import beat
from tests.central.test_references import with_printer
from tests.kiosk.visit.residents import Terminal

NIGHT = datetime(2026, 11, 26, 3, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
MORNING = NIGHT.replace(hour=9)


@pytest.fixture
def district(tmp_path: Path) -> Iterator[RunningService]:
    with RunningService(tmp_path / "central") as running:
        yield running


def content_of(terminal: TestTerminal, name: ReferenceName) -> object:
    answer = terminal.exchange("GET", REFERENCE_PATHS[name])
    token = ReferenceAnswer.model_validate_json(answer.content).reference
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(terminal.given.signing_key))
    return verify(token, key, name=name, terminal=terminal.given.terminal).content


def test_at_three_at_night_one_is_sent_to_the_terminal_that_is_open_and_has_paper(
    district: RunningService,
) -> None:
    here, there = (
        TestTerminal.enrol(district.url, district.enrolment_code(serial), serial) for serial in "AB"
    )
    beat(there, status=with_printer("working", ""))
    beat(here)
    nearby, calendar = (content_of(here, each) for each in (ReferenceName.NEARBY, ReferenceName.HOLIDAYS))
    assert isinstance(nearby, Nearby)
    assert isinstance(calendar, Holidays)
    days = WorkingDays.of(calendar)
    first, second = ways(nearby.places, NIGHT, days)
    assert (first.place.name.zh, first.useful, first.place.prints) == ("泉水街道便民服务中心", True, True)
    assert first.minutes <= 15
    assert (second.place.kind, second.useful) == ("window", False)
    assert second.opening.next == NIGHT.replace(hour=8, minute=30)
    beat(there, status=with_printer("faulted", "paper_out"))
    nearby = content_of(here, ReferenceName.NEARBY)
    assert isinstance(nearby, Nearby)
    first, second = ways(nearby.places, MORNING, days)
    assert (first.place.kind, second.place.prints) == ("window", False), "the nearer one has no paper"
    for each in (here, there):
        each.close()

    terminal = Terminal()
    terminal.happens(OpenDoor(Door.NEARBY), NearbyChanged(nearby.places, datetime.now(UTC)))
    [effect] = terminal.happens(PrintPlace(nearby.places.index(first.place)))
    assert isinstance(effect, PrintSlip)
    paper = slip_document(effect.slip, schema.Text(zh="甘井子街道"), "zh").blocks
    said = "\n".join(each.text for each in paper if isinstance(each, Text))
    facts = {each.label: each.value for each in paper if isinstance(each, Columns)}
    [code] = [each for each in paper if isinstance(each, Qr)]
    assert "区政务服务中心" in said
    assert facts["地址"] == "示例路 3 号"
    assert "步行约" in facts["距离"]
    assert facts["开门"] == "工作日 08:30 到 16:30"
    assert code.data == b"geo:38.970000,121.526000"
