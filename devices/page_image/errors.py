"""What is refused."""

from devices.errors import DeviceError


class UnusablePicture(DeviceError):
    """The bytes are no picture of a kind that is taken here, are damaged, or would unfold to too much."""

    sentence_key = "device.page.unusable"
