"""What is read: words, signs, values."""

import qrcode

from ui.gallery.components.family import REST, WHOLE, Chapter, Family, Specimen
from ui.gallery.papers import SHEET_CORNERS
from ui.gallery.samples.filing import RECEIPT
from ui.gallery.samples.said import said

PLAIN, ATTENTION, REFUSAL, DONE, QUIET = range(5)
"""`Tone.Kind`, and the first four `Notice.Kind`."""


def _code() -> list[str]:
    made = qrcode.QRCode(border=0)
    made.add_data("https://example.invalid/r/7K2M")
    made.make(fit=True)
    return ["".join("1" if module else "0" for module in row) for row in made.get_matrix()]


SIGNS = Chapter(
    ("看和读", "Read"),
    (
        Family(
            "Question",
            ("一屏的那个问题，和一行帮助。", "The one question of a screen, and one line of help."),
            (
                Specimen(
                    REST,
                    {
                        "text": ("孩子叫什么名字？", "What is the child's name?"),
                        "help": (
                            "请与《出生医学证明》上的姓名一致。",
                            "As it stands on the birth certificate.",
                        ),
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "BodyText",
            ("正文：会换行，从不截断。", "Running text: it wraps and is never cut."),
            (
                Specimen(
                    REST,
                    {
                        "text": (
                            "材料已经安全保存，恢复后自动送达各部门。",
                            "What you filed is kept safe and will be delivered to the departments.",
                        )
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "Notice",
            ("一两句要紧的话。", "A line or two that matter, with their sign."),
            (
                Specimen(
                    ("说明", "Plain"),
                    {"kind": PLAIN, "text": ("这是收件凭证。", "This is a receipt for what you filed.")},
                ),
                Specimen(
                    ("留意", "Attention"),
                    {
                        "kind": ATTENTION,
                        "text": ("打印纸快用完了，还够您用。", "Paper is low, but enough for you."),
                    },
                ),
                Specimen(
                    ("不行", "Refusal"),
                    {"kind": REFUSAL, "text": ("请先点一个，再往下走。", "Please choose one first.")},
                ),
                Specimen(
                    ("办好了", "Done"),
                    {"kind": DONE, "text": ("您填的内容已经清除。", "What you filled in has been erased.")},
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "FailureNote",
            (
                "没办成：出了什么事、交上去没有、接下来怎么办。",
                "A failure: what happened, whether it is filed, what to do next, and whom to tell.",
            ),
            (
                Specimen(REST),
                Specimen(("别处已经能说", "Without telling"), {"telling": False}),
            ),
            common={
                "happened": said("failure.not_saved"),
                "filed": said("failure.not_filed"),
                "next": said("failure.next_again"),
            },
            width=WHOLE,
        ),
        Family(
            "WaitBar",
            (
                "等的时候：一般多久、到哪里了；久了就说久了。",
                "A wait: how long it usually takes, how far it is, and, once it takes longer, that it does.",
            ),
            (
                Specimen(
                    ("照常", "As usual"), {"usual": said("wait.usual", seconds=5), "share": 0.4, "late": ""}
                ),
                Specimen(
                    ("比平常久", "Late"),
                    {
                        "usual": said("wait.usual", seconds=5),
                        "share": -1.0,
                        "late": said("wait.late_code", seconds=17),
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "StatusChip",
            ("一个词说状态。", "A state in one word: sign, word and colour say the same."),
            (
                Specimen(("安静", "Quiet"), {"kind": QUIET, "text": ("没接上", "Absent")}),
                Specimen(("平常", "Plain"), {"kind": PLAIN, "text": ("接上了", "Present")}),
                Specimen(("正常", "Done"), {"kind": DONE, "text": ("正常", "Working")}),
                Specimen(("留意", "Attention"), {"kind": ATTENTION, "text": ("要留意", "Attention")}),
                Specimen(("不行", "Refusal"), {"kind": REFUSAL, "text": ("有故障", "Faulty")}),
            ),
            width=74,
        ),
        Family(
            "Emblem",
            ("隔三步也看得清的大图标。", "One large sign, seen from three steps away."),
            (
                Specimen(("办好了", "Done"), {"name": "circle-check"}),
                Specimen(("正在做", "Under way"), {"name": "loader-circle", "turning": True}),
            ),
            width=60,
            height=60,
        ),
        Family(
            "IconTile",
            ("图标垫一块底色。", "An icon on its ground."),
            (Specimen(REST, {"name": "house"}),),
            width=34,
            height=34,
        ),
        Family(
            "Icon",
            ("一种粗细，旁边总有字。", "Lucide, one stroke weight, always beside a word."),
            tuple(
                Specimen(name, {"name": icon})
                for icon, name in (
                    ("id-card", ("身份证", "Card")),
                    ("printer", ("打印", "Print")),
                    ("phone-call", ("电话", "Call")),
                    ("shield-check", ("安全", "Safe")),
                )
            ),
            width=30,
            height=12,
        ),
        Family(
            "Progress",
            ("走到第几步。", "How far we are: one bar per step."),
            (Specimen(REST, {"step": 3, "steps": 6}),),
            width=WHOLE,
        ),
        Family(
            "ValueRow",
            (
                "一个名字一个值，最多一个动作。",
                "A name and its value, with at most one thing to do about it.",
            ),
            (
                Specimen(REST, {"label": ("收件时间", "Filed at"), "value": "2026-11-23 03:19"}),
                Specimen(
                    ("带动作", "With an action"),
                    {
                        "label": ("手机", "Mobile"),
                        "value": "138 **** 0003",
                        "action": ("显示", "Show"),
                        "actionIcon": "eye",
                        "actionName": "show",
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "Panel",
            ("白色卡片，装几行内容。", "A white card that holds rows."),
            (Specimen(REST),),
            holder="PanelSample",
            width=WHOLE,
        ),
        Family(
            "PointList",
            ("标题下面编了号的几句话。", "Numbered sentences under a title."),
            (
                Specimen(
                    REST,
                    {
                        "title": ("告诉您的事", "What you should know"),
                        "points": [
                            ("部门会核对您的承诺。", "The department checks your promise."),
                            ("不实要担责任。", "A false one has consequences."),
                        ],
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "QrCode",
            ("扫码带走，什么配色都是黑白。", "Taken along by phone; black on white in every set."),
            (Specimen(REST, {"rows": _code(), "label": ("收件凭证二维码", "Receipt code")}),),
            width=60,
        ),
        Family(
            "ReceiptCard",
            ("屏幕上的凭条。", "The receipt as the paper shows it."),
            (
                Specimen(
                    REST,
                    {k: RECEIPT[k] for k in ("number", "time", "departments", "limit", "nextStep", "qr")},
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "SheetPicture",
            (
                "镜头下面的纸，或者拍下来的一页。",
                "Paper as the camera sees it, with the edge that was found, or a page that was taken.",
            ),
            (
                Specimen(("看到纸边", "Edge found"), {"corners": list(SHEET_CORNERS)}),
                Specimen(("没看到纸边", "No edge")),
                Specimen(("拍下来的一页", "Taken"), {"source": "image://paper/page-sample"}),
                Specimen(("还没有", "Nothing yet"), {"source": ""}),
            ),
            common={"source": "image://paper/live-sample", "label": ("镜头下面", "Under the camera")},
            height=88,
        ),
        Family(
            "CardPlace",
            ("卡放在哪里。", "A picture of the reader, and the card coming down on it."),
            (
                Specimen(("等卡", "Waiting"), {"phase": "waiting"}),
                Specimen(("正在读", "Reading"), {"phase": "reading"}),
                Specimen(("没读出来", "Failed"), {"phase": "failed"}),
            ),
            height=88,
        ),
    ),
)
