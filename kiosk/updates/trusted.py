"""python-tuf's client with two things of our own: the time it judges by, and its errors in our words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from tuf.api.exceptions import (
    DownloadError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
)
from tuf.api.metadata import TargetFile
from tuf.ngclient import Updater, UpdaterConfig

from kiosk.contract.assignment import TargetRef
from kiosk.contract.updates import MAX_METADATA_BYTES, MAX_ROOT_BYTES, METADATA_PATH
from kiosk.updates.errors import Expired, OutOfReach, Refused
from kiosk.updates.fetcher import SignedFetcher
from kiosk.updates.place import UpdatesPlace

_CONFIG = UpdaterConfig(
    max_delegations=8,
    root_max_length=MAX_ROOT_BYTES,
    timestamp_max_length=MAX_ROOT_BYTES,
    snapshot_max_length=MAX_METADATA_BYTES,
    targets_max_length=MAX_METADATA_BYTES,
)


class Trusted(Updater):
    """One look at the repository, from the pinned root on. `time` is asked once the newest root is known,
    with its version.

    The library takes the system's clock and has no argument for another; its attribute is set here. Its
    version is held below 8 for that.
    """

    def __init__(self, place: UpdatesPlace, fetcher: SignedFetcher, time: Callable[[int], datetime]) -> None:
        place.metadata.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(
            metadata_dir=str(place.metadata),
            metadata_base_url=METADATA_PATH,
            fetcher=fetcher,
            config=_CONFIG,
            bootstrap=place.root.read_bytes(),
        )
        self._time = time

    @property
    def root_version(self) -> int:
        """The root that is followed now."""
        return self._trusted_set.root.version

    def signed(self, ref: TargetRef) -> TargetFile:
        """What the key of its kind signed under that name.

        Raises:
            Refused: nothing, or something else.

        """
        found = self.get_targetinfo(ref.name)
        if found is None:
            raise Refused(f"{ref.name}: nobody has signed that")
        if found.length != ref.length or found.hashes != {"sha256": ref.sha256}:
            raise Refused(f"{ref.name}: another file was signed under this name")
        return found

    def _load_root(self) -> None:
        super()._load_root()
        self._trusted_set.reference_time = self._time(self.root_version)


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turns the library's errors into this package's.

    Raises:
        OutOfReach, Expired, Refused: instead of them.

    """
    try:
        yield
    except DownloadLengthMismatchError as error:
        raise Refused(f"longer than what was signed: {error}") from error
    except DownloadError as error:
        raise OutOfReach(str(error)) from error
    except ExpiredMetadataError as error:
        raise Expired(str(error)) from error
    except RepositoryError as error:
        raise Refused(str(error)) from error
