"""The pages in the rail, in groups, and who sees which."""

from collections.abc import Callable
from dataclasses import dataclass

from central.console.roles import May
from kiosk.contract.catalogue.schema import Text


@dataclass(frozen=True)
class Place:
    """One of them. `also`: paths of pages that belong to it without lying below it."""

    path: str
    name: Text
    asks: May = May.LOOK
    also: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether the page of that path belongs to it."""
        return any(path == each or path.startswith(each + "/") for each in (self.path, *self.also))


@dataclass(frozen=True)
class Group:
    """Places that belong together."""

    name: Text
    places: tuple[Place, ...]


GROUPS = (
    Group(
        Text(zh="值守", en="Watch"),
        (
            Place("/alerts", Text(zh="告警", en="Alerts")),
            Place("/terminals", Text(zh="终端", en="Terminals")),
            Place("/rollouts", Text(zh="发布", en="Rollouts")),
            Place("/bundles", Text(zh="目录与配置", en="Catalogues, bundles")),
        ),
    ),
    Group(
        Text(zh="申报办理", en="Casework"),
        (
            Place("/arrivals", Text(zh="来件", en="Arrivals"), also=("/unreadable",)),
            Place("/cases", Text(zh="办件", en="Cases")),
            Place("/tasks", Text(zh="分办", en="Tasks"), May.CASEWORK),
            Place("/overdue", Text(zh="超时台账", en="Overdue")),
            Place("/commitments", Text(zh="告知承诺", en="Commitments")),
            Place("/refunds", Text(zh="退费", en="Refunds")),
        ),
    ),
    Group(
        Text(zh="群众", en="Residents"),
        (
            Place("/window", Text(zh="身份核实", en="Identities"), May.WINDOW),
            Place("/appointments", Text(zh="窗口预约", en="Appointments"), May.WINDOW),
            Place("/queues", Text(zh="排队叫号", en="Queues"), May.WINDOW),
            Place("/obstacles", Text(zh="办不成反映", en="Obstacle reports"), May.ANSWER, ("/impossible",)),
            Place("/ratings", Text(zh="好差评", en="Ratings"), May.ANSWER),
            Place("/callbacks", Text(zh="回电", en="Calls"), May.ANSWER),
            Place("/notices", Text(zh="短信通知", en="Text messages")),
        ),
    ),
    Group(
        Text(zh="管理", en="Records"),
        (
            Place("/figures", Text(zh="目录数字", en="Figures")),
            Place("/retention", Text(zh="保存期限", en="Retention")),
            Place("/people", Text(zh="人员", en="People"), May.PEOPLE),
            Place("/audit", Text(zh="操作记录", en="What was done"), May.AUDIT),
        ),
    ),
)


def groups_for(may: Callable[[May], bool]) -> list[Group]:
    """What somebody with these permissions sees of it."""
    found = [Group(each.name, tuple(place for place in each.places if may(place.asks))) for each in GROUPS]
    return [each for each in found if each.places]


def section_of(path: str) -> str:
    """The place in the rail that a page belongs to; empty where it belongs to none."""
    places = (place for group in GROUPS for place in group.places)
    return next((each.path for each in places if each.holds(path)), "")
