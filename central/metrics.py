"""What this worker counts, in the form that Prometheus reads, on a port of its own.

Never beside the terminals' endpoints: figures of a fleet are nobody's business outside. `serve --metrics
HOST:PORT` opens it; without that there is none. Each worker has its own; what is read from the database is
the same in all of them, so a dashboard takes the greatest.
"""

import time
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.errors import CentralError
from central.news import News
from central.settings import Clock
from central.storage.database import Storage
from central.storage.models import Case, HeldSubmission, Terminal
from kiosk.contract.api import HEARTBEAT_PATH

SILENT_AFTER = timedelta(minutes=5)
"""A terminal is heard every minute; so long after the last word it counts as silent."""
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """One worker's. `news`: its parked heartbeats."""

    def __init__(self, storage: Storage, clock: Clock, news: News) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter(
            "central_answers", "Answers by route and status", ["route", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "central_answer_seconds",
            "Time to the answer, heartbeats apart: they wait for news",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        waiting = Gauge(
            "central_heartbeats_waiting", "Heartbeats kept waiting for news here", registry=self.registry
        )
        waiting.set_function(lambda: news.waiting)
        self.registry.register(_Fleet(storage, clock))

    def answered(self, route: str, status: int, seconds: float) -> None:
        """One answer has gone out. `route` is the pattern: a path may hold a receipt number."""
        self._answers.labels(route, str(status)).inc()
        if route != HEARTBEAT_PATH:
            self._seconds.labels(route).observe(seconds)


class Measured:
    """ASGI middleware, the outermost: counts each answer. Heartbeats do not pass it and count themselves."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, watch)
        if status:
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.answered(route, status, time.monotonic() - began)


class _Fleet(Collector):
    """Read from the database when somebody asks."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        now = self._clock()
        with self._storage.read() as session:
            rows = session.execute(
                select(Terminal.seen, Terminal.revoked, Terminal.waiting, Terminal.alarms)
            ).all()
            submissions = session.scalar(select(func.count()).select_from(HeldSubmission)) or 0
            cases = session.scalar(select(func.count()).select_from(Case)) or 0
        states: Tally[str] = Tally({"heard": 0, "silent": 0, "shut_out": 0})
        alarms: Tally[str] = Tally()
        waiting = 0
        for row in rows:
            heard = row.seen is not None and now - row.seen <= SILENT_AFTER
            states["shut_out" if row.revoked else "heard" if heard else "silent"] += 1
            if not row.revoked:
                alarms.update((row.alarms or "").split())
                waiting += row.waiting or 0
        yield _by("central_terminals", "Terminals by state", "state", states)
        yield _by("central_terminal_alarms", "Terminals that call for somebody, by alarm", "alarm", alarms)
        yield GaugeMetricFamily("central_submissions_waiting", "On terminals, not yet here", value=waiting)
        yield GaugeMetricFamily("central_submissions_held", "Submissions held", value=submissions)
        yield GaugeMetricFamily("central_cases", "Cases made of them", value=cases)

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing ahead: a registration must not ask the database."""
        return iter(())


def _by(name: str, text: str, label: str, counts: "Tally[str]") -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family


def serve_metrics(metrics: Metrics, host: str, port: int) -> int:
    """Serve them in a thread of their own until the process ends; gives the port.

    Raises:
        CentralError: the address cannot be had.

    """
    try:
        server, _ = start_http_server(port, host, metrics.registry)
    except OSError as error:
        raise CentralError(f"{host}:{port}: {error.strerror}; choose another --metrics") from error
    return int(server.server_port)
