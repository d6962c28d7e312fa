"""How a submission is made small before it is sealed: deflate (RFC 1951), with a dictionary both ends know.

The dictionary holds what nearly every submission says: a small form then fits into the code on its receipt. A
new dictionary gets a new name; an old one is never changed: what was packed with it must unpack for ever.
"""

import zlib
from importlib.resources import files
from typing import Literal

from isal import isal_zlib

Packing = Literal["deflate", "deflate-1", "deflate-2"]
"""Without a dictionary, with the first one, and with the second: what the questions, fields and materials of
the catalogue of November 2026 are called, those of many services last, where a reference is shortest.
"""

SMALL = 1792
"""Bytes up to which a submission may have room in the code on its receipt and is made as small as can be: the
longest life event that had room was 1 666. What is longer only travels, and is packed two to ten times
sooner for a tenth (2 kB) to a twentieth (20 kB of ink) more.
"""
MAX_UNPACKED = 1024 * 1024
"""Bytes; what would be longer is refused before it is in memory."""

_FIRST = (
    '{"alg":"EdDSA","typ":"kiosk-envelope+jws","id":"00000000-0000-4000-8000-000000000000","terminal":1,"epoch":1,'
    '"sequence":1,"kind":"policy_claim","kind":"withdrawal","kind":"obstacle_report","kind":"amendment",'
    '"kind":"appointment","kind":"callback","kind":"rating","kind":"filing","service":"S01",'
    '"receipt_number":"0001-01-000001-AAAA-A","created":"2026-11-23T03:00:00.000000+08:00",'
    '"suite":"hpke-x25519-sha256-aes256gcm","key_id":"0123456789abcdef","zip":"deflate-1"}'
    '{"id":"00000000-0000-4000-8000-000000000000","kind":"filing","service":"S01","catalogue_version":"2026.1",'
    '"language":"en","language":"zh","created":"2026-11-23T03:00:00.000000+08:00",'
    '"clock":{"synchronised":true,"offset_seconds":0.0},"clock":{"synchronised":false,"offset_seconds":null},'
    '"applicant":{"card_kind":"foreigner_2023","card_kind":"hk_mo_tw","card_kind":"resident","name":"王",'
    '"number":"210211196501010000","sex":"male","sex":"female","nation_code":"01","birth":"1965-01-01",'
    '"address":"辽宁省大连市甘井子区街道路号单元室","issuer":"大连市公安局甘井子分局","valid_from":"2016-01-01",'
    '"valid_to":"2036-01-01","valid_to":"长期","name_en":null,"country":null,"pass_number":null,"warnings":[]},'
    '"assurance":"verified","assurance":"card","assurance_evidence":null,"answers":{"q1":"yes","q2":"no"},'
    '"form":{"mobile":"13","applicant_name":"","address":""},"materials":[{"id":"m1","declared":true},'
    '{"id":"m2","declared":false}],"commitment":null,"signature":[[[0.1,0.2],[0.3,0.4]],[[0.5,0.6]]]}'
).encode()

_SECOND = files(__package__).joinpath("deflate-2.txt").read_bytes()

_DICTIONARIES: dict[Packing, bytes] = {"deflate": b"", "deflate-1": _FIRST, "deflate-2": _SECOND}


class CannotUnpack(ValueError):
    """These bytes were not packed like this, were cut off, go on, or are too long."""


def pack(plain: bytes, packing: Packing) -> bytes:
    """As small as deflate makes it, where that may matter."""
    as_wanted = _small if len(plain) <= SMALL else _soon
    return as_wanted(plain, _DICTIONARIES[packing])


def _small(plain: bytes, dictionary: bytes) -> bytes:
    """A window of 16 kB holds the dictionary and all of it, and there is half as much memory to clear."""
    packer = zlib.compressobj(wbits=-14, memLevel=7, zdict=dictionary)
    return packer.compress(plain) + packer.flush()


def _soon(plain: bytes, dictionary: bytes) -> bytes:
    packer = isal_zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=dictionary)
    return packer.compress(plain) + packer.flush()


def unpack(untrusted_packed: bytes, packing: Packing) -> bytes:
    """What was packed.

    Raises:
        CannotUnpack: nothing that `pack` made.
    """
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_DICTIONARIES[packing])
    try:
        plain = unpacker.decompress(untrusted_packed, MAX_UNPACKED)
    except zlib.error as error:
        raise CannotUnpack("it cannot be unpacked") from error
    if not unpacker.eof or unpacker.unused_data:
        raise CannotUnpack("it is cut off, goes on, or is too long")
    return plain
