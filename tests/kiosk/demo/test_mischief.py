"""Somebody pulls cables out, one after the other, and puts each in again."""

import threading
from typing import Any

from kiosk.demo.mischief import Mischief


class Cables:
    """Remembers what was done to them."""

    devices = ("id_card_reader", "receipt_printer")

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []
        self.enough = threading.Event()

    def unplug(self, request: dict[str, Any]) -> dict[str, Any]:
        self.done.append(("out", request["device"]))
        return {}

    def plug(self, request: dict[str, Any]) -> dict[str, Any]:
        self.done.append(("in", request["device"]))
        return {}


def test_at_its_end_every_cable_is_plugged_in() -> None:
    cables, turns = Cables(), 0

    def after() -> None:
        nonlocal turns
        turns += 1
        cables.enough.set()

    with Mischief(cables, seed=3, after=after):
        assert cables.enough.wait(60)
    assert cables.done == [("out", "id_card_reader"), ("in", "id_card_reader")]
    assert turns == 2
