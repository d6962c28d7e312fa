"""``GET /v1/terminals/nearby``, ``/v1/reference/...``: signed documents that terminals keep."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import ValidationError
from sqlalchemy import or_, select

from central.authentication import Authentication, Caller
from central.keys import Keys
from central.places import Places
from central.problems import documented
from central.settings import Clock
from central.storage.database import Storage
from central.storage.models import Terminal
from kiosk.contract.receipt_number import terminal_code
from kiosk.contract.reference import (
    REFERENCE_PATHS,
    CentralKeys,
    Content,
    Holidays,
    Nearby,
    Reference,
    ReferenceAnswer,
    ReferenceName,
    sign,
)
from kiosk.contract.status import TerminalStatus

SEEN_LATELY = timedelta(minutes=5)
"""A terminal beats every quarter of a minute; one that has been silent so long sends nobody anywhere."""

RECEIPT_PRINTER = "receipt_printer"
PRINTS = {"working": True, "attention": True, "faulted": False, "absent": False}
"""By the states of `DeviceStatus`; in the others nobody has asked it yet."""
HARMLESS = ("updates_no_root", "updates_refused", "updates_stale")
"""Alarms, alone, under which a terminal serves people as well as ever."""


class References:
    """What there is to know, now."""

    def __init__(
        self, storage: Storage, keys: Keys, clock: Clock, holidays: Holidays, places: Places
    ) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._places = places
        self._for_all: dict[ReferenceName, Content] = {
            ReferenceName.HOLIDAYS: holidays,
            ReferenceName.KEYS: CentralKeys(
                sealing_key=keys.sealing_public.hex(),
                sealing_key_id=keys.sealing_id,
                suite=keys.suite.name,
            ),
        }

        self._versions_for_all = {name.value: _version(each) for name, each in self._for_all.items()}
        self._no_places = {ReferenceName.NEARBY.value: _version(Nearby(places=()))}

    def versions(self, terminal: int) -> dict[str, str]:
        """The version of each document as that terminal would get it now."""
        return self.versions_of([terminal])[terminal]

    def versions_of(self, terminals: Collection[int]) -> dict[int, dict[str, str]]:
        """The same for each of several."""
        working = self._working()
        return {each: {**self._versions_for_all, **self._nearby_version(each, working)} for each in terminals}

    def _nearby_version(self, terminal: int, working: Mapping[str, bool | None]) -> dict[str, str]:
        if not self._places.all:
            return self._no_places
        return {ReferenceName.NEARBY.value: _version(self._nearby(terminal, working))}

    def document(self, name: ReferenceName, terminal: int) -> str:
        """The document, signed."""
        content = self._content(name, terminal)
        whole = Reference(
            name=name,
            version=_version(content),
            issued=self._clock(),
            terminal=None if name in self._for_all else terminal,
            content=content,
        )
        return sign(whole, self._keys.signing)

    def _content(self, name: ReferenceName, terminal: int) -> Content:
        if name in self._for_all:
            return self._for_all[name]
        return self._nearby(terminal, self._working())

    def _nearby(self, terminal: int, working: Mapping[str, bool | None]) -> Nearby:
        return Nearby(places=self._places.around(terminal_code(terminal), working))

    def _working(self) -> Mapping[str, bool | None]:
        """Codes of the terminals that can be sent to (heard of lately, in order, not shut out), and whether
        they can print.
        """
        if not self._places.all:
            return {}
        well = (
            select(Terminal.code, Terminal.status)
            .where(Terminal.seen > self._clock() - SEEN_LATELY)
            .where(or_(Terminal.alarms.is_(None), Terminal.alarms.in_(HARMLESS)), Terminal.revoked.is_(None))
        )
        with self._storage.read() as session:
            return {code: _prints(status) for code, status in session.execute(well)}


def _prints(status: str | None) -> bool | None:
    """What the terminal said of its receipt printer with its last heartbeat; None: nothing that says
    either.
    """
    if status is None:
        return None
    try:
        said = TerminalStatus.model_validate_json(status)
    except ValidationError:
        return None  # of a release that says it in another way
    printer = next((each for each in said.devices if each.name == RECEIPT_PRINTER), None)
    return None if printer is None else PRINTS.get(printer.state)


def _version(content: Content) -> str:
    return hashlib.sha256(content.model_dump_json().encode()).hexdigest()[:16]


def references_router(references: References, authentication: Authentication) -> APIRouter:
    """The endpoints."""
    router = APIRouter()

    def add(name: ReferenceName, path: str) -> None:
        @router.get(
            path,
            summary=f"Reference data: {name.value}",
            responses=documented((401, 403, 408, 413, 500)),
            operation_id=f"reference_{name.value}",
        )
        def read(caller: Annotated[Caller, Depends(authentication.waiting)]) -> ReferenceAnswer:
            return ReferenceAnswer(reference=references.document(name, caller.terminal))

    for name, path in REFERENCE_PATHS.items():
        add(name, path)
    return router
