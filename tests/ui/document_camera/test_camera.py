"""The document camera keeps the contract of every document scanner; and it is off unless somebody looks."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from devices.document_camera.node import Camera
from devices.document_camera.pictures import PictureCamera
from devices.document_scanner.scanner import DocumentScanner, ScanFailed, ScanRequest
from devices.page_image.making import page_from
from devices.page_image.page import PageDoubt
from devices.standing import Cause, DeviceState
from tests.devices.document_scanner.contract import Bench, DocumentScannerContract, one_page, opened
from tests.devices.page_image.photographs import Photograph, Sheet, corner_error, photograph
from ui.document_camera import camera as camera_module
from ui.document_camera.camera import DocumentCamera
from ui.document_camera.exchange import Exchange
from ui.document_camera.eye import Eye
from ui.document_camera.rig import Fail, PictureRig, QtRig, Rig, Take
from ui.document_camera.view import SHOWN_SIDE, sight_of

SHEET = Sheet(half=380, angle=8, tilt=0.1)


class Silent:
    """A rig that is there and gives no frame."""

    def __init__(self, _: Take, fail: Fail) -> None:
        self.fail = fail

    def start(self) -> None: ...

    def stop(self) -> None: ...


@dataclass
class CameraBench:
    """The camera, and a directory whose picture lies below it; the last of `rigs` makes its frames."""

    camera: DocumentCamera
    driver: DocumentScanner
    eye: Eye
    plate: Path
    rigs: list[type[Silent]]

    def lay(self, picture: Photograph) -> None:
        self.plate.mkdir(exist_ok=True)
        Image.fromarray(picture).save(self.plate / "1.png")

    def dawdle(self) -> None:
        self.driver.close()
        self.rigs.append(Silent)
        self.driver.open()

    def unplug(self) -> None:
        for file in self.plate.iterdir():
            file.unlink()
        self.plate.rmdir()

    def plug_in(self) -> None:
        self.lay(photograph(SHEET, on="wood"))


@pytest.fixture
def camera_bench(qapp: QCoreApplication, tmp_path: Path) -> Iterator[CameraBench]:
    node = PictureCamera(tmp_path / "plate")
    rigs: list[type[Silent]] = []

    def rig(take: Take, fail: Fail) -> Rig:
        return rigs[-1](take, fail) if rigs else PictureRig(node, take, fail)

    eye = Eye(rig)
    camera = DocumentCamera(node, eye)
    made = CameraBench(camera, camera, eye, tmp_path / "plate", rigs)
    made.plug_in()
    yield made
    camera.end()


class TestContract(DocumentScannerContract):
    @pytest.fixture
    def bench(self, camera_bench: CameraBench) -> Bench:
        return camera_bench


def test_what_lies_below_it_is_what_comes_out(camera_bench: CameraBench) -> None:
    seen = np.asarray(opened(one_page(camera_bench, ScanRequest())).convert("RGB"), dtype=np.int16)
    laid = photograph(SHEET, on="wood").astype(np.int16)
    assert np.abs(seen - laid).mean() < 2
    page = page_from(one_page(camera_bench, ScanRequest()).encoded)
    assert page.doubt is PageDoubt.NONE
    assert page.width < page.height


def test_it_is_off_before_and_after_a_page_and_holds_nothing(camera_bench: CameraBench) -> None:
    assert not camera_bench.camera.on
    one_page(camera_bench)
    assert not camera_bench.camera.on
    assert camera_bench.eye.exchange.newer(0, 0) is None


def test_asking_how_it_is_does_not_switch_it_on(camera_bench: CameraBench) -> None:
    assert camera_bench.driver.standing().state is DeviceState.WORKING
    assert not camera_bench.camera.on
    assert not camera_bench.eye.awake


def test_the_preview_shows_frame_after_frame_and_the_edge(camera_bench: CameraBench) -> None:
    camera_bench.driver.open()
    first = camera_bench.camera.look(0, 5)
    assert first is not None
    second = camera_bench.camera.look(first.serial, 5)
    assert second is not None
    assert second.serial > first.serial
    sight = sight_of(second.image)
    assert max(sight.image.width(), sight.image.height()) <= SHOWN_SIDE
    places = zip(sight.corners[::2], sight.corners[1::2], strict=True)
    corners = tuple((x * 1280 - 0.5, y * 960 - 0.5) for x, y in places)
    assert corner_error(corners, SHEET.corners()) < 2


def test_it_turns_as_it_hangs(qapp: QCoreApplication, tmp_path: Path) -> None:
    node = PictureCamera(tmp_path)
    Image.new("RGB", (640, 480), (200, 30, 30)).save(tmp_path / "1.png")
    driver = DocumentCamera(node, Eye(partial(PictureRig, node), 90))
    try:
        [page] = driver.scan(ScanRequest())
        assert (page.width, page.height) == (480, 640)
    finally:
        driver.end()


def test_a_camera_that_gives_nothing_is_said_to_have_stalled(
    camera_bench: CameraBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_module, "FIRST_FRAME_S", 0.2)
    camera_bench.dawdle()
    with pytest.raises(ScanFailed) as failed:
        one_page(camera_bench)
    assert failed.value.cause is Cause.CAMERA_STALLED
    assert camera_bench.driver.standing().cause is Cause.CAMERA_STALLED


def test_a_camera_that_another_program_has_says_so_at_once(camera_bench: CameraBench) -> None:
    class Busy(Silent):
        def start(self) -> None:
            self.fail("Cannot open camera: device busy")

    camera_bench.rigs.append(Busy)
    with pytest.raises(ScanFailed) as failed:
        one_page(camera_bench)
    assert failed.value.cause is Cause.CAMERA_REFUSES


def test_without_any_camera_qt_is_not_asked_for_frames(qapp: QCoreApplication, tmp_path: Path) -> None:
    told: list[str] = []
    missing = Camera("auto", tmp_path / "sys", tmp_path / "dev")
    rig = QtRig(missing, QSize(640, 480), ignore, told.append)
    rig.start()
    rig.stop()
    assert len(told) == 1


def ignore(_: QVideoFrame) -> None:
    """No frame is expected."""


def test_frames_are_paced_and_only_the_newest_is_kept() -> None:
    exchange = Exchange()
    assert not exchange.due()
    exchange.want(on=True)
    assert exchange.due()
    assert not exchange.due()
    image = QImage(4, 4, QImage.Format.Format_RGB888)
    exchange.put(image)
    exchange.put(image)
    newest = exchange.newer(0, 0)
    assert newest is not None
    assert newest.serial == 2
    exchange.want(on=False)
    exchange.went_off()
    exchange.put(image)
    assert exchange.newer(0, 0) is None


def test_who_stops_a_page_stops_that_one_and_no_later_look() -> None:
    exchange = Exchange()
    exchange.want(on=True)
    image = QImage(4, 4, QImage.Format.Format_RGB888)
    with exchange.awaited():
        exchange.cancel()
        exchange.put(image)
        assert exchange.newer(0, 0) is None
    exchange.cancel()  # a visit ends while nobody waits
    assert exchange.newer(0, 0) is not None


def test_a_camera_wanted_again_before_it_went_off_stays_on() -> None:
    exchange = Exchange()
    exchange.want(on=True)
    exchange.want(on=False)
    exchange.want(on=True)
    exchange.went_off()
    assert exchange.on


def test_switching_never_waits_for_a_driver_that_hangs(qapp: QCoreApplication) -> None:
    released, entered = threading.Event(), threading.Event()

    class Hangs(Silent):
        def start(self) -> None:
            entered.set()
            released.wait(10)

    eye = Eye(Hangs)
    eye.switch(on=True)
    assert entered.wait(5)
    eye.switch(on=False)  # comes back although the driver does not
    released.set()
    eye.end()
    assert not eye.exchange.on
