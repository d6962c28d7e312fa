"""The readiness report from the screen: what each step says, and what it says when there is no way."""

from pathlib import Path

import pytest

from kiosk.config import load
from kiosk.contract.diagnostics import ReadinessReport
from kiosk.technician import removable
from kiosk.technician.tests.course import Course, note
from kiosk.technician.tests.own_parts import OwnParts
from kiosk.technician.tests.registry import find_test
from kiosk.terminal.place import TerminalPlace
from offline_cache.roles import Role, RoleLock
from tests.central.service import RunningService
from tests.kiosk.conftest import Kiosk
from tests.kiosk.technician.tests.walking import walk


def gone_through(name: str, data_dir: Path) -> Course:
    config = load(None, data_dir).config
    test = find_test("computer", name)
    assert test is not None
    parts = OwnParts(data_dir, config.central.url, 0, config=config)
    place = TerminalPlace(data_dir)
    place.prepare()
    screen = RoleLock.take(place.run, Role.WATCHER)  # whose process this stands for
    try:
        return walk(test, parts, lambda _: None)
    finally:
        screen.release()


def test_without_a_stick_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removable, "sticks", lambda: ())
    course = gone_through("report_on_stick", tmp_path)
    assert course.passed is False
    assert [step.note for step in course.steps] == [note("not_ready"), note("no_stick")]


def test_it_is_written_onto_the_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(removable, "sticks", lambda: (stick,))
    course = gone_through("report_on_stick", tmp_path / "data")
    assert course.passed
    (file,) = stick.glob("*.json")
    assert not ReadinessReport.model_validate_json(file.read_text("utf-8")).ready


def test_the_central_service_gives_it_a_number(tmp_path: Path, kiosk: Kiosk) -> None:
    data_dir = tmp_path / "data"
    unenrolled = gone_through("report_to_central", data_dir)
    assert unenrolled.passed is False
    with RunningService(tmp_path / "central") as service:
        code = service.enrolment_code("SN")
        arguments = ("--data", str(data_dir), "enrol", "--code", code, "--serial", "SN")
        assert kiosk(*arguments, "--central", service.url).code == 0
        course = gone_through("report_to_central", data_dir)
    assert course.passed
    assert course.steps[-1].note == note("sent", number=1)
    assert gone_through("report_to_central", data_dir).steps[-1].note == note("not_sent")
