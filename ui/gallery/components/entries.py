"""What is filled in."""

from ui.gallery.components.family import ERROR, REST, WHOLE, Chapter, Family, Specimen

_INK = [
    [0.3, 0.28, 0.7, 0.26],
    [0.15, 0.48, 0.85, 0.46],
    [0.5, 0.48, 0.5, 0.86, 0.44, 0.8],
    [0.36, 0.58, 0.2, 0.78],
    [0.62, 0.56, 0.82, 0.76],
]
_SENTENCES = [
    {"label": ("和“详细地址”一样", "Same as: Address"), "value": "1"},
    {"label": ("身份证上的住址", "The address on my card"), "value": "2"},
]
FILLED = ("填了一半", "Half filled")


def _stroke(x: float, y: float, across: float, down: float) -> list[dict[str, float]]:
    """A stroke with a little bow in it, in shares of the pad."""
    steps = [step / 12 for step in range(13)]
    return [{"x": x + across * s, "y": y + down * s - 0.05 * s * (1 - s)} for s in steps]


ENTRIES = Chapter(
    ("填写", "Fill in"),
    (
        Family(
            "TextEntry",
            ("一段要打的字。", "One text to type on the on-screen keyboard or to write by hand."),
            (
                Specimen(REST, {"value": ""}),
                Specimen(FILLED, {"value": ("李小满", "Li Xiaoman")}),
                Specimen(ERROR, {"value": ("李", "L"), "refused": True}),
            ),
            common={"label": ("孩子的名字", "The child's name")},
            width=WHOLE,
        ),
        Family(
            "EntryWays",
            ("怎么填：点、写、打。", "How a text is put in: by touch, by hand, by keyboard."),
            (
                Specimen(REST, {"ways": ["hand", "keys"], "way": "keys"}),
                Specimen(("地址", "An address"), {"ways": ["tree", "hand", "keys"], "way": "tree"}),
            ),
            width=WHOLE,
        ),
        Family(
            "Suggestions",
            (
                "可能的答案，点一下就填好。",
                "Likely values, one touch each, in as many rows as there is room for.",
            ),
            (
                Specimen(
                    ("姓", "Surnames"),
                    {"chips": [{"label": each, "value": each} for each in "陈王李张刘杨黄赵吴周徐"]},
                ),
                Specimen(("两句话", "Two sentences"), {"chips": _SENTENCES}),
            ),
            width=WHOLE,
        ),
        Family(
            "WritingPad",
            (
                "手写一个字，上面是候选字。停一会儿，再写就是下一个字。",
                "One character by finger, its candidates above it. A stroke after a pause begins another.",
            ),
            (
                Specimen(REST, {"candidates": []}),
                Specimen(FILLED, {"candidates": list("示未末沶禾木天"), "strokes": _INK}),
                Specimen(
                    ("停下之后", "After a pause"),
                    {"candidates": list("示未末沶禾木天"), "strokes": _INK, "settled": True},
                ),
            ),
            width=WHOLE,
            height=130,
        ),
        Family(
            "AddressTree",
            (
                "地址一步一步点出来。",
                "The next step of an address: places as tiles, then numbers on big keys.",
            ),
            (
                Specimen(
                    ("选地方", "Places"),
                    {
                        "places": [
                            {"label": each, "value": ""}
                            for each in (
                                ("虚构路", "Xugou Road"),
                                ("示例路", "Shili Road"),
                                ("海棠街", "Haitang Street"),
                                ("示例社区", "Shili Community"),
                            )
                        ],
                        "parts": [],
                    },
                ),
                Specimen(
                    ("填号码", "Numbers"),
                    {
                        "places": [],
                        "parts": [
                            {"part": "number", "digits": "100", "unit": ("号", "No.")},
                            {"part": "building", "digits": "3", "unit": ("号楼", "Bldg")},
                            {"part": "unit", "digits": "", "unit": ("单元", "Unit")},
                            {"part": "room", "digits": "", "unit": ("室", "Room")},
                        ],
                    },
                ),
            ),
            width=WHOLE,
            height=150,
        ),
        Family(
            "NumberEntry",
            (
                "手机号、身份证号：大键，分组显示。",
                "A telephone or ID number on big keys, shown in groups to read aloud.",
            ),
            (
                Specimen(FILLED, {"value": "1380000"}),
                Specimen(ERROR, {"value": "1380000", "refused": True}),
                Specimen(("身份证号", "ID number"), {"value": "21021119900307", "inputHint": "id"}),
            ),
            common={"label": ("手机号", "Mobile number")},
            width=WHOLE,
        ),
        Family(
            "DateEntry",
            ("八个数字，先写年。", "A date as eight digits, year first."),
            (
                Specimen(FILLED, {"value": "2026-11"}),
                Specimen(ERROR, {"value": "2026-13-01", "refused": True}),
            ),
            common={"label": ("出生日期", "Date of birth")},
            width=WHOLE,
        ),
        Family(
            "DigitBoxes",
            ("看得见写到哪一位。", "Digits in boxes: what has been typed, and where the next one goes."),
            (
                Specimen(FILLED, {"digits": "482"}),
                Specimen(ERROR, {"digits": "482913", "refused": True}),
            ),
            common={"label": ("验证码", "Code")},
            width=WHOLE,
        ),
        Family(
            "NumberPad",
            ("十二个大键。", "Twelve big keys; the extra one is the X of an ID number."),
            (Specimen(REST), Specimen(("带 X", "With X"), {"extra": "X"})),
            width=WHOLE,
        ),
        Family(
            "SignaturePad",
            ("用手指签名。", "Signs by finger."),
            (
                Specimen(REST, {"signed": False}),
                Specimen(("按键签的", "Signed with a key"), {"signed": True, "signedByKey": True}),
                Specimen(
                    ("签过了", "Signed"),
                    {
                        "signed": True,
                        "strokes": [
                            _stroke(0.30, 0.42, 0.16, 0.02),
                            _stroke(0.38, 0.26, -0.02, 0.42),
                            _stroke(0.37, 0.46, -0.10, 0.20),
                            _stroke(0.39, 0.46, 0.11, 0.20),
                            _stroke(0.54, 0.34, 0.13, 0.03),
                            _stroke(0.60, 0.24, 0.01, 0.46),
                            _stroke(0.53, 0.50, 0.16, -0.03),
                        ],
                    },
                ),
            ),
            width=WHOLE,
            height=80,
        ),
        Family(
            "PageChoices",
            ("最多七个答案一列；再多就两列。", "Up to seven answers in one column, more in two."),
            (
                Specimen(
                    REST,
                    {
                        "value": "b",
                        "choices": [
                            {"value": "a", "label": ("父亲姓氏", "Father's name")},
                            {"value": "b", "label": ("母亲姓氏", "Mother's name")},
                            {"value": "c", "label": ("其他", "Another")},
                        ],
                    },
                ),
            ),
            width=WHOLE,
        ),
        Family(
            "PageConfirm",
            ("卡上的内容，点了才显示。", "What the card says, masked until a person asks for it row by row."),
            (
                Specimen(
                    REST,
                    {
                        "rows": [
                            {
                                "label": ("姓名", "Name"),
                                "value": ("王*英", "Wang *"),
                                "masked": True,
                                "hideable": True,
                            },
                            {
                                "label": ("手机", "Mobile"),
                                "value": "138 0000 0003",
                                "masked": False,
                                "hideable": True,
                            },
                            {
                                "label": ("民族", "Ethnicity"),
                                "value": ("汉", "Han"),
                                "masked": False,
                                "hideable": False,
                            },
                        ]
                    },
                ),
            ),
            width=WHOLE,
        ),
    ),
)
