"""What is filled in."""

from ui.gallery.components.family import ERROR, REST, WHOLE, Chapter, Family, Specimen

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
                            {"label": ("姓名", "Name"), "value": ("王*英", "Wang *"), "masked": True},
                            {"label": ("民族", "Ethnicity"), "value": ("汉", "Han"), "masked": False},
                        ]
                    },
                ),
            ),
            width=WHOLE,
        ),
    ),
)
