"""For the technician's bench, printing, progress."""

from typing import Any

from ui.gallery.components.family import (
    BUSY,
    CHOSEN,
    FOCUSED,
    PRESSED,
    REST,
    WHOLE,
    Chapter,
    Family,
    Specimen,
)
from ui.gallery.components.signs import ATTENTION, DONE, PLAIN, REFUSAL

ABSENT, PRESENT, CLAIMED, WORKING, ATTENDED, FAULTED = range(6)
"""`StatusTile.Condition`."""
STEP_DONE, STEP_NOW, STEP_NEXT, STEP_FAILED = range(4)
"""`StepList.State`."""
UP, DOWN, STEADY = 1, 2, 3
"""`LargeNumber.Trend`."""

_COLUMNS: list[dict[str, Any]] = [
    {"key": "name", "title": ("设备", "Device"), "share": 4},
    {"key": "port", "title": ("接口", "Port"), "share": 4, "minor": True},
    {"key": "last", "title": ("上次检测", "Last test"), "share": 3},
    {"key": "count", "title": ("次数", "Uses"), "share": 2, "numeric": True},
]
_ROWS: list[dict[str, Any]] = [
    {"name": name, "port": port, "last": last, "count": count}
    for name, port, last, count in (
        (("身份证阅读器", "Card reader"), "USB 1-2", "03:05", "1 204"),
        (("凭条打印机", "Receipt printer"), "/dev/ttyS1", "03:06", "986"),
        (("A4 打印机", "Page printer"), "IPP", ("昨天", "Yesterday"), "77"),
        (("扫描仪", "Scanner"), "USB 1-4", ("昨天", "Yesterday"), "41"),
        (("键盘", "Keypad"), "USB 2-1", "02:58", "312"),
        (("耳机", "Earphones"), "USB 2-2", "02:58", "5"),
        (("门磁", "Door switch"), "GPIO 7", "01:00", "2"),
        (("温度", "Thermometer"), "I2C 0x48", "03:10", "8 640"),
    )
]
_LINES = [
    "03:11:02 reader    polled, no card",
    "03:11:04 reader    card found",
    "03:11:05 reader    text 256 bytes, image 1024 bytes",
    "03:11:09 printer   status 0x12: online, paper near end",
    "03:11:09 agent     delivered 3, waiting 0",
]

