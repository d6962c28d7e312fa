"""A decoder for the photo is a stranger: a process of its own, with a time, believed in nothing."""

import logging
import sys
import time
from pathlib import Path

import pytest

from devices.id_card.photo import BITMAP_BYTES, BLOCK_BYTES, DecoderProgram, NoDecoder
from devices.simulators.sdt_cards import invented_photo

BLOCK = invented_photo("陈示例")
HEAD = "b'BM' + bytes(16) + (102).to_bytes(4, 'little') + (126).to_bytes(4, 'little')"


def decoder(program: str, time_limit_s: float = 10.0) -> DecoderProgram:
    return DecoderProgram([sys.executable, "-I", "-c", f"import os, sys\n{program}"], time_limit_s)


def test_a_decoder_gets_the_block_and_gives_a_bitmap() -> None:
    program = f"""
block = sys.stdin.buffer.read()
assert len(block) == {BLOCK_BYTES} and block[:2] == b"WL"
sys.stdout.buffer.write(({HEAD}).ljust({BITMAP_BYTES}, block[9:10]))
"""
    bitmap = decoder(program).decode(BLOCK)
    assert bitmap is not None
    assert (len(bitmap), bitmap[-1:]) == (BITMAP_BYTES, BLOCK[9:10])


@pytest.mark.parametrize(
    "program",
    [
        "os.abort()",
        "sys.exit(1)",
        "",
        "sys.stdout.buffer.write(b'BM')",
        f"sys.stdout.buffer.write(bytes({BITMAP_BYTES}))",
        f"sys.stdout.buffer.write(({HEAD}).ljust({BITMAP_BYTES + 1}, b' '))",
        "while True: sys.stdout.buffer.write(bytes(4096))",
        "os.close(0)",
    ],
    ids=["crash", "failure", "nothing", "too short", "no bitmap", "too long", "endless", "deaf"],
)
def test_whatever_else_it_does_there_is_no_photo(program: str) -> None:
    assert decoder(program).decode(BLOCK) is None


def test_one_that_hangs_is_ended() -> None:
    began = time.monotonic()
    assert (
        decoder("sys.stdin.buffer.read(); sys.stdin = open(os.pipe()[0]).read()", 0.3).decode(BLOCK) is None
    )
    assert time.monotonic() - began < 60


def test_one_that_is_not_there_is_no_reason_to_fail(tmp_path: Path) -> None:
    assert DecoderProgram([str(tmp_path / "none")]).decode(BLOCK) is None


def test_a_block_of_another_size_is_shown_to_nobody() -> None:
    assert decoder("sys.stdout.write('x')").decode(b"WL") is None


def test_without_a_decoder_there_is_a_silhouette() -> None:
    assert NoDecoder().decode(BLOCK) is None  # type: ignore[func-returns-value]  # that it is None is the point


def test_nothing_of_the_photo_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        decoder("sys.stdout.buffer.write(sys.stdin.buffer.read())").decode(BLOCK)
    assert "1024 bytes that are no photo" in caplog.text
    assert BLOCK[6:14].hex() not in caplog.text
