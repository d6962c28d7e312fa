"""What the central service has ordered of the screen, in a file that the agent writes and the screen reads:
closed, a notice, start again. Durable: a terminal that was closed stays so over a power cut. Light to import.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.terminal import durable_file


@dataclass(frozen=True)
class StandingNotice:
    """A sentence for residents; `en` is "" where there is none."""

    zh: str
    en: str
    until: datetime


@dataclass(frozen=True)
class Orders:
    """`closed` and `restart` name the command that ordered it; "" for none. A screen starts again when
    `restart` is another than at its start.
    """

    closed: str = ""
    restart: str = ""
    notice: StandingNotice | None = None

    def notice_at(self, now: datetime) -> StandingNotice | None:
        """The notice that stands now."""
        return self.notice if self.notice is not None and now < self.notice.until else None


NO_ORDERS = Orders()


def orders_file(data_dir: Path) -> Path:
    """Where they stand."""
    return data_dir / "terminal" / "orders.json"


def write(data_dir: Path, orders: Orders) -> None:
    """Replace them; on disk when this returns. Raises OSError."""
    told = asdict(orders)
    if orders.notice is not None:
        told["notice"]["until"] = orders.notice.until.isoformat()
    durable_file.write(orders_file(data_dir), json.dumps(told, ensure_ascii=False).encode())


def read(data_dir: Path) -> Orders:
    """What stands there; nothing where nothing that makes sense does: a damaged file closes no terminal."""
    try:
        told = json.loads(orders_file(data_dir).read_bytes())
        notice = told["notice"]
        return Orders(
            str(told["closed"]),
            str(told["restart"]),
            None
            if notice is None
            else StandingNotice(
                str(notice["zh"]), str(notice["en"]), datetime.fromisoformat(notice["until"]).astimezone()
            ),
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return NO_ORDERS
