"""The packets in which Miaxis readers carry SDT frames through HID reports of 64 bytes. Pure.

Out: 88, two bytes of serial, LEN, B1, the frame, SUM. In: AA, serial, LEN, a result, two bytes of packet
number, up to 54 bytes of the frame, SUM. LEN and SUM are little endian; LEN counts what stands between it and
SUM, which adds up the bytes from LEN on. One source (the fact sheet, [B]); that LEN counts result and packet
number too is read out of the sizes: with them 54 bytes of frame fill a report exactly.

Result and packet number are not looked at: what is inside has a status and a check byte of its own, and a
report that went missing leaves it too short.
"""

REPORT_BYTES = 64
_OUT, _IN, _SDT = 0x88, 0xAA, 0xB1
_HEAD = 5  # mark, serial, LEN
_SUM = 2
_IN_INNER = 3  # result, packet number
MOST_DATA = REPORT_BYTES - _HEAD - _IN_INNER - _SUM
_LONGEST_REQUEST = REPORT_BYTES - _HEAD - 1 - _SUM


def wrap_request(frame: bytes, serial: int) -> bytes:
    """One report that carries a request. `serial` counts requests, and wraps at 65536."""
    if len(frame) > _LONGEST_REQUEST:
        raise ValueError(f"a request of {len(frame)} bytes does not fit a report")
    counted = (len(frame) + 1).to_bytes(2, "little") + bytes([_SDT]) + frame
    return bytes([_OUT]) + (serial & 0xFFFF).to_bytes(2, "little") + counted + _sum_of(counted)


def unwrap(untrusted_report: bytes) -> bytes | None:
    """The part of a frame that a report carries; None for one that is no packet, or a damaged one."""
    if len(untrusted_report) < _HEAD + _IN_INNER + _SUM or untrusted_report[0] != _IN:
        return None
    length = int.from_bytes(untrusted_report[3:_HEAD], "little")
    end = _HEAD + length
    if not _IN_INNER <= length <= _IN_INNER + MOST_DATA or end + _SUM > len(untrusted_report):
        return None
    if untrusted_report[end : end + _SUM] != _sum_of(untrusted_report[3:end]):
        return None
    return untrusted_report[_HEAD + _IN_INNER : end]


def _sum_of(counted: bytes) -> bytes:
    return (sum(counted) & 0xFFFF).to_bytes(_SUM, "little")