BENCH = Chapter(
    ("检修台", "Bench"),
    (
        Family(
            "StatusTile",
            (
                "一台设备：怎么样、为什么、怎么修、上次何时测过。",
                "One device: how it is, why, what mends it, and, apart from that, when it was last proven.",
            ),
            (
                Specimen(("没接上", "Absent"), {"condition": ABSENT, "label": ("扫描仪", "Scanner")}),
                Specimen(
                    ("接上了", "Present"),
                    {"condition": PRESENT, "label": ("摄像头", "Camera")},
                ),
                Specimen(
                    ("使用中", "In use"),
                    {
                        "condition": CLAIMED,
                        "label": ("键盘", "Keypad"),
                        "testedAt": "02:58",
                        "testPassed": True,
                    },
                ),
                Specimen(
                    ("正常", "Working"),
                    {
                        "condition": WORKING,
                        "label": ("读卡器", "Card reader"),
                        "testedAt": "03:05",
                        "testPassed": True,
                    },
                ),
                Specimen(
                    ("要留意", "Attention"),
                    {
                        "condition": ATTENDED,
                        "label": ("凭条打印机", "Receipts"),
                        "cause": ("纸快用完了，还能打约 40 张。", "Paper is low: about 40 receipts left."),
                        "remedy": ("换一卷 80 毫米热敏纸。", "Load a roll of 80 mm thermal paper."),
                        "testedAt": "03:06",
                        "testPassed": True,
                    },
                ),
                Specimen(
                    ("有故障", "Faulty"),
                    {
                        "condition": FAULTED,
                        "label": ("A4 打印机", "Page printer"),
                        "cause": ("打印机不回话。", "The printer does not answer."),
                        "remedy": ("看电源灯，再插一次网线。", "Look at its lamp, then reseat its cable."),
                        "testedAt": ("昨天 22:14", "yesterday 22:14"),
                    },
                ),
                Specimen(
                    PRESSED,
                    {"condition": WORKING, "label": ("读卡器", "Card reader"), "held": True},
                ),
                Specimen(
                    FOCUSED,
                    {"condition": WORKING, "label": ("读卡器", "Card reader"), "focused": True},
                ),
                Specimen(
                    BUSY,
                    {"condition": WORKING, "label": ("读卡器", "Card reader"), "busy": True},
                ),
            ),
        ),
        Family(
            "DataTable",
            (
                "一行一样东西；放不下就翻页，数字右对齐。",
                "Rows under column heads, turned page by page where they do not fit; numbers stand right.",
            ),
            (
                Specimen(REST, {"rows": _ROWS[:4]}),
                Specimen(CHOSEN, {"rows": _ROWS[:4], "selectable": True, "chosen": 1}),
                Specimen(("要翻页", "Paged"), {"rows": _ROWS, "selectable": True}, height=160),
                Specimen(("空的", "Empty"), {"rows": []}),
            ),
            common={
                "label": ("设备清单", "Devices"),
                "columns": _COLUMNS,
                "emptyText": ("还没有接上设备", "No device is connected yet"),
            },
            width=WHOLE,
        ),
        Family(
            "KeyValueList",
            ("版本、地址、数目：只看不改。", "Names and values to read: versions, addresses, counts."),
            (
                Specimen(
                    REST,
                    {
                        "rows": [
                            {"label": ("程序版本", "Release"), "value": "1.4.0"},
                            {"label": ("终端编号", "Terminal"), "value": "21-0211-0007", "code": True},
                            {"label": ("空闲空间", "Free space"), "value": "18.2 GB"},
                        ]
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "StepList",
            (
                "一步一步：做完的、正在做的、还没做的、没成的。",
                "Steps in order: done, under way, still to come, failed.",
            ),
            (
                Specimen(
                    ("正在走", "Under way"),
                    {
                        "steps": [
                            {"title": ("已收件", "Filed"), "time": "03:19", "state": STEP_DONE},
                            {
                                "title": ("部门审核", "Examined"),
                                "note": ("公安、卫健，约 3 天", "Two departments, about 3 days"),
                                "state": STEP_NOW,
                            },
                            {"title": ("领证", "Collect"), "state": STEP_NEXT},
                        ]
                    },
                ),
                Specimen(
                    ("没做成", "Failed"),
                    {
                        "steps": [
                            {"title": ("打开接口", "Open the port"), "time": "0.1 s", "state": STEP_DONE},
                            {
                                "title": ("问状态", "Ask its state"),
                                "note": ("等了 2 秒没有回答", "No answer within 2 seconds"),
                                "time": "2.0 s",
                                "state": STEP_FAILED,
                            },
                            {"title": ("打印测试页", "Print a page"), "state": STEP_NEXT},
                        ]
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "LargeNumber",
            ("一个要紧的数字，远处也看得清。", "One number that matters, read from three steps away."),
            (
                Specimen(
                    REST, {"label": ("今天办了", "Filed today"), "value": "128", "unit": ("件", "cases")}
                ),
                Specimen(
                    ("比昨天多", "Rising"),
                    {
                        "label": ("等待送达", "Waiting"),
                        "value": "12",
                        "unit": ("件", "cases"),
                        "trend": UP,
                        "note": ("比一小时前多 4 件", "4 more than an hour ago"),
                    },
                ),
                Specimen(
                    ("到了限度", "At its limit"),
                    {
                        "label": ("机内温度", "Inside"),
                        "value": "58",
                        "unit": "℃",
                        "kind": ATTENTION,
                        "note": ("超过 55 ℃ 要留意", "Attention above 55 ℃"),
                    },
                ),
                Specimen(
                    ("过了限度", "Beyond it"),
                    {
                        "label": ("空闲空间", "Free space"),
                        "value": "0.4",
                        "unit": "GB",
                        "kind": REFUSAL,
                        "note": ("少于 1 GB 就停止收件", "Below 1 GB nothing is filed"),
                    },
                ),
            ),
        ),
        Family(
            "Meter",
            (
                "还有多少：纸、空间、传输。不知道有多少时只说在走。",
                "How much of a roll, a disk, a transfer; without a known end it only says that it goes on.",
            ),
            (
                Specimen(
                    REST, {"label": ("卷纸", "Paper roll"), "share": 0.64, "value": "64%", "kind": PLAIN}
                ),
                Specimen(
                    ("快没了", "Low"),
                    {
                        "label": ("卷纸", "Paper roll"),
                        "share": 0.12,
                        "limit": 0.2,
                        "value": "12%",
                        "kind": ATTENTION,
                        "note": ("约 40 张", "About 40 receipts"),
                    },
                ),
                Specimen(
                    ("没了", "Out"),
                    {
                        "label": ("卷纸", "Paper roll"),
                        "share": 0,
                        "limit": 0.2,
                        "value": "0%",
                        "kind": REFUSAL,
                        "note": ("用完了，请换一卷", "Used up: load a roll"),
                    },
                ),
                Specimen(
                    ("满了", "Done"),
                    {"label": ("传送", "Sending"), "share": 1, "value": "100%", "kind": DONE},
                ),
                Specimen(("不知道多久", "No known end"), {"label": ("正在传送", "Sending"), "share": -1}),
            ),
        ),
        Family(
            "LiveLog",
            (
                "一行一行跟着走；点“停住”可以慢慢看。",
                "Lines as they come, the newest at the end; held still by a touch so that one can read.",
            ),
            (
                Specimen(("跟着走", "Following"), {"lines": _LINES}),
                Specimen(
                    ("停住了", "Held"),
                    {"lines": _LINES, "held": _LINES, "paused": True, "written": 17, "heldAt": 5},
                ),
                Specimen(("空的", "Empty"), {"lines": []}),
            ),
            common={"label": ("读卡器的记录", "Log of the reader")},
            width=WHOLE,
            height=110,
        ),
    ),
)
