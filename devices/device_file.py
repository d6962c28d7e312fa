"""A character device that takes and gives bytes and is no serial port, such as /dev/usb/lp0 of usblp."""

import errno
import os
import stat

from devices.descriptor_line import WRITE_TIMEOUT_S, DescriptorLine
from devices.errors import PortUnavailable
from devices.standing import Cause


def open_device_file(path: str, write_timeout_s: float = WRITE_TIMEOUT_S) -> DescriptorLine:
    """Open it for both ways. Raises PortUnavailable with what to do about it."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise _refused(path, error) from error
    if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise PortUnavailable(f"{path}: is no device; correct `port`")
    return DescriptorLine(descriptor, path, ends_when_empty=False, write_timeout_s=write_timeout_s)


def _refused(path: str, error: OSError) -> PortUnavailable:
    match error.errno:
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            return PortUnavailable(
                f"{path}: no such device; connect it or correct `port`", cause=Cause.NO_PORT
            )
        case errno.EACCES | errno.EPERM:
            return PortUnavailable(
                f"{path}: not permitted; add this user to the group that owns it (lp)",
                cause=Cause.PORT_NOT_PERMITTED,
            )
        case errno.EBUSY:
            return PortUnavailable(
                f"{path}: already in use; stop the other program (or `kiosk ui`) first",
                cause=Cause.PORT_IN_USE,
            )
        case _:
            return PortUnavailable(f"{path}: cannot be opened ({error.strerror}); check `port` and the cable")
