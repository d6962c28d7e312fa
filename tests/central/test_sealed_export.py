"""A terminal's export on a stick is taken in as if it had come by HTTP, as often as it is brought."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from central import cli
from kiosk.contract.envelope import Part
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission

Bring = Callable[[Path], tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    directory = tmp_path / "stick"
    directory.mkdir()
    return directory


@pytest.fixture
def origin(own_service: RunningService) -> TestTerminal:
    """A terminal whose network is down for weeks."""
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    terminal.close()
    return terminal


@pytest.fixture
def bring(own_service: RunningService, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bring:
    def run(directory: Path) -> tuple[int, list[dict[str, Any]]]:
        capsys.readouterr()
        where = ["--database", own_service.database, "--keys", str(tmp_path / "central" / "keys")]
        catalogue = ["--catalogue", str(tmp_path / "central" / "catalogue.json")]
        ended = cli.main(["import", str(directory), "--json", *where, *catalogue])
        own_service.ring()
        told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("[{")]
        return ended, json.loads(told[0]) if told else []

    return run


def write(stick: Path, *enclosed: Enclosed) -> None:
    for each in enclosed:
        (stick / f"{each.receipt_number}.jose").write_bytes(each.bytes)
    (stick / "outbox.json").write_text("[]")


def test_every_submission_is_held_once_however_often_it_is_brought(
    origin: TestTerminal, stick: Path, bring: Bring
) -> None:
    filed = [origin.enclose() for _ in range(3)]
    write(stick, *filed)
    ended, lines = bring(stick)
    assert (ended, [each["outcome"] for each in lines]) == (0, ["taken"] * 3)
    assert {each["name"] for each in lines} == {each.receipt_number for each in filed}
    ended, lines = bring(stick)
    assert (ended, [each["outcome"] for each in lines]) == (0, ["held before"] * 3)
    counted = origin.statistics()
    assert (counted.received, counted.cases, counted.tasks) == (3, 3, 9)


def test_what_came_by_network_and_by_stick_has_one_acknowledgement(
    origin: TestTerminal, stick: Path, bring: Bring
) -> None:
    enclosed = origin.enclose()
    write(stick, enclosed)
    bring(stick)
    answer = origin.put(enclosed)
    assert answer.status_code == 200
    assert origin.acknowledged(answer, enclosed) == origin.acknowledged(origin.put(enclosed), enclosed)


def test_attachments_come_along(origin: TestTerminal, stick: Path, bring: Bring) -> None:
    submission, sealed = a_submission(), b"a sealed scan"
    part = Part(slot="scan_1", digest=hashlib.sha256(sealed).hexdigest(), size=len(sealed))
    enclosed = origin.enclose(submission, parts=(part,))
    write(stick, enclosed)
    ended, lines = bring(stick)
    assert (ended, lines[0]["outcome"]) == (1, "refused")
    assert "scan_1" in lines[0]["reason"]
    (stick / f"{enclosed.receipt_number}.scan_1.part").write_bytes(sealed)
    (stick / f"{enclosed.receipt_number}.other.part").write_bytes(b"named by nobody")
    ended, lines = bring(stick)
    assert (ended, lines[0]["outcome"]) == (0, "taken")


def test_one_bad_file_keeps_no_other_from_being_taken(
    origin: TestTerminal, stick: Path, bring: Bring
) -> None:
    good, forged = origin.enclose(), origin.enclose(receipt_key=b"x" * 32)
    write(stick, good, forged)
    (stick / "0000-00-000000-0000-0.jose").write_bytes(b"not an envelope")
    (stick / "1111-00-000000-0000-0.jose").mkdir()
    stranger = origin.enclose(terminal=999)
    (stick / "2222.jose").write_bytes(stranger.bytes)
    ended, lines = bring(stick)
    assert ended == 1
    assert sorted(each["outcome"] for each in lines) == ["refused"] * 4 + ["taken"]
    assert all(each["reason"] for each in lines if each["outcome"] == "refused")
    assert origin.statistics().received == 1


def test_what_a_stolen_terminal_exported_goes_to_review(
    own_service: RunningService, origin: TestTerminal, stick: Path, bring: Bring
) -> None:
    write(stick, origin.enclose())
    own_service.shut_out(origin.name)
    ended, lines = bring(stick)
    assert (ended, lines[0]["outcome"]) == (0, "taken")
    again = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    counted = again.statistics()
    again.close()
    assert (counted.received, counted.cases) == (1, 0)


def test_a_directory_without_an_export_is_named(
    origin: TestTerminal, stick: Path, bring: Bring, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(stick / "nowhere")[0] == 2
    assert bring(stick)[0] == 2
