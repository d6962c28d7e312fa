"""From the settings to the camera."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize

from devices.document_camera.node import Camera
from devices.document_camera.pictures import PictureCamera
from kiosk.config.devices import DocumentCamera as Settings
from ui.document_camera.camera import DocumentCamera
from ui.document_camera.eye import Eye, MakeRig
from ui.document_camera.rig import PictureRig, QtRig


def build_camera(settings: Settings) -> DocumentCamera:
    """The camera of the settings, off."""
    node: Camera | PictureCamera
    make: MakeRig
    if settings.driver == "pictures":
        node = PictureCamera(Path(settings.device))
        make = partial(PictureRig, node)
    else:
        node = Camera(settings.device)
        make = partial(QtRig, node, QSize(settings.width, settings.height))
    return DocumentCamera(node, Eye(make, settings.rotation))
