"""The pages in the rail, and who sees which."""

from dataclasses import dataclass

from central.console.roles import May
from kiosk.contract.catalogue.schema import Text


@dataclass(frozen=True)
class Place:
    """One of them."""

    path: str
    name: Text
    asks: May = May.LOOK


PLACES = (
    Place("/alerts", Text(zh="告警", en="Alerts")),
    Place("/terminals", Text(zh="终端", en="Terminals")),
    Place("/cases", Text(zh="办件", en="Cases")),
    Place("/tasks", Text(zh="分办", en="Tasks"), May.CASEWORK),
    Place("/window", Text(zh="身份核实", en="Identities"), May.WINDOW),
    Place("/appointments", Text(zh="窗口预约", en="Appointments"), May.WINDOW),
    Place("/overdue", Text(zh="超时台账", en="Overdue")),
    Place("/commitments", Text(zh="告知承诺", en="Commitments")),
    Place("/arrivals", Text(zh="来件", en="Arrivals")),
    Place("/bundles", Text(zh="目录与配置", en="Catalogues, bundles")),
    Place("/rollouts", Text(zh="发布", en="Rollouts")),
    Place("/obstacles", Text(zh="办不成反映", en="Obstacle reports"), May.ANSWER),
    Place("/ratings", Text(zh="好差评", en="Ratings"), May.ANSWER),
    Place("/callbacks", Text(zh="回电", en="Calls"), May.ANSWER),
    Place("/figures", Text(zh="目录数字", en="Figures")),
    Place("/retention", Text(zh="保存期限", en="Retention")),
    Place("/people", Text(zh="人员", en="People"), May.PEOPLE),
    Place("/audit", Text(zh="操作记录", en="What was done"), May.AUDIT),
)


def section_of(path: str) -> str:
    """The place in the rail that a page belongs to; empty where it belongs to none."""
    return next((each.path for each in PLACES if path == each.path or path.startswith(each.path + "/")), "")
