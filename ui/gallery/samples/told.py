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


_ITEM = ("户口迁移", "Moving a household registration", "호구 이전", "戸籍の移動")
_WINDOW = (
    "区政务服务中心二楼 12 号窗口",
    "District Service Centre, 2nd floor, window 12",
    "구 민원센터 2층 12번 창구",
    "区行政サービスセンター2階12番窓口",
)
_POLICE = (*POLICE, "공안", "公安")
_HEALTH = (*HEALTH, "보건", "保健")
_MOVED = (
    "这天上午停电检修，给您挪到下周一。",
    "No power that morning; moved to Monday.",
    "그날 오전은 정전 점검이라 다음 월요일로 옮겼습니다.",
    "その日の午前は停電点検のため、月曜日に移しました。",
)
_REGISTER = ("户口簿", "Household register", "호구부", "戸籍手帳")
_REPLY = (
    "孩子的姓要随父姓或者母姓，别的姓登记不了。",
    "A child takes the father's or the mother's name.",
    "아이의 성은 아버지나 어머니의 성을 따릅니다.",
    "子の姓は父または母の姓になります。",
)
_GROUND = (
    "《中华人民共和国民法典》第一千零一十五条",
    "Civil Code, article 1015",
    "민법전 제1015조",
    "民法典第1015条",
)
_INSTEAD = (
    "可以先登记，以后再申请变更。",
    "Register now, apply for a change later.",
    "먼저 등록하고 나중에 변경을 신청할 수 있습니다.",
    "先に登録し、後で変更を申請できます。",
)
_HELPED_BY = (
    "派出所户籍窗口",
    "The police station's registration window",
    "파출소 호적 창구",
    "派出所の戸籍窓口",
)
BOOKED: dict[str, Any] = {
    **NOTHING_KNOWN,
    "slip": True,
    "phase": "case",
    "title": _told("booking"),
    "caseNumber": NUMBER,
    "state": _told("booking_moved"),
    "kind": 1,
    "rows": [
        _row("about", _ITEM),
        _row("when", _told("on_1", month=11, day=30, time="14:30")),
        _row("asked", _told("on_5", month=11, day=27, time="09:00")),
        _row("reason", _MOVED),
        _row("where", _POLICE, _WINDOW),
        _row("bring", _told("bring_card"), _REGISTER),
        _row("next", _told("next_moved")),
    ],
}
REFUSED: dict[str, Any] = {
    **NOTHING_KNOWN,
    "slip": True,
    "phase": "case",
    "title": _told("report"),
    "caseNumber": NUMBER,
    "state": _told("report_impossible"),
    "kind": 2,
    "rows": [
        _row("about", _ITEM),
        _row("category", _told("category_eligibility")),
        _row("with", _HEALTH),
        _row("reply", _REPLY),
        _row("ground", _GROUND),
        _row("instead", _INSTEAD),
        _row("helped_by", _HELPED_BY),
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
