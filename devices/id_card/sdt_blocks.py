"""The blocks inside the data of a good read: text, photo, fingerprints. Cut, never looked into."""

from dataclasses import dataclass

from devices.id_card.sdt_commands import BASE_INFO_HEADER, PHOTO_LENGTH, TEXT_LENGTH

_FINGERPRINTS_LENGTH = 2  # a third inner length, big endian, in the answer to 30 10


@dataclass(frozen=True)
class Blocks:
    """``photo`` and ``fingerprints`` are opaque; the latter is empty where there is none."""

    text: bytes
    photo: bytes
    fingerprints: bytes = b""

    def __repr__(self) -> str:
        return "Blocks()"


def blocks_of(untrusted_data: bytes, *, with_fingerprints: bool) -> Blocks:
    """Cut the data of an answer to 30 01, or to 30 10, whose whole length is one that such an answer has."""
    start = len(BASE_INFO_HEADER) + (_FINGERPRINTS_LENGTH if with_fingerprints else 0)
    photo = start + TEXT_LENGTH
    rest = photo + PHOTO_LENGTH
    return Blocks(untrusted_data[start:photo], untrusted_data[photo:rest], untrusted_data[rest:])
