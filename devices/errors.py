"""What can go wrong with a device. The message is for the technician and says what to do.

`sentence_key` names the resident's sentence in the words files; a driver may pass a more fitting one.
"""


class DeviceError(Exception):
    """Base of everything a driver raises on purpose."""

    sentence_key = "device.out_of_order"

    def __init__(self, message: str, *, sentence_key: str | None = None) -> None:
        super().__init__(message)
        if sentence_key is not None:
            self.sentence_key = sentence_key


class PortUnavailable(DeviceError):
    """The port cannot be opened: absent, not permitted, or held by somebody else."""


class DeviceLost(DeviceError):
    """The device vanished while its port was open. Close, and open again later."""


class NoAnswer(DeviceError):
    """The device is silent. Its state is unknown: neither healthy nor broken."""


class ProtocolFault(DeviceError):
    """What arrived stayed unusable after the retries on the wire."""


class DeviceOutOfOrder(DeviceError):
    """The device answers, and says of itself that it does not work."""


class CardReadFailed(DeviceError):
    """The card gave no usable data: it must be lifted and put down again."""

    sentence_key = "device.card.lift_and_retry"
