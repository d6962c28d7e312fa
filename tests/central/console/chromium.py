"""A headless Chromium, spoken to over its own pipe (``--remote-debugging-pipe``): no port, no driver.

The protocol is JSON with a zero byte after each message; what is used of it is in the "stable" part
(https://chromedevtools.github.io/devtools-protocol/1-3/).
"""

import base64
import contextlib
import fcntl
import itertools
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

PROGRAM = shutil.which("chromium") or "chromium"
_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--lang=zh-CN",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--no-sandbox",  # the tests may run as root, where it has none; it sees our own pages only
)
Message = dict[str, Any]
KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}


class Chromium:
    """One browser with one page. `directory` is its profile."""

    def __init__(self, directory: Path) -> None:
        to_read, self._write = _pipe()
        self._read, to_write = _pipe()
        # It reads from 3 and writes to 4; a shell puts them there.
        start = f'exec "$0" "$@" 3<&{to_read} 4>&{to_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", start, PROGRAM, *_FLAGS, f"--user-data-dir={directory}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(to_read, to_write),
            start_new_session=True,
        )
        os.close(to_read)
        os.close(to_write)
        self._numbers = itertools.count(1)
        self._pending = bytearray()
        self._events: list[Message] = []
        self._session = ""
        (target,) = (
            each for each in self._call("Target.getTargets")["targetInfos"] if each["type"] == "page"
        )
        attached = self._call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        self._call("Page.enable")
        self._call("Runtime.enable")
        self._call("Log.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session = ""
        try:
            self._call("Browser.close")
            self._process.wait(60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            os.close(self._write)
            os.close(self._read)

    def window(self, width: int, height: int) -> None:
        """As large as that."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def open(self, address: str) -> None:
        """Go there; returns when all of it is loaded."""
        self._going(lambda: self._call("Page.navigate", url=address))

    def cookie(self, address: str, name: str, value: str) -> None:
        """Have it as if a page there had set it."""
        self._call("Network.setCookie", url=address, name=name, value=value)

    def submit(self, selector: str) -> None:
        """Press that button as the keyboard does: go to it, Enter; returns when the next page is there."""
        self.say(f"document.querySelector({json.dumps(selector)}).focus()")
        self.enter()

    def fill(self, selector: str, text: str) -> None:
        """Type into that field."""
        self.say(f"document.querySelector({json.dumps(selector)}).focus()")
        self.type(text)

    def choose(self, selector: str, *files: Path) -> None:
        """Choose these files in that field, as from the system's own list of files."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        found = self._call("DOM.querySelector", nodeId=root, selector=selector)
        self._call("DOM.setFileInputFiles", nodeId=found["nodeId"], files=[str(each) for each in files])

    def press(self, key: str, times: int = 1) -> None:
        """One key, down and up; so many times."""
        code = KEYS[key]
        text = {"Enter": "\r", " ": " "}.get(key, "")
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        down = "keyDown" if text else "rawKeyDown"
        number = 0
        for _ in range(times):
            self._send("Input.dispatchKeyEvent", type=down, text=text, **common)
            number = self._send("Input.dispatchKeyEvent", type="keyUp", **common)
        self._answer("Input.dispatchKeyEvent", number)

    def type(self, text: str) -> None:
        """Into whatever has the focus."""
        self._call("Input.insertText", text=text)

    def enter(self) -> None:
        """Enter; returns when the next page is there."""
        self._going(lambda: self.press("Enter"))

    def say(self, script: str) -> Any:
        """What a script says on the page; a promise is waited for."""
        said = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def text(self) -> str:
        """What stands on the page."""
        return str(self.say("document.body.innerText"))

    def picture(self, file: Path) -> None:
        """The whole page as PNG."""
        shot = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(shot["data"]))

    def complaints(self) -> list[str]:
        """What the browser has said of the pages so far: refused by the policy, not found, failed scripts."""
        entries = [each["params"].get("entry") for each in self._events if each["method"] == "Log.entryAdded"]
        failed = [each["params"] for each in self._events if each["method"] == "Runtime.exceptionThrown"]
        loud = [each["text"] for each in entries if each["level"] in ("warning", "error")]
        return loud + [json.dumps(each) for each in failed]

    def _going(self, act: Callable[[], object]) -> None:
        seen = len(self._events)
        act()
        while not any(each["method"] == "Page.loadEventFired" for each in self._events[seen:]):
            self._take()

    def _call(self, method: str, **parameters: Any) -> Message:
        return self._answer(method, self._send(method, **parameters))

    def _send(self, method: str, **parameters: Any) -> int:
        number = next(self._numbers)
        message: Message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return number

    def _answer(self, method: str, number: int) -> Message:
        while True:
            answer = self._take()
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: Message = answer["result"]
                return result

    def _take(self) -> Message:
        """The next message; the test's own time limit ends a wait that is in vain."""
        while b"\0" not in self._pending:
            chunk = os.read(self._read, 1 << 16)
            if not chunk:
                pytest.fail("Chromium has ended")
            self._pending += chunk
        raw, _, rest = bytes(self._pending).partition(b"\0")
        self._pending = bytearray(rest)
        message: Message = json.loads(raw)
        if "id" not in message:
            self._events.append(message)
        return message


def _pipe() -> tuple[int, int]:
    """Its ends, out of the way of 3 and 4."""
    ends = os.pipe()
    moved = [fcntl.fcntl(each, fcntl.F_DUPFD_CLOEXEC, 10) for each in ends]
    for each in ends:
        os.close(each)
    return moved[0], moved[1]
