"""That it is the card's owner, by every means there is, as phrases and journeys."""

from collections.abc import Mapping
from dataclasses import replace

from devices.face_module.lines import Sight
from kiosk.identity.means import Means
from kiosk.visit.answers import (
    AppCode,
    CodeSent,
    CodeWrong,
    FaceSeen,
    VerificationFailed,
    Verified,
)
from kiosk.visit.touches.verifying import (
    AgreeToFace,
    SendCode,
    SetDigits,
    SkipVerification,
    SubmitDigits,
    VerifyBy,
)
from tests.kiosk.visit.beginnings import IDENTIFIED
from tests.kiosk.visit.phrase import Do, Line, answered, touch
from tests.kiosk.visit.residents import Terminal


def _by(means: Means) -> Do:
    """At a terminal that has this means."""

    def touch(terminal: Terminal) -> None:
        terminal.visit = replace(terminal.visit, setting=replace(terminal.visit.setting, ways=tuple(Means)))
        terminal.happens(VerifyBy(means))

    return touch


CHOICES: Mapping[str, Do] = {
    "by the phone's app": _by(Means.PHONE_APP),
    "by a member of staff": _by(Means.STAFF),
    "by the camera": _by(Means.FACE),
    "agrees to the camera": touch(AgreeToFace()),
    "the camera looks": answered(FaceSeen, Sight.LOOKING),
    "there is a code for the app": answered(AppCode, "https://example.invalid/app/x"),
    "a code is asked for": answered(CodeSent, ""),
    "send me a code": touch(SendCode()),
    "types six digits": touch(SetDigits("482913"), SubmitDigits()),
    "go on without": touch(SkipVerification()),
    "a code is sent": answered(CodeSent, "138****0301"),
    "the code is wrong": answered(CodeWrong),
    "the code is right": answered(Verified, "evidence"),
    "no network": answered(VerificationFailed, "visit.code_offline"),
}
JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "a wrong code, then the right one": (
        *IDENTIFIED[:3],
        ("verifying", "send me a code", "verifying"),
        ("verifying", "a code is sent", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is wrong", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "confirmed by the phone's app": (
        *IDENTIFIED[:3],
        ("verifying", "by the phone's app", "verifying"),
        ("verifying", "there is a code for the app", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "a look into the camera": (
        *IDENTIFIED[:3],
        ("verifying", "by the camera", "verifying"),
        ("verifying", "agrees to the camera", "verifying"),
        ("verifying", "the camera looks", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "a member of staff vouches": (
        *IDENTIFIED[:3],
        ("verifying", "by a member of staff", "verifying"),
        ("verifying", "a code is asked for", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "the app is not at hand": (
        *IDENTIFIED[:3],
        ("verifying", "by the phone's app", "verifying"),
        ("verifying", "there is a code for the app", "verifying"),
        ("verifying", "back", "verifying"),
        ("verifying", "go on without", "page"),
    ),
}
