"""Waiting without an event loop: for what an event brings, for what none brings, and asleep in between."""

import threading

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from ui.waiting import AGAIN_MS, process_until


def test_what_an_event_brings_is_seen(qapp: QGuiApplication) -> None:
    came: list[None] = []
    QTimer.singleShot(1, lambda: came.append(None))
    assert process_until(lambda: bool(came), 60_000)


def test_what_comes_by_no_event_is_seen(qapp: QGuiApplication) -> None:
    came = threading.Event()
    thread = threading.Timer(0.02, came.set)
    thread.start()
    assert process_until(came.is_set, 60_000)
    thread.join()


def test_patience_ends_and_nothing_is_asked_without_a_pause(qapp: QGuiApplication) -> None:
    asked = iter(range(10_000))
    assert not process_until(lambda: next(asked) < 0, 20 * AGAIN_MS)
    assert next(asked) < 60, "it would be thousands"
