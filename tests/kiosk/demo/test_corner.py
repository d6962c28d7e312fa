"""The street corner's devices are found by what the corner tells the configuration."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.page_printer.printer import Outcome, Pages
from devices.standing import Cause, DeviceState
from kiosk.config import load
from kiosk.config.devices import DEVICE_NAMES
from kiosk.demo.corner import SHOWN_CODE, Corner
from kiosk.demo.events import Events
from kiosk.demo.layout import Layout
from kiosk.demo.papers import Papers
from kiosk.demo.sane import SaneCable
from kiosk.demo.terminal import write_config
from kiosk.equipment.classes import code_scanner, configured, page_printer, wiring_of, wirings
from tests.devices.page_printer.contract import eventually, followed, page

SOON_S = 60.0


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(tmp_path)
    made.prepare()
    return made


@pytest.fixture
def corner(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> Iterator[Corner]:
    papers = Papers(layout.papers, Events())
    with Corner(layout.ports, papers, SaneCable(layout.sane)) as corner:
        for name, value in corner.environment.items():
            monkeypatch.setenv(name, value)
        yield corner


def test_every_device_of_the_corner_works_at_the_terminal(corner: Corner, layout: Layout) -> None:
    write_config(layout, {}, devices=corner.settings, shown={})
    config = load(layout.config, layout.data).config
    wired = wirings(config)
    states = {}
    for each in configured(config):
        device = each.build(config, wired[each.name])
        states[each.name] = device.standing().state
        device.close()
    assert states == dict.fromkeys(corner.devices, DeviceState.WORKING)


def test_a_code_held_in_front_of_the_scanner_is_read(corner: Corner, layout: Layout) -> None:
    write_config(layout, {}, devices=corner.settings, shown={})
    config = load(layout.config, layout.data).config
    scanner = code_scanner(config, wiring_of(config, "code_scanner"))
    scanner.begin()
    corner.show_code({})
    code = scanner.look(SOON_S)
    scanner.close()
    assert code is not None
    assert code.text(code.read_at) == SHOWN_CODE


@pytest.mark.parametrize("name", ["code_scanner", "document_scanner"])
def test_a_scanner_whose_cable_is_pulled_is_absent_until_it_is_put_in_again(
    corner: Corner, layout: Layout, name: str
) -> None:
    write_config(layout, {}, devices=corner.settings, shown={})
    config = load(layout.config, layout.data).config
    (its_class,) = (each for each in configured(config) if each.name == name)
    device = its_class.build(config, wiring_of(config, name))
    assert device.standing().state is DeviceState.WORKING
    corner.unplug({"device": name})
    gone = device.standing()
    assert gone.state is DeviceState.ABSENT
    assert gone.cause in (Cause.NO_PORT, Cause.UNPLUGGED)
    corner.plug({"device": name})
    assert device.standing().state is DeviceState.WORKING
    device.close()


def test_without_scanimage_there_is_no_document_scanner(layout: Layout) -> None:
    with Corner(layout.ports, Papers(layout.papers, Events()), None) as corner:
        assert not any("document_scanner" in key for key in corner.settings)
        assert "document_scanner" not in corner.devices
        assert corner.environment == {}


def test_the_corner_has_one_of_every_class(corner: Corner) -> None:
    assert set(corner.devices) == set(DEVICE_NAMES) - {"face_module"}, "no face is asked for unbidden"


def test_what_the_page_printer_prints_is_kept_and_its_cable_can_be_pulled(
    corner: Corner, layout: Layout
) -> None:
    write_config(layout, {}, devices=corner.settings, shown={})
    config = load(layout.config, layout.data).config
    printer = page_printer(config, wiring_of(config, "page_printer"))
    assert followed(printer.print(Pages(page("one")))).outcome is Outcome.PRINTED
    eventually((layout.papers / "pages-1.pdf").exists)
    corner.unplug({"device": "page_printer"})
    assert printer.standing().cause is Cause.UNREACHABLE
    corner.plug({"device": "page_printer"})
    assert printer.standing().state is DeviceState.WORKING
