"""The main job, end to end: residents file while the network is cut, and all of it arrives.

The demonstration is started as a person starts it; checked is what lies on disk and what came out on paper.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.oracles import escpos_paper
from tests.system.canaries import findings
from tests.system.demonstration import DayDone, make_day

ROOT = Path(__file__).resolve().parents[2]
VISITS, OFFLINE = 2, 1
LONGEST_S = 240
"""Nothing here is measured: a loaded machine takes as long as it takes."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> DayDone:
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("out")
    options = ("--visits", str(VISITS), "--offline-first", str(OFFLINE))
    return make_day(data, out, *options, "--screenshots", str(out / "screenshots"), longest_s=LONGEST_S)


def test_everything_filed_without_a_network_arrives_once(day: DayDone) -> None:
    report = day.report
    assert (report["visits"], report["filed"], report["delivered"]) == (VISITS, VISITS, VISITS)
    assert (report["lost"], report["duplicates"], report["printed"]) == (0, 0, VISITS)
    assert report["central"]["received"] == report["central"]["cases"] == VISITS
    assert report["central"]["tasks"] > VISITS


def test_the_paper_carries_the_number_that_the_central_service_holds(day: DayDone) -> None:
    assert len(day.report["receipts"]) == VISITS
    for receipt in day.report["receipts"]:
        printed = (day.out / receipt["bytes"]).read_bytes()
        paper = escpos_paper.text(printed)
        assert receipt["number"] in paper
        assert "收件" in paper or "received" in paper.lower()
        [payload] = escpos_paper.qr_payloads(printed)
        with Image.open(day.out / receipt["image"]) as picture:
            [code] = zxingcpp.read_barcodes(picture)
        assert code.bytes == payload


def test_the_receipt_says_that_the_identity_is_still_to_be_confirmed(day: DayDone) -> None:
    for receipt in day.report["receipts"][:OFFLINE]:
        assert "待" in escpos_paper.text((day.out / receipt["bytes"]).read_bytes())


def test_there_is_a_picture_of_every_screen_of_the_way(day: DayDone) -> None:
    pictures = [day.out / name for name in day.report["screenshots"]]
    assert all(picture.is_file() for picture in pictures)
    names = " ".join(picture.name for picture in pictures)
    for screen in ("welcome", "card", "verify", "page", "materials", "summary", "receipt", "goodbye"):
        assert screen in names


def test_nothing_personal_lies_on_the_terminal_or_in_any_log(day: DayDone) -> None:
    people = tomllib.loads((ROOT / "kiosk" / "demo" / "residents.toml").read_text("utf-8"))["resident"]
    canaries = [each[key] for each in people for key in ("name", "number", "address")]
    assert findings(canaries, [day.data]) == []
    assert [text for text in canaries if text in day.said] == []


def test_the_wipe_after_each_visit_is_on_record(day: DayDone) -> None:
    assert (day.data / "logs" / "ui.log").read_text("utf-8").count("visit.wiped") >= VISITS


def test_the_outbox_verifies(day: DayDone) -> None:
    verified = subprocess.run(
        [sys.executable, "-m", "kiosk", "--data", str(day.data), "outbox", "verify"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
