"""Where each value comes from."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.config import ConfigError, load
from kiosk.config.layers import flatten
from kiosk.config.load import FACTORY_FILE, IDENTITY_FILE, LARGEST_FILE, check, read_toml
from kiosk.config.model import Config
from kiosk.config.problems import known_keys

WriteFile = Callable[[str], Path]


@pytest.fixture
def local_file(tmp_path: Path) -> WriteFile:
    def write(text: str) -> Path:
        path = tmp_path / "local.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def enrolled(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    identity = data / IDENTITY_FILE
    identity.parent.mkdir(parents=True)
    stored = {"terminal_id": "00A1", "central_url": "https://central.example", "epoch": 1}
    identity.write_text(json.dumps(stored))
    return data


def refused(file: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        check(file)
    assert caught.value.exit_code == 2
    (line,) = caught.value.problems
    assert "\n" not in line
    return line


def test_the_factory_file_alone_is_a_whole_configuration(tmp_path: Path) -> None:
    effective = load(None, tmp_path)
    assert effective.config.visit.idle_seconds == 60
    assert set(effective.sources.values()) == {"factory"}
    assert not effective.enrolled


def test_the_factory_file_gives_every_key_that_may_not_be_left_out() -> None:
    devices = (
        "devices.page_printer",
        "devices.code_scanner",
        "devices.document_scanner",
        "devices.io_board",
        "devices.ups",
        "devices.document_camera",
        "devices.face_module",
        "devices.signal",
        "terminal.nearest",
    )
    optional = (*devices, "payment", "terminal.place_name.ko", "terminal.place_name.ja")
    wanted = {key for key in known_keys(Config) if not key.startswith(optional)}
    given = set(read_toml(FACTORY_FILE))
    assert given == {key for key in wanted if not any(other.startswith(f"{key}.") for other in wanted)}


def test_every_setting_of_the_factory_file_says_its_unit_or_its_choices() -> None:
    lines = FACTORY_FILE.read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if "=" in line and not line.startswith("#") and "#" not in line]
    assert [line.split(" = ")[0] for line in bare] == ["zh", "en", "driver", "fullscreen"]


def test_a_local_file_changes_only_the_keys_it_names(tmp_path: Path, local_file: WriteFile) -> None:
    file = local_file('[devices.id_card_reader]\nport = "/dev/pts/7"\n')
    effective = load(file, tmp_path)
    assert effective.config.devices.id_card_reader.port == "/dev/pts/7"
    assert effective.config.devices.id_card_reader.baud == 115200
    changed = {key for key, source in effective.sources.items() if source == str(file)}
    assert changed == {"devices.id_card_reader.port"}


def test_an_optional_device_comes_as_a_whole_table(tmp_path: Path, local_file: WriteFile) -> None:
    file = local_file('[devices.code_scanner]\ndriver = "serial"\nport = "/dev/ttyACM0"\n')
    scanner = load(file, tmp_path).config.devices.code_scanner
    assert scanner is not None
    assert scanner.port == "/dev/ttyACM0"


def test_enrolment_gives_the_terminal_its_name_and_its_central_service(enrolled: Path) -> None:
    effective = load(None, enrolled)
    assert effective.config.terminal.id == "00A1"
    assert effective.config.central.url == "https://central.example"
    assert effective.sources["terminal.id"] == effective.sources["central.url"] == "enrolment"


def test_on_an_enrolled_terminal_a_local_file_may_only_say_what_is_plugged_in(
    enrolled: Path, local_file: WriteFile
) -> None:
    file = local_file(
        '[terminal]\nid = "evil"\n[central]\nurl = "https://evil.example"\n'
        '[devices.receipt_printer]\nport = "/dev/ttyS3"\n[ui]\npixels_per_mm = 5.0\n'
        '[identity]\nways = ["staff"]\n[payment]\ncode_seconds = 60\n'
    )
    effective = load(file, enrolled)
    assert effective.config.terminal.id == "00A1"
    assert effective.config.central.url == "https://central.example"
    assert effective.config.devices.receipt_printer.port == "/dev/ttyS3"
    assert effective.config.ui.pixels_per_mm == 5.0
    assert effective.ignored == ("terminal.id", "central.url", "identity.ways", "payment.code_seconds")
    assert effective.config.identity.ways != ("staff",)


def test_a_typing_slip_in_a_key_is_found_and_the_right_key_offered(local_file: WriteFile) -> None:
    line = refused(local_file("[visit]\nidle_second = 30\n"))
    assert line.endswith("local.toml: visit.idle_second: no such key; did you mean visit.idle_seconds?")


def test_a_key_like_no_other_is_to_be_removed(local_file: WriteFile) -> None:
    assert refused(local_file("[weather]\nsunny = true\n")).endswith("weather: no such key; remove it")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[visit]\nidle_seconds = "60"\n', 'visit.idle_seconds: "60" will not do; write a whole number'),
        ("[visit]\nidle_seconds = 60.0\n", "visit.idle_seconds: 60.0 will not do; write a whole number"),
        ("[visit]\nidle_seconds = true\n", "visit.idle_seconds: True will not do; write a whole number"),
        ("[visit]\nidle_seconds = 0\n", "visit.idle_seconds: 0 will not do; write a number greater"),
        (
            '[terminal]\nsite_type = "harbour"\n',
            "terminal.site_type: \"harbour\" will not do; write 'street', 'community' or 'bank'",
        ),
        ("[ui]\nlanguages = []\n", "ui.languages: [] will not do"),
        ('[ui]\nlanguages = ["fr"]\n', "ui.languages: \"fr\" will not do; write 'zh', 'en', 'ko' or 'ja'"),
        ('[ui]\nguide_link = "https://guide.invalid/"\n', "an https address with {item} and no other"),
        ('[ui]\nguide_link = "http://guide.invalid/{item}"\n', "an https address with {item} and no other"),
        ('visit = "long"\n', "visit: is a table in one file and a value in another"),
        ('[devices.code_scanner]\ndriver = "serial"\n', "devices.code_scanner.port: not set; add it"),
        (
            '[devices.code_scanner]\ndriver = "keyboard"\nport = "/dev/ttyACM0"\n',
            'devices.code_scanner.driver: driver "keyboard" types like a keyboard, which is not accepted',
        ),
        (
            '[devices.code_scanner]\ndriver = "serial"\nport = "/dev/input/event3"\n',
            "devices.code_scanner.port: /dev/input/event3 types like a keyboard, which is not accepted",
        ),
        (
            '[devices.code_scanner]\ndriver = "serial"\nport = "auto"\nprofile = "nosuch"\n',
            "'nosuch' is no scanner profile; write one of: honeywell, newland",
        ),
        (
            '[devices.page_printer]\ndriver = "ipp"\nuri = "ipps://192.0.2.10/"\ncertificate = "sha256:12"\n',
            "the 64 digits of the certificate's SHA-256 fingerprint",
        ),
        (
            '[devices.page_printer]\ndriver = "ipp"\nuri = "ipp://192.0.2.10/"\ncertificate = "/a.pem"\n',
            "a certificate is looked at with ipps:// only",
        ),
        (
            '[central]\nurl = "http://central.example"\n',
            "central.url: plain http is for this machine only; write https://",
        ),
    ],
)
def test_a_wrong_value_is_one_line_with_file_key_and_remedy(
    local_file: WriteFile, text: str, said: str
) -> None:
    line = refused(local_file(text))
    assert "local.toml: " in line
    assert said in line


def test_broken_toml_names_the_line(local_file: WriteFile) -> None:
    line = refused(local_file("[visit]\nidle_seconds = = 3\n"))
    assert "line 2" in line
    assert line.endswith("correct that line")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "cannot be read (No such file or directory)" in refused(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    file = tmp_path / "gbk.toml"
    file.write_bytes('[terminal.place_name]\nzh = "甘井子"\n'.encode("gbk"))
    assert "is not UTF-8; save the file as UTF-8" in refused(file)


def test_a_mark_in_front_and_foreign_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "notepad.toml"
    file.write_bytes(b"\xef\xbb\xbf[visit]\r\nidle_seconds = 61\r\n")
    assert check(file).visit.idle_seconds == 61


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 5000, "[" + ".".join("a" * 3000) + "]\ny = 1", "x = " + "9" * 5000]
)
def test_what_would_break_the_reader_is_refused_in_one_line(local_file: WriteFile, text: str) -> None:
    assert refused(local_file(text)).endswith("write it as config.toml does")


def test_only_a_file_of_a_sensible_size_is_read(tmp_path: Path, local_file: WriteFile) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), local_file("#" * (LARGEST_FILE + 1))):
        assert refused(path).endswith("give the path of a TOML file")


def test_all_that_is_wrong_is_listed(local_file: WriteFile) -> None:
    file = local_file('[visit]\nidle_seconds = 0\nwarning_seconds = "x"\n')
    with pytest.raises(ConfigError, match=r"1 more: see kiosk config check") as caught:
        check(file)
    assert len(caught.value.problems) == 2


def test_a_damaged_identity_is_said_and_nothing_is_guessed(enrolled: Path) -> None:
    (enrolled / IDENTITY_FILE).write_text("{")
    with pytest.raises(ConfigError, match="enrol the terminal again"):
        load(None, enrolled)


def test_dotted_keys_of_an_empty_table_are_none() -> None:
    assert flatten({"a": {}, "b": {"c": 1}}) == {"b.c": 1}


FACE = '[devices.face_module]\ndriver = "program"\ncommand = ["/opt/vendor/face"]\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f'[identity]\nways = ["face"]\n{FACE}', "never the only way, nor the usual one"),
        (f'[identity]\nways = ["face", "staff"]\n{FACE}', "never the only way, nor the usual one"),
        ('[identity]\nways = ["staff", "face"]\n', "no module does it; add [devices.face_module]"),
        (FACE.replace("/opt/vendor/", ""), "begin with the program's whole path"),
    ],
)
def test_a_face_is_never_alone_and_needs_its_module(local_file: WriteFile, text: str, fault: str) -> None:
    assert fault in refused(local_file(text))


def test_a_face_may_stand_beside_another_way(tmp_path: Path, local_file: WriteFile) -> None:
    config = load(local_file(f'[identity]\nways = ["staff", "face"]\n{FACE}'), tmp_path).config
    assert config.identity.ways == ("staff", "face")
    assert config.devices.face_module is not None
