"""What is told of what is no filing: a time at a window, an obstacle report, a request for a call. The same
on the screen and on paper. Pure.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo

from kiosk.contract.catalogue.schema import Catalogue, Material, MaterialSource, Text
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.catalogue.where import window_of
from kiosk.contract.kinds import ANYWHERE
from kiosk.contract.progress import BookingProgress, CaseProgress, ReportProgress
from kiosk.receipt.slip import Slip
from kiosk.visit.guide import Line, Part
from kiosk.visit.guide_slip import labelled, spoken
from kiosk.visit.sentence import Say
from kiosk.words import Language, Words

FOR_OTHERS = frozenset({"told.about", "told.with", "told.where"})
"""Lines of a slip that others read too, on the way and at the window."""
BROUGHT = frozenset({MaterialSource.SCAN, MaterialSource.COMMITMENT})
"""What is carried to a window: the rest the departments have, or it is signed there."""


def is_told(case: CaseProgress) -> bool:
    """Whether it is such a thing: it has lines, and no steps, documents or corrections."""
    return case.booking is not None or case.report is not None or case.call is not None


def name_of(case: CaseProgress) -> Text | None:
    """What screen and paper call it; None for a case of a filing."""
    key = _key(case)
    return None if not key else _in_all(lambda words: words.text(f"told.{key}"))


def state_of(case: CaseProgress) -> Say | None:
    """How it stands, in a few words; None for a case of a filing."""
    found = case.booking or case.report or case.call
    return None if found is None else Say(f"told.{_key(case)}_{found.state}")


def lines(case: CaseProgress, catalogue: Catalogue, zone: tzinfo | None) -> tuple[Line, ...]:
    """Label and what stands beside it; `zone` is the terminal's."""
    if case.booking is not None:
        return tuple(_booking(case, case.booking, catalogue))
    if case.report is not None:
        return tuple(_report(case, case.report, catalogue, zone))
    return tuple(_call(case, zone)) if case.call is not None else ()


def told_slip(
    case: CaseProgress, catalogue: Catalogue, language: Language, *, today: date, zone: tzinfo | None
) -> Slip:
    """To take along. Whoever finds it learns what was asked, what was answered and on which day it stood so,
    and of whom nothing. `today` and `zone` are the terminal's.
    """
    words = Words(language)
    state, name = state_of(case), name_of(case)
    title = "" if name is None else name.in_language(language)
    lead = "" if state is None else words.text(state.key)
    if case.booking is not None and case.booking.state != "refused":
        title = f"{title} · {lead}"
        lead = spoken(Part(_when(case.booking.day, case.booking.time)), words, language)
    return Slip(
        title=title,
        lead=lead,
        rows=(
            *(
                (labelled(line.label, words, language), "\n".join(_for_all(line, words, language)))
                for line in lines(case, catalogue, zone)
            ),
            (words.text("told.as_of"), today.isoformat()),
        ),
        number=case.receipt_number,
        foot=(words.text("contact.questions"),),
        illustrative=catalogue.illustrative,
    )


def _for_all(line: Line, words: Words, language: Language) -> Iterator[str]:
    """As the resident reads it; and in Chinese besides what an official or a driver has to read."""
    chinese = Words("zh")
    for part in line.parts:
        said = (spoken(part, words, language), spoken(part, chinese, "zh"))
        yield from dict.fromkeys(said if line.label in FOR_OTHERS else said[:1])


def _key(case: CaseProgress) -> str:
    there = {"booking": case.booking, "report": case.report, "call": case.call}
    return next((key for key, value in there.items() if value is not None), "")


def _booking(case: CaseProgress, booking: BookingProgress, catalogue: Catalogue) -> Iterator[Line]:
    refused, moved = booking.state == "refused", booking.state == "moved"
    if case.service_name is not None:
        yield _line("told.about", case.service_name)
    yield _line("told.asked" if refused else "told.when", _when(booking.day, booking.time))
    if moved:
        yield _line("told.asked", _when(booking.asked_day, booking.asked_time))
    if booking.reason:
        yield _line("told.reason", booking.reason)
    if refused:
        yield _line("told.next", Say("told.next_refused"))
        return
    item = catalogue.items.get(booking.item)
    window = window_of(catalogue, item) if item is not None else None
    department = catalogue.departments.get(booking.place)
    place = department.name if department is not None else booking.place_name
    if window is None and department is not None:
        window = department.window
    yield _line("told.where", *(each for each in (place, window) if each is not None))
    service = item or service_of(catalogue, booking.item)
    materials = service.materials if service is not None else ()
    yield _line("told.bring", Say("told.bring_card"), *_brought(materials))
    yield _line("told.next", Say(f"told.next_{booking.state}"))


def _brought(materials: tuple[Material, ...]) -> Iterator[Text]:
    return (each.name for each in materials if each.source in BROUGHT)


def _when(day: date | None, time: str | None) -> Say:
    if day is None:
        return Say("told.queue")
    values = (("month", str(day.month)), ("day", str(day.day)), ("time", time or ""))
    return Say(f"told.on_{day.isoweekday()}", values)


def _report(
    case: CaseProgress, report: ReportProgress, catalogue: Catalogue, zone: tzinfo | None
) -> Iterator[Line]:
    service = service_of(catalogue, case.service) or catalogue.items.get(case.service)
    if case.service != ANYWHERE and service is not None:
        yield _line("told.about", service.name)
    if report.category is not None:
        known = Say(f"told.category_{report.category}") if report.category in CATEGORIES else None
        yield _line("told.category", known or report.category_name or report.category)
    for task in case.tasks:
        department = catalogue.departments.get(task.department)
        yield _line("told.with", department.name if department else task.department_name or task.department)
    waits = report.state in ("new", "assigned")
    if waits and case.due is not None:
        late = any(each.clock == "red" for each in case.tasks)
        yield _line("told.answer_by", _day(case.due, zone), *((Say("told.late"),) if late else ()))
    if case.reply:
        yield _line("told.reply", case.reply)
    for label, said in (
        ("told.ground", report.ground),
        ("told.instead", report.instead),
        ("told.helped_by", report.helped_by),
    ):
        if said:
            yield _line(label, said)
    if report.revisit != "none":
        yield _line("told.revisit", Say(f"told.revisit_{report.revisit}"))
    if report.closed is not None:
        yield _line("told.closed", _day(report.closed, zone))


CATEGORIES = frozenset({"guide", "materials", "terminal", "eligibility", "delay", "attitude", "other"})
"""Those that have words here in every language; a newer one is called as the central service calls it."""


def _call(case: CaseProgress, zone: tzinfo | None) -> Iterator[Line]:
    if case.call is not None and case.call.state in ("open", "not_reached") and case.due is not None:
        yield _line("told.call_by", _day(case.due, zone))
    yield _line("told.next", Say(f"told.next_call_{case.call.state}" if case.call else "told.queue"))


def _day(moment: datetime, zone: tzinfo | None) -> Say:
    day = moment.astimezone(zone)
    return Say("told.day", (("month", str(day.month)), ("day", str(day.day))))


def _line(label: str, *parts: Text | Say | str) -> Line:
    return Line(label, tuple(Part(each) for each in parts))


def _in_all(said: Callable[[Words], str]) -> Text:
    zh, en, ko, ja = (said(Words(each)) for each in ("zh", "en", "ko", "ja"))
    return Text(zh=zh, en=en, ko=ko, ja=ja)
