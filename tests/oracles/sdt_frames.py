"""Judges bytes on the wire of an SDT reader, from the fact sheet alone.

A frame: AA AA AA 96 69, LEN (two bytes, big endian: everything behind it), body, XOR of LEN and body.
Requests carry CMD PARA, answers SW1 SW2 SW3. Text block: 256 bytes UTF-16LE, offsets in bytes.
"""

START = bytes([0xAA, 0xAA, 0xAA, 0x96, 0x69])
KNOWN_REQUESTS = {
    (0x10, 0xFF),
    (0x11, 0xFF),
    (0x12, 0xFF),
    (0x20, 0x01),
    (0x20, 0x02),
    (0x30, 0x01),
    (0x30, 0x03),
    (0x30, 0x10),
}
LENGTHS_OF_GOOD_ANSWERS = {
    (0x11, 0xFF): {4},
    (0x12, 0xFF): {0x14},
    (0x20, 0x01): {8, 4},
    (0x20, 0x02): {0x0C},
    (0x30, 0x01): {0x508},
    (0x30, 0x03): {74},
}
GOOD = {0x90, 0x9F}


class NotSdt(AssertionError):
    """The bytes are not what the fact sheet allows."""


def split_frames(data: bytes) -> list[bytes]:
    """Bodies (without LEN and check) of frames that fill `data` to the last byte."""
    bodies = []
    at = 0
    while at < len(data):
        if data[at : at + 5] != START:
            raise NotSdt(f"no preamble at byte {at}: {data[at : at + 8].hex(' ')}")
        length = data[at + 5] * 256 + data[at + 6]
        end = at + 7 + length
        if end > len(data):
            raise NotSdt(f"the frame at byte {at} says {length} bytes and has {len(data) - at - 7}")
        sum_of_all = 0
        for byte in data[at + 5 : end - 1]:
            sum_of_all = sum_of_all ^ byte
        if sum_of_all != data[end - 1]:
            raise NotSdt(f"check byte {data[end - 1]:02X} where {sum_of_all:02X} belongs")
        bodies.append(data[at + 7 : end - 1])
        at = end
    return bodies


def requests(data: bytes) -> list[tuple[int, int]]:
    """CMD PARA of each request a host sent; only known ones, and without data."""
    found = []
    for body in split_frames(data):
        if len(body) != 2 or (body[0], body[1]) not in KNOWN_REQUESTS:
            raise NotSdt(f"not a known request: {body.hex(' ')}")
        found.append((body[0], body[1]))
    return found


def judge_conversation(sent: bytes, received: bytes) -> list[tuple[tuple[int, int], int]]:
    """Each request with the SW3 of its answer. Every answer has the length that belongs to the request."""
    asked = requests(sent)
    answers = split_frames(received)
    if len(asked) != len(answers):
        raise NotSdt(f"{len(asked)} requests and {len(answers)} answers")
    for request, answer in zip(asked, answers, strict=True):
        if len(answer) < 3:
            raise NotSdt(f"an answer without three status bytes: {answer.hex(' ')}")
        expected = LENGTHS_OF_GOOD_ANSWERS.get(request, {4}) if answer[2] in GOOD else {4}
        if len(answer) + 1 not in expected:
            raise NotSdt(f"request {request} and status {answer[2]:02X}: LEN {len(answer) + 1}")
    return [(request, answer[2]) for request, answer in zip(asked, answers, strict=True)]


def resident_text(block: bytes) -> dict[str, str]:
    """The fields of a resident's card."""
    return _fields(
        block,
        name=(0, 30),
        sex=(30, 32),
        nation=(32, 36),
        birth=(36, 52),
        addr=(52, 122),
        id=(122, 158),
        issuer=(158, 188),
        **{"from": (188, 204), "to": (204, 220)},
    )


def permit_text(block: bytes) -> dict[str, str]:
    """The fields of a permit for people from Hong Kong, Macau and Taiwan (flag J)."""
    fields = resident_text(block) | _fields(block, **{"pass": (220, 238), "count": (238, 242)})
    del fields["nation"]
    return fields


def foreigner_2017_text(block: bytes) -> dict[str, str]:
    """The fields of a foreigner's card with flag I."""
    return _fields(
        block,
        en=(0, 120),
        sex=(120, 122),
        id=(122, 152),
        country=(152, 158),
        cn=(158, 188),
        birth=(220, 236),
        ver=(236, 240),
        auth=(240, 248),
        **{"from": (188, 204), "to": (204, 220)},
    )


def foreigner_2023_text(block: bytes) -> dict[str, str]:
    """The fields of a foreigner's card with flag Y; the English name is in two parts."""
    fields = _fields(
        block,
        cn=(0, 30),
        sex=(30, 32),
        renew=(32, 36),
        birth=(36, 52),
        id=(122, 158),
        country=(242, 248),
        link=(250, 256),
        **{"from": (188, 204), "to": (204, 220)},
    )
    return fields | {"en": (block[52:122] + block[220:242]).decode("utf-16-le").rstrip(" ")}


def flag(block: bytes) -> str:
    """R (a space on the card), J, I or Y."""
    return block[248:250].decode("utf-16-le").replace(" ", "R")


TEXT_OF_KIND = {
    "R": resident_text,
    "J": permit_text,
    "I": foreigner_2017_text,
    "Y": foreigner_2023_text,
}


def _fields(block: bytes, **places: tuple[int, int]) -> dict[str, str]:
    if len(block) != 256:
        raise NotSdt(f"a text block of {len(block)} bytes")
    return {name: block[a:b].decode("utf-16-le").rstrip(" ") for name, (a, b) in places.items()}
