"""Qt's warnings fail the test in which they are printed.

Qt prints them itself, marked, and they are read afterwards. pytest-qt hears them in Python while they are
printed: where Qt's own thread prints (its loader of screens does) and the thread that waits for it holds the
interpreter's lock, both wait for ever. It happened on a build server; here no lock is needed to print.
"""

import os
import re
from collections.abc import Generator

import pytest

MARK = "qt-message"
_PRINTED = re.compile(rf"\[{MARK} (\w+)\] (.*)")
_HARMLESS = ("debug", "info")


def mark_messages() -> None:
    """To be called before Qt is imported: what it prints goes to stderr, marked with its level."""
    os.environ["QT_MESSAGE_PATTERN"] = f"[{MARK} %{{type}}] %{{message}}"
    os.environ["QT_FORCE_STDERR_LOGGING"] = "1"


def warnings_in(printed: str, ignored: list[str]) -> list[str]:
    """The messages of a level that fails a test, but for those that match one of the expressions."""
    return [
        message
        for level, message in _PRINTED.findall(printed)
        if level not in _HARMLESS and not any(re.search(each, message) for each in ignored)
    ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that passed otherwise; what was printed stands in the report anyway. What one test expects
    it marks with ``qt_log_ignore``.
    """
    report = yield
    if call.when == "call" and report.passed:
        expected = [each for mark in item.iter_markers("qt_log_ignore") for each in mark.args]
        found = warnings_in(report.capstderr, item.config.getini("qt_log_ignore") + expected)
        if found:
            report.outcome = "failed"
            report.longrepr = "Qt printed warnings:\n" + "\n".join(found)
    return report
