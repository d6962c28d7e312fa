"""What is touched: buttons, tiles, choices."""

from ui.gallery.components.family import (
    CHOSEN,
    FOCUSED,
    REST,
    WHOLE,
    Chapter,
    Family,
    Specimen,
    states,
)
from ui.gallery.samples.said import Said

NO_PAPER: Said = ("打印纸用完了，凭证可以扫码带走。", "The paper is used up. Take the code with your phone.")
NOT_OPEN: Said = ("这件事这里还不能办，请到街道窗口。", "Not offered here yet. Please go to the counter.")

CONTROLS = Chapter(
    ("触摸", "Touch"),
    (
        Family(
            "PrimaryButton",
            (
                "一屏只有一个：下一步。说清楚点了会怎样。",
                "The one next step of a screen. It says what will happen.",
            ),
            (
                *states(NO_PAPER, ("正在打印", "Printing")),
                Specimen(
                    ("两行和图标", "With a second line"),
                    {
                        "label": ("放身份证，看能办什么", "Put your card down"),
                        "note": ("读卡区在亮灯处", "Where the light is"),
                        "icon": "id-card",
                    },
                    width=WHOLE,
                ),
                Specimen(("会清除东西", "Destructive"), {"label": ("清除", "Erase"), "destructive": True}),
                Specimen(
                    ("会清除东西，按下", "Destructive, pressed"),
                    {"label": ("清除", "Erase"), "destructive": True, "held": True},
                ),
            ),
            common={"label": ("打印凭证", "Print the receipt")},
        ),
        Family(
            "SecondaryButton",
            (
                "其他的路：上一步、帮忙、全部。",
                "Every other way: back, help, all of them. Amber where something needs attention.",
            ),
            (
                *states(NO_PAPER, ("正在打印", "Printing")),
                Specimen(("竖排", "Stacked"), {"stacked": True}, width=74),
            ),
            common={"label": ("再打印一次", "Print again"), "icon": "printer"},
        ),
        Family(
            "ChoiceTile",
            ("几个里选一个，或者选几个。", "One answer among few, or several of them."),
            (
                *states(NOT_OPEN, ("正在记下", "Noting it down"), chosen=True),
                Specimen(("可以选几个", "Several"), {"several": True, "checked": True}),
            ),
            common={"label": ("母亲姓氏", "Mother's name"), "help": ("跟妈妈姓", "As hers")},
        ),
        Family(
            "EventTile",
            ("一件事的入口：图标、名字、一行说明。", "A life event to begin: icon, name, one line more."),
            (
                *states(NOT_OPEN),
                Specimen(("横排", "Wide"), {"wide": True}, width=WHOLE),
            ),
            common={
                "label": ("新生儿出生", "A baby is born"),
                "note": ("5 个部门 · 一次办", "5 departments, one visit"),
                "icon": "baby",
            },
        ),
        Family(
            "ServiceRow",
            ("目录里的一项，或者一类。", "One thing of the catalogue, or a shelf of it."),
            (Specimen(REST),),
            common={
                "label": ("身份证到期换领", "Renew an ID card"),
                "note": ("公安 · 终端能办", "Police, can be done here"),
                "icon": "id-card",
            },
            width=WHOLE,
        ),
        Family(
            "CaseTile",
            ("一件办件：办什么，哪天交的，办到哪了。", "One case: what, since when, how it stands."),
            (
                Specimen(
                    ("要补材料", "Something is wanted"),
                    {"standing": ("要您补材料", "Something is wanted"), "tone": 3},
                ),
            ),
            common={
                "label": ("新生儿出生一件事", "A baby is born"),
                "note": "2026-11-23 · GJZ-2026-0000042",
                "standing": ("办完了", "Done"),
                "tone": 1,
            },
            width=WHOLE,
        ),
        Family(
            "PlaceTile",
            (
                "另一个能办的地方：在哪，开不开，走多久。",
                "Another place: where, open or not, how far to walk.",
            ),
            (
                Specimen(CHOSEN, {"checked": True}),
                Specimen(
                    ("没纸了", "Out of paper"),
                    {"paper": ("那里现在打不了凭条", "No printing there now")},
                ),
            ),
            common={
                "label": ("椒金山街道便民服务中心", "Jiaojinshan Service Centre"),
                "icon": "building",
                "address": ("金三角街 18 号", "18 Jinsanjiao Street"),
                "distance": ("450 米", "450 m"),
                "walk": ("步行约 10 分钟", "10 minutes on foot"),
                "standing": ("24 小时", "24 hours"),
                "tone": 1,
            },
            width=WHOLE,
        ),
        Family(
            "MaterialRow",
            (
                "一样材料：从哪里来，手里有没有。",
                "One material: where it comes from, and whether it is at hand.",
            ),
            (
                Specimen(REST),
                Specimen(FOCUSED, {"focused": True}),
                Specimen(CHOSEN, {"checked": True}),
                Specimen(
                    ("不用带", "Fetched by the department"),
                    {
                        "declarable": False,
                        "source": ("部门之间共享，不用带", "Shared between departments"),
                    },
                ),
            ),
            common={
                "label": ("出生医学证明", "Birth certificate"),
                "source": ("请带原件", "Bring the original"),
            },
            width=WHOLE,
        ),
        Family(
            "SegmentedChoice",
            (
                "两到四个短的值，总有一个选中，点了马上换。",
                "Two to four short values of which one always holds; it changes at once.",
            ),
            (
                Specimen(
                    ("两个", "Two"),
                    {
                        "value": "hand",
                        "options": [
                            {"value": "hand", "label": ("手写", "Handwriting"), "icon": "pencil"},
                            {"value": "keys", "label": ("拼音键盘", "Keyboard"), "icon": "keyboard"},
                        ],
                    },
                ),
                Specimen(
                    ("三个", "Three"),
                    {
                        "value": "b",
                        "options": [
                            {"value": "a", "label": ("今天", "Today")},
                            {"value": "b", "label": ("这周", "Week")},
                            {"value": "c", "label": ("这月", "Month")},
                        ],
                    },
                ),
            ),
            common={"label": ("怎么写", "How to write")},
            width=WHOLE,
        ),
        Family(
            "Tabs",
            (
                "一处地方的几个看法，下面显示其中一个。",
                "Views of one place, one of which is shown below. A badge says how much waits there.",
            ),
            (
                Specimen(
                    REST,
                    {
                        "value": "devices",
                        "tabs": [
                            {"value": "devices", "label": ("设备", "Devices"), "badge": "2"},
                            {"value": "network", "label": ("网络", "Network")},
                            {"value": "log", "label": ("记录", "Log")},
                        ],
                    },
                ),
            ),
            common={"label": ("检修台", "Bench")},
            width=WHOLE,
        ),
        Family(
            "RatingRow",
            (
                "办完以后评一评：五档一样大，不评也一样大，什么都不预选。",
                "After a case: five levels and the way past them, all of one size, none chosen beforehand.",
            ),
            (
                Specimen(REST),
                Specimen(CHOSEN, {"level": 2}),
            ),
            width=WHOLE,
        ),
        Family(
            "PageTurner",
            ("长的单子，一页一页翻。", "Goes through a long list page by page."),
            (
                Specimen(("第一页", "First page"), {"first": 1, "last": 8}),
                Specimen(("中间", "In the middle"), {"first": 9, "last": 16}),
            ),
            common={"count": 42},
            width=WHOLE,
        ),
        Family(
            "ScrollArea",
            (
                "比地方长的内容：可以拖，也可以点两个大按钮。",
                "Content taller than its place: dragged, or moved by two big buttons.",
            ),
            (
                Specimen(("放不下", "Too long"), height=110),
                Specimen(("放得下", "It fits"), {"count": 2}, height=110),
            ),
            holder="ScrollAreaSample",
            width=WHOLE,
        ),
    ),
)
