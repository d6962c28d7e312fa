"""A fee: on the receipt, and paid by phone."""

from typing import Any

from kiosk.words import LANGUAGES, Words
from ui.gallery.samples.code import code_of
from ui.gallery.samples.said import Said, said
from ui.gallery.samples.shell import DONE, Shown, waiting

_CARD = ("居民身份证到期换领", "Renewing an ID card")
FEE: dict[str, Any] = {
    "departments": ("公安", "Police"),
    "limit": ("1 个工作日", "1 working day"),
    "nextStep": (
        "等短信，或凭编号查进度\n20元/证 · 现在就能在屏幕上扫码交，也可以办好以后在派出所户籍窗口缴。",
        "Wait for a message, or ask with the number\n20 yuan each · Pay now with your phone on this screen, "
        "or later at this window: police station",
    ),
    "pay": said("pay.here", yuan="20"),
    "online": True,
}
_WINDOW = ("派出所户籍窗口", "the police station", "파출소 호적 창구", "派出所の戸籍窓口")
_FEE_OF_ONE = ("20元/证", "20 yuan each", "20위안/장", "20元/枚")


def _then(key: str, **values: str) -> Said:
    """What comes next, and how it stands with the fee."""
    return tuple(
        "\n".join(
            (
                Words(language).text("next_step.verified"),
                f"{fee} · {Words(language).text(key, window=window, **values)}",
            )
        )
        for language, window, fee in zip(LANGUAGES, _WINDOW, _FEE_OF_ONE, strict=True)
    )


PAID: dict[str, Any] = {
    **FEE,
    "nextStep": _then("receipt.fee_paid", time="2026-11-23 03:21"),
    "pay": "",
}
UNCLEAR: dict[str, Any] = {**FEE, "nextStep": _then("receipt.fee_unclear"), "pay": ""}
"""Nobody can say yet whether it was paid."""
PAY: dict[str, Any] = {
    "phase": "waiting",
    "yuan": "20",
    "about": _CARD,
    "number": "7K2M-01-000419-Q8TD-5",
    "qr": code_of("https://pay.example/0f3f8f6e-7f5e-4a58-9f1c-2f9a52c3f001"),
    "sentence": "",
}
PAYING = {**DONE, "canLeave": True, "title": _CARD}
SHOWN: tuple[Shown, ...] = (
    ("pay-opening", "Pay", {**PAY, "phase": "opening", "qr": []}, {**PAYING, **waiting(2, 0.4)}),
    (
        "pay-late",
        "Pay",
        {**PAY, "phase": "opening", "qr": []},
        {**PAYING, **waiting(2, -1.0, "wait.late_paying", 14)},
    ),
    ("pay-waiting", "Pay", PAY, PAYING),
    (
        "pay-closing",
        "Pay",
        {**PAY, "phase": "closing", "qr": []},
        {**PAYING, **waiting(5, -1.0, "wait.late_paying", 14)},
    ),
    ("pay-over", "Pay", {**PAY, "phase": "over", "qr": [], "sentence": said("pay.away")}, PAYING),
    ("pay-expired", "Pay", {**PAY, "phase": "over", "qr": [], "sentence": said("pay.expired")}, PAYING),
)
