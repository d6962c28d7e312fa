"""From the summary to the receipt."""

from typing import Any

from ui.gallery.samples.code import code_of
from ui.gallery.samples.page import ADDRESS_PAGE

SUMMARY: dict[str, Any] = {
    "rows": [
        {
            "label": ("孩子姓名", "Child's name"),
            "value": "陈一禾",
            "page": "field:child_name",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("性别", "Sex"),
            "value": ("女", "Female"),
            "page": "field:child_sex",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("出生日期", "Born"),
            "value": "2026-11-12",
            "page": "field:child_birth",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("出生证编号", "Certificate number"),
            "value": "V210000001",
            "page": "field:birth_cert_no",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("母亲身份证号", "Mother's ID number"),
            "value": "2102 **** **** **2X",
            "page": "",
            "masked": True,
            "hideable": True,
        },
        {
            "label": ("随谁落户", "Registered with"),
            "value": ("母亲", "The mother"),
            "page": "field:hukou_with",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("街道", "Sub-district"),
            "value": ("泉水街道", "Quanshui"),
            "page": "field:street",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("医保", "Health insurance"),
            "value": ("现在上", "Now"),
            "page": "field:med_insure",
            "masked": False,
            "hideable": False,
        },
        {
            "label": ("证件寄送", "Papers sent to"),
            "value": ADDRESS_PAGE["value"],
            "page": "field:delivery_addr",
            "masked": False,
            "hideable": False,
        },
    ],
    "signed": False,
    "signedByKey": False,
    "error": "",
}
SIGNATURE_MISSING = (
    "还没有签名，请用手指签在下面。",
    "The signature is missing. Please sign with your finger.",
)
FILING = ("正在安全保存，请稍等。", "Storing it safely. One moment.")
RECEIPT: dict[str, Any] = {
    "number": "7K2M-01-000419-Q8TD-5",
    "about": "",
    "decided": True,
    "qr": code_of("https://example.invalid/r/7K2M-01-000419-Q8TD-5?d=" + "0123456789ABCDEF" * 6),
    "time": "2026-11-23 03:19",
    "departments": ("公安 · 卫健 · 医保 · 人社", "Police, health, health insurance, social security"),
    "limit": ("受理后 5 个工作日", "5 working days after acceptance"),
    "nextStep": ("等短信，或凭编号查进度", "Wait for a message, or ask with the number"),
    "pay": "",
    "pages": 0,
    "online": False,
    "printing": "printed",
    "sentence": ("凭条已经打好，在出纸口。", "Your receipt is printed; it lies in the tray."),
    "countdown": 28,
}
PRINTING = ("正在打印，请稍等。", "Printing. One moment.")
PAPER_OUT = ("打印纸用完了，凭条没有打全。", "The paper ran out; the receipt is not complete.")
