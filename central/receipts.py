"""Whether a receipt number is one that a terminal has issued."""

from http import HTTPStatus

from central.keys import Keys
from central.problems import Refusal
from central.storage.database import Storage
from central.storage.models import Enrolment
from kiosk.contract.problem import ProblemKind
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber


def genuine(storage: Storage, keys: Keys, untrusted_number: str) -> ReceiptNumber:
    """The number, taken apart.

    Raises:
        Refusal: 422 mistyped or forged.

    """
    try:
        number = ReceiptNumber.parse(untrusted_number)
    except BadReceiptNumber as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, str(error)) from error
    with storage.read() as session:
        issued = session.get(Enrolment, (number.terminal, number.epoch))
    if issued is None or not number.is_genuine(keys.receipt_key(number.terminal, number.epoch)):
        detail = "no terminal has issued this number; compare it with the receipt"
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)
    return number
