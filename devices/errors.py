"""What can go wrong with a device. The message is for the technician and says what to do.

`sentence_key` names the resident's sentence in the words files; a driver may pass a more fitting one. `cause`
is the same for whoever watches over the device (`devices.standing`), `evidence` the raw bytes that said so,
where there are any; never anything personal.
"""

from devices.standing import Cause, DeviceState, Standing


class DeviceError(Exception):
    """Base of everything a driver raises on purpose."""

    sentence_key = "device.out_of_order"
    cause = Cause.OUT_OF_ORDER

    def __init__(
        self,
        message: str,
        *,
        sentence_key: str | None = None,
        cause: Cause | None = None,
        evidence: bytes = b"",
    ) -> None:
        super().__init__(message)
        self.evidence = evidence
        if sentence_key is not None:
            self.sentence_key = sentence_key
        if cause is not None:
            self.cause = cause


class PortUnavailable(DeviceError):
    """The port cannot be opened: absent, not permitted, or held by somebody else."""

    cause = Cause.PORT_UNUSABLE


class DeviceLost(DeviceError):
    """The device vanished while its port was open. Close, and open again later."""

    cause = Cause.UNPLUGGED


class NoAnswer(DeviceError):
    """The device is silent. Its state is unknown: neither healthy nor broken."""

    cause = Cause.SILENT


class ProtocolFault(DeviceError):
    """What arrived stayed unusable after the retries on the wire. `not_understood`: the device said, in sound
    answers, that it does not take what it was asked.
    """

    cause = Cause.GARBLED

    def __init__(
        self,
        message: str,
        *,
        sentence_key: str | None = None,
        not_understood: bool = False,
        evidence: bytes = b"",
    ) -> None:
        super().__init__(message, sentence_key=sentence_key, evidence=evidence)
        self.not_understood = not_understood


class DeviceOutOfOrder(DeviceError):
    """The device answers, and says of itself that it does not work."""


class CardReadFailed(DeviceError):
    """The card gave no usable data: it must be lifted and put down again."""

    sentence_key = "device.card.lift_and_retry"


_NOTHING_THERE = frozenset({Cause.NO_PORT, Cause.UNPLUGGED, Cause.UNREACHABLE})


def standing_of(error: DeviceError) -> Standing:
    """How a device stands of which nothing but `error` was heard since its port was opened last.

    A port alone proves nothing: one that cannot be used, or at which nobody answers, is PRESENT. Whether a
    device that had answered before has now stopped is for whoever watches to say.
    """
    detail = " ".join(str(error).split())
    if error.cause in _NOTHING_THERE:
        return Standing(DeviceState.ABSENT, error.cause, detail, error.evidence)
    if isinstance(error, PortUnavailable | NoAnswer | ProtocolFault):
        return Standing(DeviceState.PRESENT, error.cause, detail, error.evidence)
    return Standing(DeviceState.FAULTED, error.cause, detail, error.evidence)
