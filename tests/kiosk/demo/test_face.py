"""The stand-in of a face module in a demonstration: it says who it is, and fails as it is asked to."""

from pathlib import Path

import pytest

from devices.face_module.program import FaceModule
from devices.standing import Cause
from kiosk.demo.errors import DemoFailed
from kiosk.demo.face import face_settings


@pytest.mark.parametrize(("fails", "cause"), [("", Cause.STAND_IN), ("dies_at_start", Cause.MODULE_FAILS)])
def test_it_is_a_stand_in_or_fails_as_asked(tmp_path: Path, fails: str, cause: Cause) -> None:
    registered: list[Path] = []
    settings = face_settings(tmp_path, "yes", fails, registered.append)
    command = settings["devices.face_module.command"]
    assert isinstance(command, list)
    assert FaceModule(command, lambda: 0.0).standing().cause is cause
    assert [each.is_file() for each in registered] == [True]


def test_a_way_to_fail_that_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(DemoFailed, match="nonsense"):
        face_settings(tmp_path, "yes", "nonsense", lambda _: None)
