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

NUMBER = "7K2M-01-000419-Q8TD-5"
ASK: dict[str, Any] = {
    "number": "7K2M-01-0004__-____-_",
    "typed": 10,
    "whole": False,
    "error": "",
    "online": True,
    "scans": True,
}
MISTYPED: dict[str, Any] = {
    **ASK,
    "number": NUMBER,
    "typed": 17,
    "whole": True,
    "error": said("asking.mistyped"),
}
_TITLE = ("新生儿出生一件事", "A baby is born")
_NONE: dict[str, Any] = {
    "phase": "looking",
    "sentence": "",
    "cases": [],
    "title": "",
    "caseNumber": "",
    "state": "",
    "kind": 0,
    "due": "",
    "age": said("progress.age_now"),
    "steps": [],
    "corrections": [],
    "documents": [],
    "identityOpen": False,
    "byCard": False,
    "canWithdraw": False,
    "canConfirm": False,
    "online": True,
}
POLICE, HEALTH, INSURANCE = ("公安", "Police"), ("卫生健康", "Health"), ("医疗保障", "Health insurance")


def _step(title: Said, state: int, note: Said, time: Said | str = "") -> dict[str, Any]:
    return {"title": title, "state": state, "note": note, "time": time}


_RECEIVED = _step(said("progress.received"), 0, ("", ""), "11-23 03:19")
CASE: dict[str, Any] = {
    **_NONE,
    "phase": "case",
    "title": _TITLE,
    "caseNumber": "GJZ-2026-0000042",
    "state": said("progress.state_accepted"),
    "due": said("progress.due_all", month=11, day=30),
    "steps": [
        _RECEIVED,
        _step(POLICE, 0, said("progress.task_done")),
        _step(
            HEALTH,
            1,
            tuple(
                f"{one}\n{other}"
                for one, other in zip(said("progress.task_accepted"), said("progress.amber"), strict=True)
            ),
            said("progress.due", month=11, day=27),
        ),
        _step(INSURANCE, 2, said("progress.task_open")),
        _step(said("progress.output"), 2, said("progress.output_none")),
    ],
}
WANTED: dict[str, Any] = {
    **CASE,
    "byCard": True,
    "canWithdraw": True,
    "state": said("progress.wants_you"),
    "kind": 1,
    "corrections": [
        {
            "number": 0,
            "title": tuple(
                line.format(department=name)
                for line, name in zip(
                    said("progress.wanted", department="{department}"),
                    ("卫生健康", "Health", "보건", "保健"),
                    strict=True,
                )
            ),
            "wants": ("请补拍《出生医学证明》的第二页", "The second page of the birth certificate"),
        }
    ],
}
FINISHED: dict[str, Any] = {
    **CASE,
    "byCard": True,
    "state": said("progress.state_done"),
    "kind": 3,
    "due": "",
    "documents": [
        {
            "number": 0,
            "label": tuple(
                line.format(title=name)
                for line, name in zip(
                    said("progress.pages_of", title="{title}", count=3),
                    ("办理结果", "The result", "처리 결과", "手続きの結果"),
                    strict=True,
                )
            ),
        }
    ],
    "steps": [
        _RECEIVED,
        *(_step(each, 0, said("progress.task_done")) for each in (POLICE, HEALTH, INSURANCE)),
        _step(said("progress.output"), 0, said("progress.output_ready")),
    ],
}
UNKNOWN_PERSON: dict[str, Any] = {
    **CASE,
    "byCard": True,
    "canWithdraw": True,
    "canConfirm": True,
    "identityOpen": True,
    "state": said("progress.state_received"),
    "steps": [
        _RECEIVED,
        *(_step(each, 2, said("progress.task_waiting_for_identity")) for each in (POLICE, HEALTH)),
        _step(said("progress.output"), 2, said("progress.output_none")),
    ],
}
LIST: dict[str, Any] = {
    **_NONE,
    "phase": "list",
    "cases": [
        {
            "number": 0,
            "title": _TITLE,
            "state": said("progress.wants_you"),
            "tone": 1,
            "note": "2026-11-23 · GJZ-2026-0000042",
        },
        {
            "number": 1,
            "title": ("退休一件事", "Retirement"),
            "state": said("progress.state_done"),
            "tone": 3,
            "note": "2026-09-02 · GJZ-2026-0000007",
        },
    ],
}
REPLY: dict[str, Any] = {
    "purpose": "answer",
    "rows": [
        {"label": said("replying.matter"), "value": _TITLE},
        {"label": said("replying.number"), "value": NUMBER},
        {"label": said("replying.department"), "value": HEALTH},
        {"label": said("replying.wants"), "value": WANTED["corrections"][0]["wants"]},
    ],
    "pages": 0,
    "copier": True,
    "signed": False,
    "signedByKey": False,
    "error": "",
}
WITHDRAWAL: dict[str, Any] = {**REPLY, "purpose": "withdraw", "rows": REPLY["rows"][:2]}
PAPER: dict[str, Any] = {
    "phase": "shown",
    "title": ("新生儿出生一件事 办理结果", "A baby is born: the result"),
    "picture": "image://paper/page-sample",
    "page": 1,
    "count": 3,
    "done": -1,
    "sentence": "",
    "canPrint": True,
    "error": "",
}
_CARD: dict[str, Any] = {**ASKING, "truth": said("visit.truth_card"), "truthIcon": "id-card"}
_OFFLINE: dict[str, Any] = {**ASKING, "truth": said("visit.truth_offline"), "truthIcon": "wifi-off"}

