"""What gives frames, in the camera's thread: a camera of Qt Multimedia, or picture files.

Only decorated slots of QObjects are connected here. For any other callable PySide keeps a table of the whole
process without a lock: connecting in this thread while the main thread tidies up after a sink that has gone
ended the process, once in some hundred times on and off (seen with 6.11.1).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSize, QTimerEvent, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameInput,
    QVideoSink,
)

from devices.document_camera.node import Camera
from devices.document_camera.pictures import PictureCamera

LEAST_FRAMES_A_SECOND = 5.0
"""A slower format shows a hand that has long gone."""
PICTURE_EVERY_MS = 100

NOTHING: Any = None
"""What Qt takes to let go of a part; its stubs do not say so."""

Take = Callable[[QVideoFrame], None]
"""A decorated slot."""
Fail = Callable[[str], None]


class Rig(Protocol):
    """Made, started and stopped in the camera's thread; off until it is started."""

    def start(self) -> None:
        """Give frames from now on."""

    def stop(self) -> None:
        """Give no more, and let go of the camera."""


class QtRig(QObject):
    """The camera of the settings. `size`: the pixels wanted; the nearest format it has is taken.

    Frames come from the video stream, for the still of `QImageCapture` is a frame of it too with Qt's own
    back-end on Linux, and costs a second way through the drivers.
    """

    def __init__(self, camera: Camera, size: QSize, take: Take, fail: Fail) -> None:
        super().__init__()
        self._wanted = camera
        self._size = size
        self._take = take
        self._fail = fail
        self._camera: QCamera | None = None
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None

    def start(self) -> None:
        """As Rig.start; what is wrong is told to `fail`."""
        node, standing = self._wanted.find()
        path = "" if node is None else str(node.path)
        found = (each for each in QMediaDevices.videoInputs() if bytes(each.id().data()).decode() == path)
        device = next(found, None)
        if device is None:
            self._fail(f"{standing.detail or self._wanted.wanted}: not among the cameras that Qt finds")
            return
        camera = QCamera(device)
        chosen = nearest(device.videoFormats(), self._size)
        if chosen is not None:
            camera.setCameraFormat(chosen)
        self._camera, self._session, self._sink = camera, QMediaCaptureSession(), QVideoSink()
        camera.errorOccurred.connect(self._refused)
        self._sink.videoFrameChanged.connect(self._take)
        self._session.setCamera(camera)
        self._session.setVideoSink(self._sink)
        camera.start()

    def stop(self) -> None:
        """As Rig.stop."""
        if self._camera is not None and self._session is not None:
            self._camera.stop()
            self._session.setVideoSink(NOTHING)
            self._session.setCamera(NOTHING)
        self._camera = self._session = self._sink = None

    @Slot(QCamera.Error, str)
    def _refused(self, _error: QCamera.Error, text: str) -> None:
        self._fail(text)


def nearest(formats: list[QCameraFormat], size: QSize) -> QCameraFormat | None:
    """The format whose picture is nearest in size, among those that are quick enough; None for no format."""
    quick = [each for each in formats if each.maxFrameRate() >= LEAST_FRAMES_A_SECOND] or list(formats)
    wanted = size.width() * size.height()

    def distance(each: QCameraFormat) -> tuple[int, float]:
        pixels = each.resolution().width() * each.resolution().height()
        return abs(pixels - wanted), -each.maxFrameRate()

    return min(quick, key=distance, default=None)


class PictureRig(QObject):
    """Sends the picture that lies in a directory, ten times a second, through the same sink as a camera."""

    def __init__(self, camera: PictureCamera, take: Take, fail: Fail) -> None:
        super().__init__()
        self._pictures = camera
        self._take = take
        self._fail = fail
        self._session: QMediaCaptureSession | None = None
        self._input: QVideoFrameInput | None = None
        self._sink: QVideoSink | None = None
        self._timer = 0
        self._shown: tuple[Path, int] | None = None
        self._image = QImage()

    def start(self) -> None:
        """As Rig.start."""
        self._session, self._input, self._sink = QMediaCaptureSession(), QVideoFrameInput(), QVideoSink()
        self._sink.videoFrameChanged.connect(self._take)
        self._session.setVideoFrameInput(self._input)
        self._session.setVideoSink(self._sink)
        self._timer = self.startTimer(PICTURE_EVERY_MS)

    def stop(self) -> None:
        """As Rig.stop."""
        if self._session is not None:
            self.killTimer(self._timer)
            self._session.setVideoSink(NOTHING)
            self._session.setVideoFrameInput(NOTHING)
        self._session = self._input = self._sink = None

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: ARG002  the timer is the only one; Qt's name
        """Send the picture that lies there now."""
        file = self._pictures.seen()
        if file is None:
            self._fail(f"{self._pictures.directory}: no picture to be seen")
            return
        try:
            version = (file, file.stat().st_mtime_ns)
        except OSError:
            return  # laid aside this very moment
        if version != self._shown:
            self._image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
            self._shown = version
        if self._input is not None and not self._image.isNull():
            self._input.sendVideoFrame(QVideoFrame(self._image))
