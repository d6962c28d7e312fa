"""The owner of the document camera: on while a page is laid down, off otherwise, whatever happens."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from devices.document_camera.pictures import PictureCamera
from devices.page_image.making import page_from
from devices.page_image.page import PageDoubt
from devices.standing import Cause, DeviceState, Standing
from kiosk.technician.tests.registry import find_test
from kiosk.visit.answers import PageFailed, PageTaken
from kiosk.visit.copying import Copier
from kiosk.visit.effects import RunTest, SeePage, StartLooking, StopLooking, StopTest, Wipe, WipeReason
from kiosk.visit.events import Event
from kiosk.visit.news import CopierChanged
from tests.devices.page_image.photographs import Sheet, photograph
from tests.kiosk.technician.tests.walking import walk
from ui.document_camera import camera as camera_module
from ui.document_camera.camera import DocumentCamera
from ui.document_camera.eye import Eye
from ui.document_camera.rig import PictureRig
from ui.document_camera.sights import Sight, Sights
from ui.workers import camera_desk
from ui.workers.camera_bench import CameraBench
from ui.workers.camera_desk import CameraDesk
from ui.workers.copiers import Copiers
from ui.workers.examined import Examined
from ui.workers.page_desk import Cancelling

PAGE = SeePage(7, Copier.CAMERA)


@dataclass
class Bench:
    """The desk, and what it has said."""

    desk: CameraDesk
    camera: DocumentCamera
    plate: Path
    seconds: list[float]
    posted: list[Event] = field(default_factory=list)
    stood: list[Standing] = field(default_factory=list)
    sights: list[Sight | None] = field(default_factory=list)
    on: list[bool] = field(default_factory=list)
    cancelling: Cancelling = field(default_factory=Cancelling)
    counted: list[str] = field(default_factory=list)


@pytest.fixture
def bench(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Bench]:
    plate = tmp_path / "plate"
    plate.mkdir()
    Image.fromarray(photograph(Sheet(half=380, angle=5))).save(plate / "1.png")
    node = PictureCamera(plate)
    camera = DocumentCamera(node, Eye(partial(PictureRig, node)))
    sights = Sights()
    posted: list[Event] = []
    stood: list[Standing] = []
    counted: list[str] = []
    seconds = [0.0]
    cancelling = Cancelling()
    desk = CameraDesk(
        camera,
        stood.append,
        sights,
        posted.append,
        page_from,
        cancelling,
        counted.append,
        lambda: seconds[0],
    )
    made = Bench(desk, camera, plate, seconds, posted, stood, counted=counted, cancelling=cancelling)
    sights.seen.connect(made.sights.append)
    sights.watching.connect(made.on.append)
    yield made
    desk.close()


def until_seen(bench: Bench, qtbot: QtBot) -> None:
    def seen() -> bool:
        bench.desk.rest()
        return any(each is not None and len(each.corners) == 8 for each in bench.sights)

    qtbot.waitUntil(seen)


def test_at_rest_it_is_asked_how_it_is_and_is_off(bench: Bench) -> None:
    bench.desk.rest()
    assert [each.state for each in bench.stood] == [DeviceState.WORKING]
    assert not bench.camera.on


def test_while_a_page_is_laid_down_the_screen_sees_it_with_its_edge(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.handle(StartLooking())
    until_seen(bench, qtbot)
    bench.desk.handle(StopLooking())
    assert not bench.camera.on
    qtbot.waitUntil(lambda: bench.on == [True, False] and bench.sights[-1] is None)


def test_the_person_after_a_wipe_sees_the_sheet_as_the_one_before_did(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.handle(StartLooking())
    until_seen(bench, qtbot)
    bench.cancelling()  # as the crew does at each wipe
    bench.desk.handle(Wipe(WipeReason.FINISHED))
    qtbot.waitUntil(lambda: bench.sights[-1] is None)
    bench.sights.clear()
    bench.desk.handle(StartLooking())
    until_seen(bench, qtbot)


def test_a_page_is_taken_and_the_camera_stays_as_it_was(bench: Bench) -> None:
    bench.desk.handle(StartLooking())
    bench.desk.handle(PAGE)
    [answer] = bench.posted
    assert isinstance(answer, PageTaken)
    assert answer.ticket == 7
    assert answer.picture.height > answer.picture.width
    assert bench.camera.on
    assert bench.counted == ["pages"]


def test_a_page_for_the_scanner_is_none_of_its_business(bench: Bench) -> None:
    bench.desk.handle(SeePage(7, Copier.SCANNER))
    assert bench.posted == []


def test_the_wipe_switches_it_off_whatever_the_visit_said(bench: Bench) -> None:
    bench.desk.handle(StartLooking())
    bench.desk.handle(Wipe(WipeReason.IDLE))
    assert not bench.camera.on


def test_pulled_out_while_it_looks_it_says_so_and_the_visit_hears(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_module, "FIRST_FRAME_S", 0.3)
    bench.desk.handle(StartLooking())
    (bench.plate / "1.png").unlink()
    bench.desk.handle(PAGE)
    assert [type(each) for each in bench.posted] == [PageFailed]
    assert bench.stood[-1] == Standing(DeviceState.ABSENT, Cause.NO_CAMERA, str(bench.plate))


def test_a_camera_that_stalls_is_switched_off_and_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_desk, "FRAME_WAIT_S", 0.0)
    monkeypatch.setattr(bench.camera, "look", lambda *_: None)
    bench.desk.handle(StartLooking())
    bench.desk.rest()
    assert bench.stood == []
    bench.seconds[0] += camera_desk.STALLED_S + 1
    bench.desk.rest()
    assert [each.cause for each in bench.stood] == [Cause.CAMERA_STALLED]
    assert bench.camera.on


def test_of_several_sights_a_slow_screen_gets_the_newest(qapp: QCoreApplication, qtbot: QtBot) -> None:
    sights, seen = Sights(), list[object]()
    sights.seen.connect(seen.append)
    sights.offer(None)
    newest = Sight(QImage(2, 2, QImage.Format.Format_RGB888))
    sights.offer(newest)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [newest]
    assert sights.held() == 0


def test_the_camera_comes_before_the_scanner_and_the_visit_hears_of_changes_only() -> None:
    posted: list[Event] = []
    copiers = Copiers(posted.append)
    working, away = Standing(DeviceState.WORKING), Standing(DeviceState.ABSENT, Cause.UNPLUGGED)
    copiers.stands(Copier.SCANNER, working)
    copiers.stands(Copier.SCANNER, working)
    copiers.stands(Copier.CAMERA, working)
    copiers.stands(Copier.SCANNER, away)
    copiers.stands(Copier.CAMERA, away)
    assert [each.copier for each in posted if isinstance(each, CopierChanged)] == [
        Copier.SCANNER,
        Copier.CAMERA,
        Copier.NONE,
    ]


def test_the_technicians_picture_is_the_page_a_resident_would_get_and_leaves_nothing(bench: Bench) -> None:
    test = find_test("document_camera", "picture")
    assert test is not None
    course = walk(test, CameraBench(PictureCamera(bench.plate), bench.camera, page_from), lambda _: None)
    assert course.asks
    assert course.picture is not None
    assert course.picture.height > course.picture.width
    assert course.picture.doubt is PageDoubt.NONE
    assert not bench.camera.on
    assert bench.posted == []
    assert bench.sights == []


def test_one_that_is_broken_off_leaves_the_camera_off(bench: Bench) -> None:
    test = find_test("document_camera", "picture")
    assert test is not None
    subject = CameraBench(PictureCamera(bench.plate), bench.camera, page_from)
    examined = Examined(bench.desk, subject, bench.posted.append)
    examined.handle(RunTest(3, "document_camera", "picture"))
    examined.rest()
    assert bench.camera.on
    examined.handle(StopTest("document_camera"))
    assert not bench.camera.on
