"""The document camera for the technician's tests, in the thread of its owner."""

from collections.abc import Callable

from devices.document_scanner.scanner import ScanRequest
from devices.page_image.page import Page
from devices.standing import Device, Standing
from ui.document_camera.camera import DocumentCamera
from ui.document_camera.view import sight_of


class CameraBench:
    """A `CameraAtBench`. `node` tells how it stands while it is off; `page` makes a page of an encoded
    picture, as for a resident (`devices.page_image.making`).
    """

    def __init__(self, node: Device, camera: DocumentCamera, page: Callable[[bytes], Page]) -> None:
        self._node = node
        self._camera = camera
        self._page = page
        self._serial = 0

    def open(self) -> None:
        """As `CameraAtBench.open`."""
        self._node.open()

    def close(self) -> None:
        """As `CameraAtBench.close`."""
        self._node.close()

    def standing(self) -> Standing:
        """As `CameraAtBench.standing`."""
        return self._node.standing()

    def begin(self) -> None:
        """As `CameraAtBench.begin`."""
        self._serial = 0
        self._camera.open()

    def sees_a_sheet(self, seconds: float) -> bool | None:
        """As `CameraAtBench.sees_a_sheet`."""
        frame = self._camera.look(self._serial, seconds)
        if frame is None:
            return None
        self._serial = frame.serial
        return bool(sight_of(frame.image).corners)

    def page(self) -> Page:
        """As `CameraAtBench.page`."""
        [seen] = self._camera.scan(ScanRequest())
        return self._page(seen.encoded)

    def end(self) -> None:
        """As `CameraAtBench.end`."""
        self._camera.close()
