"""What happens in the form, from the first question to the signature, and where it ends elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import CardBeingRead, CardFailed, CardRead
from kiosk.visit.events import Tick
from kiosk.visit.handlers import booking, copying, everywhere, finding, form, nearby, phone, their_card
from kiosk.visit.rows.shared import IN_VISIT, Row, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.copying import CopyMaterial
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.form import (
    ChooseCommitment,
    ChooseEntry,
    ClearSignature,
    DrawStroke,
    Edit,
    ReadTheirCard,
    Reveal,
    SetValue,
    SignByKey,
    ToggleChoice,
    ToggleMaterial,
)
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.phone import UsePhone
from kiosk.visit.touches.travel import Back, Finish, Next, Submit

ON_A_PAGE: Row = {Next: form.next_page, Back: form.back, **IN_VISIT}

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.PAGE: row(
            ON_A_PAGE,
            {
                SetValue: form.set_value,
                ChooseEntry: form.choose_entry,
                ToggleChoice: form.toggle_choice,
                ReadTheirCard: their_card.ask,
                CardBeingRead: their_card.being_read,
                CardRead: their_card.read,
                CardFailed: their_card.failed,
                Tick: form.tick,
                Reveal: form.reveal,
            },
        ),
        Stage.ENDED_ELSEWHERE: row(
            IN_VISIT,
            {
                Back: form.back_from_end,
                BookWindow: booking.begin,
                ShowGuide: finding.show_guide,
                ShowNearby: nearby.show,
                Finish: everywhere.leave,
            },
        ),
        Stage.BOOKING: row(
            IN_VISIT,
            {
                ChooseDay: booking.choose_day,
                ChooseTime: booking.choose_time,
                SetValue: booking.type_phone,
                ShowNearby: nearby.show,
                Next: booking.go_on,
                Submit: booking.submit,
                Leave: booking.leave,
                Back: booking.back,
            },
        ),
        Stage.COMMITMENT: row(ON_A_PAGE, {ChooseCommitment: form.choose_commitment}),
        Stage.MATERIALS: row(
            ON_A_PAGE,
            {
                ToggleMaterial: form.toggle_material,
                CopyMaterial: copying.begin,
                UsePhone: phone.use_phone,
            },
        ),
        Stage.SUMMARY: row(
            IN_VISIT,
            {
                Back: form.back,
                Edit: form.edit,
                DrawStroke: form.draw,
                SignByKey: form.sign_by_key,
                ClearSignature: form.clear_signature,
                Reveal: form.reveal,
                Tick: form.tick,
                Submit: form.submit,
            },
        ),
    }
)
