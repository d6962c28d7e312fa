"""The PIN is on disk as a slow salted hash, and nothing else is."""

import json
import time
from pathlib import Path

import pytest

from kiosk.technician.access.errors import PinRefused
from kiosk.technician.access.pin import USUAL, Cost, PinFile

CHEAP = Cost(n=1 << 4, r=8, p=1)


def test_only_the_pin_that_was_set_matches(tmp_path: Path) -> None:
    pins = PinFile(tmp_path / "pin", CHEAP)
    assert not pins.is_set()
    assert not pins.matches("280415")
    pins.set("280415")
    assert pins.is_set()
    assert pins.matches("280415")
    assert not pins.matches("280414")
    assert not pins.matches("")


def test_the_file_says_neither_the_pin_nor_the_same_thing_twice(tmp_path: Path) -> None:
    file = tmp_path / "pin"
    pins = PinFile(file, CHEAP)
    pins.set("280415")
    first = file.read_text()
    pins.set("280415")
    assert "280415" not in first
    assert file.read_text() != first
    assert file.stat().st_mode & 0o077 == 0


def test_a_hash_of_former_times_opens_with_the_cost_it_was_made_with(tmp_path: Path) -> None:
    PinFile(tmp_path / "pin", CHEAP).set("280415")
    assert PinFile(tmp_path / "pin", Cost(n=1 << 5)).matches("280415")


@pytest.mark.parametrize("kept", [b"", b"{}", b"[]", b"null", b'{"n": "x"}', b"\xff\xfe"])
def test_a_damaged_file_opens_nothing(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "pin").write_bytes(kept)
    assert not PinFile(tmp_path / "pin", CHEAP).matches("280415")


@pytest.mark.parametrize("salt", ["", "00" * 16])
def test_an_emptied_hash_is_not_matched_by_an_empty_pin(tmp_path: Path, salt: str) -> None:
    kept = {"scheme": "scrypt", "n": 16, "r": 8, "p": 1, "salt": salt, "hash": ""}
    (tmp_path / "pin").write_text(json.dumps(kept))
    assert not PinFile(tmp_path / "pin", CHEAP).matches("")


@pytest.mark.parametrize(
    "pin", ["", "28041", "2804152804152", "28o415", "٢٨٠٤١٥", "111111", "345678", "987654", "890123"]
)
def test_what_anybody_tries_first_is_refused(tmp_path: Path, pin: str) -> None:
    with pytest.raises(PinRefused):
        PinFile(tmp_path / "pin", CHEAP).set(pin)
    assert not (tmp_path / "pin").exists()


def test_the_usual_cost_is_slow_enough_to_matter(tmp_path: Path) -> None:
    pins = PinFile(tmp_path / "pin")
    pins.set("280415")
    began = time.process_time()
    assert pins.matches("280415")
    assert time.process_time() - began > 0.02, "a million PINs would be searched in hours"
    assert USUAL.memory > 64 << 20
