"""What the settings let the outbox use."""

from kiosk.config import Config
from offline_cache.storage import Limits


def limits_of(config: Config) -> Limits:
    """What `[storage]` says."""
    storage = config.storage
    return Limits(
        storage.minimum_free_mebibytes,
        storage.maximum_mebibytes,
        storage.alarm_percent,
        storage.stop_percent,
    )
