"""From what a reader answered, or did not, to how it stands. Pure."""

from dataclasses import replace

from devices.errors import DeviceError, DeviceOutOfOrder, NoAnswer, ProtocolFault, standing_of
from devices.standing import Cause, DeviceState, Standing

_NOT_AUTHORISED = 0x66


def standing_after(
    error: DeviceError | None, *, claimed: bool, evidence: bytes = b"", sam_id: str | None = None
) -> Standing:
    """The standing after a question for the reader's health.

    `error`: what came of it; None for a reader that says it is well. `claimed`: it had answered since its
    port was opened. `evidence`: the beginning of its last answer, no card data in it.
    """
    if error is None:
        detail = f"SAM {sam_id}" if sam_id else ""
        return Standing(DeviceState.WORKING, detail=detail, evidence=evidence)
    found = standing_of(error)
    if isinstance(error, DeviceOutOfOrder):
        refused = evidence[-1:] == bytes([_NOT_AUTHORISED])
        cause = Cause.NOT_AUTHORISED if refused else Cause.OUT_OF_ORDER
        return replace(found, cause=cause, evidence=evidence)
    if isinstance(error, NoAnswer | ProtocolFault):
        # What has answered before has failed since; what never has may be anything.
        state = DeviceState.FAULTED if claimed else found.state
        return replace(found, state=state, evidence=evidence)
    return found
