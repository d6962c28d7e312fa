"""What the messages say, and what the console calls them."""

from collections.abc import Mapping

from central.notices.due import Kind
from central.storage.notice_tables import NoticeState
from kiosk.contract.catalogue.schema import Text

TEXTS: Mapping[str, str] = {
    Kind.CORRECTION: "您尾号 {tail} 的办件要补材料，请凭收件凭证到任一自助终端查看、补交。",
    Kind.RELEASED: "您尾号 {tail} 的办件办好了，请凭收件凭证或身份证到任一自助终端领取结果。",
    Kind.BOOKING_CONFIRMED: "您尾号 {tail} 的窗口预约留好位了。时间、地点凭编号到任一自助终端查看。",
    Kind.BOOKING_MOVED: "您尾号 {tail} 的窗口预约改了时间，请凭编号到任一自助终端查看新的时间。",
    Kind.BOOKING_REFUSED: "您尾号 {tail} 的窗口预约没约成，请凭编号到任一自助终端查看原因，或拨打 12345。",
    Kind.REPLY: "您尾号 {tail} 的“办不成”反映有答复了，请凭编号到任一自助终端查看。",
}
SIGNED = "【甘井子政务】"
KINDS: Mapping[str, Text] = {
    Kind.CORRECTION: Text(zh="要补材料", en="Correction wanted"),
    Kind.RELEASED: Text(zh="结果可领", en="Result ready"),
    Kind.BOOKING_CONFIRMED: Text(zh="预约留位", en="Booking confirmed"),
    Kind.BOOKING_MOVED: Text(zh="预约改期", en="Booking moved"),
    Kind.BOOKING_REFUSED: Text(zh="预约未成", en="Booking refused"),
    Kind.REPLY: Text(zh="反映有答复", en="Report answered"),
}
STATES: Mapping[NoticeState, Text] = {
    NoticeState.WAITING: Text(zh="待发", en="To be sent"),
    NoticeState.SENDING: Text(zh="正在发", en="Being sent"),
    NoticeState.SENT: Text(zh="已发", en="Sent"),
    NoticeState.IN_DOUBT: Text(zh="不知发出没有，不再重发", en="In doubt, not sent again"),
    NoticeState.FAILED: Text(zh="网关多次拒收，没发出", en="Refused by the gateway"),
    NoticeState.NO_NUMBER: Text(zh="没留号码", en="No number given"),
    NoticeState.SILENCED: Text(zh="号主要求不再发", en="The owner wants none"),
    NoticeState.NO_GATEWAY: Text(zh="没有短信网关，没发", en="No gateway, not sent"),
}


def tail(receipt_number: str) -> str:
    """The end of a receipt number: enough to know which of one's papers it is, too little to ask with."""
    return receipt_number[-6:]


def text(kind: str, receipt_number: str) -> str:
    """The whole message."""
    return SIGNED + TEXTS[kind].format(tail=tail(receipt_number))
