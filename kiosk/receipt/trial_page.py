"""The page that shows a technician whether a receipt printer does what receipts need."""

from datetime import datetime

from devices.receipt_printer.document import (
    LARGE,
    Align,
    Columns,
    Document,
    Feed,
    Qr,
    Rule,
    RuleWeight,
    Text,
)
from kiosk.words import Language, Words

RARE = "𠮷 䶮 㛃 \ue863"
"""Astral, outside two-byte GBK twice, and of the private use area: the last prints as a box with its code."""


def trial_page(
    printed: datetime, port: str, profile: str, columns: int, language: Language = "zh"
) -> Document:
    """Sizes, Chinese, characters that go as a picture, the full width, a code to scan."""
    words = Words(language)
    ruler = "".join(str((column + 1) % 10) for column in range(columns))
    moment = f"{printed:%Y-%m-%d %H:%M:%S}"
    return Document(
        (
            Text(words.text("print_test.title"), LARGE, bold=True, align=Align.CENTRE),
            Feed(16),
            Rule(RuleWeight.HEAVY),
            Columns(words.text("print_test.time"), moment),
            Columns(words.text("print_test.port"), port),
            Columns(words.text("print_test.profile"), profile),
            Columns(words.text("print_test.bold"), words.text("print_test.sample"), bold_value=True),
            Columns(words.text("print_test.rare"), RARE),
            Rule(),
            Text(ruler),
            Text(words.text("print_test.left")),
            Text(words.text("print_test.right"), align=Align.RIGHT),
            Rule(),
            Feed(16),
            Qr(f"KIOSK PRINT TEST {moment}".encode("ascii"), 6),
            Feed(16),
            Text(words.text("print_test.scan"), align=Align.CENTRE),
        )
    )
