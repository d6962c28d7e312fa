"""A face module's real process, its real pipes, the identity desk and the real central service."""

import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import devices.simulators.face_module as simulator
from central import face_modules
from central.assurance import reached
from devices.face_module.program import Conversation, FaceModule
from kiosk.contract import assurance
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.suite import HpkeX25519
from kiosk.identity.means import Means
from kiosk.identity.one_time_code import OneTimeCode
from kiosk.identity.online import one_time_code
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.answers import FaceSeen, VerificationFailed, Verified
from kiosk.visit.effects import RequestCode
from kiosk.visit.events import Event
from tests.central.service import WITH_PHONE, RunningService
from tests.central.terminal import a_submission
from tests.kiosk.terminal.test_enrolment import ask
from tests.kiosk.visit.residents import CHEN
from tests.ui.workers.heard import Heard
from ui.workers.identity_desk import IdentityDesk

PROGRAM = str(Path(simulator.__file__))
PORTRAIT = b"the portrait on the chip" * 40
NUMBERS = iter(f"1101011949100{n:05}" for n in range(100))
"""A person of its own for each try: one has three in ten minutes."""


@dataclass(frozen=True)
class Place:
    """A terminal that is let in, and whose face module is registered."""

    service: RunningService
    verification: OneTimeCode
    key: Path
    data: Path

    def looked_at(self, number: str, *options: str) -> tuple[list[Event], str]:
        """All that the desk tells the visit, from the consent on; and what it wrote down as a fault."""
        heard, faults = Heard(), list[str]()
        program = (sys.executable, PROGRAM, "--key", str(self.key), *options)
        module = Kept(program, lambda: 0.0)  # no wait depends on how fast this machine is
        desk = IdentityDesk(
            lambda: self.verification, heard.post, module, lambda _, error: faults.append(str(error))
        )
        card = replace(CHEN, number=number, photo=PORTRAIT)
        desk.handle(RequestCode(4, card, Means.FACE))
        while isinstance(heard.events[-1], FaceSeen):
            select.select([module.out], [], [], 60)
            desk.rest()
        desk.close()
        return heard.events, " ".join(faults)


class Kept(FaceModule):
    """Knows where its conversation can be waited for."""

    out = -1

    def converse(self) -> Conversation:
        conversation = super().converse()
        self.out = conversation.out
        return conversation


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    directory = tmp_path_factory.mktemp("face")
    key = directory / "module.key"
    subprocess.run([sys.executable, PROGRAM, "--new-key", str(key)], check=True)
    with RunningService(directory / "central") as service:
        data = TerminalPlace(directory / "data")
        identity = ask(service.url, data, service.enrolment_code("SN-1")).identity
        service.approve(identity.code)
        with service.storage.write() as session:
            pem = Path(f"{key}.pub").read_bytes()
            face_modules.register(session, identity.code, pem, "stand-in", service.clock(), "test")
        verification = one_time_code(identity, HpkeX25519(), identity.central_url, 30, 60)
        yield Place(service, verification, key, directory / "data")


def test_a_yes_raises_the_card_to_verified_and_nothing_else(place: Place) -> None:
    events, faults = place.looked_at(WITH_PHONE)
    verified = events[-1]
    assert isinstance(verified, Verified), (events, faults)
    key = place.service.keys.signing.public_key()
    claims = assurance.verify(verified.evidence, key)
    assert claims.means == "face"
    said, now = Assurance.VERIFIED, datetime.now(UTC)
    filed = a_submission(assurance=said, assurance_evidence=verified.evidence, created=now)
    assert filed.applicant is not None
    assert reached(filed, terminal=claims.terminal, key=key) is Assurance.VERIFIED
    other = filed.model_copy(update={"applicant": filed.applicant.model_copy(update={"number": CHEN.number})})
    assert reached(other, terminal=claims.terminal, key=key) is Assurance.CARD, "another card, the same face"
    assert reached(filed, terminal=claims.terminal + 1, key=key) is Assurance.CARD


@pytest.mark.parametrize(
    ("options", "sentence", "fault"),
    [
        (("--answer", "no"), "visit.face_no", ""),
        (("--fail", "stranger"), "visit.face_failed", ""),
        (("--fail", "stale"), "visit.face_failed", ""),
        (("--fail", "rubbish"), "visit.face_failed", "face module: garbled: a line is no JSON"),
    ],
)
def test_anything_but_a_yes_is_said_as_it_is(
    place: Place, options: tuple[str, ...], sentence: str, fault: str
) -> None:
    events, faults = place.looked_at(next(NUMBERS), *options)
    assert events[-1] == VerificationFailed(4, sentence)
    assert faults == fault


def test_nothing_of_a_face_lies_on_a_disk_afterwards(place: Place) -> None:
    place.looked_at(next(NUMBERS))
    written = [each.read_bytes() for each in place.data.parent.rglob("*") if each.is_file()]
    assert written
    assert not any(PORTRAIT[:24] in each for each in written)
