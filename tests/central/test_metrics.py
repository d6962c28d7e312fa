"""The figures for Prometheus: on a port of their own, and nothing that is anybody's."""

import json
from pathlib import Path

import requests
from prometheus_client.parser import text_string_to_metric_families

from central.metrics import serve_metrics
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_heartbeat import beat, parked

DASHBOARD = Path(__file__).resolve().parents[2] / "docs" / "grafana-dashboard.json"


def read(url: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = requests.get(url, timeout=20).text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_what_the_fleet_does_can_be_read(service: RunningService, terminal: TestTerminal) -> None:
    enclosed = terminal.enclose()
    terminal.put(enclosed)
    waiting = parked(service, terminal, beat(terminal, alarms=("storage_low",)).news)
    port = serve_metrics(service.metrics, "127.0.0.1", 0)
    found = read(f"http://127.0.0.1:{port}/metrics")
    assert found["central_heartbeats_waiting", ()] == 1
    assert found["central_terminals", (("state", "heard"),)] >= 1
    assert found["central_submissions_held", ()] >= 1
    put = (("route", "/v1/submissions/{submission}"), ("status", "201"))
    assert found["central_answers_total", put] >= 1
    assert not any(enclosed.receipt_number in str(key) for key in found)
    assert not waiting.done()
    service.news.stop()
    waiting.result(30)


def test_they_are_not_among_the_terminals_endpoints(service: RunningService) -> None:
    assert requests.get(f"{service.url}/metrics", timeout=20).status_code == 404


def test_the_dashboard_asks_for_what_there_is() -> None:
    dashboard = json.loads(DASHBOARD.read_text("utf-8"))
    asked = " ".join(target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    for name in (
        "central_terminals",
        "central_terminal_alarms",
        "central_submissions_waiting",
        "central_heartbeats_waiting",
        "central_answers_total",
        "central_answer_seconds_bucket",
        "central_submissions_held",
    ):
        assert name in asked
