"""The readiness report for a person: lines of text, and a paper of the receipt printer."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from devices.receipt_printer.document import (
    LARGE,
    Align,
    Block,
    Columns,
    Document,
    Feed,
    Rule,
    RuleWeight,
    Text,
)
from kiosk.contract.diagnostics import DeviceReport, FindingReport, ReadinessReport
from kiosk.technician.task import Level
from kiosk.words import Language, WordMissingError, Words

WORTH_PAPER = (Level.ISSUE, Level.WARNING)
LABEL_COLUMNS = 16


def in_lines(report: ReadinessReport, code: str, zone: tzinfo | None) -> Iterator[str]:
    """The whole of it in English, a line a thing, for a terminal or a file."""
    words = Words("en")
    yield f"{words.text('bench.report.title')}: {words.text(_verdict(report))}"
    yield f"terminal {code or '-'}, version {report.version}, {_moment(report.made, zone)}"
    yield f"submissions: {report.waiting} waiting, {report.quarantined} quarantined"
    for device in report.devices:
        yield f"{device.name:<18}{_state(device, words)}"
        if device.detail:
            yield f"{'':<18}{device.detail}"
        for test in device.tests:
            passed = "passed" if test.passed else "FAILED"
            yield f"{'':<18}test {test.test}: {passed} {_moment(test.at, zone)}"
        if device.counters:
            counted = ", ".join(f"{name} {last} ({ever})" for name, (ever, last) in device.counters.items())
            yield f"{'':<18}since service (for ever): {counted}"
    for finding in report.findings:
        remedy = f"; {finding.remedy}" if finding.remedy else ""
        yield f"{finding.level:<8} {finding.task:<16} {finding.text}{remedy}"


def on_paper(report: ReadinessReport, code: str, place: str, language: Language, zone: tzinfo) -> Document:
    """The same on a paper of the receipt printer; of the findings only what is to be done."""
    return Document(tuple(_blocks(report, code, place, Words(language), zone)))


def _blocks(report: ReadinessReport, code: str, place: str, words: Words, zone: tzinfo) -> Iterator[Block]:
    yield Text(place, align=Align.CENTRE)
    yield Feed(8)
    yield Text(words.text("bench.report.title"), LARGE, bold=True, align=Align.CENTRE)
    yield Feed(8)
    yield Text(words.text(_verdict(report)), bold=True, align=Align.CENTRE)
    yield Feed(8)
    yield Rule(RuleWeight.HEAVY)
    yield Columns(words.text("bench.report.terminal"), code or "-", LABEL_COLUMNS)
    yield Columns(words.text("bench.report.version"), report.version, LABEL_COLUMNS)
    yield Columns(words.text("bench.report.made"), _moment(report.made, zone), LABEL_COLUMNS)
    waiting = words.text("bench.report.waits", waiting=report.waiting, quarantined=report.quarantined)
    yield Columns(words.text("bench.report.outbox"), waiting, LABEL_COLUMNS)
    yield Rule()
    for device in report.devices:
        yield from _of_device(device, words, zone)
    yield Rule()
    for finding in report.findings:
        if finding.level in WORTH_PAPER:
            yield from _of_finding(finding)
    yield Feed(16)
    yield Text(words.text("bench.report.signed_by"))
    yield Feed(24)


def _of_device(device: DeviceReport, words: Words, zone: tzinfo) -> Iterator[Block]:
    name = device_name(device.name, words)
    well = device.state == "working"
    yield Columns(name, _state(device, words), LABEL_COLUMNS, bold_value=not well)
    for test in device.tests[:1]:
        passed = words.text("bench.report.passed" if test.passed else "bench.report.failed")
        yield Columns("", f"{passed} {_moment(test.at, zone)}", LABEL_COLUMNS)
    yield Feed(4)


def _of_finding(finding: FindingReport) -> Iterator[Block]:
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    yield Text(f"{finding.level} {finding.task}: {finding.text}{remedy}")
    yield Feed(4)


def device_name(name: str, words: Words) -> str:
    """As a technician calls it; its name in the settings where nobody has written one."""
    try:
        return words.text(f"bench.part.{name}")
    except WordMissingError:
        return name


def _state(device: DeviceReport, words: Words) -> str:
    said = words.text(f"bench.state.{device.state}")
    if device.cause == "none":
        return said
    return f"{said}: {words.text(f'bench.cause.{device.cause}')}"


def _verdict(report: ReadinessReport) -> str:
    return "bench.report.ready" if report.ready else "bench.report.not_ready"


def _moment(at: datetime, zone: tzinfo | None) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
