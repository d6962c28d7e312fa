"""All published vectors of printers' answers, read with the profile of the printer that sends them."""

import pytest

from devices.receipt_printer.escpos_status import interpret
from devices.receipt_printer.printer import Cover, Fault, Paper, PrinterStatus
from devices.receipt_printer.profile import Profile, load
from devices.receipt_printer.query import Meaning, Query
from tests.fixtures.device_vectors import vector

NOTHING: frozenset[Meaning] = frozenset()
QUIET = {"printer": b"\x12", "offline_cause": b"\x12", "error": b"\x12", "paper": b"\x12"}


def report(profile: Profile, name: str) -> Query:
    return next(query for query in (*profile.queries, *profile.reports) if query.name == name)


@pytest.mark.parametrize(
    ("vector_id", "profile", "query", "meanings"),
    [
        ("H01", "default", "printer", NOTHING),
        ("H02", "default", "printer", {Meaning.OFFLINE}),
        ("H03", "default", "offline_cause", {Meaning.COVER_OPEN}),
        ("H04", "default", "offline_cause", {Meaning.PAPER_OUT}),
        ("H05", "default", "error", {Meaning.CUTTER}),
        ("H06", "default", "paper", {Meaning.PAPER_LOW}),
        ("H07", "default", "paper", {Meaning.PAPER_LOW, Meaning.PAPER_OUT}),
        ("H08", "default", "asb", NOTHING),
        ("H09", "default", "asb", {Meaning.OFFLINE, Meaning.COVER_OPEN}),
        ("H10", "default", "asb", {Meaning.PAPER_LOW}),
        ("H21", "custom-vkp80", "full", NOTHING),
        ("H24", "custom-vkp80", "ejector", {Meaning.PAPER_PRESENT}),
        ("H26", "pyramid-reliance", "paper", {Meaning.PAPER_LOW}),
    ],
)
def test_an_answer_means_what_its_maker_documents(
    vector_id: str, profile: str, query: str, meanings: set[Meaning]
) -> None:
    untrusted_answer = vector(vector_id).bytes
    asked = report(load(profile), query)
    assert asked.is_sound(untrusted_answer)
    assert asked.read(untrusted_answer) == meanings


def said(**answers: bytes) -> PrinterStatus:
    return interpret(load("default"), {**QUIET, **answers})


def test_a_quiet_printer_can_print() -> None:
    assert said().can_print is True
    assert said(printer=vector("H01").bytes).can_print is True


def test_each_cause_becomes_its_own_state() -> None:
    assert said(printer=vector("H02").bytes).fault is Fault.OFFLINE
    assert said(printer=b"\x1a", offline_cause=vector("H03").bytes).cover is Cover.OPEN
    assert said(printer=b"\x1a", offline_cause=vector("H04").bytes).paper is Paper.OUT
    assert said(error=vector("H05").bytes).fault is Fault.CUTTER
    assert said(paper=vector("H06").bytes).paper is Paper.LOW
    assert said(paper=vector("H07").bytes).paper is Paper.OUT


def test_an_open_cover_is_no_fault_beside_being_open() -> None:
    assert said(printer=b"\x1a", offline_cause=vector("H03").bytes).fault is Fault.NONE


def test_low_paper_still_prints_and_no_paper_does_not() -> None:
    assert said(paper=vector("H06").bytes).can_print is True
    assert said(paper=vector("H07").bytes).can_print is False


def test_a_strict_profile_refuses_the_answer_of_a_printer_without_fixed_bits() -> None:
    untrusted_answer = vector("H26").bytes
    assert not report(load("default"), "paper").is_sound(untrusted_answer)
    assert report(load("pyramid-reliance"), "paper").is_sound(untrusted_answer)
