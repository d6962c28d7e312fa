"""What of a scanner's line may be seen: how much came and how it ended, never what a code says."""

from devices.traffic import SHOWN_BYTES, Direction, as_hex


def code_mask(direction: Direction, data: bytes) -> str:
    """Commands in full; of what came, control bytes alone: they show the framing and say nothing."""
    if direction is Direction.SENT:
        return as_hex(direction, data)
    shown = " ".join(f"{byte:02X}" if byte < 0x20 else "··" for byte in data[:SHOWN_BYTES])
    return shown + (f" ... {len(data)} bytes" if len(data) > SHOWN_BYTES else "")
