"""Residents file everywhere at once: how many submissions a second the service takes, each with its tasks."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from central.keys import Keys
from central.settings import Clock
from central.simulate.errors import FleetLost
from central.simulate.line import Came, Line
from central.simulate.terminal import JSON, SimulatedTerminal, a_filing
from kiosk.contract import acknowledgement, envelope
from kiosk.contract.api import BatchRequest, BatchResponse

BATCH = 20
"""As the agent begins with."""
_LINES_A_WORKER = 8


@dataclass(frozen=True)
class Prepared:
    """One request with sealed envelopes."""

    terminal: SimulatedTerminal
    envelopes: tuple[bytes, ...]


def prepare(
    fleet: Sequence[SimulatedTerminal], count: int, service: str, keys: Keys, clock: Clock
) -> list[Prepared]:
    """So many submissions, sealed beforehand: a terminal does that while a resident looks on. In batches, as
    terminals send what has gathered; the terminals take turns.
    """
    return [
        Prepared(
            terminal,
            tuple(
                terminal.envelope(a_filing(service, clock()), keys) for _ in range(min(BATCH, count - first))
            ),
        )
        for first, terminal in zip(range(0, count, BATCH), _in_turn(fleet), strict=False)
    ]


async def file_all(
    prepared: Sequence[Prepared], urls: Sequence[str], keys: Keys, clock: Clock, say: Callable[[str], None]
) -> float:
    """Send all; gives the seconds until the last was acknowledged. Acknowledgements are verified afterwards.

    Raises:
        FleetLost: one was not taken.

    """
    waiting = iter(prepared)
    came: list[tuple[Prepared, Came]] = []

    async def send(url: str) -> None:
        line = Line(url)
        try:
            for each in waiting:
                body = BatchRequest(envelopes=tuple(one.decode("ascii") for one in each.envelopes))
                message = each.terminal.signed(
                    "POST", "/v1/submissions", body.model_dump_json().encode(), JSON, clock()
                )
                came.append((each, await line.exchange(message)))
                say(f"{len(came)} of {len(prepared)} batches are filed")
        finally:
            line.close()

    began = time.monotonic()
    await asyncio.gather(*(send(url) for url in urls for _ in range(_LINES_A_WORKER)))
    seconds = time.monotonic() - began
    for each, answer in came:
        _check(each, answer, keys)
    return seconds


def _check(sent: Prepared, came: Came, keys: Keys) -> None:
    came.verify(keys)
    if came.status != 200:
        raise FleetLost(f"a batch was answered {came.status}: {came.body[:300].decode()}")
    results = BatchResponse.model_validate_json(came.body).results
    for one, result in zip(sent.envelopes, results, strict=True):
        if result.acknowledgement is None or result.id is None:
            raise FleetLost(f"a submission was answered {result.status}: {result.problem}")
        acknowledgement.verify(
            result.acknowledgement,
            keys.signing.public_key(),
            submission=result.id,
            digest=envelope.digest(one),
        )


def _in_turn(fleet: Sequence[SimulatedTerminal]) -> Iterator[SimulatedTerminal]:
    while True:
        yield from fleet
