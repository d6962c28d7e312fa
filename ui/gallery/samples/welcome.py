"""The screens on which nobody is in a visit yet: at rest, welcome, the life events."""

from pathlib import Path
from typing import Any

from kiosk.visit.doors import ELDER_DOORS
from kiosk.visit.handlers.doors import WAYS
from ui.gallery.samples.said import Said, said
from ui.viewmodels.welcome import DOOR_TILES

_EVENTS: list[tuple[str, Said, Said, str]] = [
    ("S01", ("新生儿出生", "A baby is born"), ("5 个部门 · 一次办", "5 departments, one visit"), "baby"),
    ("S02", ("孩子入学", "Starting school"), ("带户口簿即可", "Bring the household book"), "school"),
    ("S08", ("二手房过户", "Buying a used home"), ("水电气一起过户", "With water, power and gas"), "house"),
    ("S10", ("退休", "Retirement"), ("提前 30 天可办", "From 30 days before"), "sunset"),
    ("S11", ("高龄老人福利", "Old-age allowance"), ("80 岁以上", "From the age of 80"), "hand-heart"),
    ("S13", ("开办企业", "Opening a firm"), ("1 个环节", "1 step"), "briefcase-business"),
    ("S03", ("结婚生育", "Marriage and children"), ("4 个部门", "4 departments"), "heart"),
    ("S04", ("灵活就业", "Self-employment"), ("3 个部门", "3 departments"), "bike"),
    ("S05", ("社会保障卡居民服务", "Social security card"), ("3 个部门", "3 departments"), "id-card"),
    ("S06", ("就医费用报销", "Medical costs paid back"), ("2 个部门", "2 departments"), "receipt-text"),
    ("S07", ("申请公租房", "Public housing"), ("6 个部门", "6 departments"), "building"),
    ("S09", ("扶残助困", "Help for the disabled"), ("4 个部门", "4 departments"), "accessibility"),
    ("S12", ("公民身后事", "After a death"), ("7 个部门", "7 departments"), "flower"),
    ("S14", ("开便利店", "Opening a corner shop"), ("4 个部门", "4 departments"), "store"),
    ("S15", ("开餐饮店", "Opening a restaurant"), ("5 个部门", "5 departments"), "utensils"),
    ("S16", ("开理发店", "Opening a barber shop"), ("3 个部门", "3 departments"), "scissors"),
    ("S17", ("员工录用", "Hiring people"), ("3 个部门", "3 departments"), "user-plus"),
    ("S18", ("企业信息变更", "Changing a firm's data"), ("5 个部门", "5 departments"), "file-pen"),
    (
        "S19",
        ("水电气热网联合报装", "Water, power, gas, heat and network together"),
        ("1 个证照", "1 certificate"),
        "plug-zap",
    ),
    ("S20", ("企业注销", "Closing a firm"), ("5 个部门", "5 departments"), "archive"),
]
_TILES = [{"id": i, "title": t, "subtitle": s, "icon": icon} for i, t, s, icon in _EVENTS]
ILLUSTRATIVE = (
    "事项目录是示例，依据公开资料编写，不是官方发布。",
    "The catalogue is illustrative, written from public knowledge, not published by the district.",
)
STATES: list[dict[str, Any]] = [
    {"text": ("凭条能打印", "Receipts can be printed"), "icon": "printer", "well": True},
    {"text": ("读卡器正常", "The card reader works"), "icon": "id-card", "well": True},
    {"text": ("现在断网，照样能办", "Offline. You can still file"), "icon": "wifi-off", "well": True},
]
STATES_IN_TROUBLE: list[dict[str, Any]] = [
    {"text": ("身份证还在读卡区", "A card is on the reader"), "icon": "id-card", "well": False},
    {
        "text": ("现在打不了凭条，可以扫码带走", "No printing now; take the receipt by scanning"),
        "icon": "printer",
        "well": False,
    },
    {
        "text": ("读卡器现在用不了", "The card reader does not work now"),
        "icon": "id-card",
        "well": False,
    },
    {"text": ("网络通畅", "Online"), "icon": "wifi", "well": True},
]
ATTRACT: dict[str, Any] = {
    "hour": "03:12",
    "date": ("2026年11月25日 星期三", "Wed 2026-11-25"),
    "events": [_TILES[0], _TILES[4], _TILES[18]],
    "slideSource": "",
    "slideWords": "",
    "states": STATES,
    "notice": ILLUSTRATIVE,
}
SLIDE: dict[str, Any] = {
    "slideSource": Path(__file__).with_name("slide.png").as_uri(),
    "slideWords": (
        "九月起，高龄津贴每月十五日发到卡上。",
        "From September the allowance for the old comes on the 15th.",
    ),
}
DOORS: list[dict[str, Any]] = [
    {
        "id": door.value,
        "label": said(word),
        "icon": icon,
        "because": said("door.offline") if WAYS[door].by_network else "",
    }
    for door, (word, icon) in DOOR_TILES.items()
]
WELCOME: dict[str, Any] = {
    "events": _TILES[:6],
    "doors": DOORS,
    "eventTotal": 20,
    "itemTotal": 100,
    "paperOut": False,
    "told": "",
    "notice": ILLUSTRATIVE,
}
WELCOME_ELDER: dict[str, Any] = {
    "events": [each for key in ("S11", "S10", "S06", "S05") for each in _TILES if each["id"] == key],
    "doors": [each for each in DOORS if each["id"] in ELDER_DOORS],
}
CHOOSE: dict[str, Any] = {"events": _TILES, "notice": ILLUSTRATIVE}
