"""Short messages to residents: something is asked for, or the result is there. To the telephone that was
given in the form; without one, the receipt and the terminals tell it. No message says what a matter is about.
"""

import json
from collections.abc import Mapping

from central.cases import case_number
from central.message_gateway import MessageGateway
from central.personal_data import PersonalData
from central.storage.database import Storage
from central.storage.models import Case

PHONE_FIELDS = ("app_mobile", "mobile")
"""The fields of forms that hold the applicant's own telephone."""
_TEXTS: Mapping[str, str] = {
    "released": "【甘井子政务】您的办件 {number} 已办结，请凭收件凭证或身份证到任一自助终端领取结果。",
    "correction": "【甘井子政务】您的办件 {number} 需要补正，请凭收件凭证到任一自助终端查看并补交。",
}


class Notices:
    """Sends them."""

    def __init__(self, storage: Storage, data: PersonalData, gateway: MessageGateway | None) -> None:
        """`gateway`: None sends nothing."""
        self._storage = storage
        self._data = data
        self._gateway = gateway

    def tell(self, case: int, what: str) -> bool:
        """Whether somebody was told. A gateway that fails raises, and the step is tried again."""
        if self._gateway is None:
            return False
        with self._storage.read() as session:
            row = session.get_one(Case, case)
            raw = self._data.read(session, row.content)
            number = case_number(row.id, row.submission.received)
        form = json.loads(raw)["form"] if raw else {}
        phone = next((form[each] for each in PHONE_FIELDS if form.get(each)), None)
        if phone is None:
            return False
        self._gateway.send(phone, _TEXTS[what].format(number=number))
        return True