_DAYS = (
    ("2026-11-26", 26, 4),
    ("2026-11-27", 27, 5),
    ("2026-11-30", 30, 1),
    ("2026-12-01", 1, 2),
    ("2026-12-02", 2, 3),
)
BOOK: dict[str, Any] = {
    "what": ("新生儿出生一件事", "A baby is born"),
    "where": POLICE,
    "days": [
        {
            "value": value,
            "label": tuple(
                f"{one} {other}"
                for one, other in zip(
                    said("visit.day_of_month", month=int(value[5:7]), day=day),
                    said(f"visit.weekday_{weekday}"),
                    strict=True,
                )
            ),
        }
        for value, day, weekday in _DAYS
    ],
    "times": ["09:00", "10:00", "11:00", "13:30", "14:30", "15:30"],
    "day": "2026-11-27",
    "time": "",
    "online": True,
    "error": "",
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
    ("booking", "Booking", BOOK, _CARD),
    ("booking-offline", "Booking", {**BOOK, "online": False, "error": said("booking.choose_both")}, _OFFLINE),
    ("booking-no-calendar", "Booking", {**BOOK, "days": [], "times": []}, _CARD),
    ("asking", "Asking", ASK, ASKING),
    ("asking-mistyped", "Asking", MISTYPED, ASKING),
    ("asking-offline", "Asking", {**ASK, "online": False}, _OFFLINE),
    ("progress-looking", "Progress", _NONE, {**ASKING, **samples.waiting(2, 0.6)}),
    ("progress-by-number", "Progress", CASE, ASKING),
    ("progress-wanted", "Progress", WANTED, _CARD),
    ("progress-finished", "Progress", FINISHED, _CARD),
    ("progress-identity", "Progress", UNKNOWN_PERSON, _CARD),
    ("progress-list", "Progress", LIST, _CARD),
    (
        "progress-trouble",
        "Progress",
        {**_NONE, "phase": "trouble", "sentence": said("asking.offline"), "online": False},
        _OFFLINE,
    ),
    (
        "asking-unverified",
        "Verify",
        {**samples.VERIFY, "phase": "unavailable", "maskedPhone": "", "asking": True},
        {
            **_CARD,
            **samples.failed(samples.said("visit.code_offline"), "asked_is_safe", "next_by_number"),
        },
    ),
    ("replying-answer", "Replying", REPLY, _CARD),
    (
        "replying-no-pages",
        "Replying",
        {**REPLY, "copier": False, "error": said("replying.pages_first")},
        _CARD,
    ),
    ("replying-withdraw", "Replying", WITHDRAWAL, _CARD),
    ("replying-confirm", "Replying", {**WITHDRAWAL, "purpose": "confirm", "signed": True}, _CARD),
    (
        "document-fetching",
        "Document",
        {**PAPER, "phase": "fetching", "picture": "", "page": 0},
        {**_CARD, **samples.waiting(2, 0.5)},
    ),
    ("document", "Document", PAPER, _CARD),
    ("document-printing", "Document", {**PAPER, "phase": "printing", "done": 1}, _CARD),
    (
        "document-printed",
        "Document",
        {**PAPER, "phase": "printed", "done": 3, "sentence": said("document.take")},
        _CARD,
    ),
    (
        "document-failed",
        "Document",
        {
            **PAPER,
            "phase": "failed",
            "done": 1,
            "sentence": samples.of_the_kiosk("device.page_printer.outcome.failed_jam"),
        },
        _CARD,
    ),
    ("document-no-printer", "Document", {**PAPER, "canPrint": False}, _CARD),
    (
        "document-trouble",
        "Document",
        {**PAPER, "phase": "trouble", "picture": "", "page": 0, "sentence": said("document.gone")},
        _CARD,
    ),
)
