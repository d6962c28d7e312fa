"""A picture of a sheet: taken once it lies still, shown once, and the camera is off after it."""

import pytest

from devices.errors import DeviceLost
from devices.page_image.page import Page, PageDoubt
from devices.standing import Standing
from kiosk.technician.tests import photographing
from kiosk.technician.tests.course import Course, Mark, Note, note
from kiosk.technician.tests.device_test import DeviceTest
from tests.kiosk.technician.tests.walking import walk

PAGE = Page(b"a page", 1556, 2200)


class Camera:
    """Sees these, picture by picture, and the last one for ever: + a sheet, - none; a blank is no picture."""

    def __init__(self, sees: str, page: Page = PAGE) -> None:
        self.on = False
        self.looks = 0
        self._sees = sees
        self._page = page

    def open(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing was."""

    def standing(self) -> Standing:
        raise AssertionError("nobody asks")

    def begin(self) -> None:
        self.on = True

    def sees_a_sheet(self, seconds: float) -> bool | None:  # noqa: ARG002  the shape
        self.looks += 1
        return {"+": True, "-": False, " ": None}[self._sees[min(self.looks, len(self._sees)) - 1]]

    def page(self) -> Page:
        assert self.on
        return self._page

    def end(self) -> None:
        self.on = False


def photographed(camera: Camera, seconds: int = 9999) -> Course:
    """A second passes between two looks."""
    clock = iter(range(seconds + 9999)).__next__
    test = DeviceTest(
        "picture",
        "document_camera",
        ("sheet", "page"),
        lambda subject: photographing.page(subject, clock, seconds),
        asks=True,
    )
    course = walk(test, camera, lambda _: None)
    assert not camera.on
    return course


def why(course: Course) -> Note | None:
    return next(step.note for step in course.steps if step.mark is Mark.FAILED)


def test_a_sheet_that_lies_there_is_taken_and_shown_and_a_person_is_asked() -> None:
    course = photographed(Camera("-+"))
    assert course.asks
    assert course.picture is PAGE
    assert course.steps[1].note == note("page_taken", width=1556, height=2200)
    assert "a page" not in repr(course)


def test_a_hand_that_passes_is_no_sheet() -> None:
    camera = Camera("++- + ++")
    photographed(camera)
    assert camera.looks == 8


@pytest.mark.parametrize(("sees", "key"), [("-", "no_sheet"), (" ", "no_picture")])
def test_without_a_sheet_it_says_so_and_without_pictures_too(sees: str, key: str) -> None:
    course = photographed(Camera(sees), 5)
    assert course.passed is False
    assert course.picture is None
    assert why(course) == note(key, seconds=5)


@pytest.mark.parametrize("doubt", [each for each in PageDoubt if each is not PageDoubt.NONE])
def test_what_may_be_wrong_with_the_page_is_said(doubt: PageDoubt) -> None:
    course = photographed(Camera("+", page=Page(b"x", 10, 20, doubt)))
    assert course.asks
    assert course.steps[1].note == note(f"page_taken_{doubt.value}", width=10, height=20)


def test_a_camera_that_is_pulled_out_fails_the_test() -> None:
    class Pulled(Camera):
        def page(self) -> Page:
            raise DeviceLost("it was pulled out")

    assert why(photographed(Pulled("+"))) == Note(plain="it was pulled out")
