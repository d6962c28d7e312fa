"""What happens with the card, and until it is known whose it is."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import (
    AppCode,
    CardBeingRead,
    CardFailed,
    CardRead,
    CodeSent,
    CodeWrong,
    FaceSeen,
    VerificationFailed,
    Verified,
)
from kiosk.visit.events import Tick
from kiosk.visit.handlers import card, verifying
from kiosk.visit.rows.shared import BEFORE_ANYTHING, IN_VISIT, Row, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import (
    AgreeToFace,
    SendCode,
    SetDigits,
    SkipVerification,
    SubmitDigits,
    VerifyBy,
)

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.AWAITING_CARD: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                Back: card.back,
                CardBeingRead: card.being_read,
                CardRead: card.read,
                CardFailed: card.failed,
            },
        ),
        Stage.READING_CARD: row(
            IN_VISIT,
            {
                Back: card.back,
                CardRead: card.read,
                CardFailed: card.failed,
                Tick: card.reading_tick,
            },
        ),
        Stage.VERIFYING: row(
            IN_VISIT,
            {
                SendCode: verifying.send,
                VerifyBy: verifying.verify_by,
                AgreeToFace: verifying.agree_to_face,
                AppCode: verifying.shown,
                FaceSeen: verifying.seen,
                SetDigits: verifying.set_digits,
                SubmitDigits: verifying.submit_digits,
                SkipVerification: verifying.skip,
                Back: verifying.back,
                CodeSent: verifying.sent,
                CodeWrong: verifying.wrong,
                VerificationFailed: verifying.failed,
                Verified: verifying.verified,
                Tick: verifying.verifying_tick,
            },
        ),
    }
)
