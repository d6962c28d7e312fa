"""Which of the terminals somebody wants to see: stands in the address, so that it can be kept and sent on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from central.fleet.machines import Machine, Standing


@dataclass(frozen=True)
class Filter:
    """Empty fields ask for nothing."""

    standing: str = ""
    version: str = ""
    site: str = ""
    text: str = ""
    """Part of a code, or of the name of a place."""

    def keeps(self, machine: Machine, now: datetime) -> bool:
        """Whether it is one of those."""
        line = machine.line
        return (
            (not self.standing or machine.standing(now) == self.standing)
            and (not self.version or (line.version or "") == self.version)
            and (not self.site or (line.site or "") == self.site)
            and (not self.text or self.text.casefold() in _words(machine))
        )


def counts(machines: Iterable[Machine], now: datetime) -> dict[Standing, int]:
    """How many stand how; all standings, in their order."""
    found = dict.fromkeys(Standing, 0)
    for each in machines:
        found[each.standing(now)] += 1
    return found


def _words(machine: Machine) -> str:
    spot = machine.spot
    names = (machine.code, spot.name.zh, spot.name.en or "") if spot else (machine.code,)
    return "\n".join(names).casefold()
