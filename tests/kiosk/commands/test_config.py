"""`kiosk config`."""

import json
from pathlib import Path

from kiosk.apply.bundle import FACTORY
from kiosk.apply.pushed import IDENTITY_FILE
from kiosk.apply.record import Reason, moved, ready, refused
from kiosk.apply.store import Store
from tests.kiosk.apply.bundles import NOW, bundle
from tests.kiosk.conftest import Kiosk


def test_show_tells_each_value_and_its_source(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "local.toml"
    file.write_text("[visit]\nidle_seconds = 75\n")
    shown = json.loads(kiosk("--config", str(file), "config", "show", "--json").out)
    assert shown["keys"]["visit.idle_seconds"] == {"value": 75, "source": str(file)}
    assert shown["keys"]["visit.warning_seconds"] == {"value": 20, "source": "factory"}
    assert shown["enrolled"] is False


def test_show_for_people_has_a_line_per_key(kiosk: Kiosk) -> None:
    lines = kiosk("config", "show").out.splitlines()
    assert [line.split() for line in lines if line.startswith("visit.idle_seconds")] == [
        ["visit.idle_seconds", "60", "factory"]
    ]


def test_check_passes_a_good_file(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "good.toml"
    file.write_text('[devices.receipt_printer]\nport = "/dev/ttyS1"\n')
    assert kiosk("config", "check", str(file)).code == 0


def test_check_lists_every_fault_and_leaves_with_2(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('[visit]\nidle_seconds = 0\n[ui]\norientation = "round"\n')
    said = kiosk("config", "check", str(file))
    assert said.code == 2
    assert len(said.err.splitlines()) == 2
    assert said.out == ""


def test_a_printer_profile_that_is_not_there_is_refused_with_the_ones_there_are(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('[devices.receipt_printer]\nprofile = "epsn"\n')
    for command in (("config", "check", str(file)), ("--config", str(file), "devices", "check")):
        said = kiosk(*command)
        assert said.code == 2
        assert "devices.receipt_printer.profile: 'epsn' is no printer profile; write one of: " in said.err
        assert "custom-vkp80, dascom-dt-210, default, epson, " in said.err


def test_a_port_that_the_transport_does_not_understand_is_refused(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    for transport, port, told in (
        ("usb", "0519-0003", "vid:pid"),
        ("network", "auto", "192.0.2.20:9100"),
        ("network", "printer:port", "192.0.2.20:9100"),
    ):
        file.write_text(f'[devices.receipt_printer]\ntransport = "{transport}"\nport = "{port}"\n')
        said = kiosk("config", "check", str(file))
        assert said.code == 2
        assert "devices.receipt_printer.port: " in said.err
        assert told in said.err


def test_every_command_refuses_a_wrong_configuration_in_one_line(kiosk: Kiosk, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("[visit]\nidle_second = 30\n")
    for command in (("config", "show"), ("run",)):
        said = kiosk("--config", str(file), *command)
        assert said.code == 2
        assert (
            said.err == f"kiosk: {file}: visit.idle_second: no such key; did you mean visit.idle_seconds?\n"
        )


def test_history_of_a_new_terminal_is_empty(kiosk: Kiosk) -> None:
    assert json.loads(kiosk("config", "history", "--json").out) == []
    assert kiosk("config", "history").out.startswith("nothing applied yet")


def enrolled_store(data: Path) -> Store:
    identity = data / IDENTITY_FILE
    identity.parent.mkdir(parents=True)
    identity.write_text('{"terminal_id": "0007", "signing_key_id": "central-key"}')
    return Store(data, "central-key")


def test_history_says_what_was_applied_when_and_how_it_ended(kiosk: Kiosk, tmp_path: Path) -> None:
    store = enrolled_store(tmp_path / "data")
    store.change(lambda record: refused(record, bundle(4), Reason.CONFIG_WRONG, "visit.x: no such key", NOW))
    line, now = kiosk("config", "history").out.splitlines()
    assert line.split() == [
        *("2026-03-01", "03:00", "UTC", "4", "refused", "config", "general-4", "config_wrong:"),
        *("visit.x:", "no", "such", "key"),
    ]
    assert now == "now: kept, assignment 0"
    [entry] = json.loads(kiosk("config", "history", "--json").out)
    assert (entry["sequence"], entry["outcome"], entry["reason"]) == (4, "refused", "config_wrong")


def test_a_person_can_go_back_by_hand_and_the_bundle_stays_away(kiosk: Kiosk, tmp_path: Path) -> None:
    store = enrolled_store(tmp_path / "data")
    store.change(
        lambda record: moved(ready(record, bundle(4), NOW, new_way=False, devices=()), frozenset(), NOW)
    )
    said = kiosk("config", "undo")
    assert (said.code, said.out.partition(";")[0]) == (0, "undone")
    record = store.read()
    assert record.running == FACTORY
    assert record.why_denied(bundle(4).digest) is Reason.BY_HAND


def test_there_may_be_nothing_to_undo(kiosk: Kiosk) -> None:
    said = kiosk("config", "undo")
    assert said.code == 1
    assert "no bundle was pushed" in said.err
