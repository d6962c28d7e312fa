"""``/terminals`` as list and map, ``/terminals/CODE``, ``/alerts``: the fleet as it stands now."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from central import journal
from central.admission import find
from central.commands import commands_of
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages
from central.console.roles import May
from central.console.sessions import Visitor
from central.diagnostics import reports_of
from central.fleet.alerts import calls
from central.fleet.filters import Filter, counts
from central.fleet.machines import Machine, machines
from central.fleet.map import HEIGHT, WIDTH, dots
from central.places import Places
from central.rollouts.desk import everything
from central.rollouts.states import State
from central.settings import Clock
from central.statuses import status_of
from central.storage.database import Storage
from central.updates.assigning import latest
from central.words import (
    ALERTS,
    COMMAND_OUTCOMES,
    DEEDS,
    DEVICE_STATES,
    ROLLOUT_STATES,
    STANDINGS_OF_TERMINALS,
    VERBS,
    WHYS,
)
from kiosk.contract.assignment import Assignment
from kiosk.contract.catalogue.schema import Text

PAGE_LENGTH = 100
_LONGEST = 80
_NO_SUCH_TERMINAL = PageRefusal(
    HTTPStatus.NOT_FOUND,
    Text(zh="没有这台终端", en="There is no such terminal"),
    Text(zh="请从终端列表里选。", en="Choose one from the list of terminals."),
    back="/terminals",
)
_Words = Annotated[str, Query(max_length=_LONGEST)]


def fleet_router(storage: Storage, places: Places, clock: Clock, guard: Guard, pages: Pages) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))

    def fleet() -> tuple[list[Machine], datetime]:
        with storage.read() as session:
            return machines(session, places), clock()

    @router.get("/terminals")
    def terminals(
        request: Request,
        visitor: Annotated[Visitor, looker],
        standing: _Words = "",
        version: _Words = "",
        site: _Words = "",
        text: _Words = "",
        view: _Words = "list",
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> Response:
        found, now = fleet()
        wanted = Filter(standing, version, site, text.strip())
        kept = [each for each in found if wanted.keeps(each, now)]
        last = max(1, -(-len(kept) // PAGE_LENGTH))
        page = min(page, last)
        query = {name: value for name, value in asdict(wanted).items() if value}
        return pages.shown(
            request,
            visitor,
            "terminals.html",
            now=now,
            found=len(found),
            kept=len(kept),
            list=kept[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH],
            page=page,
            pages=last,
            counts=counts(found, now),
            standings=STANDINGS_OF_TERMINALS,
            filter=wanted,
            query=query,
            same=lambda **change: "/terminals?" + urlencode({**query, "view": view, **change}),
            versions=_values(each.line.version for each in found),
            sites=_values(each.line.site for each in found),
            view="map" if view == "map" else "list",
            dots=dots(kept) if view == "map" else [],
            width=WIDTH,
            height=HEIGHT,
        )

    @router.get("/terminals/{code}")
    def terminal(
        request: Request, visitor: Annotated[Visitor, looker], code: Annotated[str, Path(max_length=40)]
    ) -> Response:
        found, now = fleet()
        machine = next((each for each in found if each.code == code), None)
        if machine is None:
            raise _NO_SUCH_TERMINAL
        with storage.read() as session:
            reports = reports_of(session, code) or []
            commands = commands_of(session, code)
            status = status_of(session, code)
            history = journal.entries(session, code, limit=30)
            assigned = latest(session, find(session, code).id)
        return pages.shown(
            request,
            visitor,
            "terminal.html",
            machine=machine,
            now=now,
            standing=machine.standing(now),
            standings=STANDINGS_OF_TERMINALS,
            calls=calls([machine], now),
            alerts=ALERTS,
            list=reports,
            states=DEVICE_STATES,
            history=history,
            assigned=Assignment.model_validate_json(assigned.content) if assigned else None,
            commands=commands,
            how=status,
            verbs=VERBS,
            outcomes=COMMAND_OUTCOMES,
            deeds=DEEDS,
        )

    @router.get("/alerts")
    def alerts(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        found, now = fleet()
        called = calls(found, now)
        with storage.read() as session:
            rollouts = everything(session, (State.STOPPED, State.PROPOSED))
        by_alert = {alert: [each for each in called if each.alert == alert] for alert in ALERTS}
        return pages.shown(
            request,
            visitor,
            "alerts.html",
            now=now,
            terminals=len(found),
            rollouts=rollouts,
            rollout_states=ROLLOUT_STATES,
            whys=WHYS,
            by_alert={alert: each for alert, each in by_alert.items() if each},
            alerts=ALERTS,
            spots={each.code: each.spot for each in found},
        )

    return router


def _values(found: Iterable[str | None]) -> list[str]:
    return sorted({each for each in found if each})
