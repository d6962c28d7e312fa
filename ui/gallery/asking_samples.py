"""Invented data for the pictures of asking: how far, where else, what is printed. Nobody exists."""

from typing import Any

import qrcode

from ui.gallery import samples
from ui.gallery.samples import Said, said

Shown = tuple[str, str, dict[str, Any], dict[str, Any]]
"""A moment's name, its screen, its values, the shell's."""


def code(text: str) -> list[str]:
    """The modules of a QR code."""
    made = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    made.add_data(text)
    made.make()
    return ["".join("1" if dark else "0" for dark in row) for row in made.get_matrix()]


ASKING: dict[str, Any] = {"canLeave": True, "truth": ("", ""), "truthIcon": ""}


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
    "qr": code("https://uri.amap.com/marker?position=121.550000,38.950000&coordinate=wgs84&name=x"),
    "age": "",
    "printing": "",
    "sentence": "",
    "canPrint": True,
}

SHOWN: tuple[Shown, ...] = (
    ("nearby", "Nearby", NEARBY, ASKING),
    (
        "nearby-printing",
        "Nearby",
        {**NEARBY, "printing": "printing", "sentence": said("nearby.printing")},
        ASKING,
    ),
    (
        "nearby-printed",
        "Nearby",
        {**NEARBY, "printing": "printed", "sentence": samples.of_the_kiosk("slip.outcome_printed")},
        ASKING,
    ),
    (
        "nearby-stale",
        "Nearby",
        {**NEARBY, "age": said("nearby.known_as_of", time="2026-11-24 23:40"), "canPrint": False},
        {**ASKING, "truth": said("visit.truth_offline"), "truthIcon": "wifi-off"},
    ),
    ("nearby-unknown", "Nearby", {**NEARBY, "places": [], "qr": [], "chosen": -1}, ASKING),
)
