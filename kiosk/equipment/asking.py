"""Every device asked at the same time, and an answer for each in time, whatever hangs."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from devices.standing import Cause, Device, DeviceState, Standing

STUCK = Standing(DeviceState.FAULTED, Cause.STUCK)


def ask_all(devices: Mapping[str, Callable[[], Device]], seconds: float) -> Iterator[tuple[str, Standing]]:
    """How each device stands, in the order of their answers. One that has not answered after `seconds` is
    stuck: its thread is left behind, and dies with the process.
    """
    answers = queue.SimpleQueue[tuple[str, Standing]]()
    deadline = time.monotonic() + seconds
    for name, make in devices.items():
        thread = threading.Thread(
            target=_ask, args=(name, make, answers.put), name=f"asking {name}", daemon=True
        )
        thread.start()
    waiting = set(devices)
    while waiting:
        try:
            name, standing = answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            break
        waiting.discard(name)
        yield name, standing
    for name in devices:
        if name in waiting:
            yield name, STUCK


def _ask(name: str, make: Callable[[], Device], answer: Callable[[tuple[str, Standing]], None]) -> None:
    try:
        device = make()
    except Exception as error:  # noqa: BLE001  a driver that cannot be built is an answer about this device
        detail = " ".join(str(error).split()) or type(error).__name__
        answer((name, Standing(DeviceState.ABSENT, Cause.SETTING_WRONG, detail)))
        return
    try:
        standing = device.standing()
    except Exception as error:  # noqa: BLE001  a defect of one driver must not keep the others' answers
        standing = Standing(DeviceState.FAULTED, Cause.DRIVER_FAILED, type(error).__name__)
    answer((name, standing))
    device.close()
