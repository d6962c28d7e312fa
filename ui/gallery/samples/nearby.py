"""Where else, and how long the walk."""

from typing import Any

from ui.gallery.samples.code import code_of
from ui.gallery.samples.said import Said, of_the_kiosk, said
from ui.gallery.samples.shell import VISITING, WITHOUT_NETWORK, Shown


def _place(
    number: int, icon: str, name: Said, address: Said, minutes: int, far: Said, state: Said, tone: int
) -> dict[str, Any]:
    return {
        "number": number,
        "icon": icon,
        "name": name,
        "address": address,
        "distance": far,
        "walk": said("nearby.walk", minutes=minutes),
        "state": state,
        "tone": tone,
        "paper": "",
        "chosen": False,
        "queues": icon == "building",
    }


_PLACES = [
    _place(
        0,
        "store",
        ("椒金山街道便民服务中心", "Jiaojinshan Service Centre"),
        ("金三角街 18 号", "18 Jinsanjiao Street"),
        10,
        said("nearby.metres", count=450),
        said("nearby.day_and_night"),
        3,
    ),
    _place(
        2,
        "store",
        ("中华路街道社区银行网点", "Zhonghua Road bank branch"),
        ("中华东路 96 号", "96 Zhonghua East Road"),
        41,
        said("nearby.kilometres", count="1.9"),
        said("nearby.day_and_night"),
        3,
    ),
    _place(
        1,
        "building",
        ("甘井子区政务服务中心", "Ganjingzi District Service Centre"),
        ("示例路 3 号", "3 Example Road"),
        25,
        said("nearby.kilometres", count="1.1"),
        said("nearby.opens_today", time="08:30"),
        1,
    ),
    _place(
        3,
        "store",
        ("泡崖街道便民服务中心", "Paoya Service Centre"),
        ("玉兰街 7 号", "7 Yulan Street"),
        29,
        said("nearby.kilometres", count="1.3"),
        said("nearby.day_and_night"),
        3,
    ),
]
NEARBY: dict[str, Any] = {
    "places": [
        {**_PLACES[0], "chosen": True},
        _PLACES[1],
        _PLACES[2],
        {**_PLACES[3], "paper": said("nearby.no_paper")},
    ],
    "chosen": 0,
    "qr": code_of("https://uri.amap.com/marker?position=121.550000,38.950000&coordinate=wgs84&name=x"),
    "age": "",
    "printing": "",
    "sentence": "",
    "canPrint": True,
    "noNumbers": "",
    "canQueue": True,
    "looking": False,
    "looked": "",
}

SHOWN: tuple[Shown, ...] = (
    ("nearby", "Nearby", NEARBY, VISITING),
    (
        "nearby-printing",
        "Nearby",
        {**NEARBY, "printing": "printing", "sentence": said("nearby.printing")},
        VISITING,
    ),
    (
        "nearby-printed",
        "Nearby",
        {
            **NEARBY,
            "printing": "printed",
            "sentence": of_the_kiosk("slip.outcome_printed"),
        },
        VISITING,
    ),
    (
        "nearby-stale",
        "Nearby",
        {**NEARBY, "age": said("nearby.known_as_of", time="2026-11-24 23:40"), "canPrint": False},
        WITHOUT_NETWORK,
    ),
    (
        "nearby-unknown",
        "Nearby",
        {**NEARBY, "places": [], "qr": [], "chosen": -1, "looked": said("nearby.still_unknown")},
        VISITING,
    ),
)
