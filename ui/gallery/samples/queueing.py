"""A number for today's queue."""

from typing import Any

from kiosk.words import LANGUAGES, Words
from ui.gallery.samples.code import code_of
from ui.gallery.samples.said import Said, of_the_kiosk, said
from ui.gallery.samples.shell import VISITING, WITHOUT_NETWORK, Shown

_HALL = ("甘井子区政务服务中心", "Ganjingzi District Service Centre")
_ADDRESS = ("示例路 3 号", "3 Example Road")
_HOUSEHOLD = ("公安户籍", "Household registration")


def _kiosk(key: str, **values: object) -> Said:
    return tuple(Words(language).text(f"queue_slip.{key}", **values) for language in LANGUAGES)


def _queue(
    letter: str, name: tuple[str, str], hall: tuple[str, str], state: Said, tone: int
) -> dict[str, Any]:
    return {
        "hall": "QZ",
        "letter": letter,
        "icon": "building",
        "name": tuple(f"{one} · {other}" for one, other in zip(name, hall, strict=True)),
        "address": _ADDRESS,
        "distance": said("nearby.kilometres", count="1.1"),
        "walk": said("nearby.walk", minutes=25),
        "state": state,
        "tone": tone,
        "chosen": letter == "A",
    }


QUEUE: dict[str, Any] = {
    "phase": "choose",
    "places": [
        _queue("A", _HOUSEHOLD, _HALL, said("queue.waiting_minutes", count=3, minutes=15), 3),
        _queue("B", _HOUSEHOLD, ("泡崖街道便民服务中心", "Paoya Service Centre"), said("queue.nobody"), 3),
        _queue(
            "C",
            _HOUSEHOLD,
            ("椒金山街道便民服务中心", "Jiaojinshan Service Centre"),
            said("nearby.opens_on", month=11, day=27, time="08:30"),
            1,
        ),
    ],
    "canTake": True,
    "canBook": True,
    "canLook": True,
    "number": "",
    "rows": [],
    "qr": [],
    "printing": "",
    "sentence": "",
    "canPrint": True,
}
TAKEN: dict[str, Any] = {
    **QUEUE,
    "phase": "taken",
    "places": [],
    "number": "A017",
    "rows": [
        {"label": _kiosk("hall"), "value": _HALL},
        {"label": of_the_kiosk("slip.address"), "value": _ADDRESS},
        {"label": _kiosk("queue"), "value": _HOUSEHOLD},
        {"label": _kiosk("before"), "value": _kiosk("people", count=3)},
        {"label": _kiosk("wait"), "value": _kiosk("minutes", minutes=15)},
        {"label": _kiosk("taken"), "value": _kiosk("when", month=11, day=26, time="10:04")},
    ],
    "qr": code_of("A017 甘井子区政务服务中心 示例路 3 号 公安户籍 还有 3 人 11月26日 10:04"),
    "printing": "failed",
    "sentence": said("queue.outcome_failed"),
}

SHOWN: tuple[Shown, ...] = (
    ("queue", "Queue", QUEUE, VISITING),
    ("queue-number", "Queue", TAKEN, VISITING),
    (
        "queue-trouble",
        "Queue",
        {**QUEUE, "phase": "trouble", "places": [], "canTake": False, "sentence": said("queue.away")},
        WITHOUT_NETWORK,
    ),
    ("queue-unsure", "Queue", {**QUEUE, "phase": "unsure", "places": []}, VISITING),
)
