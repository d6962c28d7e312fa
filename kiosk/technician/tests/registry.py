"""Every test there is, a device at a time in the order of showing. A new one is a line here, and its
words.
"""

from devices.io_board.board import Lamp
from kiosk.technician.front import OWN_PARTS, front
from kiosk.technician.tests import answers, own_parts, photographing, power, printing, reading, reports, signs
from kiosk.technician.tests.device_test import DeviceTest

WITH_A_DRIVER = tuple(name for name in front().devices if name not in OWN_PARTS)
"""Whose owners let a test into their thread (`ui.workers.examined`)."""

TESTS: tuple[DeviceTest, ...] = (
    *(DeviceTest("answer", name, ("open", "ask"), answers.run) for name in WITH_A_DRIVER),
    DeviceTest("card", "id_card_reader", ("card", "read"), reading.card),
    DeviceTest("code", "code_scanner", ("light", "code"), reading.code),
    DeviceTest("lights", "io_board", tuple(f"lamp_{lamp}" for lamp in Lamp), signs.lights, asks=True),
    DeviceTest("touch", "screen", ("fields",), signs.on_the_screen, asks=True),
    DeviceTest("colours", "screen", ("colours",), signs.on_the_screen, asks=True),
    DeviceTest("sound", "speaker", ("tone",), signs.sound, asks=True),
    DeviceTest("page", "receipt_printer", ("ready", "print"), printing.receipt, asks=True),
    DeviceTest("page", "page_printer", ("ready", "print"), printing.sheet, asks=True, alone=True),
    DeviceTest("feed", "receipt_printer", ("ready", "feed"), printing.feed, asks=True),
    DeviceTest(
        "report", "receipt_printer", ("make_report", "print"), reports.on_paper, asks=True, alone=True
    ),
    DeviceTest("scan", "document_scanner", ("open", "scan"), reading.page),
    DeviceTest("picture", "document_camera", ("sheet", "page"), photographing.page, asks=True),
    DeviceTest("supply", "ups", ("feeds", "battery"), power.supply),
    DeviceTest("power_cut", "ups", ("charged", "pull", "plug"), power.power_cut),
    DeviceTest("path", "network", ("name", "connect", "answer"), own_parts.network, alone=True),
    DeviceTest("disk", "computer", ("room", "write"), own_parts.disk, alone=True),
    DeviceTest("clock", "computer", ("year", "confirmed"), own_parts.clock, alone=True),
    DeviceTest("report_on_stick", "computer", ("make_report", "write_stick"), reports.onto_stick, alone=True),
    DeviceTest("report_to_central", "computer", ("make_report", "send"), reports.to_central, alone=True),
)


def of_device(device: str) -> tuple[DeviceTest, ...]:
    """The tests of one device."""
    return tuple(each for each in TESTS if each.device == device)


def find_test(device: str, name: str) -> DeviceTest | None:
    """One test."""
    return next((each for each in of_device(device) if each.name == name), None)
