"""Invented answers of a window and of a department: what is told of what is no filing. Nobody exists."""

from typing import Any

from kiosk.words import LANGUAGES, Words
from ui.gallery.samples.asking import HEALTH, NOTHING_KNOWN, NUMBER, POLICE
from ui.gallery.samples.said import Said
from ui.gallery.samples.shell import VISITING, Shown


def _told(key: str, **values: object) -> Said:
    return tuple(Words(language).text(f"told.{key}", **values) for language in LANGUAGES)


def _row(label: str, *values: Said) -> dict[str, Any]:
    return {"label": _told(label), "value": tuple("\n".join(lines) for lines in zip(*values, strict=True))}


def _all(*texts: str) -> Said:
    """Chinese and English, and Chinese where the catalogue has no other."""
    zh, en = texts
    return (zh, en, zh, zh)


_ITEM = _all("户口迁移", "Moving a household registration")
_WINDOW = _all("区政务服务中心二楼 12 号窗口", "District Service Centre, 2nd floor, window 12")
BOOKED: dict[str, Any] = {
    **NOTHING_KNOWN,
    "phase": "case",
    "title": _told("booking"),
    "caseNumber": NUMBER,
    "state": _told("booking_moved"),
    "kind": 1,
    "rows": [
        _row("about", _ITEM),
        _row("when", _told("on_1", month=11, day=30, time="14:30")),
        _row("asked", _told("on_5", month=11, day=27, time="09:00")),
        _row("reason", _all("这天上午停电检修，给您挪到下周一。", "No power that morning; moved to Monday.")),
        _row("where", (POLICE * 2)[:2] + POLICE[:1] * 2, _WINDOW),
        _row("bring", _told("bring_card"), _all("户口簿", "Household register")),
        _row("next", _told("next_moved")),
    ],
}
REFUSED: dict[str, Any] = {
    **NOTHING_KNOWN,
    "phase": "case",
    "title": _told("report"),
    "caseNumber": NUMBER,
    "state": _told("report_impossible"),
    "kind": 2,
    "rows": [
        _row("about", _ITEM),
        _row("category", _told("category_eligibility")),
        _row("with", HEALTH[:1] + HEALTH[1:2] + HEALTH[:1] * 2),
        _row(
            "reply",
            _all(
                "孩子的姓要随父姓或者母姓，别的姓登记不了。",
                "A child takes the father's or the mother's name.",
            ),
        ),
        _row("ground", _all("《中华人民共和国民法典》第一千零一十五条", "Civil Code, article 1015")),
        _row("instead", _all("可以先登记，以后再申请变更。", "Register now, apply for a change later.")),
        _row("helped_by", _all("派出所户籍窗口", "The police station's registration window")),
        _row("closed", _told("day", month=11, day=26)),
    ],
}

SHOWN: tuple[Shown, ...] = (
    (
        "progress-booking",
        "Progress",
        {**BOOKED, "printing": "printed", "sentence": _told("slip_printed")},
        VISITING,
    ),
    ("progress-report", "Progress", REFUSED, VISITING),
)
