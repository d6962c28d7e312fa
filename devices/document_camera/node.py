"""Finds a camera among those of the kernel (Video4Linux) and asks its driver who it is. It stays off."""

import errno
import fcntl
import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from devices.standing import Cause, DeviceState, Standing

SYS = Path("/sys/class/video4linux")
DEV = Path("/dev")
AUTO = "auto"
QUERYCAP = 0x80685600
"""VIDIOC_QUERYCAP of linux/videodev2.h: _IOR('V', 0, struct v4l2_capability), 104 bytes."""
CAPTURES = 0x00000001
"""V4L2_CAP_VIDEO_CAPTURE."""
_CAPABILITY = struct.Struct("16s32s32s3I12x")

Ask = Callable[[Path], int]
"""What a node can do, in the bits of its device_caps. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Node:
    """`path`: such as /dev/video0. `name`: what the camera calls itself."""

    path: Path
    name: str


def capabilities(path: Path) -> int:
    """Ask the driver. Nothing is streamed, and no light comes on."""
    handle = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        answer = bytearray(_CAPABILITY.size)
        fcntl.ioctl(handle, QUERYCAP, answer)
    finally:
        os.close(handle)
    return int(_CAPABILITY.unpack(answer)[5])


def nodes(sys: Path = SYS, dev: Path = DEV) -> Iterator[Node]:
    """Everything that the kernel calls video, lowest number first; most cameras have two, of which one gives
    pictures.
    """
    for entry in sorted(sys.glob("video*"), key=lambda each: (len(each.name), each.name)):
        try:
            yield Node(dev / entry.name, (entry / "name").read_text("utf-8", "replace").strip())
        except OSError:
            continue  # pulled out while we looked


@dataclass(frozen=True)
class Camera:
    """The camera of the settings. `wanted`: "auto", part of its name, or its path or a link to it."""

    wanted: str
    sys: Path = SYS
    dev: Path = DEV
    ask: Ask = capabilities

    def find(self) -> tuple[Node | None, Standing]:
        """The node that gives pictures, and how it stands. Never raises for what a device does."""
        last = Standing(DeviceState.ABSENT, Cause.NO_CAMERA, self.wanted)
        for node in nodes(self.sys, self.dev):
            if not self._is_wanted(node):
                continue
            detail = f"{node.path}: {node.name}"
            try:
                able = self.ask(node.path)
            except OSError as error:
                last = Standing(DeviceState.PRESENT, _CAUSES.get(error.errno or 0, Cause.SILENT), detail)
                continue
            if able & CAPTURES:
                return node, Standing(DeviceState.WORKING, detail=detail)
        return None, last

    def standing(self) -> Standing:
        """As Device.standing."""
        return self.find()[1]

    def open(self) -> None:
        """Nothing is held open."""

    def close(self) -> None:
        """Nothing was."""

    def _is_wanted(self, node: Node) -> bool:
        if self.wanted == AUTO:
            return True
        if self.wanted.startswith("/"):
            return Path(self.wanted).resolve() == node.path.resolve()
        return self.wanted.lower() in node.name.lower()


_CAUSES = {
    errno.EACCES: Cause.PORT_NOT_PERMITTED,
    errno.EPERM: Cause.PORT_NOT_PERMITTED,
    errno.EBUSY: Cause.PORT_IN_USE,
    errno.ENODEV: Cause.UNPLUGGED,
    errno.ENXIO: Cause.UNPLUGGED,
    errno.ENOENT: Cause.UNPLUGGED,
}
