"""The number of the reader's security module, as vendors print it."""

import struct

_GROUPS = struct.Struct("<HHIII")  # two sources and Donsee's page; ten digits in three sources, nine in one


def format_sam_id(untrusted_data: bytes) -> str:
    """16 bytes, five little-endian numbers, as 05.01-20120411-0002011994-1234567890."""
    return "{:02d}.{:02d}-{:08d}-{:010d}-{:010d}".format(*_GROUPS.unpack(untrusted_data))
