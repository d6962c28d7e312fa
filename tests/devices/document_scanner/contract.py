"""What every document scanner does, whatever is behind it. A test class inherits it and makes the bench."""

import io
import threading
import time
from collections.abc import Iterator
from typing import Protocol

import pytest
from PIL import Image

from devices.document_scanner.scanner import (
    ColourMode,
    DocumentScanner,
    PageSource,
    ScanCancelled,
    ScannedPage,
    ScanProgress,
    ScanRequest,
)
from devices.errors import DeviceError
from devices.standing import DeviceState

SMALL = ScanRequest(dpi=75)
CANCELLED_WITHIN_S = 30.0


class Bench(Protocol):
    """A driver, and what is at the other end of it, with a page on its plate."""

    driver: DocumentScanner

    def dawdle(self) -> None:
        """From now on a scan takes so long that it can be cancelled."""

    def unplug(self) -> None: ...

    def plug_in(self) -> None: ...


def one_page(bench: Bench, request: ScanRequest = SMALL) -> ScannedPage:
    (page,) = bench.driver.scan(request)
    return page


def opened(page: ScannedPage) -> Image.Image:
    picture = Image.open(io.BytesIO(page.encoded))
    picture.load()
    return picture


class DocumentScannerContract:
    """Inherited by the tests of a driver; they give `bench`."""

    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        raise NotImplementedError

    def test_it_works_once_it_has_answered(self, bench: Bench) -> None:
        assert bench.driver.standing().state is DeviceState.WORKING

    def test_it_takes_pages_from_its_plate(self, bench: Bench) -> None:
        assert PageSource.PLATE in bench.driver.sources()

    @pytest.mark.parametrize(("mode", "bands"), [(ColourMode.COLOUR, 3), (ColourMode.GREY, 1)])
    def test_a_page_is_a_picture_of_the_size_that_it_says(
        self, bench: Bench, mode: ColourMode, bands: int
    ) -> None:
        page = one_page(bench, ScanRequest(mode=mode, dpi=75))
        picture = opened(page)
        assert picture.size == (page.width, page.height)
        assert len(picture.getbands()) == bands
        assert page.media_type.startswith("image/")

    def test_what_was_seen_is_about_as_large_as_a_page(self, bench: Bench) -> None:
        width, height = one_page(bench).size_mm
        assert 50 < width < 450
        assert 50 < height < 450

    def test_progress_is_told_and_never_goes_back(self, bench: Bench) -> None:
        told: list[ScanProgress] = []
        list(bench.driver.scan(SMALL, told.append))
        shares = [each.share for each in told if each.share is not None]
        assert {each.page for each in told} == {1}
        assert shares == sorted(shares)
        assert all(0.0 <= share <= 1.0 for share in shares)

    def test_one_scan_after_the_other(self, bench: Bench) -> None:
        assert one_page(bench).width == one_page(bench).width

    def test_cancelling_nothing_does_nothing(self, bench: Bench) -> None:
        bench.driver.cancel()
        assert one_page(bench).width

    def test_a_scan_is_cancelled_from_another_thread(self, bench: Bench) -> None:
        bench.driver.open()
        bench.dawdle()
        begun = threading.Event()
        at = [0.0]

        def cancel() -> None:
            begun.wait()
            at[0] = time.monotonic()
            bench.driver.cancel()

        other = threading.Thread(target=cancel)
        other.start()
        with pytest.raises(ScanCancelled):
            list(bench.driver.scan(SMALL, lambda _: begun.set()))
        took = time.monotonic() - at[0]
        other.join()
        assert took < CANCELLED_WITHIN_S

    def test_closing_it_twice_does_nothing(self, bench: Bench) -> None:
        one_page(bench)
        bench.driver.close()
        bench.driver.close()
        assert one_page(bench).width

    def test_who_stops_listening_leaves_nothing_behind(self, bench: Bench) -> None:
        scan = bench.driver.scan(SMALL)
        next(scan)
        scan.close()
        assert one_page(bench).width

    def test_unplugged_it_is_absent_and_plugged_in_again_it_works(self, bench: Bench) -> None:
        one_page(bench)
        bench.unplug()
        assert bench.driver.standing().state is DeviceState.ABSENT
        with pytest.raises(DeviceError):
            list(bench.driver.scan(SMALL))
        bench.plug_in()
        assert bench.driver.standing().state is DeviceState.WORKING
        assert one_page(bench).width
