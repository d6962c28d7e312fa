from pathlib import Path

from kiosk.demo.control import ControlServer
from kiosk.demo.events import Events
from kiosk.demo.layout import Layout


def test_the_socket_lies_with_the_process_ids(tmp_path: Path) -> None:
    assert Layout(Path("/short")).socket == Path("/short/run/demo.sock")


def test_a_long_name_of_the_data_directory_does_not_keep_the_control_socket_from_opening(
    tmp_path: Path,
) -> None:
    data = tmp_path / ("x" * 120)
    socket = Layout(data).socket
    with ControlServer(socket, {}, Events(), lambda: None):
        assert socket.is_socket()
    assert socket == Layout(data).socket != Layout(tmp_path / ("y" * 120)).socket
