"""Machines become terminals as they do on a street: a code from the operator, a request signed with a new
key, an approval of the fingerprint that stands on the machine's screen.
"""

import asyncio
import base64
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, insert, select

from central.admission import approve
from central.enrolment_codes import issue
from central.errors import CentralError
from central.keys import Keys
from central.settings import Clock
from central.simulate.errors import FleetLost
from central.simulate.line import Line
from central.simulate.terminal import JSON, SimulatedTerminal, signed
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, Terminal
from kiosk.contract.api import ENROLMENT_KEY_ID, EnrolmentRequest, EnrolmentResponse
from kiosk.contract.fingerprint import fingerprint

_PATH = "/v1/enrolment"
_LINES_A_WORKER = 4
_FIRST_EPOCH = 1
_OPERATOR = "simulate"
"""Who does it, in the journal."""


@dataclass(frozen=True)
class _Machine:
    serial: str
    code: str


@dataclass(frozen=True)
class Office:
    """Where machines are let in: the operator's database and keys, the workers' addresses, the time."""

    storage: Storage
    keys: Keys
    urls: Sequence[str]
    clock: Clock
    say: Callable[[str], None]

    async def enrol(self, count: int) -> list[SimulatedTerminal]:
        """So many new terminals, in the order of their numbers.

        Raises:
            FleetLost: a machine was refused.

        """
        waiting = iter(await asyncio.to_thread(self._codes, count))
        enrolled: list[SimulatedTerminal] = []

        async def come_in(url: str) -> None:
            line = Line(url)
            try:
                for machine in waiting:
                    enrolled.append(await self._one(machine, line))
                    self.say(f"{len(enrolled)} of {count} machines have enrolled")
            finally:
                line.close()

        await asyncio.gather(*(come_in(url) for url in self.urls for _ in range(_LINES_A_WORKER)))
        await asyncio.to_thread(self._approve, enrolled)
        return sorted(enrolled, key=lambda each: each.number)

    def put_in(self, count: int) -> list[SimulatedTerminal]:
        """So many new terminals as they stand in the database after an approval, in one commit. For who looks
        at what comes afterwards: ten thousand enrolments on a street are a year's, here many minutes.
        """
        with self.storage.write(turns.ENROLMENT) as session:
            last = session.scalar(select(func.max(Terminal.id))) or 0
            fleet = [self._made(last + place) for place in range(1, count + 1)]
            session.execute(
                insert(Terminal),
                [
                    {
                        "id": each.number,
                        "code": each.code,
                        "hardware_serial": f"simulated-{each.code}",
                        "epoch": each.epoch,
                    }
                    for each in fleet
                ],
            )
            session.execute(
                insert(Enrolment),
                [
                    {
                        "terminal": each.number,
                        "epoch": each.epoch,
                        "public_key": each.key.public_key().public_bytes_raw(),
                        "enrolled": self.clock(),
                        "approved": self.clock(),
                    }
                    for each in fleet
                ],
            )
        return fleet

    def _made(self, number: int) -> SimulatedTerminal:
        key = Ed25519PrivateKey.generate()
        return SimulatedTerminal(number, _FIRST_EPOCH, key, self.keys.receipt_key(number, _FIRST_EPOCH))

    def _codes(self, count: int) -> list[_Machine]:
        found = []
        with self.storage.write() as session:
            for _ in range(count):
                serial = f"simulated-{secrets.token_hex(8)}"
                issued = issue(session, self.keys, hardware_serial=serial, now=self.clock(), by=_OPERATOR)
                found.append(_Machine(serial, issued.code))
        return found

    async def _one(self, machine: _Machine, line: Line) -> SimulatedTerminal:
        key = Ed25519PrivateKey.generate()
        public = base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")
        asked = EnrolmentRequest(code=machine.code, public_key=public, hardware_serial=machine.serial)
        body = asked.model_dump_json().encode()
        came = await line.exchange(signed(ENROLMENT_KEY_ID, key, "POST", _PATH, body, JSON, self.clock()))
        came.verify(self.keys)
        if came.status != 200:
            raise FleetLost(f"a machine was not enrolled: {came.status}, {came.body[:300].decode()}")
        return SimulatedTerminal.of(EnrolmentResponse.model_validate_json(came.body), key)

    def _approve(self, enrolled: Sequence[SimulatedTerminal]) -> None:
        for done, each in enumerate(enrolled):
            read_out = fingerprint(each.key.public_key().public_bytes_raw())
            try:
                approve(self.storage, each.code, read_out, self.clock(), _OPERATOR)
            except CentralError as error:
                raise FleetLost(f"{each.code} was not let in: {error}") from error
            self.say(f"{done + 1} of {len(enrolled)} are approved")
