"""What stands in the sheet beside the visit when it opens, and what is submitted of it."""

from kiosk.contract.catalogue.schema import FieldType
from kiosk.contract.kinds import ANSWERED_IN, ANYWHERE, CALLED_IN, Callback, KindForm, ObstacleReport
from kiosk.visit import channel
from kiosk.visit.aside import REASONS, Aside, AsideKind, AsidePhase, phone_is_whole
from kiosk.visit.in_all import in_all
from kiosk.visit.matter import Matter
from kiosk.visit.pages import FieldPage
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.trouble import trouble
from kiosk.visit.visit import Visit


def begun(visit: Visit, kind: AsideKind, now: Moment) -> Aside:
    """With everything that is known already."""
    calling = kind is AsideKind.CALLBACK
    return Aside(
        kind,
        AsidePhase.PHONE if calling else AsidePhase.CHOOSING,
        now.seconds,
        channel.matter(visit),
        channel.place(visit, now),
        trouble(visit),
        phone=known_phone(visit, now) if calling else "",
    )


def known_phone(visit: Visit, now: Moment) -> str:
    """The telephone that the resident has typed in this visit; "" for none."""
    for page in visit.pages(now):
        if isinstance(page, FieldPage) and page.field.type is FieldType.MOBILE:
            held = visit.draft.values.get(page.key, "")
            if isinstance(held, str) and phone_is_whole(held):
                return held
    return ""


def matter_of(visit: Visit, aside: Aside) -> Matter:
    """The submission."""
    found = channel.subject(visit)
    card = visit.draft.card if aside.named else None
    days = CALLED_IN if aside.kind is AsideKind.CALLBACK else ANSWERED_IN
    return Matter(
        _form(visit, aside),
        in_all("aside.about_terminal") if found is None else found.name,
        ANYWHERE if found is None else found.service,
        limit=in_all("promise.days", count=days),
        working_days=days,
        card=card,
        evidence=visit.draft.evidence if card else None,
    )


def _form(visit: Visit, aside: Aside) -> KindForm:
    number = channel.receipt_number(visit)
    if aside.kind is AsideKind.CALLBACK:
        return Callback(phone=aside.phone, stage=visit.stage.value, time=aside.time, receipt_number=number)
    return ObstacleReport(
        stage=visit.stage.value,
        page=visit.page or None,
        trouble=aside.trouble.key if isinstance(aside.trouble, Say) else None,
        reasons=tuple(each for each in REASONS if each in aside.reasons),
        words=aside.words,
        phone=aside.phone or None,
        receipt_number=number,
    )
