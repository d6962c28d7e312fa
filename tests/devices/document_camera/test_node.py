"""A camera is found among those of the kernel, and its driver asked, without being switched on."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from devices.document_camera.node import CAPTURES, Camera, capabilities
from devices.document_camera.pictures import PictureCamera
from devices.standing import Cause, DeviceState

Plug = Callable[[str, str], Path]


@pytest.fixture
def machine(tmp_path: Path) -> Plug:
    """Directories like those of the kernel; the function plugs a node in."""

    def plug(node: str, name: str) -> Path:
        (tmp_path / "sys" / node).mkdir(parents=True)
        (tmp_path / "sys" / node / "name").write_text(f"{name}\n")
        (tmp_path / "dev").mkdir(exist_ok=True)
        path = tmp_path / "dev" / node
        path.touch()
        return path

    return plug


def camera(tmp_path: Path, wanted: str, ask: Callable[[Path], int] = lambda _: CAPTURES) -> Camera:
    return Camera(wanted, tmp_path / "sys", tmp_path / "dev", ask)


def test_the_one_of_that_name_is_found_among_others(tmp_path: Path, machine: Plug) -> None:
    machine("video0", "Integrated Webcam")
    path = machine("video2", "CZUR Document Camera 8M")
    node, standing = camera(tmp_path, "document camera").find()
    assert node is not None
    assert node.path == path
    assert standing.state is DeviceState.WORKING
    assert "CZUR" in standing.detail


def test_the_node_that_gives_no_pictures_is_passed_over(tmp_path: Path, machine: Plug) -> None:
    first, second = machine("video0", "CZUR"), machine("video1", "CZUR")
    able = {first: 0x00A00000, second: CAPTURES | 0x04000000}
    node, _ = camera(tmp_path, "auto", able.__getitem__).find()
    assert node is not None
    assert node.path == second


def test_a_path_or_a_link_to_it_names_a_camera(tmp_path: Path, machine: Plug) -> None:
    machine("video0", "one")
    path = machine("video1", "two")
    link = tmp_path / "by-id"
    link.symlink_to(path)
    node, _ = camera(tmp_path, str(link)).find()
    assert node is not None
    assert node.name == "two"


def test_ten_comes_after_two(tmp_path: Path, machine: Plug) -> None:
    machine("video10", "later")
    machine("video2", "first")
    node, _ = camera(tmp_path, "auto").find()
    assert node is not None
    assert node.name == "first"


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.EACCES, Cause.PORT_NOT_PERMITTED),
        (errno.EBUSY, Cause.PORT_IN_USE),
        (errno.ENODEV, Cause.UNPLUGGED),
        (errno.EIO, Cause.SILENT),
    ],
)
def test_a_camera_whose_driver_does_not_answer_is_present_and_no_more(
    tmp_path: Path, machine: Plug, number: int, cause: Cause
) -> None:
    machine("video0", "CZUR")

    def ask(_: Path) -> int:
        raise OSError(number, "no")

    standing = camera(tmp_path, "auto", ask).standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, cause)


@pytest.mark.parametrize("wanted", ["auto", "CZUR", "/dev/video9"])
def test_without_a_camera_it_is_absent(tmp_path: Path, wanted: str) -> None:
    standing = camera(tmp_path, wanted).standing()
    assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.NO_CAMERA)


def test_what_is_no_camera_does_not_answer(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(OSError, match=r"."):
        capabilities(file)


def test_pictures_stand_in_for_a_camera(tmp_path: Path) -> None:
    pretended = PictureCamera(tmp_path / "plate")
    assert pretended.standing().state is DeviceState.ABSENT
    (tmp_path / "plate").mkdir()
    (tmp_path / "plate" / "notes.txt").touch()
    assert pretended.standing().state is DeviceState.ABSENT
    for name in ("1.png", "2.JPG"):
        (tmp_path / "plate" / name).touch()
    assert pretended.standing().state is DeviceState.WORKING
    assert pretended.seen() == tmp_path / "plate" / "2.JPG"
