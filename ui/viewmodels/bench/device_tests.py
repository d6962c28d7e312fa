"""The tests of one device: the list with its last results, and the one that is under way. Pure."""

from hashlib import sha256
from typing import Any

from devices.page_image.page import Page
from kiosk.technician.tests.course import Course, Mark, Note, Step
from kiosk.technician.tests.registry import find_test, of_device
from ui.viewmodels.bench.parts import Part
from ui.viewmodels.bench.times import when
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

TRIAL = "trial-"
"""How the names of pages begin that a test has made."""


def page_name(page: Page) -> str:
    """A name that tells pages apart and nothing of what stands on them."""
    return f"{TRIAL}{sha256(page.content).hexdigest()[:24]}"


def listed(each: Part, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Name, label, last result in words, and whether that was good."""
    speaker = snapshot.speaker
    last = {} if each.record is None else {result.test: result for result in each.record.tests}
    rows = []
    for test in of_device(each.name):
        result = last.get(test.name)
        said = speaker.key("bench.never_tested")
        if result is not None:
            outcome = "bench.test_passed" if result.passed else "bench.test_failed"
            said = speaker.key(outcome, time=when(result.at, snapshot.clock, speaker))
        rows.append(
            {
                "name": test.name,
                "label": speaker.key(f"test.{test.name}"),
                "last": said,
                "passed": result is None or result.passed,
            }
        )
    return rows


def title(course: Course | None, speaker: Speaker) -> str:
    """What is tested; "" while nothing is."""
    return "" if course is None else speaker.key(f"test.{course.test}")


def outcome(course: Course | None) -> str:
    """One of "", running, asked, passed, failed."""
    if course is None:
        return ""
    if course.runs:
        return "running"
    return "asked" if course.asks else "passed" if course.passed else "failed"


def goes_on_alone(course: Course | None) -> bool:
    """Whether it runs on while something else is looked at."""
    test = None if course is None or not course.runs else find_test(course.device, course.test)
    return test is not None and test.alone


def question(course: Course | None, speaker: Speaker) -> str:
    """What the person is asked."""
    if course is None or not course.asks:
        return ""
    return speaker.key(f"test_question.{course.device}_{course.test}")


def steps(course: Course | None, speaker: Speaker) -> list[dict[str, Any]]:
    """As `StepList` takes them."""
    return [] if course is None else [_step(each, speaker) for each in course.steps]


def _step(step: Step, speaker: Speaker) -> dict[str, Any]:
    row: dict[str, Any] = {"title": speaker.key(f"test_step.{step.name}"), "state": int(step.mark)}
    if step.note is not None:
        row["note"] = _said(step.note, speaker)
    if step.seconds is not None and step.mark in (Mark.DONE, Mark.FAILED):
        row["time"] = speaker.key("test.seconds", seconds=f"{step.seconds:.1f}")
    return row


def _said(note: Note, speaker: Speaker) -> str:
    if not note.key:
        return note.plain
    values = dict(note.values)
    if "cause" in values:  # of a standing: its sentence
        return speaker.key(f"bench.cause.{values['cause']}")
    return speaker.key(f"test_note.{note.key}", **values)
