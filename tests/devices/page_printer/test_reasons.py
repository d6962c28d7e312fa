"""What a printer's keywords come to: what a technician and a resident are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.page_printer.printer import Activity, Connection, Outcome, PagePrinterStatus, Pages
from devices.page_printer.reasons import Weight, bare, listed, understood
from devices.standing import Cause, DeviceState
from kiosk.words import Language, Words

# devices.md 3.3: what is to be mapped, and what CUPS adds.
NAMED = [
    "media-empty",
    "media-needed",
    "media-low",
    "media-jam",
    "toner-low",
    "toner-empty",
    "marker-supply-low",
    "marker-supply-empty",
    "marker-waste-almost-full",
    "marker-waste-full",
    "door-open",
    "cover-open",
    "interlock-open",
    "input-tray-missing",
    "output-area-almost-full",
    "output-area-full",
    "fuser-over-temp",
    "fuser-under-temp",
    "paused",
    "moving-to-paused",
    "stopped-partly",
    "spool-area-full",
    "timed-out",
    "connecting-to-device",
    "shutdown",
    "offline",
]


def said(activity: Activity, *keywords: str, accepts: bool = True) -> PagePrinterStatus:
    return PagePrinterStatus(Connection.ANSWERING, activity, understood(keywords), accepts)


@pytest.mark.parametrize("keyword", NAMED)
def test_every_keyword_of_the_standard_is_known(keyword: str) -> None:
    (reason,) = understood([keyword])
    assert reason.known


@pytest.mark.parametrize("suffix", ["", "-error", "-warning", "-report"])
@pytest.mark.parametrize("activity", [Activity.IDLE, Activity.PROCESSING, Activity.STOPPED])
@pytest.mark.parametrize(
    ("keyword", "cause"),
    [
        ("media-empty", Cause.TRAY_EMPTY),
        ("media-jam", Cause.PAGE_JAM),
        ("door-open", Cause.DOOR_OPEN),
        ("toner-empty", Cause.TONER_EMPTY),
        ("input-tray-missing", Cause.TRAY_MISSING),
        ("output-area-full", Cause.OUTPUT_FULL),
        ("offline", Cause.OFFLINE),
    ],
)
def test_what_hinders_printing_hinders_it_whatever_suffix_the_printer_gives_it(
    keyword: str, cause: Cause, activity: Activity, suffix: str
) -> None:
    status = said(activity, keyword + suffix)
    assert status.can_print is False
    assert (status.standing().state, status.standing().cause) == (DeviceState.FAULTED, cause)


@pytest.mark.parametrize(
    ("keyword", "cause"),
    [
        ("toner-low", Cause.TONER_LOW),
        ("media-low", Cause.TRAY_LOW),
        ("marker-waste-almost-full", Cause.WASTE_NEARLY_FULL),
    ],
)
def test_what_runs_low_wants_somebody_soon_and_is_the_fault_once_the_printer_has_stopped(
    keyword: str, cause: Cause
) -> None:
    low, stopped = said(Activity.IDLE, f"{keyword}-warning"), said(Activity.STOPPED, f"{keyword}-warning")
    assert low.can_print is True
    assert (low.standing().state, low.standing().cause) == (DeviceState.ATTENTION, cause)
    assert stopped.can_print is False
    assert (stopped.standing().state, stopped.standing().cause) == (DeviceState.FAULTED, cause)


def test_a_keyword_nobody_knows_is_a_warning_and_is_named() -> None:
    status = said(Activity.IDLE, "acme-widget-loose-warning")
    assert status.unknown_keywords == ("acme-widget-loose",)
    standing = status.standing()
    assert (standing.state, standing.cause) == (DeviceState.ATTENTION, Cause.PRINTER_WARNING)
    assert "acme-widget-loose" in standing.detail


def test_a_printer_that_stops_without_a_reason_is_out_of_order() -> None:
    status = said(Activity.STOPPED, "none")
    assert (status.standing().state, status.standing().cause) == (DeviceState.FAULTED, Cause.OUT_OF_ORDER)
    assert status.sentence_key == "device.page_printer.fault"


def test_a_printer_that_takes_no_jobs_cannot_print() -> None:
    status = said(Activity.IDLE, "none", accepts=False)
    assert status.can_print is False
    assert status.standing().cause is Cause.PRINTER_PAUSED


def test_what_a_person_does_first_is_told_first() -> None:
    status = said(Activity.STOPPED, "toner-low", "media-empty", "media-jam", "door-open", "none")
    assert status.standing().cause is Cause.DOOR_OPEN
    assert status.sentence_key == "device.page_printer.cover_open"


def test_a_printer_in_its_usual_state_just_works() -> None:
    for keywords in (["none"], [], ["wifi-not-configured-report"], ["connecting-to-device"]):
        assert said(Activity.IDLE, *keywords).standing().state is DeviceState.WORKING


def test_what_a_model_says_all_the_time_can_be_left_out_by_setting() -> None:
    assert (
        understood(["media-empty-warning", "toner-low"], ignored=["media-empty"])[0].cause is Cause.TONER_LOW
    )


def test_nobody_knows_about_a_printer_that_does_not_answer() -> None:
    silent, away = PagePrinterStatus(Connection.SILENT), PagePrinterStatus(Connection.UNREACHABLE)
    assert silent.can_print is None
    assert away.can_print is None
    assert (silent.standing().state, silent.standing().cause) == (DeviceState.PRESENT, Cause.SILENT)
    assert (away.standing().state, away.standing().cause) == (DeviceState.ABSENT, Cause.UNREACHABLE)


@pytest.mark.parametrize("language", ["zh", "en", "ko", "ja"])
def test_every_reason_and_outcome_has_a_sentence(language: Language) -> None:
    words = Words(language)
    for reason in listed().values():
        assert words.text(f"device.page_printer.{reason.sentence}")
    for outcome in Outcome:
        assert words.text(outcome.sentence_key)


def test_what_hinders_never_says_that_the_printer_is_ready() -> None:
    assert all(each.sentence != "ready" for each in listed().values() if each.weight is Weight.HINDERS)
    assert all(each.cause is not Cause.NONE for each in listed().values() if each.weight is not Weight.NOTE)


@given(st.lists(st.text(max_size=30), max_size=60))
def test_whatever_a_printer_says_it_is_read(untrusted_keywords: list[str]) -> None:
    reasons = understood(untrusted_keywords)
    assert len(reasons) <= 40
    assert [reason.weight for reason in reasons] == sorted(reason.weight for reason in reasons)
    assert {reason.keyword for reason in reasons} <= {bare(each) for each in untrusted_keywords}


def test_only_a_pdf_in_a_few_copies_is_taken() -> None:
    with pytest.raises(ValueError, match="PDF"):
        Pages(b"hello")
    with pytest.raises(ValueError, match="copies"):
        Pages(b"%PDF-1.4", copies=21)
    assert "secret" not in repr(Pages(b"%PDF-1.4 secret"))
