"""A face module's word before it is handed on: of this verification, of now, the same as was signed."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from devices.face_module.lines import Found, Seen, Sight, Word
from devices.face_module.program import Failed, Trouble
from kiosk.identity.face_check import FaceCheck, is_about
from kiosk.identity.means import Means
from kiosk.identity.verification import (
    Started,
    ToCompare,
    ToScan,
    Unavailable,
    Verified,
    Waiting,
    Why,
    Wrong,
)

BEGAN = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
COMPARED = ToCompare(uuid4(), 7)
NUMBER = "11010519491231002X"


def signed(**changes: Any) -> str:
    """Shaped as a word is; here nobody knows the module's key."""
    claims = {
        "verification": str(COMPARED.id),
        "terminal": COMPARED.terminal,
        "answer": "yes",
        "at": (BEGAN + timedelta(seconds=9)).isoformat(),
    } | changes
    header = {"typ": "kiosk-face+jws", "alg": "EdDSA"}
    parts = [base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in (header, claims)]
    return b".".join([*parts, b"A" * 86]).decode()


class Program:
    """A conversation that goes as a test says."""

    def __init__(self, *said: Seen | Found | Trouble | None, dead: bool = False) -> None:
        self.said = list(said)
        self.dead = dead
        self.begun: tuple[str, int, bytes] | None = None
        self.ended = False

    def converse(self) -> "Program":
        return self

    def hello(self) -> object:
        if self.dead:
            raise Failed(Trouble.DIED)
        return object()

    def begin(self, verification: str, terminal: int, portrait: bytes) -> None:
        self.begun = (verification, terminal, portrait)

    def turn(self) -> Seen | Found | None:
        said = self.said.pop(0)
        if isinstance(said, Trouble):
            raise Failed(said)
        return said

    def end(self) -> None:
        self.ended = True


class Central:
    """A verification that takes a face's word, or does not begin."""

    def __init__(self, started: Started | ToScan | ToCompare | Unavailable = COMPARED) -> None:
        self.started = started
        self.vouched: list[str] = []

    def start(
        self, number: str, means: Means = Means.ONE_TIME_CODE
    ) -> Started | ToScan | ToCompare | Unavailable:
        assert (number, means) == (NUMBER, Means.FACE)
        return self.started

    def vouch(self, assertion: str) -> Verified | Unavailable:
        self.vouched.append(assertion)
        return Verified("statement")

    def look(self) -> Waiting:
        return Waiting()

    def confirm(self, code: str) -> Wrong:
        raise AssertionError(code)

    def forget(self) -> None:
        return


def begun(program: Program, central: Central) -> FaceCheck:
    later = iter([BEGAN, *[BEGAN + timedelta(seconds=10)] * 9])
    check = FaceCheck.begin(program, central, NUMBER, b"portrait", lambda: next(later))
    assert isinstance(check, FaceCheck)
    return check


def test_the_portrait_goes_in_and_a_signed_yes_is_handed_on_as_it_came() -> None:
    central, program = Central(), Program(Seen(Sight.HOLD_STILL), None, Found(Word.YES, signed()))
    check = begun(program, central)
    assert program.begun == (str(COMPARED.id), 7, b"portrait")
    assert [check.turn() for _ in range(3)] == [Sight.HOLD_STILL, None, Verified("statement")]
    assert central.vouched == [signed()]


@pytest.mark.parametrize(("word", "why"), [(Word.NO, Why.FACE_NO), (Word.CANNOT_TELL, Why.FACE_CANNOT_TELL)])
def test_any_other_answer_stays_on_this_machine(word: Word, why: Why) -> None:
    central = Central()
    check = begun(Program(Found(word, signed(answer=word.value))), central)
    assert check.turn() == Unavailable(why)
    assert central.vouched == []


@pytest.mark.parametrize(
    "lie",
    [
        {"verification": str(uuid4())},
        {"terminal": 8},
        {"answer": "no"},
        {"at": (BEGAN - timedelta(minutes=1)).isoformat()},
        {"at": (BEGAN + timedelta(minutes=1)).isoformat()},
        {"at": "2026-11-26T03:00:09"},
        {"score": 0.98},
    ],
    ids=lambda lie: next(iter(lie)),
)
def test_a_word_about_anything_else_is_not_even_handed_on(lie: dict[str, Any]) -> None:
    central = Central()
    check = begun(Program(Found(Word.YES, signed(**lie))), central)
    assert check.turn() == Unavailable(Why.FACE_FAILED)
    assert central.vouched == []


def test_what_is_no_word_at_all_is_about_nothing() -> None:
    for said in ("", "a.b.c", "x" * 2000, signed().replace("A" * 86, "")):
        assert not is_about(Found(Word.YES, said), COMPARED, BEGAN, BEGAN)


def test_where_one_of_the_two_is_missing_the_camera_stays_off() -> None:
    program = Program()
    refused = FaceCheck.begin(program, Central(Unavailable(Why.OFFLINE)), NUMBER, b"portrait")
    assert refused == Unavailable(Why.OFFLINE)
    assert (program.begun, program.ended) == (None, True)
    dead = Program(dead=True)
    with pytest.raises(Failed):
        FaceCheck.begin(dead, Central(), NUMBER, b"portrait")
    assert (dead.begun, dead.ended) == (None, True)
    assert FaceCheck.begin(program, Central(), NUMBER, b"") == Unavailable(Why.FACE_FAILED)
