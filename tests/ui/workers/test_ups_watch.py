"""The owner of a UPS behind upsd."""

from functools import partial

from devices.simulators.nut_server import NutFault, NutFaultKind, SimulatedNutServer
from devices.standing import Cause, DeviceState
from devices.ups.nut_ups import NutUps
from devices.ups.supply import FORGOTTEN_S, SteadySupply, Supply
from kiosk.visit.effects import ShutDown
from kiosk.visit.news import SupplyChanged
from tests.devices.ups.tcp import TcpLine
from tests.ui.workers.heard import Heard
from ui.workers.supply_teller import SupplyTeller
from ui.workers.ups_watch import UpsWatch


def test_a_power_cut_is_told_after_a_while_and_its_end_after_a_longer_one() -> None:
    heard = Heard()
    with SimulatedNutServer() as server:
        teller = SupplyTeller(SteadySupply(5, 30), heard.post, heard.stand, clock=heard.clock)
        watch = UpsWatch(NutUps(partial(TcpLine, server.port), "ups"), teller, heard.clock)
        watch.rest()
        server.set(ups_status="OB DISCHRG")
        heard.rest_until(watch, lambda: SupplyChanged(Supply.BATTERY) in heard.events)
        assert 5 <= heard.seconds <= 10
        watch.handle(ShutDown())  # the settings do not want that: nothing happens
        server.set(ups_status="OL")
        since = heard.seconds
        heard.rest_until(watch, lambda: SupplyChanged(Supply.MAINS) in heard.events)
        assert 30 <= heard.seconds - since <= 35
        assert [each.state for each in heard.stood] == [
            DeviceState.WORKING,
            DeviceState.ATTENTION,
            DeviceState.WORKING,
        ]
        watch.close()


def test_a_ups_that_nobody_hears_any_more_closes_nothing_for_ever() -> None:
    heard = Heard()
    with SimulatedNutServer() as server:
        teller = SupplyTeller(SteadySupply(0, 30), heard.post, heard.stand, clock=heard.clock)
        watch = UpsWatch(NutUps(partial(TcpLine, server.port), "ups"), teller, heard.clock)
        server.set(ups_status="OB")
        heard.rest_until(watch, lambda: SupplyChanged(Supply.BATTERY) in heard.events)
        server.fault = NutFault(NutFaultKind.STALE_DATA)
        since = heard.seconds
        heard.rest_until(watch, lambda: SupplyChanged(Supply.MAINS) in heard.events, tries=90)
        assert heard.seconds - since >= FORGOTTEN_S
        assert heard.stood[-1].cause is Cause.STALE
        watch.close()
