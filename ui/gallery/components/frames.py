"""What stands around the answer, and what lies over it."""

from ui.gallery.components.family import ERROR, REST, WHOLE, Chapter, Family, Specimen
from ui.gallery.samples.said import said
from ui.gallery.samples.shell import NOTICE, SHELL, explained

FAILURE = {
    "happened": said("failure.not_saved"),
    "filed": said("failure.not_filed"),
    "next": said("failure.next_again"),
}
"""The three sentences of a failure."""

FRAMES = Chapter(
    ("框架", "Frames"),
    (
        Family(
            "Band",
            (
                "每屏最上面：这是什么、第几步、大字、朗读、退出。",
                "Top of every screen: what this is, how far, and the ways out.",
            ),
            (
                Specimen(
                    REST,
                    {
                        "title": ("新生儿出生", "A baby is born"),
                        "note": ("第 3 步，共 6 步", "Step 3 of 6"),
                        "canLeave": True,
                    },
                ),
            ),
            common={"languages": SHELL["languages"]},
            holder="BandSample",
            width=270,
            height=38,
        ),
        Family(
            "Foot",
            (
                "每屏最下面：办不成、找人、一句实话，点一下说清楚。",
                "Bottom of every screen: the way out, a person, one line of truth that explains itself.",
            ),
            (
                Specimen(
                    REST,
                    {
                        "truth": ("现在离线，照样能收件", "Offline. You can still file"),
                        "truthIcon": "wifi-off",
                        "lowReach": False,
                    },
                ),
            ),
            width=270,
            height=62,
        ),
        Family(
            "Sheet",
            (
                "盖在一屏之上，下面的碰不到。",
                "Lies over a screen; what is below can neither be read nor touched.",
            ),
            (Specimen(REST),),
            holder="SheetSample",
            width=WHOLE,
        ),
        Family(
            "NoticeSheet",
            ("答一句；不顶用，说一声。", "A plain sentence with one way on, and somebody to tell."),
            (Specimen(REST, {"text": NOTICE}),),
            width=WHOLE,
        ),
        Family(
            "IdleWarning",
            ("您还在吗？点哪里都算在。", "Are you still there? One touch anywhere stays."),
            (Specimen(REST, {"seconds": 18}),),
            width=WHOLE,
        ),
        Family(
            "FailureSheet",
            ("没办成，必须先看一眼。", "A failure that has to be read before anything else."),
            (Specimen(REST),),
            common=FAILURE,
            width=WHOLE,
        ),
        Family(
            "SpeechSheet",
            ("正在朗读：再念一遍、关掉画面、不念了。", "Being read to: once more, in the dark, no more."),
            (Specimen(REST, {}),),
            width=WHOLE,
        ),
        Family(
            "TruthSheet",
            (
                "脚上那句实话是什么意思：能办什么、办不了什么。",
                "What the line at the foot means: what works, what does not.",
            ),
            (Specimen(REST, {"explanations": explained("visit.truth_no_reader")}),),
            width=WHOLE,
        ),
        Family(
            "LanguageSheet",
            ("每种语言写自己的名字。", "The languages on offer, each by its own name."),
            (Specimen(REST, {"languages": SHELL["languages"], "language": "zh", "night": False}),),
            width=WHOLE,
        ),
        Family(
            "Dialog",
            (
                "必须先回答的一个问题，后果写清楚。",
                "One question that must be answered first, with what follows from it.",
            ),
            (
                Specimen(
                    REST,
                    {
                        "question": ("现在重新启动？", "Restart now?"),
                        "consequences": [
                            ("大约一分钟不能用。", "It cannot be used for about a minute."),
                            ("已收下的都安全。", "What was filed is safe."),
                        ],
                        "confirm": ("重新启动", "Restart"),
                    },
                ),
                Specimen(
                    ("会清除东西", "Destructive"),
                    {
                        "question": ("清除这台终端？", "Erase this terminal?"),
                        "consequences": [
                            (
                                "设置和编号都会删掉，要重新登记。",
                                "Settings and identity go; it must enrol again.",
                            ),
                            ("还没送达的 3 件会先封存。", "3 cases not yet delivered are sealed first."),
                        ],
                        "confirm": ("清除", "Erase"),
                        "destructive": True,
                    },
                ),
                Specimen(
                    ("正在做", "Busy"),
                    {
                        "question": ("现在重新启动？", "Restart now?"),
                        "confirm": ("正在重启", "Restarting"),
                        "busy": True,
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "Scene",
            (
                "一屏的骨架：回答、下一步、脚。",
                "The anatomy of a screen: answer, action bar and the room for the foot.",
            ),
            (
                Specimen(
                    REST,
                    {
                        "question": ("孩子跟谁姓？", "Whose name does the child take?"),
                        "help": ("可以跟爸爸，也可以跟妈妈。", "The father's or the mother's."),
                        "primary": ("下一步", "Next"),
                        "back": ("上一步", "Back"),
                    },
                ),
                Specimen(
                    ERROR,
                    {
                        "question": ("孩子跟谁姓？", "Whose name does the child take?"),
                        "error": ("请先点一个，再往下走。", "Please choose one first."),
                        "primary": ("下一步", "Next"),
                        "back": ("上一步", "Back"),
                    },
                ),
            ),
            width=270,
            height=210,
        ),
    ),
)
