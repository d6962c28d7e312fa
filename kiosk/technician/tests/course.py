"""How a test stands, as data: what a screen shows and a record keeps."""

from dataclasses import dataclass, field
from enum import IntEnum

from devices.page_image.page import Page


class Mark(IntEnum):
    """Of a step; as `StepList.State` counts them."""

    DONE = 0
    NOW = 1
    NEXT = 2
    FAILED = 3


@dataclass(frozen=True, slots=True)
class Note:
    """What a step found: a key of `test_note.` with its values, or, where `key` is empty, plain words of the
    driver or the system. Nothing personal.
    """

    key: str = ""
    values: tuple[tuple[str, str], ...] = ()
    plain: str = ""


def note(key: str, **values: object) -> Note:
    """A note in words that are written."""
    return Note(key, tuple((name, str(value)) for name, value in values.items()))


@dataclass(frozen=True, slots=True)
class GoesOn:
    """What a test yields in the midst of a step: it waits for a person, or for something slow. Its thread has
    about so many seconds for other things. `so_far`: what is to be read meanwhile.
    """

    so_far: Note | None = None
    seconds: float = 0.2


@dataclass(frozen=True, slots=True)
class Shown:
    """What a test yields at the end of a step that has made a picture for the person to judge."""

    page: Page = field(repr=False)
    note: Note | None = None


class TestFailed(Exception):
    """The step that is under way has failed. Raised by tests; never leaves `walk`."""

    __test__ = False  # for pytest, which collects what is called so

    def __init__(self, why: Note) -> None:
        super().__init__(why.key or why.plain)
        self.why = why


@dataclass(frozen=True, slots=True)
class Step:
    """`seconds`: how long it took; None until it has ended."""

    name: str
    mark: Mark = Mark.NEXT
    note: Note | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One test from its begin to its end. `passed` is None while it is not known; with `ended` that means
    that a person is asked. `ticket`: of the request that began it. `picture`: what the person is to judge; it
    goes with the word on it.
    """

    device: str
    test: str
    steps: tuple[Step, ...] = ()
    ended: bool = False
    passed: bool | None = None
    ticket: int = 0
    picture: Page | None = field(default=None, repr=False)

    @property
    def runs(self) -> bool:
        """Whether its thread is at it."""
        return not self.ended

    @property
    def asks(self) -> bool:
        """Whether it waits for a person's word."""
        return self.ended and self.passed is None
