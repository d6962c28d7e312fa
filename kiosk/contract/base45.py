"""Base45 (RFC 9285): bytes in the 45 characters that a QR code holds most densely (ISO/IEC 18004)."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def encode(raw: bytes) -> str:
    """Three characters for two bytes, two for a single last one."""
    text: list[str] = []
    for at in range(0, len(raw), 2):
        pair = raw[at : at + 2]
        value = int.from_bytes(pair)
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, 45)
            text.append(ALPHABET[digit])
    return "".join(text)


def decode(text: str) -> bytes:
    """The bytes.

    Raises:
        ValueError: a foreign character, a wrong length, or a group that is too large for its bytes.

    """
    raw = bytearray()
    for at in range(0, len(text), 3):
        group = text[at : at + 3]
        if len(group) == 1 or any(character not in _VALUE for character in group):
            raise ValueError("not Base45")
        value = sum(_VALUE[character] * 45**place for place, character in enumerate(group))
        width = len(group) - 1
        if value >= 256**width:
            raise ValueError("not Base45: a group is too large")
        raw += value.to_bytes(width)
    return bytes(raw)
